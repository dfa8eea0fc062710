//! Who gets quotation marks: whose words are quoted, whose are told in the outlet's.

use super::super::view::index::{Entry, Index};
use super::super::view::said::form;
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use crate::model::Style;
use serde::Serialize;
use tera::Value;

const SIDES: usize = 2;
const STATEMENTS: usize = 3;
const MOST: usize = 5;

#[derive(Serialize)]
struct Marks {
    items: Vec<Asked<Answer>>,
    /// What is counted over all articles.
    sides: Vec<Side>,
}

#[derive(Serialize)]
struct Answer {
    form: &'static str,
    side: Words,
}

#[derive(Serialize)]
struct Side {
    name: Words,
    quoted: usize,
    part: usize,
    told: usize,
    all: usize,
}

/// The sides that speak often enough to be counted, at least two; sentences of theirs in every form.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let often = |party: &&crate::model::Party| index.firm(party) && party.statements.len() >= STATEMENTS;
    let parties: Vec<_> = index.parties().filter(often).take(4).collect();
    if parties.len() < SIDES {
        return Err(parties.len());
    }
    let mut entries = stock.drawn(dice);
    entries.retain(|entry| index.party_of(entry.statement).is_some_and(|id| parties.iter().any(|party| party.id == id)));
    let entries =
        spread(entries, stock.most(MOST) * 2, |entry| (entry.statement.attribution.style, index.party_of(entry.statement)));
    let mut entries = spread(entries, stock.most(MOST), |entry| entry.statement.attribution.style);
    dice.shuffle(&mut entries);
    let answer = |entry: &Entry<'_>| Answer {
        form: form(&entry.statement.attribution),
        side: index.party_of(entry.statement).map(|id| index.actor(id)).unwrap_or_default(),
    };
    let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: answer(entry) });
    let sides = parties.iter().map(|party| counted(index, party));
    Ok(Value::from_serializable(&Marks { items: items.collect(), sides: sides.collect() }))
}

fn counted(index: &Index, party: &crate::model::Party) -> Side {
    let count = |style| index.entries_of(&party.statements).filter(|entry| entry.statement.attribution.style == style).count();
    Side {
        name: index.actor(&party.id),
        quoted: count(Style::Direct),
        part: count(Style::Mixed),
        told: count(Style::Indirect),
        all: party.statements.len(),
    }
}
