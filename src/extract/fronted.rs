//! «Об отставке сообщила пресс-служба», «О планах губернатор рассказал …»: what is told opens the sentence, with the preposition
//! that the verb of saying governs.

use super::clause;
use super::noun_group;
use super::{Candidate, Scene, inversion, source};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;
use crate::text::fold;

/// The least share of a preposition that is taken for the verb's own.
const GOVERNED: u8 = 60;

/// Finds a report whose cue stands at `at`, behind its prepositional complement.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue.filter(|form| matches!(form.tense, Tense::Past | Tense::Present))?;
    if !words.pack.inversion {
        return None;
    }
    let group = clause::verb_group(words, &scene.sentence, at);
    let start = (scene.sentence.start..group).find(|&k| !(words.adverb(k) || words.is(k, Classes::CONJUNCTION)))?;
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let (_, share) = cue.frames.preposition(&fold::word(words.raw(start))).filter(|&(_, share)| share >= GOVERNED)?;
    let complement = start..group;
    let whole = complement.clone().all(|k| words.words[k].is_word() || words.words[k].quote != 0);
    if !whole
        || words.is(start + 1, Classes::DETERMINER)
        || words.is(start, Classes::ANAPHORA)
        || clause::has_verb(words, &complement)
    {
        return None;
    }
    let place = source::place(scene, group, at).filter(|place| place.start > at);
    let behind = place.or_else(|| inversion::subject_after(scene, at));
    let before = behind.is_none().then(|| noun_group::behind_adjunct(words, &complement)).flatten();
    let content = start..before.as_ref().map_or(group, |subject| subject.start);
    let speaker = behind.or(before)?;
    (words.count(&content) >= 2).then(|| Candidate {
        form: Some(form),
        cue: group..at + 1,
        source: Some(speaker),
        content: vec![content],
        confidence: share.min(80),
        ..Candidate::default()
    })
}
