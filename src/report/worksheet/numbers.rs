//! Whose number? Figures of one thing, each with the one who gives it.

use super::super::view::index::Entry;
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use crate::model::FigureStatus;
use serde::Serialize;
use tera::Value;

const LEAST: usize = 2;
const MOST: usize = 4;

#[derive(Serialize)]
struct Numbers {
    items: Vec<Asked<Answer>>,
    status: FigureStatus,
}

#[derive(Serialize)]
struct Answer {
    /// The number with what is counted, as the outlet puts it.
    phrase: Words,
    side: Option<Words>,
}

/// The first row of figures that several sentences tell which stand well on paper: those in dispute come first.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let drawn = stock.drawn(dice);
    let mut most = 0;
    // A row that can be told in the page's language alone goes before one that cannot.
    let tongues = [true, false].into_iter();
    for (alone, row) in tongues.flat_map(|alone| index.comparison.figures.iter().map(move |row| (alone, row))) {
        let given = |entry: &Entry| row.sides.iter().flat_map(|side| &side.given).find(|given| given.statement == entry.id);
        let answer = |entry: &Entry| {
            let figure = entry.statement.codes.figures.get(given(entry)?.figure)?;
            let article = &entry.reading.article;
            let side = index.party_of(entry.statement).map(|id| index.actor(id));
            Some(Answer { phrase: Words::new(figure.phrase.of(&article.text), &article.lang, index.page()), side })
        };
        let told = drawn.iter().copied().filter(|entry| answer(entry).is_some());
        let told: Vec<&Entry> = told.filter(|entry| !alone || entry.reading.article.lang == index.page()).collect();
        let mut told = spread(told, stock.most(MOST), |entry| (index.party_of(entry.statement), &entry.reading.article.outlet));
        most = most.max(told.len());
        if told.len() < LEAST {
            continue;
        }
        dice.shuffle(&mut told);
        let items = told.into_iter().filter_map(|entry| Some(Asked { item: stock.item(entry), answer: answer(entry)? }));
        return Ok(Value::from_serializable(&Numbers { items: items.collect(), status: row.status }));
    }
    Err(most)
}
