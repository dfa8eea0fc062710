//! Comparison → one self-contained HTML page, or a small site where that would be too large (tera lives here).
//!
//! Sections are files (`templates/sections/NN-name.html`) that are found and rendered in the order of their names. Text
//! from articles becomes markup nowhere: templates escape, and the page's own strings isolate what is put into them.

mod axis;
mod csp;
mod marks;
mod noted;
mod numbers;
mod press;
mod site;
mod strings;
mod summary;
mod svg;
mod view;
mod words;
mod worksheet;

use crate::Error;
use crate::knowledge::Knowledge;
use crate::model::{Comparison, Corpus};
use press::Press;

pub use site::{folder, site};
pub use strings::languages;
pub use summary::summary;
pub use worksheet::Options as WorksheetOptions;

/// With more articles than so many, a site has many on one page, and pages for their register.
const MANY: usize = 1000;

/// Bytes beyond which every page is too large.
pub const TOO_LARGE: usize = 5_000_000;

/// Whether a page is too large for what it holds, so that the report is better read as a [`site`]: more than a megabyte per
/// thousand statements, or more than 5 MB. A page of less than a megabyte and a half never is: what many languages and
/// outlets add to it, few statements have to bear.
pub fn too_large(page: &str, corpus: &Corpus) -> bool {
    let statements: usize = corpus.readings.iter().map(|reading| reading.attributions.len()).sum();
    page.len() > (statements * 1_000).clamp(1_500_000, TOO_LARGE)
}

/// What the page needs beyond the data.
#[derive(Debug, Default, Clone)]
pub struct Page {
    /// Language of the page (`en`, `ar`).
    pub language: String,
    /// The date printed as the day of the report, or none: the core never asks the time.
    pub made_on: Option<String>,
}

/// Renders the report as one page.
///
/// # Errors
/// [`Error::Template`] where a template does not fit, [`Error::Usage`] where there are no strings for the language.
pub fn render(corpus: &Corpus, comparison: &Comparison, knowledge: &Knowledge, page: &Page) -> Result<String, Error> {
    let strings = press::strings(page)?;
    let index = view::Index::new(corpus, comparison, knowledge, &strings, page.made_on.as_deref());
    let press = Press::new(&strings, &index)?;
    let mut bodies = String::new();
    for section in &press.sections {
        bodies.push_str(&press.section(section, view::section(&section.key, &index))?);
    }
    press.page(&bodies, None)
}

/// Renders a worksheet of its own: all exercises for which the records suffice.
///
/// # Errors
/// As [`render`].
pub fn render_worksheet(
    corpus: &Corpus,
    comparison: &Comparison,
    knowledge: &Knowledge,
    page: &Page,
    options: &WorksheetOptions,
) -> Result<String, Error> {
    let strings = press::strings(page)?;
    let index = view::Index::new(corpus, comparison, knowledge, &strings, page.made_on.as_deref());
    press::worksheet(&strings, &index, options)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
