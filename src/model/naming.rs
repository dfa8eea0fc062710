//! Names given to a thing that has several, and words that an outlet marks as someone else's.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// In whose voice a name stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The outlet's own.
    #[default]
    Own,
    /// In a statement that the outlet tells in its own words: nobody can tell whose choice the name was.
    Told,
    /// In words that are quoted: the speaker's.
    Quoted,
    /// Marked as not the outlet's: a few words in quotation marks, "so-called".
    Distanced,
}

/// One place where a thing is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Naming {
    /// Id of the thing.
    pub thing: String,
    /// The name, as it is listed.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// In whose voice.
    pub voice: Voice,
    /// Id of the attribution in whose content it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}

/// How an outlet marks words as someone else's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DistanceMark {
    /// By words: "so-called", "what it called".
    #[default]
    Words,
    /// By quotation marks round a few words.
    QuotationMarks,
}

/// One place where an outlet marks words as someone else's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Distancing {
    /// The marking words, or the words between quotation marks with these.
    pub span: Span,
    /// By what.
    pub mark: DistanceMark,
    /// Id of the attribution in whose content it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}
