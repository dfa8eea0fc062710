//! Missing voices: whom do the readers of one outlet alone not hear?

use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Number, Stock};
use crate::model::{Party, Reading};
use serde::Serialize;
use std::collections::BTreeSet;
use tera::Value;

const SIDES: usize = 2;
const HEARD: usize = 2;
const MOST: usize = 10;

#[derive(Serialize)]
struct Missing {
    outlet: Words,
    headline: Option<Words>,
    href: Option<String>,
    /// Those whom the outlet lets speak, each with its first statement there.
    heard: Vec<Voice>,
    /// All sides, in drawn order.
    sides: Vec<Side>,
    others: usize,
}

#[derive(Serialize)]
struct Voice {
    name: Words,
    number: Number,
    all: usize,
}

#[derive(Serialize)]
struct Side {
    name: Words,
    here: bool,
    /// Other articles that quote it, and how many of these appeared no later than this one.
    elsewhere: usize,
    in_time: usize,
}

/// The article whose readers miss most sides that at least two others let speak.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let parties: Vec<&Party> = index.parties().filter(|party| index.firm(party)).take(stock.most(MOST)).collect();
    let articles = |party: &Party| -> BTreeSet<String> {
        party.statements.iter().filter_map(|id| Some(id.rsplit_once('#')?.0.to_owned())).collect()
    };
    let parties: Vec<(&Party, BTreeSet<String>)> = parties.into_iter().map(|party| (party, articles(party))).collect();
    let misses = |reading: &Reading| {
        let id = &reading.article.id;
        parties.iter().filter(|(_, articles)| articles.len() > 1 && !articles.contains(id)).count()
    };
    let hears = |reading: &Reading| parties.iter().filter(|(_, articles)| articles.contains(&reading.article.id)).count();
    let mut readings: Vec<&Reading> = index.corpus.readings.iter().filter(|r| misses(r) >= SIDES && hears(r) >= HEARD).collect();
    dice.shuffle(&mut readings);
    readings.sort_by_key(|reading| (reading.article.lang != index.page(), std::cmp::Reverse(misses(reading).min(3))));
    let Some(reading) = readings.first() else {
        return Err(index.corpus.readings.iter().map(misses).max().unwrap_or(0));
    };
    let article = &reading.article;
    let date = |id: &str| index.corpus.readings.iter().find(|r| r.article.id == id).and_then(|r| r.article.date.as_deref());
    let heard = parties.iter().filter_map(|(party, _)| {
        let here: Vec<_> = index.entries_of(&party.statements).filter(|entry| entry.reading.article.id == article.id).collect();
        Some(Voice { name: index.actor(&party.id), number: stock.number(here.first()?), all: here.len() })
    });
    let side = |(party, articles): &(&Party, BTreeSet<String>)| Side {
        name: index.actor(&party.id),
        here: articles.contains(&article.id),
        elsewhere: articles.iter().filter(|id| **id != article.id).count(),
        in_time: articles
            .iter()
            .filter(|id| **id != article.id && date(id).zip(article.date.as_deref()).is_some_and(|(a, b)| a <= b))
            .count(),
    };
    let mut sides: Vec<Side> = parties.iter().map(side).collect();
    dice.shuffle(&mut sides);
    Ok(Value::from_serializable(&Missing {
        outlet: index.outlet(reading),
        headline: article.title.as_deref().map(|title| Words::new(title, &article.lang, index.page())),
        href: stock.article(reading),
        heard: heard.collect(),
        sides,
        others: index.corpus.readings.len() - 1,
    }))
}
