//! Comparison → one self-contained HTML page (tera lives here).

use crate::Error;
use crate::knowledge::Knowledge;
use crate::model::{Comparison, Corpus};

/// What the page needs beyond the data.
#[derive(Debug, Default, Clone)]
pub struct Page {
    /// Language of the page (`en`, `ar`).
    pub language: String,
    /// The date printed as the day of the report, or none: the core never asks the time.
    pub made_on: Option<String>,
}

/// Renders the report.
///
/// # Errors
/// [`Error::Template`] where a template does not fit, [`Error::Usage`] where there are no strings for the language.
pub fn render(_corpus: &Corpus, _comparison: &Comparison, _knowledge: &Knowledge, _page: &Page) -> Result<String, Error> {
    Ok(String::new())
}
