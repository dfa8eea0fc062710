//! The page's own words: one TOML file per page language, plural forms by CLDR category.

use super::numbers::Numbers;
use super::words::shown;
use crate::Error;
use crate::knowledge::assets;
use crate::model::fill;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use std::collections::BTreeMap;
use tera::Value;

/// The strings of one page language.
#[derive(Debug)]
pub struct Strings {
    /// Language tag.
    pub language: String,
    /// How the page writes numbers.
    pub numbers: Numbers,
    table: BTreeMap<String, Entry>,
    /// The sentences of each kind of note, by its code.
    notes: BTreeMap<String, BTreeMap<String, String>>,
    locale: Locale,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    One(String),
    Plural(BTreeMap<String, String>),
}

/// Tags of the page languages that there are.
pub fn languages() -> Vec<String> {
    let files = assets::templates_below("strings/");
    files.iter().filter_map(|path| path.strip_prefix("strings/")?.strip_suffix(".toml")).map(str::to_owned).collect()
}

impl Strings {
    /// The strings for a page language.
    ///
    /// # Errors
    /// [`Error::Usage`] where there are none, [`Error::Data`] where the file is broken.
    pub fn load(language: &str) -> Result<Self, Error> {
        let path = format!("strings/{language}.toml");
        let known = languages().iter().any(|tag| tag == language);
        let text = assets::template(&path).filter(|_| known).ok_or_else(|| Error::Usage {
            what: format!("there are no page strings for “{language}”"),
            help: format!("choose one of: {}", languages().join(", ")),
        })?;
        Self::parse(language, &text).map_err(|what| Error::Data {
            path: format!("templates/{path}").into(),
            line: None,
            what,
            help: "write `key = \"text\"`, or a table of plural forms".into(),
        })
    }

    fn parse(language: &str, text: &str) -> Result<Self, String> {
        let tables: BTreeMap<String, BTreeMap<String, toml::Value>> =
            toml::from_str(text).map_err(|error| error.message().to_owned())?;
        let locale = language.parse::<Locale>().map_err(|error| error.to_string())?;
        let (mut table, mut notes) = (BTreeMap::new(), BTreeMap::new());
        for (section, entries) in tables {
            for (key, value) in entries {
                if section == "note" {
                    let sentences: BTreeMap<String, String> = value.try_into().map_err(|_| format!("note.{key} is no table"))?;
                    if !sentences.keys().eq(["do", "what", "why"]) {
                        return Err(format!("note.{key} needs three sentences: what, why, do"));
                    }
                    notes.insert(key, sentences);
                    continue;
                }
                let entry = match value {
                    toml::Value::String(text) => Entry::One(text),
                    toml::Value::Table(forms) => Entry::Plural(
                        forms.into_iter().filter_map(|(form, text)| Some((form, text.as_str()?.to_owned()))).collect(),
                    ),
                    _ => return Err(format!("{section}.{key} is neither text nor a table of plural forms")),
                };
                table.insert(format!("{section}.{key}"), entry);
            }
        }
        let number = |key: &str| match table.get(&format!("number.{key}")) {
            Some(Entry::One(text)) => Ok(text.as_str()),
            _ => Err(format!("number.{key} is missing")),
        };
        let numbers = Numbers::new(number("digits")?, number("thousands")?, number("decimal")?)?;
        Ok(Self { language: language.to_owned(), numbers, table, notes, locale })
    }

    /// The pattern for a key, in the plural form for `n`.
    pub fn pattern(&self, key: &str, n: Option<usize>) -> Option<&str> {
        match self.table.get(key)? {
            Entry::One(text) => Some(text),
            Entry::Plural(forms) => {
                // Made anew each time: the rules lie compiled in the program, and cannot be shared between threads.
                let rules = PluralRules::try_new((&self.locale).into(), PluralRulesOptions::default()).ok();
                let form = rules.map_or("other", |rules| category(rules.category_for(n.unwrap_or(0))));
                forms.get(form).or_else(|| forms.get("other")).map(String::as_str)
            }
        }
    }

    /// Whether there is such a string.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Plain text: `{name}` becomes the argument, `{n}` the number.
    pub fn plain(&self, key: &str, n: Option<usize>, args: &[(&str, &str)]) -> String {
        let pattern = self.pattern(key, n).unwrap_or(key);
        fill(pattern, |name| {
            if name == "n" {
                return n.map(|n| self.numbers.digits(n));
            }
            args.iter().find(|(key, _)| *key == name).map(|(_, value)| shown(value))
        })
    }

    /// Markup: the string is escaped, every argument is escaped and isolated in `<bdi>` (with its language where it has
    /// one), a list of arguments is joined as the language does.
    pub fn markup(&self, key: &str, n: Option<usize>, args: &dyn Fn(&str) -> Option<Value>) -> Option<String> {
        let pattern = self.pattern(key, n)?;
        Some(self.filled(pattern, &|name| match (name, n) {
            ("n", Some(n)) => Some(Value::from(n as u64)),
            _ => args(name),
        }))
    }

    /// A pattern as markup.
    pub fn filled(&self, pattern: &str, args: &dyn Fn(&str) -> Option<Value>) -> String {
        fill(&escape(pattern), |name| args(name).map(|value| self.isolate(&value)))
    }

    /// A sentence of a kind of note: `what`, `why`, or what to `do`. English has those of the program.
    pub fn note(&self, code: &str, part: &str) -> Option<&str> {
        self.notes.get(code)?.get(part).map(String::as_str)
    }

    fn isolate(&self, value: &Value) -> String {
        if let Some(list) = value.as_array() {
            let parts: Vec<String> = list.iter().map(|item| self.isolate(item)).collect();
            return self.list(&parts);
        }
        if let Some(number) = value.as_i128() {
            return self.numbers.digits(number);
        }
        let part = |key: &'static str| value.get_from_path(key).and_then(|v| v.as_str());
        let (text, lang, dir) = match value.as_str() {
            Some(text) => (text, None, None),
            None => (part("text").unwrap_or(""), part("lang"), part("dir")),
        };
        match (lang, dir) {
            (Some(lang), Some(dir)) => format!("<bdi lang=\"{}\" dir=\"{}\">{}</bdi>", escape(lang), escape(dir), escape(text)),
            _ => format!("<bdi>{}</bdi>", escape(text)),
        }
    }

    /// A value as plain text: a number, a string, or words with a language.
    pub fn text(&self, value: &Value) -> Option<String> {
        let number = || value.as_i128().map(|number| self.numbers.digits(number));
        value.as_str().or_else(|| value.get_from_path("text")?.as_str()).map(str::to_owned).or_else(number)
    }

    /// "a", "a and b", "a, b and c".
    pub fn list(&self, parts: &[String]) -> String {
        let join = |key: &str, a: &str, b: &str| {
            fill(self.pattern(key, None).unwrap_or("{a}, {b}"), |name| Some(if name == "a" { a.into() } else { b.into() }))
        };
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => {
                let first = head[1..].iter().fold(head[0].clone(), |so_far, next| join("list.more", &so_far, next));
                join("list.last", &first, last)
            }
        }
    }
}

/// Text for element content and double-quoted attributes. A carriage return would be read as a line feed, so it is
/// written out; a null character cannot stand in HTML at all.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            '\r' => out.push_str("&#13;"),
            '\0' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
#[path = "strings_tests.rs"]
mod tests;
