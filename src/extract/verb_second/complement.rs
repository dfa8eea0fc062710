//! What follows a verb of saying in second or last place: a clause behind a comma or colon, a quotation, a prepositional phrase,
//! an object.

use super::fields::{self, Place, Verb};
use crate::extract::clause::AUXILIARIES;
use crate::extract::complement::{Complement, Found};
use crate::extract::words::{Mark, Word, Words};
use crate::knowledge::cues::{Cue, Frames};
use crate::knowledge::pack::Classes;
use crate::text::fold;
use std::ops::Range;

/// The farthest that a clause may stand from its verb, in tokens.
const REACH: usize = 60;

/// Finds the complement of the verb.
pub fn find(words: &Words, sentence: &Range<usize>, verb: &Verb, subject: Option<&Range<usize>>, cue: &Cue) -> Option<Found> {
    let from = if verb.place == Place::Last { verb.finite } else { verb.finite.min(verb.at) };
    let limit = sentence.end.min(from + REACH);
    Search { words, sentence, limit, frames: &cue.frames, object: None, phrase: None, addressee: None }.run(
        verb,
        from + 1,
        subject,
    )
}

/// Finds the complement of a noun of saying: a clause behind it, or behind the genitive that it has.
pub fn of_noun(words: &Words, sentence: &Range<usize>, from: usize, cue: &Cue) -> Option<Found> {
    let search =
        Search { words, sentence, limit: sentence.end, frames: &cue.frames, object: None, phrase: None, addressee: None };
    match words.mark(from) {
        Mark::Comma => search.behind_comma(from),
        Mark::Colon => search.behind_colon(from),
        Mark::Quote => words.quote_at(from).filter(|quote| quote.words > 2).and(found(Complement::Quote, from, cue.frames.quote)),
        _ => None,
    }
}

struct Search<'a> {
    words: &'a Words<'a>,
    sentence: &'a Range<usize>,
    limit: usize,
    frames: &'a Frames,
    /// Where an object begins.
    object: Option<usize>,
    /// Where the noun group of a governed preposition begins (or the preposition, if it belongs to the content), and its share.
    phrase: Option<(usize, u8)>,
    addressee: Option<Range<usize>>,
}

impl Search<'_> {
    fn run(mut self, verb: &Verb, from: usize, subject: Option<&Range<usize>>) -> Option<Found> {
        let words = self.words;
        let particle = fields::particle(words, verb.at);
        let mut at = from;
        while at < self.limit {
            if let Some(subject) = subject.filter(|subject| subject.start == at) {
                at = fields::with_apposition(words, subject, self.limit).max(at + 1);
                continue;
            }
            let bracket = at == verb.at || particle == Some(at);
            match words.mark(at) {
                Mark::Comma => {
                    if let Some(found) = self.behind_comma(at) {
                        return Some(self.told(found));
                    }
                    match self.past_insert(at, bracket_ahead(verb, particle, at)) {
                        Some(next) => at = next,
                        None => break,
                    }
                    continue;
                }
                Mark::Colon => match self.behind_colon(at) {
                    Some(found) => return Some(self.told(found)),
                    None => break,
                },
                Mark::Quote if words.quote_at(at).is_some() => {
                    let quote = words.quote_at(at)?;
                    if self.object.is_none() && self.phrase.is_none() && self.frames.quote > 0 && quote.words > 0 {
                        return found(Complement::Quote, at, self.frames.quote);
                    }
                    self.object.get_or_insert(at);
                    at = quote.range.end.max(at + 1);
                    continue;
                }
                Mark::Open => {
                    let close = (at..self.limit.min(at + 12)).find(|&k| words.mark(k) == Mark::Close);
                    at = close.unwrap_or(at) + 1;
                    continue;
                }
                Mark::Stop if words.raw(at) == "." && at + 1 < self.limit => {}
                Mark::Stop | Mark::Semicolon => break,
                Mark::None if !bracket => {
                    at = self.word(at)?;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        self.without_clause(at)
    }

    /// Takes a word of the middle field; where the next one stands.
    fn word(&mut self, at: usize) -> Option<usize> {
        let words = self.words;
        let word = &words.words[at];
        let reflexive = word.is(Classes::OBJECT_PRONOUN) && !word.is(Classes::DETERMINER);
        let governs = words.words.get(at + 1).is_some_and(Word::is_word) || words.quote_at(at + 1).is_some();
        if word.is(Classes::PREPOSITION) && governs {
            let group = fields::group(words, at + 1, self.limit);
            let preposition = fold::word(words.raw(at));
            let plain = words.pack.contractions.get(&preposition).unwrap_or(&preposition);
            if let Some((kept, share)) = self.frames.preposition(plain)
                && self.phrase.is_none()
                && !words.is(at + 1, Classes::TIME)
            {
                self.phrase = Some((if kept { at } else { at + 1 }, share));
            }
            return Some(group.end.max(at + 1));
        }
        if words.adverb(at)
            || word.is(Classes::TIME.and(Classes::NEGATION).and(AUXILIARIES))
            || word.is(Classes::CONJUNCTION)
            || reflexive
        {
            return Some(at + 1);
        }
        let group = fields::group(words, at, self.limit);
        if self.phrase.is_none() && self.object.is_none() {
            self.object = Some(at);
            if self.frames.object && !group.is_empty() {
                self.addressee = Some(group.clone());
            }
        }
        Some(group.end.max(at + 1))
    }

    /// A clause whose comma stands at `comma`.
    fn behind_comma(&self, comma: usize) -> Option<Found> {
        let (words, frames, at) = (self.words, self.frames, comma + 1);
        if words.quote_at(at).is_some_and(|quote| quote.words > 0) {
            let share = frames.quote.max(if frames.that >= 60 { 85 } else { 0 });
            return found(Complement::Quote, at, share);
        }
        if words.is(at, Classes::COMPLEMENTISER) {
            return found(Complement::That, at, frames.that);
        }
        let clause = at..fields::clause_end(words, at, self.sentence.end);
        if words.is(at, Classes::INTERROGATIVE) && frames.wh > 0 && fields::has_finite(words, &clause) {
            return found(Complement::Question, at, frames.wh);
        }
        if words.is(at, Classes::AS.and(Classes::ACCORDING).and(Classes::ACCORDING_APART).and(Classes::CONJUNCTION)) {
            return None;
        }
        // „A begrüßte B, warnte aber vor C“: the next verb of the same subject.
        if fields::is_listed(words, at) && !words.is(at, Classes::REPORTIVE) {
            return None;
        }
        let finite = fields::has_finite(words, &clause);
        if words.is(at, Classes::SUBORDINATOR) {
            // „…, wenn A, werde B“: the main clause behind tells that the first is its part.
            let main = words.mark(clause.end) == Mark::Comma && words.is(clause.end + 1, Classes::REPORTIVE);
            return if main { found(Complement::Open, at, frames.that) } else { None };
        }
        // „…, er habe versucht, dies zu tun“: the infinitive counts where no finite verb stands before it.
        let listed = clause.clone().any(|at| fields::is_listed(words, at) && !words.is(at.wrapping_sub(1), Classes::INFINITIVE));
        if fields::has_infinitive(words, &clause) && !listed {
            return found(Complement::Infinitive, at, frames.inf);
        }
        if finite && self.main_clause(&clause) { found(Complement::Open, at, frames.that) } else { None }
    }

    /// Whether the clause has its verb in second place: it is no relative one.
    fn main_clause(&self, clause: &Range<usize>) -> bool {
        let words = self.words;
        let last = clause.clone().rev().find(|&at| words.words[at].is_word()).unwrap_or(clause.start);
        // „…, die Gespräche dauerten an“: a particle by itself ends no relative clause.
        !fields::opens_relative(words, self.sentence, clause.start)
            || words.is(last, Classes::PARTICLE)
            || (clause.start..last).any(|at| fields::is_listed(words, at) && !words.is(at + 1, Classes::AUXILIARY))
    }

    fn behind_colon(&self, colon: usize) -> Option<Found> {
        let (words, frames) = (self.words, self.frames);
        let share = frames.quote.max(if frames.that >= 60 { 85 } else { 0 });
        match words.quote_at(colon + 1) {
            Some(_) => found(Complement::Quote, colon + 1, share),
            None if colon + 2 < self.sentence.end => found(Complement::Colon, colon + 1, share.saturating_sub(10)),
            None => None,
        }
    }

    /// Past a relative clause, an apposition or an adjunct clause between commas, to where the clause goes on.
    fn past_insert(&self, comma: usize, ahead: bool) -> Option<usize> {
        let words = self.words;
        let end = fields::clause_end(words, comma + 1, self.limit);
        let next = &words.words.get(comma + 1)?;
        let insert = fields::opens_relative(words, self.sentence, comma + 1)
            || next.is(Classes::SUBORDINATOR)
            || ahead
            || !fields::has_finite(words, &(comma + 1..end)) && (next.capital || next.is(Classes::DETERMINER.and(Classes::AS)));
        // A list goes on: „Wasser, Strom und Brot“.
        (insert && words.mark(end) == Mark::Comma).then_some(end).filter(|&end| end > comma)
    }

    /// With its addressee.
    fn told(&self, found: Found) -> Found {
        Found { addressee: self.addressee.clone(), ..found }
    }

    /// No clause follows: the phrase, the object, or the statement stands before.
    fn without_clause(&self, end: usize) -> Option<Found> {
        let frames = self.frames;
        match (self.phrase, self.object) {
            (Some((start, _)), Some(object)) if frames.target && object < start => found(Complement::Open, object, frames.open),
            (Some((start, share)), _) => found(Complement::Preposition, start, share),
            (None, Some(object)) if frames.open > 0 => found(Complement::Open, object, frames.open),
            _ => found(Complement::Post, end, frames.post.max(frames.quote).max(1)),
        }
    }
}

/// Whether the verb's participle or particle still follows.
fn bracket_ahead(verb: &Verb, particle: Option<usize>, at: usize) -> bool {
    verb.at > at || particle.is_some_and(|particle| particle > at)
}

fn found(kind: Complement, start: usize, share: u8) -> Option<Found> {
    (share > 0).then_some(Found { kind, start, share, group: None, addressee: None })
}
