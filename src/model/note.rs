//! Something undecided or unread, with what to do about it.

use super::{NoteKind, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What the program could not decide or read. Not an error: the work goes on, and the report lists the note.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// What happened ("line 3 was left out").
    pub what: String,
    /// Why ("not JSON: expected `,` at column 12").
    pub why: String,
    /// What a person can do about it ("mend the line and run again").
    pub what_to_do: String,
    /// The code of its kind, by which a page in another language finds its sentences; empty where only a
    /// terminal shows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// What stands in the sentences of its kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, NoteValue>,
    /// Which of an input's documents it is about, where the input names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The input it is about, as the user named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The line of the input, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The place in the article's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// True where an input, or a part of one, could not be read: the exit code becomes 1.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unread: bool,
}

/// What can stand in a note's sentences: a number is written in the digits of the page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum NoteValue {
    /// A number.
    Number(u64),
    /// Somebody's words, a name, or what another program says.
    Text(String),
}

impl fmt::Display for NoteValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<usize> for NoteValue {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<&str> for NoteValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for NoteValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// `{name}` replaced by what `value` gives; what it does not know stays, so that a mistake is seen.
pub fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match value(name) {
            Some(text) => out.push_str(&text),
            None => out.push_str(&format!("{{{name}}}")),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

impl Note {
    /// A note of a kind, with the values that stand in its sentences.
    pub fn of<const N: usize>(kind: &NoteKind, values: [(&str, NoteValue); N]) -> Self {
        let values: BTreeMap<String, NoteValue> = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let told = |pattern| fill(pattern, |name| values.get(name).map(NoteValue::to_string));
        let [what, why, what_to_do] = [kind.what, kind.why, kind.what_to_do].map(told);
        Self { what, why, what_to_do, kind: kind.code.to_owned(), values, ..Self::default() }
    }

    /// A note from its three sentences, for what only a terminal shows.
    pub fn new(what: impl Into<String>, why: impl Into<String>, what_to_do: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), what_to_do: what_to_do.into(), ..Self::default() }
    }

    /// The same note, about this input.
    pub fn in_input(mut self, input: impl Into<String>) -> Self {
        self.input = Some(input.into());
        self
    }

    /// The same note, about one of the documents of its input.
    pub fn in_document(mut self, id: impl Into<String>) -> Self {
        let id = id.into();
        self.what = format!("{id}: {}", self.what);
        self.document = Some(id);
        self
    }

    /// The same note, at this line (from 1).
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same note, at this place of the text.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same note, saying that an input was not (wholly) read.
    pub fn unread(mut self) -> Self {
        self.unread = true;
        self
    }
}
