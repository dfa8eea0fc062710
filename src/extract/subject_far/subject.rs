//! The subject where it stands far from its verb: the noun group that opens the clause, before adjuncts and objects.

use crate::extract::noun_group::glued;
use crate::extract::words::{Mark, Words};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;
use crate::model::TokenKind;
use std::ops::Range;

/// The most words of a subject or an apposition.
const LONGEST: usize = 25;

/// Words that end a noun group.
const ENDS: Classes = Classes::PREPOSITION
    .and(Classes::TIME)
    .and(Classes::COMPLEMENTISER)
    .and(Classes::RELATIVE)
    .and(Classes::SUBORDINATOR)
    .and(Classes::AUXILIARY)
    .and(Classes::VERB)
    .and(Classes::OBJECT_MARKER)
    .and(Classes::ACCORDING)
    .and(Classes::ORIGIN)
    .and(Classes::NEGATION)
    .and(Classes::INTERROGATIVE)
    .and(Classes::AS);

/// Words that open an adjunct or a clause before the subject.
const ADJUNCT: Classes = Classes::PREPOSITION
    .and(Classes::ACCORDING)
    .and(Classes::ORIGIN)
    .and(Classes::SUBORDINATOR)
    .and(Classes::AUXILIARY)
    .and(Classes::AS);

/// The subject of a clause, and where what follows it begins.
#[derive(Debug, Clone, Default)]
pub struct Lead {
    /// The subject.
    pub source: Option<Range<usize>>,
    /// The first token behind it, behind days and adverbs.
    pub rest: usize,
}

/// The subject of the verb behind `region`: that of the last clause in it, or else of the first («X … پرداخت و گفت»).
///
/// `object` says that an object follows the subject, so that a noun of what happened begins it («X حمله … را محکوم کرد»).
pub fn of(words: &Words, region: &Range<usize>, object: bool) -> Lead {
    let last = last_clause(words, region);
    let own = lead(words, &(last..region.end), object);
    if own.source.is_some() || last == region.start {
        return own;
    }
    Lead { source: lead(words, region, object).source, rest: own.rest }
}

/// «روزنامه X از قول Y می‌نویسد»: the one whose words are passed on.
pub fn origin(words: &Words, region: &Range<usize>) -> Option<Range<usize>> {
    let last = region.clone().rev().find(|&k| words.is(k, Classes::ORIGIN) && !words.is(k + 1, Classes::ORIGIN))?;
    let source = group(words, last + 1, region.end, false);
    let behind = (source.end..region.end).any(|k| words.mark(k) == Mark::Comma);
    (!source.is_empty() && !behind).then_some(source)
}

/// Where the last clause of the region begins: behind the last conjunction or comma that a verb stands before.
pub fn last_clause(words: &Words, region: &Range<usize>) -> usize {
    let parts = |k: usize| match words.mark(k) {
        Mark::Comma => is_verb(words, k - 1),
        Mark::Semicolon | Mark::Stop => true,
        _ => {
            words.is(k, Classes::CONJUNCTION)
                && (is_verb(words, k - 1) || words.mark(k - 1) == Mark::Comma && k > 1 && is_verb(words, k - 2))
        }
    };
    (region.start + 1..region.end).rev().find(|&k| words.words[k].quote == 0 && parts(k)).map_or(region.start, |k| k + 1)
}

/// Whether the token is a verb, as far as the lists tell.
pub fn is_verb(words: &Words, at: usize) -> bool {
    words.is(at, Classes::VERB)
        || words.words[at].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present | Tense::Passive))
}

/// The noun group that opens the region behind adverbs and adjuncts.
fn lead(words: &Words, region: &Range<usize>, object: bool) -> Lead {
    let end = region.end;
    let mut at = region.start;
    loop {
        at = past(words, at, end);
        if at >= end || !words.is(at, ADJUNCT) {
            break;
        }
        // «در این دیدار …»: an adjunct without a comma behind it.
        let pointed = words.is(at + 1, Classes::DETERMINER) && at + 3 < end && !words.is(at + 3, ENDS);
        at = match comma(words, at, end) {
            Some(comma) => comma + 1,
            // «در حالی که X …»: the clause of the verb itself.
            None if words.is(at, Classes::SUBORDINATOR) => {
                (at..end).find(|&k| !words.is(k, Classes::SUBORDINATOR.and(Classes::COMPLEMENTISER))).unwrap_or(end)
            }
            None if pointed => at + 3,
            None => return Lead { source: None, rest: at },
        };
    }
    let mut first = group(words, at, end, object);
    if first.is_empty() || words.mark(first.start) != Mark::None {
        return Lead { source: None, rest: at };
    }
    if object && words.is(first.end, Classes::OBJECT_MARKER) {
        first.end = parted(words, &first);
    }
    let (mut source, mut rest) = (first.clone(), first.end);
    // «X، سخنگوی Y، در …»: appositions between commas.
    while words.mark(rest) == Mark::Comma && rest + 1 < end {
        let apposed = group(words, rest + 1, end, object);
        if apposed.is_empty() || words.is(apposed.end, Classes::OBJECT_MARKER) || words.is(apposed.start, Classes::CONJUNCTION) {
            rest += 1;
            break;
        }
        source.end = apposed.end;
        rest = apposed.end;
    }
    Lead { source: Some(source), rest: past(words, rest, end) }
}

/// Where the object begins in a group that runs from the subject into it («حزب سبز | رقیب خود را»): at the noun before "his own",
/// at the last word for somebody that no office stands before, or else two words before the end.
fn parted(words: &Words, group: &Range<usize>) -> usize {
    let body = Classes::ROLE.and(Classes::SUBJECT);
    let (start, end) = (group.start, group.end);
    let own = (start + 2..end).rev().find(|&k| words.is(k, Classes::REFLEXIVE)).map(|k| k - 1);
    let other = || (start + 1..end).rev().find(|&k| words.is(k, body) && !words.is(k - 1, body.and(Classes::CONJUNCTION)));
    let few = || if end - start > 3 { end - 2 } else { end - 1 };
    own.or_else(other).unwrap_or_else(few).max(start + 1)
}

/// Behind conjunctions, adverbs, days and marks.
fn past(words: &Words, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        let dated = words.tokens[at].kind == TokenKind::Number
            && (words.is(at + 1, Classes::TIME) || at > from && words.is(at - 1, Classes::TIME));
        let skip = words.is(at, Classes::CONJUNCTION.and(Classes::TIME)) || words.adverb(at) || dated;
        let mark = !words.words[at].is_word() && words.mark(at) != Mark::Quote;
        if !skip && !mark {
            break;
        }
        at += 1;
    }
    at
}

/// The next comma outside quotations.
fn comma(words: &Words, from: usize, end: usize) -> Option<usize> {
    (from..end).find(|&k| words.mark(k) == Mark::Comma && words.words[k].quote == 0).filter(|&comma| comma + 1 < end)
}

/// «مدیر فروش … ادعا را»: a deed right behind an office is the office's, unless it is the only one before the object's marker.
fn of_office(words: &Words, at: usize, limit: usize) -> bool {
    let marker = (at + 1..limit).find(|&k| words.is(k, Classes::OBJECT_MARKER));
    words.is(at - 1, Classes::ROLE) && marker.is_none_or(|marker| (at + 1..marker).any(|k| words.is(k, Classes::DEED)))
}

/// The noun group that begins at `start`: up to a preposition, a day, a verb, a mark; a pronoun stands alone.
pub fn group(words: &Words, start: usize, limit: usize, object: bool) -> Range<usize> {
    let mut at = start;
    while at < limit && at - start < LONGEST {
        let word = &words.words[at];
        match word.mark {
            Mark::None => {}
            Mark::Quote if !words.in_speech(at) => {
                let end = words.quote_of(at).map_or(at + 1, |quote| quote.range.end);
                if end >= limit {
                    break;
                }
                at = end.max(at + 1);
                continue;
            }
            Mark::Open if at > start => {
                let Some(close) = (at + 1..limit.min(at + 8)).find(|&k| words.mark(k) == Mark::Close) else { break };
                at = close + 1;
                continue;
            }
            Mark::Dash | Mark::Other | Mark::Stop if at > start && glued(words, at) && at + 1 < limit && glued(words, at + 1) => {
                at += 1;
                continue;
            }
            _ => break,
        }
        if word.is(Classes::PRONOUN) {
            return start..if at == start { at + 1 } else { at };
        }
        // «نماینده ایران در سازمان ملل», «سفیر X در Y»: the place is part of the office.
        let seated = word.is(Classes::PLACE)
            && words.is(start, Classes::BEHALF)
            && at + 1 < limit
            && !words.is(at + 1, Classes::DETERMINER.and(Classes::OCCASION));
        let next =
            at + 1 < limit && words.words[at + 1].is_word() && !words.is(at + 1, ENDS) && words.words[at + 1].cue.is_none();
        // «یکی از دانشجویان»: a group of words that counts.
        let counts = word.is(Classes::DETERMINER) && word.is(Classes::PREPOSITION);
        let ends = word.is(ENDS) && !seated && !counts
            || words.adverb(at)
            || word.cue.is_some()
            || object && at > start && word.is(Classes::DETERMINER) && !counts
            || word.is(Classes::CONJUNCTION) && (at == start || !next)
            || object && at > start && word.is(Classes::DEED) && !of_office(words, at, limit)
            // «روسیه | اوکراین را»: a state's name is whole by itself.
            || object && at == start + 1 && word.is(Classes::NAME) && words.is(start, Classes::NAME);
        if ends {
            break;
        }
        at += 1;
    }
    start..at
}
