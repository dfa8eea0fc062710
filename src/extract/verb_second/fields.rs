//! The fields of a clause: what stands before its finite verb, between that and the end, and where other clauses begin.

use crate::extract::clause::AUXILIARIES;
use crate::extract::words::{Mark, Word, Words};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;
use crate::model::Number;
use std::ops::Range;

/// The longest clause that is looked at, in tokens.
const FARTHEST: usize = 120;

/// Where the finite verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Behind the first part of the clause, or at its head.
    Second,
    /// Right behind a conjunction that goes on with the clause before.
    Joined,
    /// At the end of a clause that a subordinator, a relative or a question word opens.
    Last,
}

/// A verb of saying in its clause.
#[derive(Debug, Clone)]
pub struct Verb {
    /// The word of saying.
    pub at: usize,
    /// The finite verb: the word itself, or its auxiliary.
    pub finite: usize,
    /// The first token of the clause, conjunctions left out.
    pub start: usize,
    /// Where the finite verb stands.
    pub place: Place,
    /// It is a passive.
    pub passive: bool,
}

impl Verb {
    /// The verb of saying at `at` in its clause; none where it is an infinitive, or a participle without an auxiliary.
    pub fn find(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Verb> {
        let word = &words.words[at];
        let form = word.cue?;
        if word.capital && words.pack.capital_nouns || words.is(at.wrapping_sub(1), Classes::INFINITIVE) {
            return None;
        }
        let first = clause_start(words, sentence, at);
        let start = (first..at).find(|&k| !words.is(k, Classes::CONJUNCTION)).unwrap_or(at);
        let behind = |k: usize| !words.words.get(k).is_some_and(|word| word.is_word()) || words.is(k, Classes::CONJUNCTION);
        let verb = |finite: usize, place: Place| {
            let passive = finite != at && words.is(finite, Classes::PASSIVE_AUXILIARY);
            Some(Verb { at, finite, start, place, passive })
        };
        // „… gesagt hat“, „… berichtet worden war“: the auxiliary behind.
        let mut last = at;
        while words.is(last + 1, AUXILIARIES) {
            last += 1;
        }
        let subordinate = opens_subordinate(words, sentence, start);
        if last > at && subordinate {
            return verb(last, Place::Last);
        }
        // „hat … gesagt“: at the end of the clause, the auxiliary before it.
        if particle(words, at).is_none()
            && behind(last + 1)
            && at > start + 1
            && let Some(finite) = (start..at).rfind(|&k| words.is(k, AUXILIARIES.and(Classes::VERB)))
        {
            let done = matches!(form.tense, Tense::Passive | Tense::Present);
            // „will … sagen“: what somebody may say.
            if !done || !words.is(finite, AUXILIARIES) {
                return None;
            }
            let joined = finite > first && words.is(finite - 1, Classes::CONJUNCTION);
            return verb(finite, if joined { Place::Joined } else { Place::Second });
        }
        // „will weder zusagen noch ablehnen“: the infinitive is as the plural.
        let infinitive = form.tense == Tense::Present
            && form.agreement.number == Some(Number::Plural)
            && !subordinate
            && (start..at).any(|k| words.is(k, AUXILIARIES.and(Classes::VERB)));
        if !matches!(form.tense, Tense::Past | Tense::Present) || infinitive {
            return None;
        }
        let least = if opens_relative(words, sentence, start) { start } else { start + 1 };
        if subordinate && behind(at + 1) && at > least {
            return verb(at, Place::Last);
        }
        if words.is(at - usize::from(at > 0), Classes::CONJUNCTION) && at > sentence.start {
            return Some(Verb { at, finite: at, start: at, place: Place::Joined, passive: false });
        }
        verb(at, Place::Second)
    }
}

/// The token of the verb's particle.
pub fn particle(words: &Words, verb: usize) -> Option<usize> {
    words.words[verb].particle.and_then(|at| usize::try_from(at).ok())
}

/// The first token of the clause in which the token stands: behind the last mark that parts clauses, or the last long quotation.
pub fn clause_start(words: &Words, sentence: &Range<usize>, at: usize) -> usize {
    let mut start = at;
    while start > sentence.start && at - start < FARTHEST {
        let before = start - 1;
        match words.mark(before) {
            Mark::None | Mark::Other | Mark::Open => {}
            Mark::Dash if glued_dash(words, before) => {}
            Mark::Stop if words.words.get(start).is_some_and(|w| w.is_word()) && words.raw(before) == "." => {}
            Mark::Close => {
                let open = (sentence.start..before).rev().take(12).find(|&k| words.mark(k) == Mark::Open);
                start = open.unwrap_or(before);
                continue;
            }
            Mark::Quote if !words.in_speech(before) => {}
            _ => break,
        }
        start = before;
    }
    start
}

/// Where the clause ends that goes on at the token: at the next mark that parts clauses, quotations and brackets passed over.
pub fn clause_end(words: &Words, from: usize, limit: usize) -> usize {
    let limit = limit.min(from + FARTHEST).min(words.words.len());
    let mut at = from;
    while at < limit {
        if let Some(quote) = words.quote_at(at) {
            at = quote.range.end.max(at + 1);
            continue;
        }
        match words.mark(at) {
            Mark::Comma | Mark::Colon | Mark::Semicolon => return at,
            Mark::Stop if words.raw(at) != "." || at + 1 >= limit => return at,
            Mark::Dash if !glued_dash(words, at) => return at,
            Mark::Open => {
                let close = (at..limit.min(at + 12)).find(|&k| words.mark(k) == Mark::Close);
                at = close.unwrap_or(at);
            }
            _ => {}
        }
        at += 1;
    }
    limit
}

/// A hyphen: tied to a word on one side at least.
fn glued_dash(words: &Words, at: usize) -> bool {
    words.mark(at) == Mark::Dash
        && (at > 0 && words.tokens[at - 1].span.end == words.tokens[at].span.start
            || words.tokens.get(at + 1).is_some_and(|next| next.span.start == words.tokens[at].span.end))
}

/// Whether the clause that begins at the token has its verb at the end.
pub fn opens_subordinate(words: &Words, sentence: &Range<usize>, start: usize) -> bool {
    let plain = Classes::SUBORDINATOR.and(Classes::COMPLEMENTISER).and(Classes::AS).and(Classes::INTERROGATIVE);
    words.is(start, plain) || opens_relative(words, sentence, start)
}

/// „…, der“, „…, in dem“: behind a comma.
pub fn opens_relative(words: &Words, sentence: &Range<usize>, start: usize) -> bool {
    let comma = start > sentence.start && words.mark(start - 1) == Mark::Comma;
    comma
        && (words.is(start, Classes::RELATIVE) || words.is(start, Classes::PREPOSITION) && words.is(start + 1, Classes::RELATIVE))
}

/// Whether a finite verb stands in the range, as far as words and endings tell.
pub fn has_finite(words: &Words, range: &Range<usize>) -> bool {
    range.clone().any(|at| is_finite(words, at))
}

/// Whether the token is a form that is known to be finite.
pub fn is_listed(words: &Words, at: usize) -> bool {
    words.words.get(at).filter(|word| word.is_word() && !word.capital).is_some_and(|word| {
        word.is(AUXILIARIES.and(Classes::VERB).and(Classes::REPORTIVE))
            || word.cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present))
    })
}

/// Whether the token may be a finite verb.
pub fn is_finite(words: &Words, at: usize) -> bool {
    let Some(word) = words.words.get(at).filter(|word| word.is_word() && !word.capital) else { return false };
    is_listed(words, at)
        || word.classes == Classes::default()
            && word.cue.is_none()
            && words.raw(at).chars().count() > 3
            && words.ends(at, &words.pack.finite)
            && !words.is(at.wrapping_sub(1), Classes::DETERMINER)
}

/// Whether the range holds an infinitive that a verb before it governs: „…, mehr Geld zu geben“, „…, dies klarzustellen“.
pub fn has_infinitive(words: &Words, range: &Range<usize>) -> bool {
    range.clone().any(|at| {
        let marked = words.is(at, Classes::INFINITIVE)
            && words.words.get(at + 1).is_some_and(|word| word.is_word() && !word.capital)
            && !words.is(at + 1, Classes::DETERMINER)
            && words.pack.joined_infinitive.iter().any(|(_, ending)| words.raw(at + 1).ends_with(ending.as_str()));
        let joined = words.pack.joined_infinitive.iter().any(|(inside, ending)| {
            let raw = words.raw(at);
            !words.words[at].capital
                && words.words[at].classes == Classes::default()
                && raw.ends_with(ending.as_str())
                && raw.find(inside.as_str()).is_some_and(|from| from >= 2 && from + inside.len() + 3 < raw.len())
        });
        marked || joined
    })
}

/// The noun group at `start`: determiner, adjectives, noun, and the genitives and names that follow.
pub fn group(words: &Words, start: usize, limit: usize) -> Range<usize> {
    let limit = limit.min(words.words.len());
    let end_of = |at: usize| start..at.min(limit).max(start);
    if words.is(start, Classes::PRONOUN) && !words.is(start, Classes::DETERMINER) {
        return end_of(start + 1);
    }
    // Where the last noun ended.
    let mut whole = start;
    let (mut at, mut noun) = (start, false);
    while at < limit && at - start < 40 {
        let word = &words.words[at];
        let next = words.words.get(at + 1).copied().unwrap_or_default();
        match word.mark {
            Mark::None => {}
            Mark::Dash if glued_dash(words, at) => {
                at += 1;
                continue;
            }
            Mark::Stop if words.raw(at) == "." && next.is_word() && at + 1 < limit => {
                at += 1;
                continue;
            }
            Mark::Quote if !words.in_speech(at) => {
                at = words.quote_of(at).map_or(at + 1, |quote| quote.range.end.max(at + 1));
                noun = true;
                whole = at;
                continue;
            }
            Mark::Open if noun => match (at..limit.min(at + 8)).find(|&k| words.mark(k) == Mark::Close) {
                Some(close) => {
                    at = close + 1;
                    whole = at;
                    continue;
                }
                None => break,
            },
            Mark::Other => {
                at += 1;
                continue;
            }
            _ => break,
        }
        if word.is(Classes::TIME.and(Classes::SUBORDINATOR).and(Classes::COMPLEMENTISER).and(Classes::ACCORDING).and(Classes::AS))
        {
            break;
        }
        if word.is(Classes::CONJUNCTION) {
            let joins = noun && (next.capital || next.is(Classes::DETERMINER)) && !next.is(Classes::PRONOUN);
            if !joins {
                break;
            }
            noun = false;
        } else if word.is(Classes::PREPOSITION.and(Classes::DETERMINER)) && noun {
            if !word.is(Classes::GENITIVE) {
                break;
            }
            noun = false;
        } else if word.capital || !word.is_word() {
            noun = true;
            whole = at + 1;
        } else if noun && !(next.capital && words.ends(at, &words.pack.attributive) && !word.is(Classes::ADVERB)) {
            break;
        }
        at += 1;
    }
    // „ein anderer“, „der 32-jährige“: a determiner and an adjective alone.
    let short = whole == start
        && at > start + 1
        && words.is(start, Classes::DETERMINER)
        && !words.words.get(at).is_some_and(Word::is_word);
    end_of(if short { at } else { whole })
}

/// The subject behind a finite verb: the first noun group that stands in no prepositional phrase and in no oblique case.
pub fn subject_behind(words: &Words, from: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(words.words.len());
    let mut at = from;
    while at < limit {
        let word = &words.words[at];
        if word.is(Classes::OBJECT_PRONOUN) && !word.is(Classes::PRONOUN.and(Classes::DETERMINER))
            || word.is(Classes::TIME.and(Classes::NEGATION).and(Classes::PARTICLE)) && !word.is(Classes::DETERMINER)
            || words.adverb(at)
        {
            at += 1;
            continue;
        }
        if word.is(Classes::PREPOSITION) && !word.is(Classes::DETERMINER) {
            at = group(words, at + 1, limit).end.max(at + 2);
            continue;
        }
        if word.is(Classes::OBLIQUE) {
            at = group(words, at, limit).end.max(at + 1);
            continue;
        }
        if !word.is_word() && words.quote_at(at).is_none_or(|_| words.in_speech(at)) {
            return None;
        }
        let found = group(words, at, limit);
        return (!found.is_empty()).then_some(found);
    }
    None
}

/// The end of a subject with what stands in apposition behind its comma.
pub fn with_apposition(words: &Words, subject: &Range<usize>, limit: usize) -> usize {
    let comma = subject.end;
    if words.mark(comma) != Mark::Comma || comma + 1 >= limit {
        return comma;
    }
    let next = &words.words[comma + 1];
    let end = clause_end(words, comma + 1, limit);
    let apposed = next.capital || next.is(Classes::DETERMINER);
    if apposed && !has_finite(words, &(comma + 1..end)) && !has_infinitive(words, &(comma + 1..end)) { end } else { comma }
}

/// The noun group that ends just before `end`: what a relative clause or a postposition belongs to.
pub fn group_before(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let floor = clause_start(words, sentence, end);
    let stops = Classes::SUBORDINATOR.and(Classes::COMPLEMENTISER).and(Classes::RELATIVE).and(Classes::CONJUNCTION);
    let mut start = end;
    while start > floor && end - start < 20 {
        let before = start - 1;
        let word = &words.words[before];
        if word.is(Classes::DETERMINER) && !word.is(Classes::GENITIVE) {
            return Some(before..end);
        }
        let noun_behind = words.words[start..end].iter().any(|word| word.capital);
        if word.is(Classes::PREPOSITION) && !word.is(Classes::GENITIVE)
            || word.is(stops) && !word.is(Classes::DETERMINER)
            || word.is(Classes::TIME)
            || words.adverb(before)
            || noun_behind && is_finite(words, before)
        {
            break;
        }
        start = before;
    }
    (start < end).then_some(start..end)
}

/// „Die Behauptung, A sei B, ist falsch“, „X begrüßte A, warnte aber vor B“: where a clause ends because the one around it, or the
/// next of the same subject, goes on behind a comma with its verb.
pub fn before_verb(words: &Words, start: usize, end: usize) -> usize {
    let verb = |at: usize| is_listed(words, at) && !words.is(at, Classes::REPORTIVE);
    (start..end).find(|&at| words.mark(at) == Mark::Comma && words.words[at].quote == 0 && verb(at + 1)).unwrap_or(end)
}
