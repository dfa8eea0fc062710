//! One thing, many names: whose name is it, the outlet's or the speaker's?

use super::super::view::index::{Entry, When, when};
use super::super::view::language::in_place;
use super::super::view::said::Quote;
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Number, Stock};
use crate::model::{NamedThing, Naming, Reading, Voice};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tera::Value;

const LEAST: usize = 3;
const MOST: usize = 6;

#[derive(Serialize)]
struct Names {
    label: Words,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    name: Words,
    quote: Quote,
    outlet: Words,
    date: Option<When>,
    label: Option<String>,
    href: Option<String>,
    voice: Voice,
    side: Option<Words>,
}

/// Where a name stands.
type Places<'a> = Vec<(&'a Reading, &'a Naming)>;

/// The thing with most names in the page's language, or in any: each name once, where it stands in its place.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let named = |thing: &NamedThing| {
        let here = thing.names.iter().filter(|name| name.lang == index.page()).count();
        (here, thing.names.len())
    };
    let most = index.comparison.names.iter().max_by_key(|thing| (named(thing).0.min(MOST), Reverse(&thing.thing)));
    let Some(thing) = most.filter(|thing| named(thing).1 >= LEAST) else {
        return Err(most.map_or(0, |thing| named(thing).1));
    };
    let mut spots: BTreeMap<(bool, &str, &str), Places> = BTreeMap::new();
    for reading in &index.corpus.readings {
        for naming in reading.names.iter().filter(|naming| naming.thing == thing.thing) {
            let lang = reading.article.lang.as_str();
            spots.entry((lang != index.page(), lang, &naming.name)).or_default().push((reading, naming));
        }
    }
    let mut voices = BTreeSet::new();
    let mut items: Vec<Item> = Vec::new();
    for ((_, lang, name), mut places) in spots.into_iter().take(stock.most(MOST)) {
        dice.shuffle(&mut places);
        // A voice that no item has yet goes before one that some have.
        places.sort_by_key(|(_, naming)| voices.contains(&naming.voice));
        let Some((reading, naming)) = places.first() else { continue };
        voices.insert(naming.voice);
        let id = naming.statement.as_ref().map(|id| format!("{}#{id}", reading.article.id));
        let entry: Option<&Entry> = id.and_then(|id| index.entry(&id));
        let number: Option<Number> = entry.map(|entry| stock.number(entry));
        let side = entry.and_then(|entry| index.party_of(entry.statement));
        items.push(Item {
            name: Words::new(name, lang, index.page()),
            quote: in_place(index, reading, naming.span),
            outlet: index.outlet(reading),
            date: reading.article.date.as_deref().map(|date| when(index.strings, date)),
            label: number.as_ref().map(|number| number.label.clone()),
            href: number.map_or_else(|| stock.article(reading), |number| number.href),
            voice: naming.voice,
            side: side.map(|id| index.actor(id)),
        });
    }
    dice.shuffle(&mut items);
    let label = index.knowledge.thing(&thing.thing).and_then(|thing| index.pick(&thing.label));
    let label = label.unwrap_or_else(|| Words::new(&thing.thing, index.page(), index.page()));
    Ok(Value::from_serializable(&Names { label, items }))
}
