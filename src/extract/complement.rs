//! What follows a cue: which of its frames the words fit, and where the content begins.

use super::clause;
use super::words::{Mark, Words};
use crate::knowledge::cues::{Cue, Form};
use crate::knowledge::pack::{Classes, Order};
use crate::model::{Gender, Number, TokenKind};
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
const REACH: usize = 40;

/// Finds the complement of the cue at `at`.
pub fn find(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Found> {
    of(words, sentence, at, words.words[at].cue?)
}

/// Finds the complement of the token at `at`, taken as this form.
pub fn of(words: &Words, sentence: &Range<usize>, at: usize, form: Form) -> Option<Found> {
    let cue = words.pack.cues.list.get(usize::from(form.cue))?;
    match words.pack.order {
        Order::SubjectFirst => after_subject(words, sentence, at, cue),
        Order::VerbFirst => after_verb(words, sentence, at, cue),
    }
}

fn found(kind: Complement, start: usize, share: u8) -> Option<Found> {
    (share > 0).then_some(Found { kind, start, share, group: None, addressee: None })
}

/// A complement that announces itself at `at`: complementiser, quotation, colon, question, infinitive, preposition.
fn announced(words: &Words, sentence: &Range<usize>, at: usize, cue: &Cue) -> Option<Found> {
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
    match word.mark {
        Mark::Quote if quote(at).is_some() && frames.quote > 0 => return found(Complement::Quote, at, frames.quote),
        Mark::Comma if quote(at + 1).is_some() && frames.quote > 0 => return found(Complement::Quote, at + 1, frames.quote),
        Mark::Colon if frames.quote > 0 => {
            return match quote(at + 1) {
                Some(_) => found(Complement::Quote, at + 1, frames.quote),
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

fn noun_follows(words: &Words, at: usize) -> bool {
    words.is(at, Classes::DETERMINER.and(Classes::OBJECT_PRONOUN).and(Classes::POSSESSIVE).and(Classes::AUDIENCE))
        || words.words.get(at).is_some_and(|w| w.capital)
        || (words.words.get(at).is_some_and(|w| w.is_word()) && words.raw(at).ends_with("ing"))
}

/// English and its like: cue, particle, adverbs, perhaps an addressee, then the complement.
fn after_subject(words: &Words, sentence: &Range<usize>, cue_at: usize, cue: &Cue) -> Option<Found> {
    let frames = &cue.frames;
    let limit = sentence.end.min(cue_at + REACH);
    let mut at = cue_at + 1;
    let mut addressee: Option<Range<usize>> = None;
    let mut object: Option<Range<usize>> = None;
    let mut adjunct = false;
    let with = |found: Option<Found>, addressee: Option<Range<usize>>| found.map(|f| Found { addressee, ..f });
    while at < limit {
        if let Some(found) = announced(words, sentence, at, cue) {
            // "called on X to …": the infinitive tells more than the preposition.
            if found.kind == Complement::Preposition && adjunct {
                at += 1;
                continue;
            }
            return with(Some(found), addressee);
        }
        let word = &words.words[at];
        match word.mark {
            Mark::None => {}
            Mark::Comma if adjunct || object.is_some() => {
                // "said in a statement, adding": the clause has ended. "told reporters, "…": announced() has seen it.
                return with(post(words, at, frames.post, object.is_none()), addressee.or(object));
            }
            Mark::Other | Mark::Dash if clause_glue(words, at) => {
                at += 1;
                continue;
            }
            _ => return with(post(words, at, frames.post, true), addressee.or(object)),
        }
        let number = words.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
        if number && words.adverb(at) {
            return with(open(words, at, frames.open, frames.that), addressee);
        }
        if word.is(Classes::TIME)
            || words.adverb(at)
            || (at == cue_at + 1 && word.is(Classes::PARTICLE) && !word.is(Classes::COMPLEMENTISER))
        {
            at += 1;
            continue;
        }
        if word.is(Classes::AGENT) && object.is_none() && !adjunct {
            return None;
        }
        // "said about 20 people had"
        if number
            && word.is(Classes::PREPOSITION)
            && !adjunct
            && !word.is(Classes::INFINITIVE)
            && matches!(words.raw(at), "about" | "over")
        {
            return with(open(words, at, frames.open, frames.that), addressee);
        }
        if word.is(Classes::PREPOSITION) && !word.is(Classes::INFINITIVE)
            || (word.is(Classes::INFINITIVE) && noun_follows(words, at + 1))
        {
            // An adjunct: in a statement, on Monday, to reporters.
            let group = clause::noun_group_after(words, at + 1, limit);
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
        if frames.object && object.is_none() {
            let group = clause::noun_group_after(words, at, limit);
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
    (!words.is(at, Classes::NOTHING)).then_some(())?;
    found(Complement::Open, at, if share > 0 { share } else { that / 2 })
}

fn post(_words: &Words, at: usize, share: u8, free: bool) -> Option<Found> {
    found(Complement::Post, at, if free { share } else { share.min(85) })
}

/// Arabic and its like: cue, perhaps its subject, adjuncts, then the complement.
fn after_verb(words: &Words, sentence: &Range<usize>, cue_at: usize, cue: &Cue) -> Option<Found> {
    let frames = &cue.frames;
    let limit = sentence.end.min(cue_at + REACH);
    let mut at = cue_at + 1;
    while at < limit && (words.adverb(at) || words.is(at, Classes::TIME)) {
        at += 1;
    }
    if let Some(found) = announced(words, sentence, at, cue) {
        return Some(found);
    }
    // «عبر» is "expressed" or "across": a word that is also a preposition is a cue only with its complement at hand.
    if words.is(cue_at, Classes::PREPOSITION) {
        return None;
    }
    // «أبدى "انزعاجه" من»
    if words.quote_at(at).is_some() && at < limit {
        return found(Complement::Open, at, frames.open);
    }
    let group = if words.words.get(at).is_some_and(super::words::Word::is_word) && at < limit {
        clause::noun_group_after(words, at, limit)
    } else {
        at..at
    };
    let mut group = group;
    // «داعيا أذربيجان لوقف»: the preposition is written with its noun, and only the cue's frames tell that it is one.
    if let Some(cut) = (group.start + 1..group.end).find(|&k| {
        let after_noun = k == group.start + 1 && !words.is(k - 1, Classes::ROLE) || clause::closes(words, k - 1);
        after_noun && announced(words, sentence, k, cue).is_some_and(|f| f.kind == Complement::Preposition && f.start == k)
    }) {
        group.end = cut;
    }
    let mut addressee: Option<Range<usize>> = None;
    // «وطالبت مجلس الأمن ب»: the group disagrees with the verb; it is the addressee, and the subject is dropped.
    if frames.object && !group.is_empty() && disagrees(words, cue_at, group.start) {
        addressee = Some(group.clone());
    }
    let mut scan = group.end.max(at);
    // «اتهم زعيم المعارضة اليوم رئيس الوزراء»
    while scan < limit && !group.is_empty() && frames.open > 0 && (words.adverb(scan) || words.is(scan, Classes::TIME)) {
        scan += 1;
    }
    if addressee.is_some() {
        group = scan..scan;
    }
    let group_found = (!group.is_empty()).then(|| group.clone());
    // Straight after the subject: a second noun group is the object, or the addressee before a preposition.
    if !group.is_empty()
        && scan < limit
        && words.words[scan].is_word()
        && !words.is(
            scan,
            Classes::PREPOSITION
                .and(Classes::RELATIVE)
                .and(Classes::TIME)
                .and(Classes::SUBORDINATOR)
                .and(Classes::COMPLEMENTISER)
                .and(Classes::ACCORDING)
                .and(Classes::AS),
        )
        && !words.words[scan].clitic.is(Classes::PREPOSITION)
        && !words.adverb(scan)
        && announced(words, sentence, scan, cue).is_none()
        && words.words[scan].cue.is_none_or(|_| words.words[scan].enclitic || words.words[scan].noun.is_some())
    {
        if frames.object {
            let second = clause::noun_group_after(words, scan, limit);
            if !second.is_empty() && announced(words, sentence, second.end, cue).is_some() {
                addressee = Some(second.clone());
                scan = second.end;
            }
        }
        if addressee.is_none() && frames.open > 0 {
            return Some(Found { kind: Complement::Open, start: scan, share: frames.open, group: group_found, addressee: None });
        }
    }
    let mut depth = 0usize;
    while scan < limit {
        let word = &words.words[scan];
        match word.mark {
            Mark::Open => depth += 1,
            Mark::Close => depth = depth.saturating_sub(1),
            Mark::Stop | Mark::Semicolon if depth == 0 => break,
            _ => {}
        }
        if depth == 0 {
            // «صحيفة "الحياة"»: a name, no quotation.
            let name = words
                .quote_at(scan)
                .is_some_and(|q| q.words <= 3 && scan > 0 && words.words[scan - 1].is_word() && names(words, scan - 1));
            if name {
                scan = words.quote_at(scan).map_or(scan + 1, |q| q.range.end);
                continue;
            }
            if let Some(found) = announced(words, sentence, scan, cue) {
                let relative =
                    found.kind == Complement::Preposition && scan > group.end && far_preposition(words, group.end, scan);
                if !relative {
                    return Some(Found { group: group_found, addressee, ..found });
                }
            }
            // Another finite verb of saying with its own «أن» takes what follows.
            if word.cue.is_some() && scan > group.end && words.mark(scan - 1) == Mark::Comma {
                break;
            }
            // A quotation of more than a name stops the search where the verb takes none.
            if word.mark == Mark::Quote && words.in_speech(scan) {
                break;
            }
            if frames.object
                && addressee.is_none()
                && word.is_word()
                && scan >= group.end
                && !word.is(Classes::PREPOSITION)
                && words.mark(scan.saturating_sub(1)) == Mark::Comma
            {
                let second = clause::noun_group_after(words, scan, limit);
                if !second.is_empty() {
                    addressee = Some(second);
                }
            }
        }
        scan += 1;
    }
    // One run of nouns with the article: the last that is no adjective of relation is the object, «أدان مجلس الكنائس | الاعتداء».
    if group.len() >= 3
        && frames.open >= 60
        && let Some(object) = (group.start + 2..group.end).rev().find(|&k| clause::plain_definite(words, k))
    {
        let subject = Some(group.start..object);
        return Some(Found { kind: Complement::Open, start: object, share: frames.open, group: subject, addressee: None });
    }
    // The only noun group is the object: «وأدانت العملية»; or the statement stands before: «…، قال المتحدث».
    if !group.is_empty() && frames.open >= 60 {
        return Some(Found {
            kind: Complement::Open,
            start: group.start,
            share: frames.open.saturating_sub(20),
            group: None,
            addressee: None,
        });
    }
    Some(Found { kind: Complement::Post, start: group.end.max(at), share: frames.post, group: group_found, addressee: None })
        .filter(|f| f.share > 0)
}

/// Whether the verb's gender is not that of the noun that follows it (they agree, in that order).
fn disagrees(words: &Words, verb: usize, noun: usize) -> bool {
    let Some(form) = words.words[verb].cue else { return false };
    let feminine = words.raw(noun).ends_with('ة');
    match form.agreement.gender {
        Some(Gender::Feminine) => words.is(noun, Classes::MASCULINE),
        Some(Gender::Masculine) => feminine && form.agreement.number == Some(Number::Singular),
        None => false,
    }
}

/// Whether the word before a short quotation makes it a name: newspaper, organisation, film.
fn names(words: &Words, at: usize) -> bool {
    words.is(at, Classes::AUDIENCE)
        || !words.is(at, Classes::COMPLEMENTISER.and(Classes::PREPOSITION).and(Classes::VERB).and(Classes::AUXILIARY))
            && words.words[at].cue.is_none()
            && words.words[at].clitic == Classes::default()
}

/// Whether a preposition stands too far from the subject to belong to the cue: behind a comma, or in a relative clause.
fn far_preposition(words: &Words, from: usize, at: usize) -> bool {
    (from..at).any(|k| words.is(k, Classes::RELATIVE))
}
