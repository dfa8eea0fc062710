//! "Bu barədə X məlumat verib": X has said so. The statement is the sentence before, for which a pronoun stands.

use super::subject;
use crate::extract::content::trim;
use crate::extract::{Candidate, Scene};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;

/// Finds a report by the cue at `at` whose sentence opens with such a pronoun (`anaphora` of the pack).
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue.filter(|form| matches!(form.tense, Tense::Past | Tense::Present | Tense::Passive))?;
    let frames = &words.pack.cues.list[usize::from(form.cue)].frames;
    let start = subject::clause_start(words, &scene.sentence);
    let end = (start..at).find(|&k| !words.is(k, Classes::ANAPHORA))?;
    let mut group = at;
    while group > end && words.is(group - 1, Classes::AUXILIARY) {
        group -= 1;
    }
    // A clause of its own, or one that the cue announces, is what is said.
    let own = scene.before.is_empty() && !words.is(at + 1, Classes::COMPLEMENTISER) && words.quote_at(at + 2).is_none();
    let previous = scene.previous.clone().filter(|_| end > start && own)?;
    let between = end..group;
    if between.clone().any(|k| words.quote_at(k).is_some()) {
        return None;
    }
    let body = between.clone().find(|&k| words.is(k, Classes::ORIGIN)).map(|k| end..k + 1);
    Some(Candidate {
        form: Some(form),
        cue: group..at + 1,
        source: body.or_else(|| subject::last(words, &between)),
        content: vec![previous.start..trim(words, previous.start, previous.end)],
        confidence: frames.that.max(frames.quote).min(75),
        ..Candidate::default()
    })
}
