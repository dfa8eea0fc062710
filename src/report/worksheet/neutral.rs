//! Rewrite neutrally: keep who spoke and what was said, leave out what the verb adds.

use super::super::view::index::Entry;
use super::super::view::said::{Quote, verb};
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use super::verbs::plain_verbs;
use crate::model::{Engagement, VerbClass};
use serde::Serialize;
use tera::Value;

const LEAST: usize = 2;
const MOST: usize = 4;

#[derive(Serialize)]
struct Neutral {
    items: Vec<Asked<Answer>>,
}

#[derive(Serialize)]
struct Answer {
    marked: Quote,
    verb: Option<Words>,
    plain: Words,
}

/// Sentences whose verb stands behind the words or away from them.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let plain = plain_verbs(stock.index);
    let mut entries = stock.drawn(dice);
    entries.retain(|entry| {
        let attribution = &entry.statement.attribution;
        let class =
            matches!(attribution.verb_class, VerbClass::Claim | VerbClass::Admit | VerbClass::Assert | VerbClass::Distance);
        let adds = class || attribution.engagement != Engagement::Neutral;
        adds && !attribution.cue.is_empty()
            && !attribution.source.is_empty()
            && plain.contains_key(entry.reading.article.lang.as_str())
    });
    let kind = |entry: &&Entry| {
        let attribution = &entry.statement.attribution;
        (entry.reading.article.lang != stock.index.page(), attribution.engagement, attribution.verb_class)
    };
    let entries = spread(entries, stock.most(MOST), kind);
    if entries.len() < LEAST {
        return Err(entries.len());
    }
    let answer = |entry: &Entry| Answer {
        marked: stock.marked(entry),
        verb: verb(stock.index, entry),
        plain: plain[entry.reading.article.lang.as_str()].clone(),
    };
    let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: answer(entry) });
    Ok(Value::from_serializable(&Neutral { items: items.collect() }))
}
