//! What each statement does and where it stands: act, modality, condition, issues and stances, figures.
//!
//! All of it is read off the words of the content and the class of the cue; which words is said by the language pack
//! (`acts.toml`) and the codebooks. Codes are per statement: that a party's statements differ is seen later, over the corpus.

mod act;
mod content;
mod figures;
mod judge;
mod naming;
mod scene;
mod stance;
mod time;

use crate::knowledge::{actors::Actors, codebook::Codebook, pack::Pack};
use crate::model::{Article, Attribution, Codes, Segments, Span, Speaker};
use content::Content;
pub use naming::names;
use scene::Scene;

/// Codes each attribution (same order, same length).
pub fn code(
    article: &Article,
    segments: &Segments,
    attributions: &[Attribution],
    speakers: &[Speaker],
    pack: &Pack,
    codebooks: &[Codebook],
    actors: &Actors,
) -> Vec<Codes> {
    let contents: Vec<Content> = attributions.iter().map(|a| Content::of(article, segments, a)).collect();
    let scenes: Vec<Scene> = contents.iter().map(|content| Scene::of(content, pack)).collect();
    let mut codes: Vec<Codes> = Vec::with_capacity(attributions.len());
    let mut framed = Vec::with_capacity(attributions.len());
    for ((attribution, scene), speaker) in attributions.iter().zip(&scenes).zip(speakers) {
        let verb = act::of_verb(attribution, &Content::cue(article, segments, attribution), pack);
        let (act, act_rule) = act::decide(verb, scene);
        framed.push(stance::Framed { verb, act, scene });
        codes.push(Codes {
            act,
            act_rule: act_rule.into(),
            content_negated: scene.main_negated(),
            modality: scene.modality(act),
            condition: scene.condition(),
            hedge: scene.hedge(),
            stances: Vec::new(),
            said_at: time::said_at(article, segments, attribution, attributions, pack),
            figures: figures::figures(article, segments, attribution, speaker, pack, actors),
        });
    }
    let body = Content::within(article, segments, &[Span::new(0, article.text.len())]);
    for codebook in codebooks {
        for (codes, stances) in codes.iter_mut().zip(stance::stances(&framed, &body, &pack.tag, codebook)) {
            codes.stances.extend(stances);
        }
    }
    codes
}

#[cfg(test)]
mod tests;
