//! Where a reported clause ends: at the next report, at the narrator's next clause, at the occasion of speaking.

use super::clause::{AUXILIARIES, has_verb, subject_before, verb_group};
use super::complement::{self, Complement};
use super::insert;
use super::words::{Mark, Words};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};
use crate::model::TokenKind;
use std::ops::Range;

/// Where the content that begins at `start` ends: at the sentence's end, or where the next report of the sentence begins.
///
/// A quotation that runs on beyond the sentence is followed to its end.
pub fn end(words: &Words, sentence: &Range<usize>, start: usize) -> usize {
    let mut at = start;
    let mut end = sentence.end;
    while at < end {
        if let Some(quote) = words.quote_at(at) {
            if quote.range.end > end {
                return quote.range.end;
            }
            at = quote.range.end.max(at + 1);
            continue;
        }
        let word = &words.words[at];
        let far = at >= start + 2;
        if far && word.is(Classes::ACCORDING) && (words.mark(at - 1) == Mark::Comma || words.pack.order == Order::VerbFirst) {
            end = at;
            break;
        }
        // "… in an interview on Monday": how it was said, not what.
        if at > start + 3 && word.is(Classes::PREPOSITION) && occasion(words, at, end) {
            end = at;
            break;
        }
        if at > start + 3
            && words.mark(at - 1) == Mark::Comma
            && another_clause(words, at, end)
            && (!words.pack.inversion || has_verb(words, &(start..at)))
        {
            end = at;
            break;
        }
        if far && word.is(Classes::CONTRAST) && (words.mark(at - 1) == Mark::Comma || contrasted(words, sentence, at)) {
            end = at;
            break;
        }
        // „doppelt so schnell wie gedacht“: without its comma it compares.
        let compares = |at: usize| words.pack.order == Order::VerbSecond && words.mark(at - 1) != Mark::Comma;
        if far && word.is(Classes::AS) && !compares(at) && words.words.get(at + 1).is_some_and(|w| w.cue.is_some()) {
            end = at;
            break;
        }
        // "“…” - a charge that …": the narrator explains the quotation.
        if word.mark == Mark::Dash
            && at > start
            && words.mark(at - 1) == Mark::Quote
            && words.is(at + 1, Classes::DETERMINER)
            && words.tokens[at - 1].span.end < words.tokens[at].span.start
        {
            end = at;
            break;
        }
        // «…, сообщает X»: who passes the statement on.
        if far && words.mark(at - 1) == Mark::Comma && passed_on(words, sentence, at) {
            end = at;
            break;
        }
        if far
            && word.cue.is_some()
            && let Some(lead) = insert::cuts(words, sentence, at).filter(|&lead| lead > start + 2)
        {
            end = lead;
            break;
        }
        let joined = at > start && word.clitic.is(Classes::CONJUNCTION);
        if (far || joined) && word.cue.is_some() && next_report(words, sentence, start, at) {
            end = at;
            // The subject, the conjunction and what leads up to the cue go with it.
            let group = verb_group(words, sentence, at);
            if words.pack.order == Order::SubjectFirst
                && let Some(subject) = subject_before(words, &(start..sentence.end), group)
                && subject.start > start + 2
            {
                end = subject.start;
            }
            while end > start
                && (words.is(end - 1, Classes::CONJUNCTION.and(AUXILIARIES).and(Classes::ADVERB).and(Classes::SUBORDINATOR))
                    || words.mark(end - 1) == Mark::Comma
                    || end == at && words.is(end - 1, Classes::PREPOSITION) && words.pack.inversion)
            {
                end -= 1;
            }
            break;
        }
        at += 1;
    }
    trim(words, start, end)
}

/// Whether a verb of saying behind a comma has its subject behind it, and nothing else up to the end of the sentence.
fn passed_on(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    words.pack.inversion
        && words.words[at].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present))
        && complement::find(words, sentence, at)
            .is_some_and(|c| c.kind == Complement::Post && c.group.is_some() && c.start + 1 >= sentence.end)
}

/// ", but the plan …", ", and when …": behind a comma a conjunction joins another clause, which the narrator says.
fn another_clause(words: &Words, at: usize, end: usize) -> bool {
    let next = at + 1;
    words.pack.order == Order::SubjectFirst
        && words.is(at, Classes::CONJUNCTION)
        && (words.is(next, Classes::PRONOUN.and(Classes::DETERMINER).and(Classes::SUBORDINATOR))
            || words.words.get(next).is_some_and(|word| word.capital)
            || words.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Number))
        && next < end
        && has_verb(words, &(next..end.min(next + 12)))
}

/// «غير أن رئيستها أوضحت أن»: within a few words of the contrast another report begins.
fn contrasted(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    (at + 1..sentence.end.min(at + 9))
        .take_while(|&k| words.words[k].is_word())
        .any(|k| words.words[k].cue.is_some() && complement::find(words, sentence, k).is_some_and(|c| c.share >= 60))
}

/// "in a statement", "during a televised interview": a preposition, at most two words, an occasion of speaking.
fn occasion(words: &Words, at: usize, end: usize) -> bool {
    words.pack.order == Order::SubjectFirst
        && words.is(at, Classes::MANNER)
        && words.is(at + 1, Classes::DETERMINER)
        && (at + 2..end.min(at + 5)).any(|k| words.is(k, Classes::OCCASION) && (at + 1..k).all(|j| words.words[j].is_word()))
}

/// `end` without the marks that close a sentence or a clause.
pub fn trim(words: &Words, start: usize, mut end: usize) -> usize {
    while end > start && matches!(words.mark(end - 1), Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Dash | Mark::Colon) {
        // The full stop of an abbreviation or within the quotation stays where it is.
        if words.words[end - 1].quote != 0 {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether the cue at `at` begins the next report of the same speaker, rather than one within what is reported.
fn next_report(words: &Words, sentence: &Range<usize>, start: usize, at: usize) -> bool {
    let word = &words.words[at];
    let Some(form) = word.cue else { return false };
    let before = at - 1;
    let after_comma = words.mark(before) == Mark::Comma;
    let found = || complement::find(words, sentence, at).is_some_and(|c| c.share >= 50);
    match form.tense {
        Tense::Participle => {
            let starts = after_comma
                || words.is(before, Classes::SUBORDINATOR.and(Classes::CONJUNCTION))
                || (words.pack.inversion && words.is(before, Classes::PREPOSITION))
                || (words.pack.order == Order::VerbFirst && !word.clitic.is(Classes::CONJUNCTION));
            starts && complement::find(words, sentence, at).is_some_and(|c| c.share >= 50 && !matches!(c.kind, Complement::Post))
        }
        Tense::Past | Tense::Present if words.pack.order == Order::VerbFirst => {
            // «أنه اتصل به وحثه على»: the second verb goes on with what the pronoun did, unless a comma parts them.
            let same = start > 0 && words.is(start, Classes::COMPLEMENTISER) && words.words[start].enclitic && !after_comma;
            let joined = (word.clitic.is(Classes::CONJUNCTION) || words.is(before, Classes::CONJUNCTION)) && !same;
            let introduced = words.is(before, Classes::CONJUNCTION.and(Classes::SUBORDINATOR)) && after_comma;
            (joined || introduced) && found()
        }
        Tense::Past | Tense::Present => {
            let group = verb_group(words, sentence, at);
            // ", but X said, “…”": a speaker of its own, behind a comma, and a quotation set off.
            if let Some(subject) = subject_before(words, &(start..sentence.end), group).filter(|s| s.start > start + 2) {
                let mut first = subject.start;
                while first > start && words.is(first - 1, Classes::CONJUNCTION.and(Classes::SUBORDINATOR)) {
                    first -= 1;
                }
                return matches!(words.mark(first - 1), Mark::Comma | Mark::Dash | Mark::Semicolon)
                    && complement::find(words, sentence, at).is_some_and(|c| match c.kind {
                        Complement::Quote => {
                            matches!(words.mark(c.start - 1), Mark::Comma | Mark::Colon)
                                || words.quote_at(c.start).is_some_and(|quote| quote.words > 3)
                        }
                        Complement::That => c.share >= 80 && first < subject.start,
                        _ => false,
                    });
            }
            // «dijo que A, recordó B y añadió que C»
            let listed = words.pack.drops_subject && after_comma && group == at;
            group > start
                && (listed || words.is(group - 1, Classes::CONJUNCTION))
                && complement::find(words, sentence, at).is_some_and(|c| c.share >= 60 && !matches!(c.kind, Complement::Post))
        }
        // "they call it X and describe Y": both verbs have the subject of the first.
        Tense::Base => {
            let first = start.checked_sub(1).filter(|&k| words.words[k].cue.is_some_and(|form| form.tense == Tense::Base));
            first.is_some_and(|first| verb_group(words, sentence, first) == first)
                && words.is(before, Classes::CONJUNCTION)
                && complement::find(words, sentence, at).is_some_and(|c| c.share >= 60 && !matches!(c.kind, Complement::Post))
        }
        _ => false,
    }
}
