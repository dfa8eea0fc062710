//! What follows a cue: which of its frames the words fit, and where the content begins.

use super::after_subject::after_subject;
use super::after_verb::after_verb;
use super::verb_second;
use super::words::{Mark, Words};
use crate::knowledge::cues::{Cue, Form};
use crate::knowledge::pack::{Classes, Order};
use crate::model::TokenKind;
use std::ops::Range;

/// The frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Complement {
    /// A clause with a complementiser.
    That,
    /// A quotation, after comma, colon or nothing.
    Quote,
    /// Whatever follows a colon, unquoted.
    Colon,
    /// An indirect question.
    Question,
    /// An infinitive.
    Infinitive,
    /// A preposition and its noun group or clause.
    Preposition,
    /// A clause without complementiser, or a noun group.
    Open,
    /// Nothing follows: the statement stands before the cue.
    Post,
}

/// A complement found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The frame.
    pub kind: Complement,
    /// First token of the content (for [`Complement::Post`]: the token after the cue's group).
    pub start: usize,
    /// The share of cases in which this frame makes the word a cue, in hundredths.
    pub share: u8,
    /// The noun group after the cue: its subject where verbs come first, else its object.
    pub group: Option<Range<usize>>,
    /// The addressee.
    pub addressee: Option<Range<usize>>,
}

/// The farthest that a complement may stand from its cue, in tokens.
pub const REACH: usize = 40;

/// Finds the complement of the cue at `at`.
pub fn find(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Found> {
    of(words, sentence, at, words.words[at].cue?)
}

/// Finds the complement of the token at `at`, taken as this form.
pub fn of(words: &Words, sentence: &Range<usize>, at: usize, form: Form) -> Option<Found> {
    let cue = words.pack.cues.list.get(usize::from(form.cue))?;
    match words.pack.order {
        Order::SubjectFirst => after_subject(words, sentence, at, cue),
        // There the clause is known by its end: see verb_last; or the subject is far: see subject_far.
        Order::VerbLast | Order::SubjectFar => None,
        Order::VerbFirst => after_verb(words, sentence, at, cue),
        Order::VerbSecond => verb_second::complement_of(words, sentence, at, cue),
    }
}

pub fn found(kind: Complement, start: usize, share: u8) -> Option<Found> {
    (share > 0).then_some(Found { kind, start, share, group: None, addressee: None })
}

/// A complement that announces itself at `at`: complementiser, quotation, colon, question, infinitive, preposition.
pub fn announced(words: &Words, sentence: &Range<usize>, at: usize, cue: &Cue) -> Option<Found> {
    let frames = &cue.frames;
    let word = words.words.get(at).filter(|_| at < sentence.end)?;
    let number = words.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    if number
        && word.is(Classes::PREPOSITION)
        && words.pack.order == Order::SubjectFirst
        && frames.open > 0
        && frames.preposition(words.raw(at)).is_some_and(|(_, share)| share < frames.open)
    {
        return None;
    }
    let quote = |at: usize| words.quote_at(at).filter(|q| q.words > 0);
    // A verb that takes a clause takes a quotation too, if a comma or colon sets it off.
    let set_off = frames.quote.max(if frames.that >= 60 { 85 } else { 0 });
    match word.mark {
        Mark::Quote if quote(at).is_some() && frames.quote > 0 => return found(Complement::Quote, at, frames.quote),
        // "claims “…”": a sentence or so in quotation marks stands for the clause.
        Mark::Quote if quote(at).is_some_and(|q| q.words > 3) && frames.that >= 60 => {
            return found(Complement::Quote, at, frames.that.min(75));
        }
        // «заявил, что», „sagte, dass“: the comma that these languages set before a clause.
        Mark::Comma if words.pack.inversion && words.is(at + 1, Classes::COMPLEMENTISER) && frames.that > 0 => {
            return found(Complement::That, at + 1, frames.that);
        }
        Mark::Comma if words.pack.inversion && words.is(at + 1, Classes::INTERROGATIVE) && frames.wh > 0 => {
            return found(Complement::Question, at + 1, frames.wh);
        }
        Mark::Comma if quote(at + 1).is_some() && set_off > 0 => return found(Complement::Quote, at + 1, set_off),
        Mark::Colon if set_off > 0 => {
            return match quote(at + 1) {
                Some(_) => found(Complement::Quote, at + 1, set_off),
                None if at + 2 < sentence.end => found(Complement::Colon, at + 1, frames.quote.saturating_sub(10)),
                None => None,
            };
        }
        Mark::None => {}
        _ => return None,
    }
    if word.is(Classes::COMPLEMENTISER) && at + 1 < sentence.end {
        return found(Complement::That, at, frames.that.max(if frames.quote > 0 { frames.that } else { 0 }));
    }
    if word.is(Classes::INTERROGATIVE) && frames.wh > 0 {
        return found(Complement::Question, at, frames.wh);
    }
    let raw = words.raw(at);
    let folded = crate::text::fold::word(raw);
    if let Some((kept, share)) = frames.preposition(&folded) {
        let kept = kept && !(words.pack.complementiser_apart && words.is(at + 1, Classes::COMPLEMENTISER));
        if word.is(Classes::INFINITIVE) && !noun_follows(words, at + 1) && frames.inf > 0 {
            return found(Complement::Infinitive, at, frames.inf);
        }
        if at + 1 >= sentence.end || words.words[at + 1].mark == Mark::Stop {
            return None;
        }
        let mut start = if kept { at } else { at + 1 };
        // «أشار إلى أن»: the clause; English keeps "that" in the content, Arabic does not (see content_start).
        if !kept && words.is(at + 1, Classes::COMPLEMENTISER) {
            return found(Complement::That, at + 1, share.max(frames.that));
        }
        if !kept && words.mark(at + 1) == Mark::Quote {
            start = at + 1;
        }
        return found(Complement::Preposition, start, share);
    }
    if word.is(Classes::INFINITIVE) && frames.inf > 0 {
        return found(Complement::Infinitive, at, frames.inf);
    }
    // Prepositions written as one with their noun: «طالب … بوقف».
    frames.prepositions.iter().find_map(|(letters, kept, share)| {
        (*kept && letters.chars().count() == 1 && clitic(words, at, &folded, letters)).then_some(())?;
        found(Complement::Preposition, at, *share)
    })
}

/// Whether the token is `letters` (ب, ل) and a noun, as far as can be told: an article, or a word that is no name and
/// not known whole.
fn clitic(words: &Words, at: usize, folded: &str, letters: &str) -> bool {
    let Some(rest) = folded.strip_prefix(letters) else { return false };
    if !words.pack.proclitics.iter().any(|(own, _)| letters.starts_with(*own)) || words.pack.lexicon.contains_key(folded) {
        // «بشدة», «لكن» are words of their own; «بـ"…"» is a preposition before a quotation.
        return rest.is_empty() && words.mark(at + 1) == Mark::Quote;
    }
    if rest.is_empty() {
        return words.mark(at + 1) == Mark::Quote || words.mark(at + 1) == Mark::Other;
    }
    let title_before = at > 0 && (words.is(at - 1, Classes::ROLE) || words.is(at - 1, Classes::PREPOSITION));
    let article = rest.starts_with(words.pack.definite.as_str()) || (letters == "ل" && rest.starts_with('ل'));
    article || (!title_before && rest.chars().count() >= 3)
}

pub fn noun_follows(words: &Words, at: usize) -> bool {
    words.is(at, Classes::DETERMINER.and(Classes::OBJECT_PRONOUN).and(Classes::POSSESSIVE).and(Classes::AUDIENCE))
        || words.words.get(at).is_some_and(|w| w.capital)
        || words.ends(at, &words.pack.participial)
}
