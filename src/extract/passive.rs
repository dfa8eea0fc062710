//! Passives: "was first reported by X", « il a été annoncé que », « est accusé par X de ».

use super::clause::{self, subject_before};
use super::complement::{self, Complement};
use super::reported::content;
use super::words::Mark;
use super::{Candidate, Scene, noun_group, passive};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};
use crate::text::fold;

/// Finds what stands behind a participle (« accusé de », « révélé que »), or, where a doer is named, what stands before it.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let group = clause::verb_group(words, &scene.sentence, at);
    if words.pack.order != Order::SubjectFirst || !passive(words, group, at) {
        return None;
    }
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let agent = (at + 1..scene.sentence.end.min(at + 4)).find(|&k| words.is(k, Classes::AGENT));
    let source = agent.map(|agent| noun_group::after(words, agent + 1, scene.sentence.end)).filter(|group| !group.is_empty());
    // « accusé par l’opposition de favoriser »
    let source = source.map(|source| {
        let complement = |k: &usize| cue.frames.preposition(&fold::word(words.raw(*k))).is_some();
        source.start..source.clone().skip(1).find(complement).unwrap_or(source.end)
    });
    if form.tense == Tense::Passive && at > scene.sentence.start {
        let mut behind = source.as_ref().map_or(at + 1, |source| source.end);
        while words.adverb(behind) || words.is(behind, Classes::TIME) {
            behind += 1;
        }
        let announced = complement::announced(words, &scene.sentence, behind, cue)
            .filter(|f| group < at || f.kind == Complement::Preposition && !words.is(at - 1, Classes::DETERMINER))
            .filter(|f| !matches!(f.kind, Complement::Quote | Complement::Colon) || words.mark(behind) != Mark::Comma);
        if let Some(found) = announced {
            return Some(Candidate {
                form: Some(form),
                cue: group..at + 1,
                source,
                content: vec![content(scene, at, &found)],
                confidence: (u16::from(found.share) * 85 / 100) as u8,
                ..Candidate::default()
            });
        }
    }
    let content = subject_before(words, &scene.sentence, group).filter(|_| group < at)?;
    Some(Candidate {
        form: Some(form),
        cue: group..at + 1,
        source: Some(source?),
        content: vec![content],
        confidence: cue.frames.open.max(cue.frames.that).min(70),
        ..Candidate::default()
    })
}
