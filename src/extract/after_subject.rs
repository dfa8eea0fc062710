//! Complements where the subject stands before the cue (English): cue, particle, adverbs, perhaps an addressee, content.

use super::clause;
use super::complement::{Complement, Found, REACH, announced, found, noun_follows};
use super::noun_group;
use super::words::{Mark, Words};
use crate::knowledge::cues::{Cue, Tense};
use crate::knowledge::pack::Classes;
use crate::model::TokenKind;
use std::ops::Range;

/// English and its like: cue, particle, adverbs, perhaps an addressee, then the complement.
pub fn after_subject(words: &Words, sentence: &Range<usize>, cue_at: usize, cue: &Cue) -> Option<Found> {
    let frames = &cue.frames;
    let limit = sentence.end.min(cue_at + REACH);
    let mut at = cue_at + 1;
    let mut addressee: Option<Range<usize>> = None;
    let mut object: Option<Range<usize>> = None;
    let mut adjunct = false;
    // « a déclaré hier la ministre, que »: without a subject before it, the noun group behind the verb is it.
    let mut subject: Option<Range<usize>> = None;
    let inverted = words.pack.inversion && may_invert(words, sentence, cue_at);
    if inverted {
        let mut verbs = clause::verb_group(words, sentence, cue_at)..cue_at + 1;
        (subject, at) = match verbs.find_map(|verb| clause::joined_pronoun(words, verb)) {
            Some(pronoun) => (Some(pronoun..pronoun + 1), at.max(pronoun + 1)),
            None => subject_behind(words, sentence, at, limit),
        };
    }
    // «Reclama la apertura»: at the head of a sentence.
    let objective = words.pack.drops_subject && frames.open > 0 && clause::verb_group(words, sentence, cue_at) == sentence.start;
    let group = subject.clone();
    let with =
        |found: Option<Found>, addressee: Option<Range<usize>>| found.map(|f| Found { addressee, group: group.clone(), ..f });
    while at < limit {
        if let Some(found) = announced(words, sentence, at, cue) {
            // "called on X to …": the infinitive tells more than the preposition.
            if found.kind == Complement::Preposition && adjunct && !words.pack.inversion {
                at += 1;
                continue;
            }
            return with(Some(found), addressee);
        }
        let word = &words.words[at];
        match word.mark {
            Mark::None => {}
            // "acknowledged, however, that"
            Mark::Comma if words.adverb(at + 1) && words.mark(at + 2) == Mark::Comma => {
                at += if words.quote_at(at + 3).is_some() { 2 } else { 3 };
                continue;
            }
            Mark::Comma if (subject.is_some() || words.pack.inversion) && clause_follows(words, at, limit).is_some() => {
                at = clause_follows(words, at, limit).unwrap_or(limit);
                continue;
            }
            Mark::Comma if adjunct || object.is_some() => {
                // "said in a statement, adding": the clause has ended. "told reporters, "…": announced() has seen it.
                let share = frames.quote.max(frames.that.min(85));
                if let Some(quote) = beyond(words, at, limit).filter(|_| share >= 80) {
                    return with(found(Complement::Quote, quote, share), addressee.or(object));
                }
                return with(post(words, at, frames.post, object.is_none()), addressee.or(object));
            }
            Mark::Other | Mark::Dash if clause_glue(words, at) => {
                at += 1;
                continue;
            }
            Mark::Stop if objective && subject.is_some() => {
                return open(words, subject.map_or(at, |object| object.start), frames.open, 0);
            }
            _ => return with(post(words, at, frames.post, true), addressee.or(object)),
        }
        // « a répondu en assurant que », «respondió diciendo que»: the participle has the clause.
        let participle = |k: usize| words.words.get(k).is_some_and(|w| w.cue.is_some_and(|form| form.tense == Tense::Participle));
        if words.pack.inversion && (participle(at) || word.is(Classes::PREPOSITION) && participle(at + 1)) {
            return with(post(words, at, frames.post, object.is_none()), addressee.or(object));
        }
        let number = words.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
        // "said at least 27 people": adverbs before a number belong to it.
        let counted = (at..limit).find(|&k| !words.adverb(k)).is_some_and(|k| words.tokens[k].kind == TokenKind::Number);
        if counted && words.adverb(at) {
            return with(open(words, at, frames.open, frames.that), addressee);
        }
        if word.is(Classes::TIME)
            || clause::day(words, at)
            || words.adverb(at)
            || words.pack.inversion && word.is(Classes::NEGATION) && !own_negation(words, sentence, cue_at, at)
            || (at == cue_at + 1 && word.is(Classes::PARTICLE) && !word.is(Classes::COMPLEMENTISER))
        {
            at += 1;
            continue;
        }
        if word.is(Classes::AGENT) && !words.pack.inversion && object.is_none() && !adjunct {
            return None;
        }
        // "said about 20 people had"
        if number && word.is(Classes::PREPOSITION) && !adjunct && !word.is(Classes::INFINITIVE) && word.is(Classes::APPROXIMATE) {
            return with(open(words, at, frames.open, frames.that), addressee);
        }
        if word.is(Classes::PREPOSITION) && !word.is(Classes::INFINITIVE.and(Classes::DETERMINER))
            || (word.is(Classes::INFINITIVE) && noun_follows(words, at + 1))
        {
            // An adjunct: in a statement, on Monday, to reporters.
            let group = noun_group::after(words, at + 1, limit);
            if word.is(Classes::INFINITIVE) && addressee.is_none() {
                addressee = Some(group.clone());
            }
            adjunct = true;
            at = group.end.max(at + 1);
            continue;
        }
        if adjunct {
            // "said in a statement the deal was off"
            return with(open(words, at, frames.open, frames.that), addressee);
        }
        // «Reclama la apertura de…»: without a subject of its own, the noun group behind the verb is its object.
        if let Some(object) = subject.as_ref().filter(|_| objective) {
            return open(words, object.start, frames.open, 0);
        }
        if subject.is_some() && !adjunct && !frames.object {
            return with(post(words, at, frames.post, true), addressee);
        }
        // « appelle X à », « accuse X de »: the one spoken of belongs to the content.
        if frames.target && frames.open == 0 {
            let object = at..limit;
            return with(
                object.take_while(|&k| words.words[k].is_word() || noun_group::glued(words, k)).skip(1).find_map(|k| {
                    let (_, share) = frames.preposition(&crate::text::fold::word(words.raw(k)))?;
                    found(Complement::Preposition, at, share)
                }),
                addressee,
            );
        }
        if frames.object && object.is_none() {
            let group = noun_group::after(words, at, limit);
            let group = object_group(words, &group);
            if group.is_empty() {
                return with(open(words, at, frames.open, 0), addressee);
            }
            at = group.end;
            addressee = Some(group.clone());
            object = Some(group);
            continue;
        }
        if let Some(group) = &object {
            // The object was the content after all: "asked a question", or a clause without complementiser: "told X he would".
            return if cue.frames.that > 0
                && words.words[at].is_word()
                && (words.is(at, Classes::PRONOUN.and(Classes::DETERMINER)) || words.words[at].capital)
            {
                with(open(words, at, frames.open.max(60), 0), addressee)
            } else {
                open(words, group.start, frames.open, 0)
            };
        }
        return with(open(words, at, frames.open, 0), addressee);
    }
    match object {
        // "…," he told reporters.
        Some(group) => {
            with(post(words, at, frames.post, false), Some(group.clone())).or_else(|| open(words, group.start, frames.open, 0))
        }
        None => with(post(words, at, frames.post, true), addressee),
    }
}

/// «пообещал не повышать», not « ne confirme pas »: a negation of what is said, where the verb has none before it.
fn own_negation(words: &Words, sentence: &Range<usize>, cue: usize, at: usize) -> bool {
    let next = words.words.get(at + 1).is_some_and(|next| next.is_word() && !next.is(Classes::PREPOSITION));
    let negated = (clause::verb_group(words, sentence, cue)..cue).any(|k| words.is(k, Classes::NEGATION));
    next && !negated && !words.adverb(at + 1)
}

/// Whether the subject of the verb at `cue` may stand behind it: none stands before, and it is a finite verb of its own rather
/// than a participle or one that goes on with the subject of another ("and called on").
fn may_invert(words: &Words, sentence: &Range<usize>, cue: usize) -> bool {
    let group = clause::verb_group(words, sentence, cue);
    let finite = words.words[cue].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present));
    let joined = group > sentence.start && words.is(group - 1, Classes::CONJUNCTION);
    finite && !joined && clause::subject_before(words, sentence, group).is_none()
}

/// The subject behind the verb, and where what follows it begins.
fn subject_behind(words: &Words, sentence: &Range<usize>, from: usize, limit: usize) -> (Option<Range<usize>>, usize) {
    let at = clause::past_adjuncts(words, from, limit);
    let named = words.words.get(at).is_some_and(|word| word.is_word())
        && !words.is(at, Classes::PREPOSITION.and(Classes::COMPLEMENTISER).and(Classes::INFINITIVE))
        && (words.is(at, Classes::DETERMINER) || !words.is(at, Classes::OBJECT_PRONOUN));
    let group = noun_group::after(words, at, limit);
    if !named || group.is_empty() {
        return (None, from);
    }
    // An apposition between commas belongs to it.
    let end = group.end;
    let close = (end + 1..limit.min(end + 20)).find(|&k| words.mark(k) == Mark::Comma);
    let apposed = close.filter(|&close| {
        words.mark(end) == Mark::Comma
            && !clause::has_verb(words, &(end + 1..close))
            && !words.is(end + 1, Classes::COMPLEMENTISER.and(Classes::CONJUNCTION).and(Classes::PREPOSITION))
            && (end + 1..close).all(|k| words.words[k].quote == 0)
            && close + 1 < sentence.end
    });
    match apposed {
        Some(close) => (Some(group.start..close), close),
        None => (Some(group), end),
    }
}

/// « …, dans un communiqué, que »: where the complementiser stands behind an aside between commas.
fn clause_follows(words: &Words, comma: usize, limit: usize) -> Option<usize> {
    if words.is(comma + 1, Classes::COMPLEMENTISER) {
        return Some(comma + 1);
    }
    let aside = words.is(comma + 1, Classes::PREPOSITION.and(Classes::TIME)) || words.adverb(comma + 1);
    let close = (comma + 1..limit.min(comma + 15)).find(|&k| words.mark(k) == Mark::Comma).filter(|_| aside)?;
    words.is(close + 1, Classes::COMPLEMENTISER).then_some(close + 1)
}

/// "said on Monday, in reference to Y, “…”": the quotation behind an adjunct between commas, where no other verb of saying
/// claims it.
fn beyond(words: &Words, comma: usize, limit: usize) -> Option<usize> {
    let opens =
        words.is(comma + 1, Classes::PREPOSITION.and(Classes::SUBORDINATOR).and(Classes::TIME)) || words.adverb(comma + 1);
    let quote = (comma + 1..limit.min(comma + 16)).find(|&k| words.quote_at(k).is_some() || words.mark(k) == Mark::Stop)?;
    let set_off = matches!(words.mark(quote - 1), Mark::Comma | Mark::Colon);
    let long = words.quote_at(quote).is_some_and(|quote| quote.words > 2);
    let claimed = |k: usize| words.words[k].cue.is_some_and(|form| form.tense != Tense::Base);
    (opens && set_off && long && !(comma + 1..quote).any(claimed)).then_some(quote)
}

/// An object group: a pronoun alone, else the noun group.
fn object_group(words: &Words, group: &Range<usize>) -> Range<usize> {
    if words.is(group.start, Classes::OBJECT_PRONOUN) {
        return group.start..group.start + 1;
    }
    group.clone()
}

fn clause_glue(words: &Words, at: usize) -> bool {
    at > 0
        && words.tokens[at - 1].span.end == words.tokens[at].span.start
        && words.words.get(at + 1).is_some_and(super::words::Word::is_word)
}

fn open(words: &Words, at: usize, share: u8, that: u8) -> Option<Found> {
    // « la grève générale paralysait »: no verb follows a verb.
    let verb = words.pack.inversion && clause::is_verb(words, at);
    (!words.is(at, Classes::NOTHING) && !verb).then_some(())?;
    found(Complement::Open, at, if share > 0 { share } else { that / 2 })
}

fn post(_words: &Words, at: usize, share: u8, free: bool) -> Option<Found> {
    found(Complement::Post, at, if free { share } else { share.min(85) })
}
