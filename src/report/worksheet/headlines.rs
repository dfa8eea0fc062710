//! Compare headlines: cards to rank as a diamond, by what a reader learns of who said what.

use super::super::words::Words;
use super::dice::Dice;
use super::stock::Stock;
use crate::model::{Party, Reading};
use crate::text::fold;
use serde::Serialize;
use std::collections::BTreeSet;
use tera::Value;

const LEAST: usize = 3;
/// A name shorter than this is found in other words.
const SHORT: usize = 3;

#[derive(Serialize)]
struct Headlines {
    cards: Vec<Card>,
    /// How many cards lie in each row of the diamond.
    rows: &'static [usize],
}

#[derive(Serialize)]
struct Card {
    letter: char,
    headline: Words,
    outlet: Words,
    href: Option<String>,
    marks: bool,
    sides: Vec<Words>,
}

/// Headlines of different outlets: nine, or four, or three, as many as a diamond has places.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let title = |reading: &Reading| reading.article.title.clone().filter(|title| !title.trim().is_empty());
    let mut readings: Vec<&Reading> = index.corpus.readings.iter().filter(|reading| title(reading).is_some()).collect();
    dice.shuffle(&mut readings);
    readings.sort_by_key(|reading| reading.article.lang != index.page());
    let mut seen = BTreeSet::new();
    readings.retain(|reading| seen.insert(title(reading)) && seen.len() <= 9);
    let rows: &[usize] = match readings.len() {
        n if n < LEAST => return Err(n),
        3 => &[1, 1, 1],
        4..9 => &[1, 2, 1],
        _ => &[1, 2, 3, 2, 1],
    };
    readings.truncate(rows.iter().sum());
    dice.shuffle(&mut readings);
    let card = |(reading, letter): (&Reading, char)| {
        let headline = title(reading).unwrap_or_default();
        Card {
            letter,
            headline: Words::new(&headline, &reading.article.lang, index.page()),
            outlet: index.outlet(reading),
            href: stock.article(reading),
            marks: headline.contains(['"', '“', '„', '«', '‘', '\'']),
            sides: index.parties().filter(|party| names(stock, party, &headline)).map(|party| index.actor(&party.id)).collect(),
        }
    };
    let cards = readings.into_iter().zip('A'..).map(card).collect();
    Ok(Value::from_serializable(&Headlines { cards, rows }))
}

/// Whether a headline names a side or one of its voices, by any name that the articles use.
fn names(stock: &Stock, party: &Party, headline: &str) -> bool {
    let headline = fold::loose(headline);
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let headline = words(&headline);
    let actors = party.voices.iter().chain([&party.id]).filter_map(|id| stock.index.corpus.actors.get(id));
    actors.flat_map(|actor| actor.seen_as.iter().chain(actor.names.values())).any(|name| {
        let name = words(&fold::loose(name));
        name.iter().any(|word| word.chars().count() >= SHORT) && headline.windows(name.len().max(1)).any(|run| run == name)
    })
}
