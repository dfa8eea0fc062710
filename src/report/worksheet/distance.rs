//! Distance marks: where does the outlet say that the words are not its own?

use super::super::view::index::Entry;
use super::super::view::said::verb;
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use crate::model::Engagement;
use serde::Serialize;
use tera::Value;

const LEAST: usize = 2;
const MARKED: usize = 4;
const PLAIN: usize = 2;

#[derive(Serialize)]
struct Distance {
    items: Vec<Asked<Vec<Words>>>,
}

/// Sentences with a mark of distance, and some without.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let (marked, plain): (Vec<&Entry>, Vec<&Entry>) =
        stock.drawn(dice).into_iter().partition(|entry| !marks(stock, entry).is_empty());
    let mut entries = spread(marked, stock.most(MARKED), |entry| {
        (entry.reading.article.lang != stock.index.page(), entry.reading.article.id.clone())
    });
    if entries.len() < LEAST {
        return Err(entries.len());
    }
    entries.extend(plain.into_iter().take(PLAIN));
    dice.shuffle(&mut entries);
    let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: marks(stock, entry) });
    Ok(Value::from_serializable(&Distance { items: items.collect() }))
}

/// The words in the sentence of a statement that mark a distance; a verb that does may be one.
fn marks(stock: &Stock, entry: &Entry) -> Vec<Words> {
    let article = &entry.reading.article;
    let window = stock.window(entry);
    let here = entry.reading.distance.iter().filter(|distancing| window.contains(distancing.span));
    let mut out: Vec<Words> =
        here.map(|distancing| Words::new(distancing.span.of(&article.text), &article.lang, stock.index.page())).collect();
    if entry.statement.attribution.engagement == Engagement::Distancing {
        out.extend(verb(stock.index, entry));
    }
    out
}
