//! What the templates see: one struct per section, made from the corpus and its comparison. No markup here.

mod about;
mod absent;
mod articles;
mod contradictions;
mod coverage;
mod figures;
mod findings;
mod graph;
pub mod index;
pub mod language;
mod method;
mod names;
mod positions;
mod review;
pub mod said;
mod tellings;
mod ties;
mod timeline;
mod voice;
mod wording;

pub use index::Index;
pub use review::Cast;

use super::strings::Strings;
use super::words::{Words, slug};
use said::manner;
use serde::Serialize;
use tera::Value;

/// Makes what a section's template sees.
type View = fn(&Index) -> Value;

/// Which section file is filled by what. A section without a line here sees only the page.
const VIEWS: &[(&str, View)] = &[
    ("about", |index| Value::from_serializable(&about::view(index))),
    ("positions", |index| Value::from_serializable(&positions::view(index))),
    ("contradictions", |index| Value::from_serializable(&contradictions::view(index))),
    ("figures", |index| Value::from_serializable(&figures::view(index))),
    ("graph", |index| Value::from_serializable(&graph::view(index))),
    ("timeline", |index| Value::from_serializable(&timeline::view(index))),
    ("coverage", |index| Value::from_serializable(&coverage::view(index))),
    ("language", |index| Value::from_serializable(&language::view(index))),
    ("articles", |index| Value::from_serializable(&articles::view(index))),
    ("method", |index| Value::from_serializable(&method::view(index))),
];

/// The view of a section, by its key.
pub fn section(key: &str, index: &Index) -> Value {
    VIEWS.iter().find(|(name, _)| *name == key).map_or_else(Value::none, |(_, view)| view(index))
}

/// The lists of the review mode, as JSON that may stand in a `<script>`.
pub fn lists(index: &Index) -> String {
    review::Cast::new(index).lists(index)
}

/// What the section "articles" of a site's index sees.
pub fn register(index: &Index) -> Value {
    Value::from_serializable(&articles::register(index))
}

/// The registers of a large site: so many articles each, with their names alone.
pub fn registers<'a>(index: &'a Index<'a>, each: usize) -> impl Iterator<Item = Value> + 'a {
    articles::registers(index, each).map(|it| Value::from_serializable(&it))
}

/// What the index of a large site sees of its registers.
pub fn shelves(index: &Index, each: usize) -> Value {
    Value::from_serializable(&articles::rows_of_shelves(index, each))
}

/// Articles, by their places in the corpus, for a page of their own: its title, and what the section "articles" sees there.
pub fn articles_apart(index: &Index, cast: &Cast, held: &[usize]) -> (Words, Value) {
    let (title, it) = articles::apart(index, cast, held);
    (title, Value::from_serializable(&it))
}

/// One choice of a filter.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// The token in `data-` attributes and in the address.
    pub value: String,
    /// What the reader sees.
    pub name: Words,
}

/// One filter.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// The name in `data-` attributes and in the address.
    pub name: &'static str,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// Sides that can be chosen: the most quoted. The list stands on every page of a site.
const SIDES: usize = 200;

/// What the frame of the page shows.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// Language and direction of the page.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The page's ten digits, for its script.
    pub digits: String,
    /// The title of the report.
    pub title: Words,
    /// A sentence of counts, for search engines and previews of links.
    pub description: String,
    /// What made the page.
    pub generator: &'static str,
    /// A line above everything, from the project.
    pub banner: Option<Words>,
    /// Filters with something to choose from.
    pub filters: Vec<Filter>,
    /// Statements in all.
    pub statements: usize,
}

/// The frame.
pub fn frame(index: &Index, strings: &Strings) -> Frame {
    let sides =
        index.parties().take(SIDES).map(|party| Choice { value: slug(&party.id), name: index.actor(&party.id) }).collect();
    let issues = index.comparison.issues.iter().map(|id| Choice { value: slug(id), name: index.short(id) }).collect();
    let mut filters = vec![("side", sides), ("issue", issues)];
    filters.extend(["outlet", "lang", "act", "verb", "form"].map(|name| (name, Vec::new())));
    for entry in &index.entries {
        let article = &entry.reading.article;
        let outlet = index.outlet(entry.reading);
        let mut has = vec![("outlet", slug(&outlet.text), outlet), ("lang", slug(&article.lang), index.language(&article.lang))];
        has.extend(manner(entry).map(|(name, token)| {
            let label = strings.plain(&format!("{name}.{token}"), None, &[]);
            (name, token.to_owned(), Words::new(&label, index.page(), index.page()))
        }));
        for (name, value, label) in has {
            let choices = filters.iter_mut().find(|filter| filter.0 == name);
            if let Some((_, choices)) = choices.filter(|filter| !filter.1.iter().any(|choice| choice.value == value)) {
                choices.push(Choice { value, name: label });
            }
        }
    }
    let filters = filters.into_iter().filter(|filter| filter.1.len() > 1);
    let count = |key: &str, n: usize| strings.plain(&format!("count.{key}"), Some(n), &[]);
    let counts = [
        ("statements", count("statements", index.entries.len())),
        ("sides", count("sides-of", index.comparison.parties.len())),
        ("articles", count("articles-by", index.corpus.readings.len())),
    ];
    Frame {
        lang: strings.language.clone(),
        dir: super::words::dir(super::words::direction(&strings.language)),
        digits: strings.numbers.all(),
        title: index.title(),
        description: strings.plain("page.description", None, &counts.each_ref().map(|(name, text)| (*name, text.as_str()))),
        generator: concat!("whosaid ", env!("CARGO_PKG_VERSION")),
        banner: index.banner(),
        filters: filters.map(|(name, choices)| Filter { name, choices }).collect(),
        statements: index.entries.len(),
    }
}
