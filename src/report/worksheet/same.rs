//! Same or not: do two sentences tell one act of speech?

use super::super::view::index::Entry;
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Item, Stock};
use crate::model::{DifferenceKind, Retelling};
use serde::Serialize;
use tera::Value;

const LEAST: usize = 2;
const SAME: usize = 2;
const OTHER: usize = 2;

#[derive(Serialize)]
struct Same {
    pairs: Vec<Pair>,
}

#[derive(Serialize)]
struct Pair {
    first: Item,
    second: Item,
    same: bool,
    /// In what two differ that are alike else: `figure`, `polarity`.
    differ: Option<&'static str>,
    speakers: Vec<Words>,
}

/// Two tellings of one act of speech by different outlets, and pairs of one speaker on one issue that are two.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let drawn = stock.drawn(dice);
    let at = |id: &str| drawn.iter().copied().find(|entry| entry.id == id && entry.reading.article.lang == index.page());
    let mut retellings: Vec<&Retelling> = index.corpus.retellings.iter().collect();
    dice.shuffle(&mut retellings);
    let two = |retelling: &Retelling| -> Option<Pair> {
        let told: Vec<&Entry> =
            retelling.statements.iter().filter(|id| !retelling.copies.contains(id)).filter_map(|id| at(id)).collect();
        let first = told.first()?;
        let second = told.iter().find(|entry| entry.reading.article.id != first.reading.article.id)?;
        Some(pair(stock, first, second, true, None))
    };
    let mut pairs: Vec<Pair> = retellings.iter().filter_map(|retelling| two(retelling)).take(SAME).collect();
    if pairs.len() < LEAST {
        return Err(pairs.len());
    }
    let alike = retellings.iter().flat_map(|retelling| &retelling.differs).filter_map(|difference| {
        let differ = match difference.kind {
            DifferenceKind::Polarity => "polarity",
            DifferenceKind::Figure => "figure",
        };
        Some(pair(stock, at(&difference.statements[0])?, at(&difference.statements[1])?, false, Some(differ)))
    });
    let mut other: Vec<Pair> = alike.take(OTHER).collect();
    let of = |entry: &Entry| retellings.iter().position(|retelling| retelling.statements.contains(&entry.id));
    for (place, first) in drawn.iter().enumerate().filter(|(_, entry)| entry.reading.article.lang == index.page()) {
        if other.len() >= OTHER {
            break;
        }
        let issue = |entry: &Entry| entry.statement.codes.stances.first().map(|code| code.issue.clone());
        let apart = |second: &&&Entry| {
            let same = second.statement.speaker.actor == first.statement.speaker.actor && first.statement.speaker.actor.is_some();
            let fits = same && issue(second) == issue(first) && issue(first).is_some();
            fits && second.reading.article.lang == index.page()
                && second.reading.article.id != first.reading.article.id
                && of(second) != of(first)
        };
        let used = |entry: &Entry| other.iter().any(|pair| [&pair.first.label, &pair.second.label].contains(&&entry.label));
        if let Some(second) = drawn[place + 1..].iter().find(apart).filter(|second| !used(second) && !used(first)) {
            other.push(pair(stock, first, second, false, None));
        }
    }
    pairs.extend(other);
    dice.shuffle(&mut pairs);
    Ok(Value::from_serializable(&Same { pairs }))
}

fn pair(stock: &Stock, first: &Entry, second: &Entry, same: bool, differ: Option<&'static str>) -> Pair {
    let name = |entry: &Entry| entry.statement.speaker.actor.as_deref().map(|id| stock.index.actor(id));
    let mut speakers: Vec<Words> = [first, second].into_iter().filter_map(name).collect();
    speakers.dedup();
    Pair { first: stock.item(first), second: stock.item(second), same, differ, speakers }
}
