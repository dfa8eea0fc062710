//! The printing press: templates, their functions, and the frame that every page of a report has.

use super::noted::Noted;
use super::strings::{self, Strings};
use super::summary::Markdown;
use super::words::Words;
use super::{Page, csp, view, worksheet};
use crate::Error;
use crate::knowledge::assets;
use std::sync::Arc;
use tera::{Context, Function, Kwargs, State, Tera, TeraResult, Value};

/// A section of the page, from its file's name.
#[derive(Debug, serde::Serialize)]
pub struct Section {
    /// `sections/NN-name.html`.
    pub file: String,
    /// The name: anchor and key of strings.
    pub key: String,
    /// Its place.
    pub number: usize,
}

/// Templates and the frame.
pub struct Press {
    tera: Tera,
    frame: Context,
    lists: String,
    /// The sections that there are, numbered as they stand.
    pub sections: Vec<Section>,
}

/// The strings of a page.
///
/// # Errors
/// Where there are none for its language.
pub fn strings(page: &Page) -> Result<Arc<Strings>, Error> {
    Ok(Arc::new(Strings::load(&page.language)?))
}

impl Press {
    /// Sets up the templates.
    ///
    /// # Errors
    /// [`Error::Template`] where one is broken.
    pub fn new(strings: &Arc<Strings>, index: &view::Index) -> Result<Self, Error> {
        let tera = engine(strings).map_err(failed)?;
        let sections = sections();
        let mut frame = Context::new();
        frame.insert("frame", &view::frame(index, strings));
        frame.insert("sections", &sections);
        frame.insert("languages", &strings::languages());
        frame.insert("sheet", &worksheet::in_report(index, &tera, &frame).map_err(failed)?);
        let (style, script) = (style(strings, ["style.css", "worksheets/tasks.css"]), script());
        frame.insert("csp", &csp::policy(&style, &script));
        frame.insert_value("style", Value::safe_string(&style));
        frame.insert_value("script", Value::safe_string(&script));
        // Whoever reviews more works with the table; the lists of actors would outweigh the pages.
        let lists = if index.corpus.readings.len() > super::MANY { String::new() } else { view::lists(index) };
        Ok(Self { tera, frame, lists, sections })
    }

    /// A section with what it sees.
    ///
    /// # Errors
    /// [`Error::Template`] where its template asks for what is not there.
    pub fn section(&self, section: &Section, it: Value) -> Result<String, Error> {
        self.piece(&section.file, section, it)
    }

    /// Any template, as a part of a section.
    ///
    /// # Errors
    /// As [`Press::section`].
    pub fn piece(&self, file: &str, section: &Section, it: Value) -> Result<String, Error> {
        let mut own = self.frame.clone();
        own.insert("section", section);
        own.insert_value("it", it);
        self.tera.render(file, &own).map_err(failed)
    }

    /// A whole page round its sections. A page of a site says what it is a part of.
    ///
    /// # Errors
    /// As [`Press::section`].
    pub fn page(&self, bodies: &str, part: Option<&Words>) -> Result<String, Error> {
        let mut own = self.frame.clone();
        own.insert_value("bodies", Value::safe_string(bodies));
        own.insert("part", &part);
        // Only where statements stand in their articles can they be reviewed.
        let lists = if bodies.contains(" data-held=\"") { self.lists.as_str() } else { "" };
        own.insert_value("lists", Value::safe_string(lists));
        self.tera.render("report.html", &own).map_err(failed)
    }
}

impl Press {
    /// The summary in Markdown, of what some sections see.
    ///
    /// # Errors
    /// As [`Press::section`].
    pub fn summary(&self, sees: [(&'static str, Value); 3], report: &str) -> Result<String, Error> {
        let mut own = self.frame.clone();
        for (name, value) in sees {
            own.insert_value(name, value);
        }
        own.insert("report", report);
        self.tera.render("summary.md", &own).map_err(failed)
    }
}

/// A worksheet of its own.
///
/// # Errors
/// As [`Press::section`].
pub fn worksheet(strings: &Arc<Strings>, index: &view::Index, options: &worksheet::Options) -> Result<String, Error> {
    let tera = engine(strings).map_err(failed)?;
    let mut frame = Context::new();
    frame.insert("frame", &view::frame(index, strings));
    frame.insert("articles", &index.corpus.readings.len());
    frame.insert("sheet", &worksheet::whole(index, &tera, &frame, options).map_err(failed)?);
    let style = style(strings, ["worksheets/page.css", "worksheets/tasks.css"]);
    frame.insert("csp", &csp::policy(&style, ""));
    frame.insert_value("style", Value::safe_string(&style));
    tera.render("worksheets.html", &frame).map_err(failed)
}

/// The style of a page: its parts, which count in the digits of the page (`counter(i, digits)`).
fn style(strings: &Strings, parts: [&str; 2]) -> String {
    let symbols: String = strings.numbers.all().chars().map(|digit| format!(" \"{digit}\"")).collect();
    let parts = parts.map(|name| assets::template(name).unwrap_or_default()).concat();
    format!("@counter-style digits{{system:numeric;symbols:{symbols}}}\n{parts}")
}

fn failed(error: tera::Error) -> Error {
    Error::Template(error.to_string())
}

/// The sections that there are, numbered as they stand.
pub fn sections() -> Vec<Section> {
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
    tera.register_function("t", Told { strings: Arc::clone(strings) });
    tera.register_function("noted", Noted { strings: Arc::clone(strings) });
    tera.register_function("md", Markdown { strings: Arc::clone(strings) });
    let numbers = Arc::clone(strings);
    tera.register_filter("num", move |n: Value, _: Kwargs, _: &State| -> TeraResult<String> {
        let whole = n.as_i128().ok_or_else(|| tera::Error::message("`num` is for whole numbers"))?;
        Ok(numbers.numbers.digits(whole))
    });
    let plain = Arc::clone(strings);
    tera.register_function("plain", move |args: Kwargs, _: &State| -> TeraResult<String> {
        let values: Vec<(String, String)> =
            args.iter().filter_map(|(name, value)| Some((name.as_str()?.to_owned(), plain.text(value)?))).collect();
        let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Ok(plain.plain(args.must_get("key")?, args.get("n")?, &pairs))
    });
    let files = assets::templates_below("").into_iter().filter(|path| path.ends_with(".html") || path.ends_with(".md"));
    tera.add_raw_templates(files.map(|path| (path.clone(), assets::template(&path).unwrap_or_default())))?;
    Ok(tera)
}

/// `t(key=…, n=…, name=…)`: a string of the page as markup, whatever is put into it escaped and isolated.
struct Told {
    strings: Arc<Strings>,
}

impl Function<TeraResult<String>> for Told {
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
