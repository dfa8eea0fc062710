//! All Readings of one report, with actors united and issues known.

use super::{Actor, Note, Reading, Reprint, Retelling};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of thesis an issue is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum IssueKind {
    /// What should happen: supports, opposes.
    #[default]
    Should,
    /// What is the case: asserts, denies.
    Is,
}

/// A thesis that one can agree or disagree with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Issue {
    /// Stable id.
    pub id: String,
    /// Should or is.
    #[serde(default)]
    pub kind: IssueKind,
    /// The thesis by language tag.
    #[serde(default)]
    pub thesis: BTreeMap<String, String>,
    /// A short name by language tag, for tight places; the thesis where there is none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub short: BTreeMap<String, String>,
    /// Id of the "is" issue that this thesis takes for granted: whoever denies that one rejects the premise of this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premise: Option<String>,
    /// Found in the statements (shared key terms), not coded by a codebook.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub found: bool,
}

/// Typed, united, ordered: the input of everything over the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Corpus {
    /// Readings ordered by date, then id; actor ids in them are those of `actors`.
    pub readings: Vec<Reading>,
    /// Actors by id, united over articles and scripts.
    pub actors: BTreeMap<String, Actor>,
    /// Issues by id, those of the codebooks and those found.
    pub issues: BTreeMap<String, Issue>,
    /// Acts of speech, each with the statements that tell it, in the order of their first statements.
    #[serde(default)]
    pub retellings: Vec<Retelling>,
    /// States that articles name, with the ids of these articles, whether somebody speaks for them or not.
    #[serde(default)]
    pub mentioned: BTreeMap<String, Vec<String>>,
    /// Articles that reprint another one.
    #[serde(default)]
    pub reprints: Vec<Reprint>,
    /// Notes about inputs and settings that belong to no single reading.
    pub notes: Vec<Note>,
}

/// Names one statement of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementRef {
    /// Index into [`Corpus::readings`].
    pub reading: usize,
    /// Index into its `attributions`.
    pub statement: usize,
}
