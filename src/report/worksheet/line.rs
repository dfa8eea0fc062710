//! Claim and counter-claim: statements on a line from one end of an issue to the other.

use super::super::view::index::Entry;
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use crate::model::{IssueKind, Stance, StanceCode};
use serde::Serialize;
use std::collections::BTreeSet;
use tera::Value;

const LEAST: usize = 4;
const MOST: usize = 6;

#[derive(Serialize)]
struct Line {
    thesis: Words,
    /// The ends of the line, as badges.
    ends: [&'static str; 2],
    items: Vec<Asked<&'static str>>,
}

/// An issue on which sides contradict each other, with statements of at least two stances that stand well on paper.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let drawn = stock.drawn(dice);
    let code = |entry: &Entry, issue: &str| -> Option<StanceCode> {
        entry.statement.codes.stances.iter().find(|code| code.issue == issue && code.stance != Stance::NoSide).cloned()
    };
    let mut best = 0;
    let mut seen = BTreeSet::new();
    for contradiction in index.comparison.contradictions.iter().filter(|c| seen.insert(&c.issue)) {
        let issue = &contradiction.issue;
        let stance = |entry: &&Entry| code(entry, issue).map(|code| code.stance);
        let all: Vec<&Entry> = drawn.iter().copied().filter(|entry| stance(entry).is_some()).collect();
        let mut entries = spread(all, stock.most(MOST), stance);
        best = best.max(entries.len());
        let stances: BTreeSet<_> = entries.iter().map(stance).collect();
        if entries.len() < LEAST || stances.len() < 2 {
            continue;
        }
        dice.shuffle(&mut entries);
        let badge = |entry: &Entry| {
            let denies = index.party_of(entry.statement).and_then(|party| index.position(issue, party)).is_some_and(|p| p.denies);
            code(entry, issue).map_or("unclear", |code| index.badge(issue, code.stance, denies).name())
        };
        let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: badge(entry) });
        let ends = if index.kind(issue) == IssueKind::Is { ["asserts", "denies"] } else { ["support", "oppose"] };
        return Ok(Value::from_serializable(&Line { thesis: index.thesis(issue), ends, items: items.collect() }));
    }
    Err(best)
}
