//! Verbs of saying: what changes if *admitted* becomes *said*?

use super::super::view::index::{Entry, Index};
use super::super::view::said::{class, verb};
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Asked, Stock, spread};
use crate::model::VerbClass;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tera::Value;

const LEAST: usize = 3;
const MOST: usize = 5;

#[derive(Serialize)]
struct Verbs {
    items: Vec<Asked<Answer>>,
}

#[derive(Serialize)]
struct Answer {
    verb: Option<Words>,
    /// The neutral verb that takes its place.
    plain: Words,
    class: &'static str,
}

/// Sentences whose verb does more than to report, each with the neutral verb that its own language uses most here.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let plain = plain_verbs(stock.index);
    let mut entries = stock.drawn(dice);
    entries.retain(|entry| {
        let attribution = &entry.statement.attribution;
        let marked = attribution.verb_class != VerbClass::Neutral && !attribution.cue.is_empty() && !attribution.cue_negated;
        marked && plain.contains_key(entry.reading.article.lang.as_str())
    });
    let entries = spread(entries, stock.most(MOST), |entry| entry.statement.attribution.verb_class);
    if entries.len() < LEAST {
        return Err(entries.len());
    }
    let answer = |entry: &Entry| Answer {
        verb: verb(stock.index, entry),
        plain: plain[entry.reading.article.lang.as_str()].clone(),
        class: class(entry.statement.attribution.verb_class),
    };
    let items = entries.into_iter().map(|entry| Asked { item: stock.item(entry), answer: answer(entry) });
    Ok(Value::from_serializable(&Verbs { items: items.collect() }))
}

/// How often a verb stands, in all and by form.
type Count<'a> = (usize, BTreeMap<&'a str, usize>);

/// The neutral verb that stands most often in the articles of each language, as it stands there.
pub fn plain_verbs<'a>(index: &'a Index) -> BTreeMap<&'a str, Words> {
    let mut counts: BTreeMap<(&str, &str), Count> = BTreeMap::new();
    for entry in &index.entries {
        let attribution = &entry.statement.attribution;
        let neutral = attribution.verb_class == VerbClass::Neutral && !attribution.verb.is_empty();
        let [cue] = attribution.cue[..] else { continue };
        if neutral {
            let article = &entry.reading.article;
            let count = counts.entry((&article.lang, &attribution.verb)).or_default();
            count.0 += 1;
            *count.1.entry(cue.of(&article.text)).or_default() += 1;
        }
    }
    let mut best: BTreeMap<&str, (usize, Words)> = BTreeMap::new();
    for ((lang, _), (count, forms)) in counts {
        let form = forms.iter().max_by_key(|(form, count)| (**count, Reverse(*form))).map_or("", |(form, _)| *form);
        if best.get(lang).is_none_or(|(most, _)| count > *most) {
            best.insert(lang, (count, Words::new(form, lang, index.page())));
        }
    }
    best.into_iter().map(|(lang, (_, words))| (lang, words)).collect()
}
