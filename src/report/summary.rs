//! The report in a page of Markdown: counts, the matrix, contradictions, each with a link to its evidence.

use super::press::{self, Press};
use super::strings::Strings;
use super::view::{self, Index};
use super::words::turns;
use super::{Error, Page};
use crate::knowledge::Knowledge;
use crate::model::{Comparison, Corpus};
use std::sync::Arc;
use tera::{Function, Kwargs, State, TeraResult, Value};

/// Renders the summary. Its links lead into `report`, the address of the report; into this document where that is empty.
///
/// # Errors
/// As [`super::render`].
pub fn summary(
    corpus: &Corpus,
    comparison: &Comparison,
    knowledge: &Knowledge,
    page: &Page,
    report: &str,
) -> Result<String, Error> {
    let strings = press::strings(page)?;
    let index = Index::new(corpus, comparison, knowledge, &strings, page.made_on.as_deref());
    let sees = ["about", "positions", "contradictions"].map(|key| (key, view::section(key, &index)));
    Press::new(&strings, &index)?.summary(sees, report)
}

/// `md(key=…, n=…, name=…)`: a string of the page; `md(v=…)`: somebody's words, a date, or a list of them. Nothing in either
/// becomes markup, and what is of another direction stands in an isolate.
pub struct Markdown {
    /// The page's words.
    pub strings: Arc<Strings>,
}

impl Function<TeraResult<String>> for Markdown {
    fn call(&self, args: Kwargs, _: &State) -> TeraResult<String> {
        if let Some(value) = args.get::<Value>("v")? {
            return Ok(words(&value));
        }
        let key: &str = args.must_get("key")?;
        let value = |name: &str| {
            let value = args.get::<Value>(name).ok().flatten()?;
            let parts = value.as_array().map(|list| list.iter().map(words).collect()).unwrap_or_else(|| vec![words(&value)]);
            Some(self.strings.list(&parts))
        };
        let pattern = self.strings.pattern(key, args.get("n")?);
        let pattern = pattern.ok_or_else(|| tera::Error::message(format!("there is no string `{key}`")))?;
        let n: Option<usize> = args.get("n")?;
        Ok(crate::model::fill(&escape(pattern), |name| match (name, n) {
            ("n", Some(n)) => Some(self.strings.numbers.digits(n)),
            _ => value(name),
        }))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// A value as Markdown: plain text, words with a direction, a date, or runs of an article.
fn words(value: &Value) -> String {
    let part = |key: &'static str| value.get_from_path(key);
    if let Some(text) = value.as_str() {
        return escape(text);
    }
    let text = match part("runs").as_ref().and_then(|runs| runs.as_array()) {
        Some(runs) => runs.iter().filter_map(|run| run.get_from_path("text")?.as_str().map(str::to_owned)).collect(),
        None => part("text").and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default(),
    };
    let hour = part("hour").and_then(|hour| hour.as_str().map(|hour| format!(" {}", escape(hour)))).unwrap_or_default();
    match part("lang").and_then(|lang| lang.as_str().map(str::to_owned)) {
        Some(_) => format!("\u{2068}{}\u{2069}", escape(text.trim())),
        None => escape(text.trim()) + &hour,
    }
}

/// Text that no reader of Markdown takes for markup, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => out.extend(['\\', c]),
            c if turns(c) => out.push_str(&format!("‹U+{:04X}›", c as u32)),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(escape("<b>|a|\n*b* [c](d)"), "\\<b\\>\\|a\\| \\*b\\* \\[c\\](d)");
        assert_eq!(escape("a\u{202E}b"), "a‹U+202E›b");
    }
}
