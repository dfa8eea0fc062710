//! Clauses without a parser: verb groups and their subjects, from closed classes and marks.

use super::noun_group;
use super::words::{Mark, Words};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};
use crate::model::TokenKind;
use std::ops::Range;

/// The longest noun group or appositive that is looked for, in tokens.
pub const REACH: usize = 30;

/// The first token of the verb group that ends at `cue`: auxiliaries, negations, adverbs, "to".
pub fn verb_group(words: &Words, sentence: &Range<usize>, cue: usize) -> usize {
    let mut at = cue;
    while at > sentence.start {
        let before = at - 1;
        // « l’a dit », « s’est félicité »: pronouns stand before the verb where subjects may stand behind it.
        let pronoun = words.pack.inversion && words.is(before, Classes::OBJECT_PRONOUN);
        let part =
            words.is(before, AUXILIARIES.and(Classes::NEGATION).and(Classes::INFINITIVE)) || words.adverb(before) || pronoun;
        // « a-t-il déclaré »
        if let Some(verb) = joined_to(words, before).filter(|&verb| verb >= sentence.start && words.is(verb, AUXILIARIES)) {
            at = verb;
            continue;
        }
        // "'s" and "n't" are tokens of their own in no segmentation we use; "has", "will" are.
        if !part || (words.is(before, Classes::PREPOSITION) && !words.is(before, Classes::INFINITIVE.and(AUXILIARIES))) {
            break;
        }
        at = before;
    }
    at
}

/// The subject that a hyphen joins to the verb: « dit-elle », « a-t-il » with its letter between.
pub fn joined_pronoun(words: &Words, verb: usize) -> Option<usize> {
    [verb + 2, verb + 4].into_iter().find(|&pronoun| joined_to(words, pronoun) == Some(verb))
}

/// The verb to which a hyphen joins the pronoun at `at`.
fn joined_to(words: &Words, at: usize) -> Option<usize> {
    let hyphen = |at: usize| words.mark(at) == Mark::Dash && noun_group::glued(words, at) && noun_group::glued(words, at + 1);
    if !words.pack.inversion || !words.is(at, Classes::PRONOUN) || at < 2 || !hyphen(at - 1) {
        return None;
    }
    let letter = at >= 4 && hyphen(at - 3) && words.raw(at - 2).chars().count() == 1;
    Some(if letter { at - 4 } else { at - 2 })
}

/// Auxiliaries of both kinds.
pub const AUXILIARIES: Classes = Classes::AUXILIARY.and(Classes::PASSIVE_AUXILIARY);

/// Words that end a noun group.
pub const BOUNDARY: Classes = Classes::SUBORDINATOR
    .and(Classes::COMPLEMENTISER)
    .and(Classes::RELATIVE)
    .and(Classes::AUXILIARY)
    .and(Classes::PASSIVE_AUXILIARY)
    .and(Classes::VERB)
    .and(Classes::PRONOUN)
    .and(Classes::INFINITIVE)
    .and(Classes::ACCORDING)
    .and(Classes::NEGATION)
    .and(Classes::AS);

/// Whether the token ends a noun group: a class of [`BOUNDARY`], unless it is a preposition between nouns that stands before
/// infinitives, too (French de, à).
pub fn bounds(words: &Words, at: usize) -> bool {
    let between = words.is(at, Classes::INFINITIVE)
        && words.is(at, Classes::PREPOSITION)
        && (words.is(at, Classes::GENITIVE) || words.is(at + 1, Classes::DETERMINER));
    words.is(at, BOUNDARY) && !between && !compound(words, at)
}

/// Whether the token is a verb as far as we can tell: a listed verb, an auxiliary, a finite cue.
pub fn is_verb(words: &Words, at: usize) -> bool {
    let Some(word) = words.words.get(at) else { return false };
    let compound = compound(words, at);
    !compound && word.is(AUXILIARIES.and(Classes::VERB))
        || (!word.capital
            && !compound
            && !noun_form(words, at)
            && word.cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present)))
        || (words.pack.order == Order::SubjectFirst
            && word.is_word()
            && word.cue.is_none()
            && !word.capital
            && word.classes == Classes::default()
            && words.mark(at.wrapping_sub(1)) != Mark::Dash
            && !words.is(at.wrapping_sub(1), Classes::DETERMINER)
            && words.raw(at).len() > 4
            && words.ends(at, &words.pack.finite))
}

/// « porte-parole »: no part of a compound is a verb.
fn compound(words: &Words, at: usize) -> bool {
    words.pack.inversion
        && words.mark(at + 1) == Mark::Dash
        && noun_group::glued(words, at + 1)
        && joined_pronoun(words, at).is_none()
}

/// "one of the states": a form in -s behind a determiner or a preposition is a noun.
fn noun_form(words: &Words, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.pack.order == Order::SubjectFirst
        && words.words[at].cue.is_some_and(|form| form.tense == Tense::Present)
        && words.is(before, Classes::DETERMINER.and(Classes::PREPOSITION))
}

/// Whether the token is an auxiliary.
pub fn is_auxiliary(words: &Words, at: usize) -> bool {
    words.is(at, AUXILIARIES)
}

/// Whether any token of the range is a verb outside quotations of the range's own.
pub fn has_verb(words: &Words, range: &Range<usize>) -> bool {
    range.clone().any(|at| is_verb(words, at))
}

/// «este martes», « la semaine dernière »: the article of a day.
pub fn day(words: &Words, at: usize) -> bool {
    words.pack.inversion && words.is(at, Classes::DETERMINER) && words.is(at + 1, Classes::TIME)
}

/// Past what may stand between a verb of saying and a subject behind it: adverbs, days, "in an interview with reporters".
pub fn past_adjuncts(words: &Words, from: usize, limit: usize) -> usize {
    let mut at = from;
    while at < limit {
        if words.adverb(at) || words.is(at, Classes::TIME) || day(words, at) || words.tokens[at].kind == TokenKind::Number {
            at += 1;
            continue;
        }
        // «рассказал агентству «Заря» мэр»: to whom, if a subject is left.
        if words.pack.inversion && words.is(at, Classes::AUDIENCE) {
            let behind = past_audience(words, at, limit);
            let left = behind < limit
                && words.words[behind].is_word()
                && !words.is(behind, BOUNDARY.and(Classes::PREPOSITION).and(Classes::CONJUNCTION));
            if !left {
                break;
            }
            at = behind;
            continue;
        }
        if !words.is(at, Classes::PREPOSITION) {
            break;
        }
        let occasion = (at + 1..limit.min(at + 5))
            .take_while(|&k| words.words[k].is_word())
            .find(|&k| words.is(k, Classes::OCCASION.and(Classes::TIME)));
        // «в Праге министр»: up to a noun in a subject's form.
        let Some(occasion) = occasion else {
            let own = Classes::SUBJECT.and(Classes::ROLE);
            let near = at + 2..limit.min(at + 6);
            let subject = near.clone().take_while(|&k| words.words[k].is_word()).find(|&k| words.is(k, own));
            let free = |k: &usize| words.pack.inversion && !words.is(k - 1, Classes::PREPOSITION.and(Classes::DETERMINER));
            return subject.filter(free).unwrap_or(at);
        };
        at = occasion + 1;
        at = past_audience(words, at, limit);
    }
    at
}

/// Past those to whom one speaks: "the agency “Star”".
pub fn past_audience(words: &Words, from: usize, limit: usize) -> usize {
    let addressed = |k: &usize| words.is(*k, Classes::AUDIENCE) || words.quote_of(*k).is_some_and(|quote| quote.words < 4);
    (from..limit).find(|k| !addressed(k)).unwrap_or(limit)
}

/// Whether the token is a preposition, and no article (« des »).
fn adjoined(words: &Words, at: usize) -> bool {
    words.is(at, Classes::PREPOSITION) && !words.is(at, Classes::DETERMINER)
}

/// The subject that ends just before `end`: a noun group, with its apposition if it has one.
pub fn subject_before(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= sentence.start && !words.is(last, Classes::CONJUNCTION))?;
    match words.mark(last) {
        Mark::Comma => {
            // "X, a spokesman for Y, said": from the comma back to its partner.
            let low = sentence.start.max(last.saturating_sub(REACH));
            // A group with a preposition before it is no head: « X, qui vit dans la capitale, Madrid, a dit ».
            let headless = |comma: usize| {
                let head = noun_group::before(words, sentence, comma);
                words.pack.inversion && head.is_some_and(|head| head.start > low && adjoined(words, head.start - 1))
            };
            let first = (low..last)
                .rev()
                .take_while(|&at| words.mark(at) != Mark::Quote || !words.in_speech(at))
                .find(|&at| words.mark(at) == Mark::Comma && !headless(at))?;
            let subordinate = words.is(first + 1, Classes::SUBORDINATOR) && !words.is(first + 1, Classes::RELATIVE);
            let reported = words.pack.inversion && words.is(first + 1, Classes::COMPLEMENTISER);
            if first + 1 >= last || subordinate || reported || words.is(first + 1, Classes::CONJUNCTION) {
                return None;
            }
            let relative = (first + 1..last).find(|&at| words.is(at, Classes::RELATIVE));
            let between = first + 1..relative.unwrap_or(last);
            // A place or an age may stand between, a clause of its own may not, but for a relative one.
            if has_verb(words, &between) && !words.is(first + 1, Classes::RELATIVE) {
                return None;
            }
            let head = noun_group::before(words, sentence, first)?;
            // «Министр, в свою очередь,»
            let aside = (first + 1..last).all(|at| words.adverb(at));
            Some(head.start..if aside { first } else { last })
        }
        Mark::Close => {
            let open = (sentence.start..last).rev().take(REACH).find(|&at| words.mark(at) == Mark::Open)?;
            let head = noun_group::before(words, sentence, open)?;
            Some(head.start..end)
        }
        // «Газета «Труд» сообщила»
        Mark::Quote if words.pack.inversion && !words.in_speech(last) => noun_group::before(words, sentence, end),
        Mark::None => {
            // «которого назвал X»: a relative in another case is no subject.
            if words.is(last, Classes::RELATIVE) && !words.is(last, Classes::SUBORDINATOR) {
                let before = if last > sentence.start && words.mark(last - 1) == Mark::Comma { last - 1 } else { last };
                return noun_group::before(words, sentence, before);
            }
            if words.is(last, Classes::PRONOUN) {
                return Some(last..end);
            }
            let group = noun_group::nominative(words, noun_group::before(words, sentence, end)?)?;
            // « Lundi, à Paris, a déclaré »: what a preposition or a day begins is no subject.
            let adjunct = words.pack.inversion
                && (group.start > sentence.start && adjoined(words, group.start - 1)
                    || group.clone().all(|at| words.is(at, Classes::TIME) || words.adverb(at)));
            if adjunct { noun_group::behind_adjunct(words, &group) } else { Some(noun_group::without_adjunct(words, group)) }
        }
        _ => None,
    }
}

/// The first noun group of the sentence: the subject of its main clause, where verbs follow their subjects.
pub fn leading_group(words: &Words, sentence: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let mut start = sentence.start;
    // "In Ohio on Friday, X …"
    if adjoined(words, start)
        || words.is(start, Classes::SUBORDINATOR.and(Classes::ADVERB).and(Classes::CONJUNCTION))
        || words.adverb(start)
    {
        let comma = (start..limit).take(REACH).find(|&at| words.mark(at) == Mark::Comma);
        start = match comma {
            Some(comma) => comma + 1,
            None => start + 1,
        };
    }
    let mut end = start;
    while end < limit
        && end - start < REACH
        && (words.words[end].mark == Mark::None || words.raw(end) == "." && noun_group::glued(words, end))
        && (end == start || !(bounds(words, end) || words.is(end, Classes::CONJUNCTION)))
        && !is_verb(words, end)
    {
        if end == start && words.is(end, Classes::PRONOUN) {
            end += 1;
            break;
        }
        end += 1;
    }
    (end > start && end <= limit).then_some(start..end)
}
