//! What exercises are made of: sentences of the articles that stand well on paper, with their numbers.

use super::super::marks::runs;
use super::super::view::index::{Entry, Index, When, when};
use super::super::view::said::{Quote, marks, passage, window};
use super::super::words::{Words, direction, language, slug};
use super::dice::Dice;
use crate::certainty::{self, Certainty};
use crate::model::{Direction, Span};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A sentence longer than this is no exercise for pupils (characters).
const LONG: usize = 260;

/// A sentence as a sheet prints it.
#[derive(Debug, Serialize)]
pub struct Item {
    /// The sentence, unmarked.
    pub quote: Quote,
    /// `s07`.
    pub label: String,
    /// Where the statement stands in the report, if that is known.
    pub href: Option<String>,
    /// Outlet.
    pub outlet: Words,
    /// Day of publication.
    pub date: Option<When>,
}

/// An item with its place in the key.
#[derive(Debug, Serialize)]
pub struct Asked<T> {
    /// What the pupil sees.
    pub item: Item,
    /// What the key says.
    pub answer: T,
}

/// A statement's number, for keys.
#[derive(Clone, Debug, Serialize)]
pub struct Number {
    /// `s07`.
    pub label: String,
    /// Where it stands in the report, if that is known.
    pub href: Option<String>,
}

/// The records of the report, ready to be drawn from.
pub struct Stock<'a> {
    /// Everything else.
    pub index: &'a Index<'a>,
    /// The report's address before `#`; none where it is not known.
    pub report: Option<&'a str>,
    /// Places in `index.entries` of statements that stand well on paper, with their sentences.
    usable: Vec<(usize, Usable)>,
    /// Ids of those that are alone in their sentence.
    alone: BTreeSet<&'a str>,
}

struct Usable {
    window: Span,
    /// No other statement stands in the sentence.
    alone: bool,
}

impl<'a> Stock<'a> {
    /// Looks for sentences that can be used: not nested, not too long, whole.
    pub fn new(index: &'a Index<'a>, report: Option<&'a str>) -> Self {
        let windows: Vec<Option<Span>> =
            index.entries.iter().map(|entry| window(&entry.reading.article.text, &marks(index, entry))).collect();
        let usable = |at: usize, entry: &Entry| {
            let (attribution, text) = (&entry.statement.attribution, &entry.reading.article.text);
            let window = windows[at].filter(|window| (20..LONG).contains(&window.of(text).chars().count()))?;
            let whole =
                !attribution.nested && !attribution.post && !attribution.content.is_empty() && !window.of(text).contains('\n');
            let same = |other: usize| other != at && std::ptr::eq(index.entries[other].reading, entry.reading);
            let around = at.saturating_sub(8)..(at + 9).min(windows.len());
            let alone = !around.into_iter().any(|o| same(o) && windows[o].is_some_and(|other| other.overlaps(window)));
            whole.then_some((at, Usable { window, alone }))
        };
        let usable: Vec<(usize, Usable)> = index.entries.iter().enumerate().filter_map(|(at, entry)| usable(at, entry)).collect();
        let alone = usable.iter().filter(|(_, usable)| usable.alone).map(|(at, _)| index.entries[*at].id.as_str()).collect();
        Self { index, report, usable, alone }
    }

    /// Statements that stand well on paper, one per sentence: in the page's language, alone in their sentence, and not
    /// unsure, before others; of equals, as the lots fall.
    pub fn drawn(&self, dice: &mut Dice) -> Vec<&'a Entry<'a>> {
        let mut drawn: Vec<&(usize, Usable)> = self.usable.iter().collect();
        dice.shuffle(&mut drawn);
        drawn.sort_by_cached_key(|(at, usable)| {
            let entry = &self.index.entries[*at];
            let foreign = entry.reading.article.lang != self.index.page();
            (foreign, !usable.alone, certainty::of(entry.statement) == Certainty::Unsure)
        });
        let mut seen = BTreeSet::new();
        drawn.retain(|(at, usable)| seen.insert((self.index.entries[*at].reading.article.id.as_str(), usable.window)));
        drawn.into_iter().map(|(at, _)| &self.index.entries[*at]).collect()
    }

    /// So many items as fit on a page: fewer where the page's script is printed large (Arabic, at 14 points).
    pub fn most(&self, most: usize) -> usize {
        let large = direction(self.index.page()) == Direction::Rtl;
        if large { most * 3 / 4 } else { most }
    }

    /// Whether no other statement stands in the sentence of this one.
    pub fn alone(&self, entry: &Entry) -> bool {
        self.alone.contains(entry.id.as_str())
    }

    /// Where the sentence of a statement stands.
    pub fn window(&self, entry: &Entry) -> Span {
        window(&entry.reading.article.text, &marks(self.index, entry)).unwrap_or_default()
    }

    /// The sentence of a statement, unmarked.
    pub fn item(&self, entry: &Entry) -> Item {
        let article = &entry.reading.article;
        let window = self.window(entry);
        let (lang, dir) = language(window.of(&article.text), &article.lang, self.index.page());
        let number = self.number(entry);
        Item {
            quote: Quote { lang, dir, runs: runs(&article.text, window, &[], &[]) },
            label: number.label,
            href: number.href,
            outlet: self.index.outlet(entry.reading),
            date: article.date.as_deref().map(|date| when(self.index.strings, date)),
        }
    }

    /// The sentence of a statement with source, verb and content marked.
    pub fn marked(&self, entry: &Entry) -> Quote {
        passage(self.index, entry)
    }

    /// The number of a statement.
    pub fn number(&self, entry: &Entry) -> Number {
        Number { label: entry.label.clone(), href: self.report.map(|report| format!("{report}#{}", entry.anchor)) }
    }

    /// The number of an article's first statement, or of the article itself: what a teacher opens.
    pub fn article(&self, reading: &crate::model::Reading) -> Option<String> {
        self.report.map(|report| format!("{report}#a-{}", slug(&reading.article.id)))
    }
}

/// So many of a list, spread over the kinds that `kind` names: no kind has a second before each has its first.
pub fn spread<T, K: Ord>(list: Vec<T>, most: usize, kind: impl Fn(&T) -> K) -> Vec<T> {
    let mut rounds: Vec<(usize, usize, T)> = Vec::new();
    let mut counts: BTreeMap<K, usize> = BTreeMap::new();
    for (at, one) in list.into_iter().enumerate() {
        let count = counts.entry(kind(&one)).or_default();
        rounds.push((*count, at, one));
        *count += 1;
    }
    rounds.sort_by_key(|(round, at, _)| (*round, *at));
    rounds.into_iter().take(most).map(|(_, _, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind_has_a_second_before_each_has_its_first() {
        assert_eq!(spread(vec!["a1", "a2", "a3", "b1", "c1"], 4, |s| s.as_bytes()[0]), ["a1", "b1", "c1", "a2"]);
    }
}
