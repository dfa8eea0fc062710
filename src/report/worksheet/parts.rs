//! Take the sentence apart: source, verb of saying, content.

use super::super::view::said::Quote;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use serde::Serialize;
use tera::Value;

const LEAST: usize = 3;
const MOST: usize = 5;

#[derive(Serialize)]
struct Parts {
    items: Vec<Asked<Quote>>,
}

/// Sentences that hold one statement, whole, with a source and a verb; of as many outlets as there are.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let mut entries = stock.drawn(dice);
    entries.retain(|entry| {
        let attribution = &entry.statement.attribution;
        !attribution.source.is_empty() && !attribution.cue.is_empty() && stock.alone(entry)
    });
    let entries = spread(entries, stock.most(MOST), |entry| {
        (entry.reading.article.lang != stock.index.page(), entry.reading.article.outlet.clone())
    });
    if entries.len() < LEAST {
        return Err(entries.len());
    }
    let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: stock.marked(entry) });
    Ok(Value::from_serializable(&Parts { items: items.collect() }))
}
