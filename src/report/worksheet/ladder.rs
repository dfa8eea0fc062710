//! The attribution ladder: how closely is the source named?

use super::super::view::index::Entry;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use crate::model::SourceKind;
use serde::Serialize;
use tera::Value;

const KINDS: usize = 3;
const MOST: usize = 6;

/// The rungs, from the top.
const RUNGS: [SourceKind; 7] = [
    SourceKind::NamedPerson,
    SourceKind::NamedBody,
    SourceKind::UnnamedOfficial,
    SourceKind::Group,
    SourceKind::Account,
    SourceKind::Anonymous,
    SourceKind::None,
];

#[derive(Serialize)]
struct Ladder {
    rungs: [SourceKind; 7],
    /// The answer is the place of the rung, from 1.
    items: Vec<Asked<usize>>,
}

/// Sentences of at least three kinds of source. A source that stands elsewhere in the text would not be seen on the card.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let kind = |entry: &&Entry| entry.statement.speaker.source_kind;
    let mut entries = stock.drawn(dice);
    entries.retain(|entry| (kind(entry) == SourceKind::None) == entry.statement.attribution.source.is_empty());
    let mut entries = spread(entries, stock.most(MOST), kind);
    let mut kinds: Vec<SourceKind> = entries.iter().map(kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < KINDS {
        return Err(kinds.len());
    }
    dice.shuffle(&mut entries);
    let rung = |kind: SourceKind| RUNGS.iter().position(|rung| *rung == kind).unwrap_or(RUNGS.len() - 1) + 1;
    let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: rung(kind(&entry)) });
    Ok(Value::from_serializable(&Ladder { rungs: RUNGS, items: items.collect() }))
}
