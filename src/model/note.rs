//! Something undecided or unread, with what to do about it.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the program could not decide or read. Not an error: the work goes on, and the report lists the note.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// What happened ("line 3 was left out").
    pub what: String,
    /// Why ("not JSON: expected `,` at column 12").
    pub why: String,
    /// What a person can do about it ("mend the line and run again").
    pub what_to_do: String,
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

impl Note {
    /// A note from its three sentences.
    pub fn new(what: impl Into<String>, why: impl Into<String>, what_to_do: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), what_to_do: what_to_do.into(), ..Self::default() }
    }

    /// The same note, about this input.
    pub fn in_input(mut self, input: impl Into<String>) -> Self {
        self.input = Some(input.into());
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
