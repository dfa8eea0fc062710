//! States that articles name, so that the report can say who is talked about and never quoted.
//!
//! Only names of one word that begin with a capital, or are in a script without: here a wrong name is worse than one too few.

use crate::knowledge::actors::{Actors, Known};
use crate::knowledge::lexicon;
use crate::model::Reading;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// An actor must be named in so many articles; of fewer articles in all of them.
const ARTICLES: usize = 2;

/// Ids of the states that articles name, each with the ids of these articles.
pub fn mentioned(readings: &[Reading], known: &Actors) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for reading in readings {
        let Some(names) = known.lexicon(&reading.article.lang) else { continue };
        let words: BTreeSet<&str> = reading.article.text.unicode_words().collect();
        for word in words.into_iter().filter(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())) {
            let one = lexicon::peel(&lexicon::key(word), |key, _| names.one(key));
            if let Some(Known::State(at) | Known::Capital(at) | Known::People(at)) = one {
                found.entry(at).or_default().insert(&reading.article.id);
            }
        }
    }
    let enough = readings.len().min(ARTICLES);
    let mut mentioned = BTreeMap::new();
    for (at, articles) in found.into_iter().filter(|(_, articles)| articles.len() >= enough) {
        let Some(entry) = known.entry(at) else { continue };
        mentioned.insert(entry.id.clone(), articles.into_iter().map(str::to_owned).collect());
    }
    mentioned
}
