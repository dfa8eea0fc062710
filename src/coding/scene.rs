//! How a content is built: its clauses, its conditions, and the words that signal something in them.

use super::content::Content;
use crate::knowledge::acts::{Sign, Signal};
use crate::knowledge::pack::{Order, Pack};
use crate::model::{Act, Modality, Span};
use crate::text::phrases::Hit;
use std::collections::BTreeSet;
use std::ops::Range;

/// A negation reaches so many words to its right.
const REACH: usize = 3;

/// What part of a sentence a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// In what is said to be or to be done.
    Main,
    /// In a condition.
    If,
    /// In a condition under which it is not so.
    Unless,
}

/// A content with its signals.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The words.
    pub(super) content: &'a Content,
    /// Signals by place; none lies within a longer one.
    pub(super) signals: Vec<Hit<Signal>>,
    pack: &'a Pack,
    regions: Vec<Region>,
    clauses: Vec<usize>,
    /// Words at which a clause begins that turns against the one before.
    turns: BTreeSet<usize>,
    /// Words that say "and".
    ands: BTreeSet<usize>,
}

impl<'a> Scene<'a> {
    /// Finds the signals, then the conditions and clauses that they make.
    pub(super) fn of(content: &'a Content, pack: &'a Pack) -> Self {
        let mut signals = longest(pack.acts.signals().find(&content.words()));
        by_form(&mut signals, content, pack);
        let all = |signal| signals.iter().filter(move |s| s.value == signal).map(|s| s.words.start).collect();
        let (turns, ands) = (all(Signal::But), all(Signal::And));
        let regions = vec![Region::Main; content.len()];
        let mut scene = Self { content, signals, regions, clauses: vec![0; content.len()], turns, ands, pack };
        scene.mark_conditions();
        scene.mark_clauses();
        scene
    }

    fn mark_conditions(&mut self) {
        for signal in &self.signals {
            let region = match signal.value {
                Signal::If => Region::If,
                Signal::Unless => Region::Unless,
                _ => continue,
            };
            for at in self.condition_at(&signal.words) {
                self.regions[at] = region;
            }
        }
    }

    /// The words of the condition that a marker makes. Where verbs stand last the marker does too, unless it leads.
    fn condition_at(&self, marker: &Range<usize>) -> Range<usize> {
        let sentence = self.content.sentence(marker.start);
        let begins = |at: &usize| {
            let first = at.checked_sub(1).is_none_or(|before| self.content.sentence(before) != sentence);
            first || self.content.parted(*at) || self.turns.contains(at)
        };
        let head = (0..=marker.start).rev().find(begins).unwrap_or(marker.start);
        if self.pack.order == Order::VerbLast && head < marker.start {
            return head..marker.end;
        }
        marker.start..self.condition_end(marker)
    }

    /// One past the last word of the condition that a marker begins. At the head of a sentence it ends at the first
    /// comma, else with the sentence; a clause that turns against it ends it anywhere.
    fn condition_end(&self, marker: &Range<usize>) -> usize {
        let sentence = self.content.sentence(marker.start);
        let leads = (0..marker.start).rev().take_while(|at| self.content.sentence(*at) == sentence).count() < 3;
        let ends =
            |at: usize| self.content.sentence(at) != sentence || (leads && self.content.parted(at)) || self.turns.contains(&at);
        (marker.end..self.content.len()).find(|at| ends(*at)).unwrap_or(self.content.len())
    }

    fn mark_clauses(&mut self) {
        let mut clause = 0;
        for at in 1..self.content.len() {
            let breaks = self.content.sentence(at) != self.content.sentence(at - 1)
                || self.regions[at] != self.regions[at - 1]
                || self.turns.contains(&at);
            clause += usize::from(breaks);
            self.clauses[at] = clause;
        }
    }

    /// The part of the sentence that a word stands in.
    pub(super) fn region(&self, at: usize) -> Region {
        self.regions.get(at).copied().unwrap_or(Region::Main)
    }

    /// Whether two words stand in one clause.
    pub(super) fn together(&self, a: usize, b: usize) -> bool {
        self.clauses.get(a) == self.clauses.get(b)
    }

    /// Whether a sentence has a condition, and of which kind.
    pub(super) fn condition_in(&self, sentence: usize) -> Option<Region> {
        let at =
            (0..self.content.len()).find(|at| self.content.sentence(*at) == sentence && self.regions[*at] != Region::Main)?;
        Some(self.regions[at])
    }

    /// Whether a signal of this kind stands in the main part of a sentence.
    pub(super) fn in_main(&self, sentence: usize, signal: Signal) -> bool {
        self.signals.iter().any(|s| {
            s.value == signal && self.content.sentence(s.words.start) == sentence && self.region(s.words.start) == Region::Main
        })
    }

    /// The negation that governs a run of words: within reach, in its clause, with no other signal between that it would
    /// govern instead. It stands before them; where verbs stand last, behind them or in their last word.
    pub(super) fn negation(&self, words: &Range<usize>) -> Option<&Hit<Signal>> {
        let acts = |s: &Hit<Signal>| {
            matches!(s.value, Signal::Does(..) | Signal::Judges(..) | Signal::Stop | Signal::Keep | Signal::Must)
        };
        let between = |from: usize, to: usize| self.signals.iter().any(|s| acts(s) && s.words.start >= from && s.words.end <= to);
        let not = |s: &&Hit<Signal>| s.value == Signal::Not && self.together(s.words.start, words.start);
        let behind = self.signals.iter().filter(not).find(|s| {
            s.words.end >= words.end
                && s.words.start + 1 >= words.end
                && s.words.start.saturating_sub(words.end) < REACH
                && !between(words.end, s.words.end)
        });
        let before =
            || {
                self.signals.iter().rev().filter(not).find(|s| {
                    s.words.end <= words.start && words.start - s.words.end < REACH && !between(s.words.end, words.start)
                })
            };
        behind.filter(|_| self.verbs_last()).or_else(before)
    }

    fn verbs_last(&self) -> bool {
        matches!(self.pack.order, Order::VerbLast | Order::SubjectFar)
    }

    /// Whether the speaker, or what is the speaker's, stands shortly before a word, or in the word itself (عمليتها).
    pub(super) fn own(&self, words: &Range<usize>, within: usize) -> bool {
        let sentence = self.content.sentence(words.start);
        let named = self.signals.iter().any(|s| {
            s.value == Signal::Own
                && s.words.start < words.end
                && words.start.saturating_sub(s.words.end) <= within
                && self.content.sentence(s.words.start) == sentence
        });
        named || words.clone().any(|at| self.pack.own.iter().any(|pronoun| self.content.form(at).ends_with(pronoun.as_str())))
    }

    /// Whether a new member of an enumeration begins between two words, or with the second of them: with "and", or with
    /// the و that Arabic writes at the head of the word.
    pub(super) fn joined(&self, after: usize, upto: usize) -> bool {
        let and = self.pack.and.as_str();
        (after..=upto).any(|at| self.ands.contains(&at) || !and.is_empty() && self.content.form(at).starts_with(and))
    }

    /// The same, or a comma.
    pub(super) fn parted(&self, after: usize, upto: usize) -> bool {
        self.joined(after, upto) || (after..=upto).any(|at| self.content.parted(at))
    }

    /// How far words stand from the head of what is said: from its start, or from its end where verbs stand last.
    pub(super) fn depth(&self, words: &Range<usize>) -> usize {
        let sentence = self.content.sentence(words.start);
        let behind = || (words.end..self.content.len()).take_while(|&at| self.content.sentence(at) == sentence).count();
        match self.pack.order {
            Order::VerbLast => behind(),
            Order::SubjectFar => words.start.min(behind()),
            Order::SubjectFirst | Order::VerbFirst | Order::VerbSecond => words.start,
        }
    }

    /// Whether the words are the verb of what is said, which needs no subject but the speaker: they open it, or end it where
    /// verbs stand last and no possessor opens it ("Rusya'nın … desteklediğini": somebody else does).
    pub(super) fn heads(&self, words: &Range<usize>) -> bool {
        let possessor = |at: usize| {
            let form = self.content.form(at);
            self.pack.genitive.iter().chain(&self.pack.possessive).any(|ending| form.ends_with(ending.as_str()))
        };
        match self.pack.order {
            Order::VerbLast => self.depth(words) == 0 && !(0..words.start.min(2)).any(possessor),
            _ => words.start == 0,
        }
    }

    /// Whether verbs stand behind what they govern.
    pub(super) fn verbs_behind(&self) -> bool {
        matches!(self.pack.order, Order::VerbLast | Order::SubjectFar | Order::VerbSecond)
    }

    /// The first sentence is put in the negative by a word near its head, or near its end where verbs stand last.
    pub(super) fn main_negated(&self) -> bool {
        let last = (0..self.content.len()).take_while(|at| self.first(*at)).count();
        let near = |words: &Range<usize>| if self.verbs_last() { words.end + 1 >= last } else { words.start < 6 };
        self.signals.iter().any(|s| s.value == Signal::Not && self.first(s.words.start) && near(&s.words))
    }

    /// Whether a word stands in the first sentence.
    pub(super) fn first(&self, at: usize) -> bool {
        self.content.sentence(at) == self.content.sentence(0)
    }

    /// How real the content is.
    pub(super) fn modality(&self, act: Act) -> Modality {
        let has = |signal: Signal| self.signals.iter().any(|s| s.value == signal);
        if self.condition().is_some() {
            Modality::Conditional
        } else if has(Signal::Hypothetical) {
            Modality::Hypothetical
        } else if matches!(act, Act::Appeal | Act::Demand | Act::Commit | Act::Threaten) || has(Signal::Future) {
            Modality::Future
        } else {
            Modality::Real
        }
    }

    /// The words of the first condition.
    pub(super) fn condition(&self) -> Option<Span> {
        let first = self.regions.iter().position(|region| *region != Region::Main)?;
        let length = self.regions[first..].iter().take_while(|region| **region != Region::Main).count();
        self.content.span(&(first..first + length))
    }

    /// The first hedging words.
    pub(super) fn hedge(&self) -> Option<Span> {
        let hedge = self.signals.iter().find(|s| s.value == Signal::Hedge)?;
        self.content.span(&hedge.words)
    }
}

/// Adds what single words signal by their form, but for words of a phrase that stands for what is negative by itself
/// ("kabul etmeyecek" is a refusal).
fn by_form(signals: &mut Vec<Hit<Signal>>, content: &Content, pack: &Pack) {
    let negative = |s: &&Hit<Signal>| match s.value {
        Signal::Not => true,
        Signal::Does(_, sign) | Signal::Judges(_, sign) => sign == Sign::Minus && s.words.len() > 1,
        _ => false,
    };
    let taken: BTreeSet<usize> = signals.iter().filter(negative).flat_map(|s| s.words.clone()).collect();
    for at in (0..content.len()).filter(|at| !taken.contains(at)) {
        let listed = |value: &Signal| signals.iter().any(|s| s.value == *value && s.words.contains(&at));
        let new: Vec<Signal> = pack.acts.by_form(content.form(at)).filter(|value| !listed(value)).collect();
        signals.extend(new.into_iter().map(|value| Hit { words: at..at + 1, value }));
    }
    signals.sort_by_key(|s| s.words.start);
}

/// Without those that lie within a longer one ("no" within "no doubt"), and each but once: what two entries of a list find
/// ("stop*", "stopping") would act twice.
fn longest(hits: Vec<Hit<Signal>>) -> Vec<Hit<Signal>> {
    let mut kept: Vec<Hit<Signal>> = Vec::with_capacity(hits.len());
    let mut longest: Range<usize> = 0..0;
    for hit in hits {
        let again = || kept.iter().rev().take_while(|k| k.words == hit.words).any(|k| k.value == hit.value);
        if hit.words.end <= longest.end && (hit.words != longest || again()) {
            continue;
        }
        longest = hit.words.clone();
        kept.push(hit);
    }
    kept
}
