//! A verb of saying without a subject of its own, set off by commas: «…, lo cual, añadió, …», «“…”, destacó.», « …, a-t-il dit, … ».

use super::clause::{self, joined_pronoun};
use super::inversion::separated;
use super::postposed::left_content;
use super::words::{Mark, Words};
use super::{Candidate, Scene, content, noun_group};
use crate::knowledge::cues::{Form, Tense};
use crate::knowledge::pack::Classes;
use std::ops::Range;

/// The most words that lead up to the insert («por lo que, añadió, …»).
const LEAD: usize = 4;

/// The farthest that adjuncts are followed, in tokens.
const ADJUNCTS: usize = 15;

/// Words that lead up to it and are no clause by themselves.
const LINK: Classes =
    Classes::SUBORDINATOR.and(Classes::RELATIVE).and(Classes::CONJUNCTION).and(Classes::COMPLEMENTISER).and(Classes::AS);

/// Finds the statement around the verb at `at`, whose group begins at `group`.
pub fn find(scene: &Scene, group: usize, at: usize, form: Form) -> Option<Candidate> {
    let words = scene.words;
    let opener = opener(words, &scene.sentence, group, at)?;
    if !separated(scene, opener) {
        return None;
    }
    let comma = behind(words, &scene.sentence, at);
    let goes_on = words.mark(comma) != Mark::Stop && comma + 1 < scene.sentence.end;
    let left = match lead(words, &scene.sentence, opener) {
        Some(lead) if goes_on => lead..opener - 1,
        _ => left_content(scene, opener)?,
    };
    // «Dijo que la ley, recordó, …»: the outer report has it.
    let reports = |k: usize| words.words[k].quote == 0 && words.words[k].cue.is_some() && clause::is_verb(words, k);
    if left.clone().any(reports) {
        return None;
    }
    let rest = goes_on.then(|| comma + 1..content::end(words, &scene.sentence, comma + 1));
    let rest = rest.filter(|rest| words.count(rest) >= 2);
    let enough = words.count(&left) >= 2 || rest.is_some();
    let frames = &words.pack.cues.list[usize::from(form.cue)].frames;
    enough.then(|| Candidate {
        form: Some(form),
        cue: group..at + 1,
        content: [left].into_iter().chain(rest).collect(),
        confidence: frames.post.max(frames.quote),
        continues: true,
        ..Candidate::default()
    })
}

/// Behind the verb and its adjuncts: «afirmó ayer en rueda de prensa».
fn behind(words: &Words, sentence: &Range<usize>, verb: usize) -> usize {
    let mut at = verb + 1;
    while at < sentence.end && at < verb + ADJUNCTS {
        if words.adverb(at) || words.is(at, Classes::TIME) || clause::day(words, at) {
            at += 1;
        } else if words.is(at, Classes::PREPOSITION) {
            at = noun_group::after(words, at + 1, sentence.end).end.max(at + 1);
        } else {
            break;
        }
    }
    at
}

/// Where the insert whose verb stands at `at` begins, with the word for "as" («según dijo»): a finite verb alone, between
/// marks.
fn opener(words: &Words, sentence: &Range<usize>, group: usize, at: usize) -> Option<usize> {
    let finite = words.words[at].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present));
    let behind = behind(words, sentence, at);
    let closed = behind >= sentence.end || matches!(words.mark(behind), Mark::Comma | Mark::Stop | Mark::Dash);
    // «заявил, что»: the comma that some languages set before a clause.
    let clause = Classes::COMPLEMENTISER.and(Classes::INTERROGATIVE);
    let closed = closed && !words.is(behind + 1, clause);
    let own = (group..=at).any(|k| joined_pronoun(words, k).is_some());
    let alone = words.pack.drops_subject && finite && closed && !own && group > sentence.start;
    let opener = if alone && words.is(group - 1, Classes::AS) { group - 1 } else { group };
    // With adjuncts it is sure only behind a quotation.
    let quoted = opener.checked_sub(2).is_some_and(|k| words.words[k].quote != 0 || words.words[k + 1].quote != 0);
    let alone = alone && (behind == at + 1 || quoted);
    (alone && opener > sentence.start && matches!(words.mark(opener - 1), Mark::Comma | Mark::Dash | Mark::Quote))
        .then_some(opener)
}

/// The linking words between the last mark and the comma before the insert.
fn lead(words: &Words, sentence: &Range<usize>, opener: usize) -> Option<usize> {
    let comma = opener - 1;
    let first = (sentence.start..comma).rev().find(|&k| !words.words[k].is_word())? + 1;
    let linking = (first..comma).any(|k| words.is(k, LINK)) && !clause::has_verb(words, &(first..comma));
    (words.mark(comma) == Mark::Comma && first < comma && comma - first <= LEAD && linking).then_some(first)
}

/// Where a statement ends into which such an insert at `at` is set with linking words before it.
pub fn cuts(words: &Words, sentence: &Range<usize>, at: usize) -> Option<usize> {
    if !words.pack.drops_subject || at + 2 >= sentence.end || words.mark(at + 1) != Mark::Comma {
        return None;
    }
    let group = clause::verb_group(words, sentence, at);
    lead(words, sentence, opener(words, sentence, group, at)?)
}
