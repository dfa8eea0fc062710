//! What could they know, and when: statements against the times of publication.

use super::super::view::index::{Entry, When, when};
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use crate::model::Reading;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use tera::Value;

const LEAST: usize = 3;
const ARTICLES: usize = 6;
const MOST: usize = 3;

#[derive(Serialize)]
struct Times {
    articles: Vec<Article>,
    items: Vec<Asked<Answer>>,
}

#[derive(Serialize)]
struct Article {
    letter: char,
    outlet: Words,
    published: When,
    href: Option<String>,
}

/// Letters of articles.
#[derive(Default, Serialize)]
struct Answer {
    first: Option<char>,
    carried: Vec<char>,
    later: Vec<char>,
    earlier: Vec<char>,
    /// Of the same day, without an hour.
    unclear: Vec<char>,
}

/// Articles of at least three times, and statements by the article that is first to tell them.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let dated = |reading: &&Reading| reading.article.date.as_deref().is_some_and(|date| date.get(..10).is_some_and(is_day));
    let mut readings: Vec<&Reading> = index.corpus.readings.iter().filter(dated).collect();
    let mut times = BTreeSet::new();
    readings.retain(|reading| times.insert(time(reading)));
    if readings.len() < LEAST {
        return Err(readings.len());
    }
    dice.shuffle(&mut readings);
    readings.truncate(ARTICLES);
    readings.sort_by_key(|reading| time(reading));
    let letters: BTreeMap<&str, (char, &Reading)> =
        readings.iter().zip('A'..).map(|(reading, letter)| (reading.article.id.as_str(), (letter, *reading))).collect();
    let mut tellings: BTreeMap<&str, &[String]> = BTreeMap::new();
    for retelling in &index.corpus.retellings {
        tellings.extend(retelling.statements.iter().map(|id| (id.as_str(), retelling.statements.as_slice())));
    }
    let own = |entry: &Entry| -> BTreeSet<String> {
        let all = tellings.get(entry.id.as_str()).copied().unwrap_or_default();
        let articles = all.iter().chain([&entry.id]).filter_map(|id| Some(id.rsplit_once('#')?.0.to_owned()));
        articles.collect()
    };
    let answer = |entry: &Entry| {
        let carried = own(entry);
        let first = carried.iter().filter_map(|id| letters.get(id.as_str())).min_by_key(|(_, reading)| time(reading)).copied();
        let mut answer = Answer { first: first.map(|(letter, _)| letter), ..Answer::default() };
        for (id, (letter, reading)) in &letters {
            let Some((_, first)) = first else { continue };
            let of = match (time(reading), time(first)) {
                _ if carried.contains(*id) => &mut answer.carried,
                (here, there) if (here.len() == 10 || there.len() == 10) && here[..10] == there[..10] => &mut answer.unclear,
                (here, there) if here > there => &mut answer.later,
                _ => &mut answer.earlier,
            };
            of.push(*letter);
        }
        for list in [&mut answer.carried, &mut answer.later, &mut answer.earlier, &mut answer.unclear] {
            list.sort_unstable();
        }
        answer
    };
    // Asked is what the listed articles alone can answer: whose first telling is among them, and not the last of all.
    let all = stock.drawn(dice).into_iter().filter(|entry| letters.contains_key(entry.reading.article.id.as_str()));
    let fits = |entry: &&Entry| {
        let told = answer(entry);
        told.first.is_some()
            && (!told.later.is_empty() || !told.earlier.is_empty())
            && own(entry).iter().all(|id| letters.contains_key(id.as_str()))
    };
    let entries = spread(all.filter(fits).collect(), stock.most(MOST), |entry: &&Entry| answer(entry).first);
    if entries.len() < 2 {
        return Err(entries.len());
    }
    let articles = letters.values().map(|(letter, reading)| Article {
        letter: *letter,
        outlet: index.outlet(reading),
        published: when(index.strings, reading.article.date.as_deref().unwrap_or_default()),
        href: stock.article(reading),
    });
    let mut articles: Vec<Article> = articles.collect();
    articles.sort_by_key(|article| article.letter);
    let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: answer(entry) });
    Ok(Value::from_serializable(&Times { articles, items: items.collect() }))
}

fn is_day(date: &str) -> bool {
    date.bytes().enumerate().all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}

/// Day, or day and minute: what can be compared.
fn time(reading: &Reading) -> &str {
    let date = reading.article.date.as_deref().unwrap_or_default();
    date.get(..16).or_else(|| date.get(..10)).unwrap_or_default()
}
