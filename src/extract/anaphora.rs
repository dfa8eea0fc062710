//! «Об этом сообщил X», "That is what X said": the statement is the sentence before, for which a pronoun stands.

use super::clause::{self, subject_before};
use super::{Candidate, Scene, noun_group, source};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;
use std::ops::Range;

/// Finds a report by the cue at `at` whose clause has such a pronoun (`anaphora` of the pack) and no statement of its own.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue.filter(|form| matches!(form.tense, Tense::Past | Tense::Present))?;
    let frames = &words.pack.cues.list[usize::from(form.cue)].frames;
    let content = scene.previous.clone().filter(|_| frames.quote.max(frames.post).max(frames.that) >= 50)?;
    let group = clause::verb_group(words, &scene.sentence, at);
    let pronoun = stands_for_sentence(scene, group, at)?;
    let behind = at + 1..scene.sentence.end;
    let source = match pronoun.end <= group {
        true => subject_before(words, &(pronoun.end..scene.sentence.end), group),
        false => subject_before(words, &(scene.sentence.start..pronoun.start), group),
    };
    // «Об этом агентству сообщил X»: to whom.
    let source = source.filter(|source| !source.clone().all(|k| words.is(k, Classes::AUDIENCE)));
    let source = match words.pack.cues.list[usize::from(form.cue)].frames.medium {
        true => source::medium(scene, group, at),
        false => source,
    };
    let source = source.or_else(|| source::place(scene, group, at)).or_else(|| {
        let from = if pronoun.start > at { pronoun.end } else { at + 1 };
        let start = clause::past_adjuncts(words, from, behind.end);
        let subject = noun_group::after(words, start, behind.end);
        (!subject.is_empty()).then_some(subject)
    });
    // «Об этом сообщалось ранее»: by nobody that the text names.
    Some(Candidate {
        form: Some(form),
        cue: group..at + 1,
        source,
        content: vec![content],
        confidence: frames.post.max(frames.quote).max(frames.that).min(85),
        ..Candidate::default()
    })
}

/// The pronoun, at the head of the sentence or right behind the verb.
fn stands_for_sentence(scene: &Scene, group: usize, at: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let run = |start: usize| {
        let end = (start..scene.sentence.end).find(|&k| !words.is(k, Classes::ANAPHORA)).unwrap_or(scene.sentence.end);
        (end > start).then_some(start..end)
    };
    // Nothing but adverbs and marks may stand before it, and no other verb between it and the cue.
    let first =
        (scene.sentence.start..at).find(|&k| words.words[k].is_word() && !words.adverb(k) && !words.is(k, Classes::CONJUNCTION));
    let head = first.and_then(run).filter(|head| head.end <= group && !clause::has_verb(words, &(head.end..group)));
    head.or_else(|| run(at + 1))
}
