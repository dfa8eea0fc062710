//! «Как сообщил X, …», „Wie X sagte, …“: an as-clause at the head of the sentence, and the statement behind its comma.

use super::clause::{self, subject_before};
use super::words::Mark;
use super::{Candidate, Scene, content, noun_group, source};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;

/// The farthest that the comma may stand behind the verb, in tokens.
const REACH: usize = 40;

/// Finds a report whose cue at `at` stands in the as-clause that opens the sentence.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue.filter(|form| matches!(form.tense, Tense::Past | Tense::Present))?;
    let group = clause::verb_group(words, &scene.sentence, at);
    let opener = (scene.sentence.start..at).find(|&k| words.words[k].is_word() && !words.is(k, Classes::CONJUNCTION))?;
    if !words.is(opener, Classes::AS) || (opener..at).any(|k| !words.words[k].is_word()) {
        return None;
    }
    let before = if opener + 1 < group { subject_before(words, &(opener + 1..scene.sentence.end), group) } else { None };
    let place = || source::place(scene, group, at).filter(|place| place.start > at);
    let source = before.or_else(place).or_else(|| {
        let start = clause::past_adjuncts(words, at + 1, scene.sentence.end);
        let subject = noun_group::after(words, start, scene.sentence.end);
        (!subject.is_empty()).then_some(subject)
    })?;
    let from = source.end.max(at + 1);
    let mut comma = (from..scene.sentence.end.min(at + REACH)).find(|&k| words.mark(k) == Mark::Comma)?;
    // «Как сообщил X, министр Y, …»: an apposition without a verb.
    let mut source = source;
    if let Some(next) = (comma + 1..scene.sentence.end.min(comma + 12)).find(|&k| words.mark(k) == Mark::Comma)
        && source.end == comma
        && words.is(comma + 1, Classes::ROLE.and(Classes::DETERMINER))
        && !clause::has_verb(words, &(comma + 1..next))
    {
        source.end = next;
        comma = next;
    }
    let said = comma + 1..content::end(words, &scene.sentence, comma + 1);
    (words.count(&said) >= 3).then(|| Candidate {
        form: Some(form),
        cue: group..at + 1,
        source: Some(source),
        content: vec![said],
        confidence: 85,
        ..Candidate::default()
    })
}
