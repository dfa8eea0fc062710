//! Comparison → one self-contained HTML page (tera lives here).
//!
//! Sections are files (`templates/sections/NN-name.html`) that are found and rendered in the order of their names. Text
//! from articles becomes markup nowhere: templates escape, and the page's own strings isolate what is put into them.

mod csp;
mod marks;
mod strings;
mod svg;
mod view;
mod words;
mod worksheet;

use crate::Error;
use crate::knowledge::{Knowledge, assets};
use crate::model::{Comparison, Corpus};
use std::sync::Arc;
use strings::Strings;
use tera::{Context, Function, Kwargs, State, Tera, TeraResult, Value};

pub use strings::languages;
pub use worksheet::Options as WorksheetOptions;

/// What the page needs beyond the data.
#[derive(Debug, Default, Clone)]
pub struct Page {
    /// Language of the page (`en`, `ar`).
    pub language: String,
    /// The date printed as the day of the report, or none: the core never asks the time.
    pub made_on: Option<String>,
}

/// A section of the page, from its file's name.
#[derive(Debug, serde::Serialize)]
struct Section {
    file: String,
    key: String,
    number: usize,
}

/// Renders the report.
///
/// # Errors
/// [`Error::Template`] where a template does not fit, [`Error::Usage`] where there are no strings for the language.
pub fn render(corpus: &Corpus, comparison: &Comparison, knowledge: &Knowledge, page: &Page) -> Result<String, Error> {
    let strings = Arc::new(Strings::load(&page.language)?);
    let tera = engine(&strings).map_err(failed)?;
    let index = view::Index::new(corpus, comparison, knowledge, &strings, page.made_on.as_deref());
    let sections = sections();
    let mut context = Context::new();
    context.insert("frame", &view::frame(&index, &strings));
    context.insert("sections", &sections);
    context.insert("languages", &languages());
    context.insert("sheet", &worksheet::in_report(&index, &tera, &context).map_err(failed)?);
    let mut bodies = String::new();
    for section in &sections {
        let mut own = context.clone();
        own.insert("section", section);
        own.insert_value("it", view::section(&section.key, &index));
        bodies.push_str(&tera.render(&section.file, &own).map_err(failed)?);
    }
    let (style, script) = (part("style.css") + &part("worksheets/tasks.css"), script());
    context.insert("csp", &csp::policy(&style, &script));
    context.insert_value("style", Value::safe_string(&style));
    context.insert_value("script", Value::safe_string(&script));
    context.insert_value("bodies", Value::safe_string(&bodies));
    tera.render("report.html", &context).map_err(failed)
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
    let strings = Arc::new(Strings::load(&page.language)?);
    let tera = engine(&strings).map_err(failed)?;
    let index = view::Index::new(corpus, comparison, knowledge, &strings, page.made_on.as_deref());
    let mut context = Context::new();
    context.insert("frame", &view::frame(&index, &strings));
    context.insert("articles", &corpus.readings.len());
    context.insert("sheet", &worksheet::whole(&index, &tera, &context, options).map_err(failed)?);
    let style = part("worksheets/page.css") + &part("worksheets/tasks.css");
    context.insert("csp", &csp::policy(&style, ""));
    context.insert_value("style", Value::safe_string(&style));
    tera.render("worksheets.html", &context).map_err(failed)
}

/// The text of a template's part.
fn part(name: &str) -> String {
    assets::template(name).unwrap_or_default()
}

fn failed(error: tera::Error) -> Error {
    Error::Template(error.to_string())
}

/// The sections that there are, numbered as they stand.
fn sections() -> Vec<Section> {
    let files = assets::templates_below("sections/");
    let key = |file: &str| Some(file.strip_prefix("sections/")?.strip_suffix(".html")?.split_once('-')?.1.to_owned());
    let named = files.into_iter().filter_map(|file| key(&file).map(|key| (file, key)));
    named.enumerate().map(|(at, (file, key))| Section { file, key, number: at + 1 }).collect()
}

/// The page's script: the files of `templates/script/` in the order of their names, in one scope of their own.
fn script() -> String {
    let parts = assets::templates_below("script/").into_iter().filter_map(|path| assets::template(&path));
    format!("(() => {{\n'use strict';\n{}}})();\n", parts.collect::<Vec<_>>().join("\n"))
}

fn engine(strings: &Arc<Strings>) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.set_escape_fn(|text, out| out.write_all(strings::escape(text).as_bytes()));
    tera.register_function("t", Words { strings: Arc::clone(strings) });
    let plain = Arc::clone(strings);
    tera.register_function("plain", move |args: Kwargs, _: &State| -> TeraResult<String> {
        let values: Vec<(String, String)> =
            args.iter().filter_map(|(name, value)| Some((name.as_str()?.to_owned(), text(value)?))).collect();
        let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Ok(plain.plain(args.must_get("key")?, args.get("n")?, &pairs))
    });
    let files = assets::templates_below("").into_iter().filter(|path| path.ends_with(".html"));
    tera.add_raw_templates(files.map(|path| (path.clone(), assets::template(&path).unwrap_or_default())))?;
    Ok(tera)
}

/// A value as plain text: a string, or words with a language.
fn text(value: &Value) -> Option<String> {
    value.as_str().or_else(|| value.get_from_path("text")?.as_str()).map(str::to_owned)
}

/// `t(key=…, n=…, name=…)`: a string of the page as markup, whatever is put into it escaped and isolated.
struct Words {
    strings: Arc<Strings>,
}

impl Function<TeraResult<String>> for Words {
    fn call(&self, args: Kwargs, _: &State) -> TeraResult<String> {
        let key: &str = args.must_get("key")?;
        let n: Option<usize> = args.get("n")?;
        let value = |name: &str| args.get::<Value>(name).ok().flatten();
        let markup = self.strings.markup(key, n, &value);
        markup
            .ok_or_else(|| tera::Error::message(format!("there is no string `{key}` in strings/{}.toml", self.strings.language)))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
