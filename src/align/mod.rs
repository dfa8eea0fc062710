//! Readings → Corpus: the same actor under one id across articles and scripts; issues known; the same act of speech found
//! wherever it is told.

pub mod actors;
pub mod contrast;
mod corrected;
mod found;
mod mentions;
mod names;
mod reprints;
mod retold;
mod same;

use crate::knowledge::Knowledge;
use crate::knowledge::codebook::Codebook;
use crate::model::{Corpus, Issue, Note, Reading};
use std::collections::BTreeMap;

/// Unites the readings. The result does not depend on their order.
pub fn unite(mut readings: Vec<Reading>, mut notes: Vec<Note>, knowledge: &Knowledge) -> Corpus {
    readings.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut actors = actors::unite(&mut readings, &knowledge.actors);
    names::complete(&mut actors, knowledge);
    let mut issues = coded(&knowledge.codebooks);
    issues.extend(found::issues(&mut readings, &knowledge.packs));
    notes.extend(corrected::statements(&mut readings, &mut actors, &knowledge.corrections));
    name_unknown(&readings, &mut issues);
    let (reprints, copies) = reprints::reprints(&readings);
    let retellings = retold::retellings(&readings, &actors, &copies, knowledge);
    let mentioned = mentions::mentioned(&readings, &knowledge.actors);
    let mut corpus = Corpus { readings, actors, issues, retellings, mentioned, reprints, notes };
    let notes = corrected::retellings(&mut corpus, &knowledge.corrections);
    corpus.notes.extend(notes);
    corpus
}

/// By date, undated ones last; then by id; then by input, for two articles that somebody gave one id.
fn order(reading: &Reading) -> (bool, Option<&str>, &str, &str) {
    let article = &reading.article;
    (article.date.is_none(), article.date.as_deref(), &article.id, &article.input)
}

/// The issues of the codebooks in use; of two with one id the first codebook's.
fn coded(codebooks: &[Codebook]) -> BTreeMap<String, Issue> {
    let mut issues = BTreeMap::new();
    for issue in codebooks.iter().flat_map(Codebook::issues) {
        issues.entry(issue.id.clone()).or_insert_with(|| issue.clone());
    }
    issues
}

/// Readings made elsewhere may be coded by a codebook that is not at hand: their issues stand under their ids.
fn name_unknown(readings: &[Reading], issues: &mut BTreeMap<String, Issue>) {
    let statements = readings.iter().flat_map(|reading| &reading.attributions);
    for code in statements.flat_map(|statement| &statement.codes.stances) {
        issues.entry(code.issue.clone()).or_insert_with(|| Issue {
            id: code.issue.clone(),
            thesis: [("und".to_owned(), code.issue.clone())].into(),
            ..Issue::default()
        });
    }
}
