//! A sentence whose verb alone tells that it is somebody else's words: „Die Lage sei ernst.“ behind a report.

use super::fields;
use crate::extract::{Candidate, Scene, content};
use crate::knowledge::pack::Classes;

/// Finds a sentence of reported mood that no report has: the speaker before goes on.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let sentence = &scene.sentence;
    if !words.is(at, Classes::REPORTIVE) || words.words[at].quote != 0 || words.words[at].capital || !scene.before.is_empty() {
        return None;
    }
    let start = fields::clause_start(words, sentence, at);
    let first = (sentence.start..at).find(|&k| words.words[k].is_word() && !words.is(k, Classes::CONJUNCTION))?;
    // The main clause: the first of the sentence, or right behind a clause that a subordinator opens.
    let main = start <= first && !fields::opens_subordinate(words, sentence, first) && at > first
        || start == at && words.is(first, Classes::SUBORDINATOR.and(Classes::INTERROGATIVE).and(Classes::PREPOSITION));
    let own = (at.saturating_sub(1)..at + 2).any(|k| words.is(k, Classes::NARRATOR));
    let earlier = (start..at).any(|k| fields::is_finite(words, k) && !words.is(k, Classes::REPORTIVE));
    let whole = content::end(words, sentence, first);
    (main && !own && !earlier && words.count(&(first..whole)) >= 3).then(|| Candidate {
        cue: sentence.start..sentence.start,
        content: vec![first..whole],
        continues: true,
        confidence: 70,
        ..Candidate::default()
    })
}
