//! Fill in the matrix: who stands where, with the statement number as evidence.

use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Number, Stock};
use serde::Serialize;
use tera::Value;

const SIDES: usize = 2;
const MOST_SIDES: usize = 4;
const MOST_ISSUES: usize = 4;

#[derive(Serialize)]
struct Matrix {
    sides: Vec<Words>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    thesis: Words,
    cells: Vec<Cell>,
}

/// The badges of a side, and the statement that shows the first.
#[derive(Serialize)]
struct Cell {
    badges: Vec<&'static str>,
    number: Option<Number>,
}

/// The most divided issues, those sides that speak to most of them.
pub fn make(stock: &Stock, _: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let issues: Vec<&String> = index.comparison.issues.iter().take(MOST_ISSUES).collect();
    let speaks = |id: &str| issues.iter().filter(|issue| index.position(issue, id).is_some()).count();
    let mut parties: Vec<_> = index.parties().filter(|party| index.firm(party) && speaks(&party.id) > 0).collect();
    if parties.len() < SIDES || issues.is_empty() {
        return Err(parties.len());
    }
    parties.sort_by_key(|party| (!party.principal, std::cmp::Reverse(speaks(&party.id))));
    parties.truncate(MOST_SIDES);
    let cell = |issue: &str, party: &str| match index.position(issue, party) {
        None => Cell { badges: Vec::new(), number: None },
        Some(position) => Cell {
            badges: index.badges(position).into_iter().map(super::super::view::said::Badge::name).collect(),
            number: index.entries_of(&position.statements).next().map(|entry| stock.number(entry)),
        },
    };
    let rows = issues
        .iter()
        .map(|issue| Row { thesis: index.thesis(issue), cells: parties.iter().map(|party| cell(issue, &party.id)).collect() });
    let sides = parties.iter().map(|party| index.actor(&party.id));
    Ok(Value::from_serializable(&Matrix { sides: sides.collect(), rows: rows.collect() }))
}
