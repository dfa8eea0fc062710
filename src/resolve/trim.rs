//! Where a name ends. In a script without capitals the object follows the subject without a mark ("accused · Haddad ·
//! forces of…"), so that a source may hold a word too many, or be no name at all.

use super::phrase::Phrase;
use super::terms::{Lookup, Term, What, terms};
use crate::knowledge::lexicon::{Words, without_article};
use crate::knowledge::pack::{Classes, Pack};
use crate::knowledge::speakers::Class;
use crate::model::Span;
use crate::text::fold;
use std::collections::BTreeSet;

/// What the sources of one article say of its names.
#[derive(Debug, Default)]
pub struct Names {
    /// Words that are a whole source's name.
    alone: BTreeSet<String>,
    /// Last words of names of two words and more.
    last: BTreeSet<String>,
}

impl Names {
    /// Takes in the name of a source.
    pub fn learn(&mut self, phrase: &Phrase) {
        match phrase.name.as_slice() {
            [] => {}
            [one] => _ = self.alone.insert(one.clone()),
            [.., last] => _ = self.last.insert(last.clone()),
        }
    }

    /// Cuts a name where its person's ends.
    pub fn trim(&self, phrase: &mut Phrase, text: &str, words: &Words, pack: &Pack) {
        let Some(written) = phrase.written.filter(|_| phrase.name.len() > 1) else { return };
        if written.of(text).is_ascii() {
            return;
        }
        let end = (1..phrase.name.len()).find(|&at| {
            let before = &phrase.name[at - 1];
            let from = phrase.ends.get(at - 1).copied().unwrap_or(written.start);
            let to = phrase.ends.get(at).copied().unwrap_or(from);
            let own = text.get(from..to).unwrap_or("").trim();
            let known = pack.lexicon.get(fold::word(own).as_str());
            // A noun of saying or a word of grammar; "to" or "by" written with a word that stands alone elsewhere; what
            // follows the family name, known from a fuller name or a short one.
            known.is_some_and(|entry| entry.noun.is_some())
                || joined(&phrase.name[at]).is_some_and(|rest| stands(words, rest, written))
                || at == 1 && !phrase.introduced && self.last.contains(before)
                || at > 1 && self.alone.contains(before)
        });
        // "… the support of his country": a noun of which something is said, and that.
        let word = |at: usize| {
            let from = phrase.ends.get(at.wrapping_sub(1)).copied().unwrap_or(written.start);
            text.get(from..phrase.ends.get(at).copied().unwrap_or(from)).unwrap_or("").trim()
        };
        let of_his = |at: &usize| {
            let own = word(*at);
            pack.enclitics.iter().any(|tied| own.ends_with(tied.as_str()))
                && own.chars().nth(3).is_some()
                && !own.ends_with("لله")
        };
        let his = (3..phrase.name.len()).find(of_his).map(|at| at - 1);
        if let Some(end) = end.into_iter().chain(his).min() {
            phrase.cut_name(end);
        }
    }

    /// The name that stands right behind an office or role at which a source was cut: up to three words that begin with a
    /// title, end in a short name of the article, or have a word like "that" or a quotation behind them.
    pub fn rest_of_name<'k>(
        &self,
        phrase: &Phrase,
        source: Span,
        text: &str,
        words: &Words,
        lookup: Lookup<'k>,
        pack: &Pack,
    ) -> Vec<Term<'k>> {
        if phrase.name.len() > 1 || source.of(text).is_ascii() {
            return Vec::new();
        }
        let from = words.within(source).end;
        let Some(sentence) = words.sentences.get(words.sentence_at(source.start)) else { return Vec::new() };
        // Quotation marks are left out of the terms, so the words are asked for marks.
        let ends = |at: &usize| {
            let own = words.list.get(*at).map_or("", |word| word.span.of(text));
            let known = pack.lexicon.get(fold::word(own).as_str());
            own.starts_with(['"', '“', '«', '»', ':']) || known.is_some_and(|entry| entry.classes.is(Classes::COMPLEMENTISER))
        };
        let limit = sentence.end.min(from + 4);
        let short = (from..limit).find(|at| self.alone.contains(without_article(words.key(*at)))).map(|at| at + 1);
        let end = short.or_else(|| (from..limit).find(ends));
        let mut rest = terms(text, words, from..end.unwrap_or(limit), lookup);
        let titled = rest.first().is_some_and(|term| term.class() == Some(Class::Title));
        if end.is_none() {
            rest.truncate(if titled { 3 } else { 0 });
        }
        let name = |term: &Term| {
            term.what == What::Name && !term.taken.preposition || matches!(term.class(), Some(Class::Title | Class::Particle))
        };
        if rest.iter().all(name) { rest } else { Vec::new() }
    }
}

/// The word without a preposition that is written with it.
fn joined(key: &str) -> Option<&str> {
    key.strip_prefix(['ل', 'ب']).filter(|rest| rest.chars().nth(3).is_some())
}

/// The words of an article around a place; a book sent in as one article is not searched wholly for every name.
fn around(words: &Words, place: Span) -> std::ops::Range<usize> {
    const REACH: usize = 10_000;
    let at = words.within(place).start;
    at.saturating_sub(REACH)..words.list.len().min(at + REACH)
}

/// Whether a word stands somewhere around.
fn stands(words: &Words, key: &str, written: Span) -> bool {
    around(words, written).any(|at| words.key(at) == key)
}

/// Whether a lone unknown word can be somebody: it is met again, or has a title. A name given once and short is rare; a noun
/// after a verb is common.
pub fn plausible(phrase: &Phrase, text: &str, words: &Words) -> bool {
    let [one] = phrase.name.as_slice() else { return true };
    if phrase.introduced || phrase.written.is_some_and(|span| span.of(text).is_ascii()) {
        return true;
    }
    let same = |at: &usize| {
        let key = words.key(*at);
        key.len() >= one.len() && key.ends_with(one.as_str()) && key.len() - one.len() <= 4
    };
    around(words, phrase.written.unwrap_or_default()).filter(same).nth(1).is_some()
}
