//! What a person said of a statement.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reviewed {
    /// Looked at it and left it as it is.
    #[default]
    Confirmed,
    /// Changed something.
    Corrected,
    /// Added it.
    Added,
    /// Only translated it, or wrote a note.
    Translated,
}

/// A person's word on a statement, which stands above the program's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// What was done.
    pub what: Reviewed,
    /// By whom, where the file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The editor's translations, by language tag; `und` where the file does not tell the language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translation: BTreeMap<String, String>,
    /// The editor's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
