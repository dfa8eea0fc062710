//! One document: its metadata and the one text into which all spans point.

use super::{Note, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One article as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// Stable id: given (JSON Lines) or made from the path of the input, never from its place in a list.
    pub id: String,
    /// The input as the user named it (a path relative to the folder given, with `/`).
    #[serde(default)]
    pub input: String,
    /// SHA-256 of the input's bytes, hexadecimal; of a row of a table (JSON Lines, CSV) that of its text as UTF-8; empty where
    /// the article did not come from bytes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// The publisher.
    #[serde(default)]
    pub outlet: Option<String>,
    /// BCP 47 primary language tag (`ar`, `en`), or `und`.
    #[serde(default)]
    pub lang: String,
    /// The headline, where it is told apart from the text.
    #[serde(default)]
    pub title: Option<String>,
    /// Publication time, RFC 3339, or a bare date `2023-09-20`.
    #[serde(default)]
    pub date: Option<String>,
    /// Canonical address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The text is only a part of what was published (a feed's summary): nothing can be said to be absent from it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// The text. Never changed after reading.
    pub text: String,
    /// Social posts that the article embeds; their words lie in `text`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
    /// Stretches of `text` that are no prose of the article (link lists, tag lines, bylines); nothing is extracted there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub residue: Vec<Span>,
    /// What was noted when it was read; handed on to its Reading.
    #[serde(skip)]
    pub notes: Vec<Note>,
}

/// An embedded social post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Post {
    /// The words of the post.
    pub content: Span,
    /// The account: display name and handle.
    pub account: Span,
    /// `2023-09-20` where the post says so.
    #[serde(default)]
    pub date: Option<String>,
    /// Language of the post, or `und`.
    #[serde(default)]
    pub lang: String,
}
