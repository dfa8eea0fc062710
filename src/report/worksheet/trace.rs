//! Trace it back: from the one who spoke to the one in whose name, and to the one who tells us.

use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use serde::Serialize;
use tera::Value;

const LEAST: usize = 3;
const MOST: usize = 4;

#[derive(Serialize)]
struct Trace {
    items: Vec<Asked<Answer>>,
}

#[derive(Serialize)]
struct Answer {
    speaker: Words,
    party: Words,
    outlet: Words,
}

/// Sentences whose speaker speaks for another, of as many sides as there are.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let mut entries = stock.drawn(dice);
    entries.retain(|entry| {
        let speaker = &entry.statement.speaker;
        let for_another = speaker.actor.is_some() && speaker.speaks_for.is_some() && speaker.actor != speaker.speaks_for;
        for_another && !entry.statement.attribution.source.is_empty()
    });
    let entries = spread(entries, stock.most(MOST), |entry| {
        (entry.reading.article.lang != index.page(), entry.statement.speaker.speaks_for.clone())
    });
    if entries.len() < LEAST {
        return Err(entries.len());
    }
    let items = entries.into_iter().map(|entry| {
        let speaker = &entry.statement.speaker;
        let name = |id: &Option<String>| id.as_deref().map(|id| index.actor(id)).unwrap_or_default();
        let party = speaker.speaks_for.as_deref();
        let answer = Answer {
            speaker: speaker.actor.as_deref().map(|id| index.speaker(id, party)).unwrap_or_default(),
            party: name(&speaker.speaks_for),
            outlet: index.outlet(entry.reading),
        };
        Asked { item: stock.item(entry), answer }
    });
    Ok(Value::from_serializable(&Trace { items: items.collect() }))
}
