//! What the templates see: one struct per section, made from the corpus and its comparison. No markup here.

mod about;
mod articles;
mod contradictions;
mod findings;
mod graph;
mod index;
mod method;
mod names;
mod positions;
mod said;

pub use index::Index;

use super::strings::Strings;
use super::words::{Words, slug};
use serde::Serialize;
use tera::Value;

/// Makes what a section's template sees.
type View = fn(&Index) -> Value;

/// Which section file is filled by what. A section without a line here sees only the page.
const VIEWS: &[(&str, View)] = &[
    ("about", |index| Value::from_serializable(&about::view(index))),
    ("positions", |index| Value::from_serializable(&positions::view(index))),
    ("contradictions", |index| Value::from_serializable(&contradictions::view(index))),
    ("graph", |index| Value::from_serializable(&graph::view(index))),
    ("articles", |index| Value::from_serializable(&articles::view(index))),
    ("method", |index| Value::from_serializable(&method::view(index))),
];

/// The view of a section, by its key.
pub fn section(key: &str, index: &Index) -> Value {
    VIEWS.iter().find(|(name, _)| *name == key).map_or_else(Value::none, |(_, view)| view(index))
}

/// One choice of a filter.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// The token in `data-` attributes and in the address.
    pub value: String,
    /// What the reader sees.
    pub name: Words,
}

/// What the frame of the page shows.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// Language and direction of the page.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The title of the report.
    pub title: Words,
    /// A line above everything, from the project.
    pub banner: Option<Words>,
    /// Filter choices.
    pub sides: Vec<Choice>,
    /// Filter choices.
    pub issues: Vec<Choice>,
    /// Filter choices.
    pub outlets: Vec<Choice>,
    /// Filter choices.
    pub langs: Vec<Choice>,
    /// Statements in all.
    pub statements: usize,
}

/// The frame.
pub fn frame(index: &Index, strings: &Strings) -> Frame {
    let sides = index.parties().map(|party| Choice { value: slug(&party.id), name: index.actor(&party.id) }).collect();
    let issues = index.comparison.issues.iter().map(|id| Choice { value: slug(id), name: index.short(id) }).collect();
    let mut outlets: Vec<Choice> = Vec::new();
    let mut langs: Vec<Choice> = Vec::new();
    for reading in &index.corpus.readings {
        let outlet = index.outlet(reading);
        let value = slug(&outlet.text);
        if !outlets.iter().any(|choice| choice.value == value) {
            outlets.push(Choice { value, name: outlet });
        }
        let value = slug(&reading.article.lang);
        if !langs.iter().any(|choice| choice.value == value) {
            langs.push(Choice { value, name: index.language(&reading.article.lang) });
        }
    }
    Frame {
        lang: strings.language.clone(),
        dir: super::words::dir(super::words::direction(&strings.language)),
        title: index.title(),
        banner: index.banner(),
        sides,
        issues,
        outlets,
        langs,
        statements: index.entries.len(),
    }
}
