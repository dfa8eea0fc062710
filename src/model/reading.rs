//! One article with everything found in it: the hand-over between the map and the reduce.

use super::{Actor, Article, Attribution, Codes, Distancing, Naming, Note, Review, Reviewed, Speaker};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the Reading format.
pub const SCHEMA: u32 = 1;

/// Attribution, speaker and codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// What stands in the text.
    #[serde(flatten)]
    pub attribution: Attribution,
    /// Who is meant.
    #[serde(flatten)]
    pub speaker: Speaker,
    /// What it does.
    #[serde(flatten)]
    pub codes: Codes,
    /// What a person said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

impl Statement {
    /// Whether a person looked at it; a translation alone is no look.
    pub fn is_checked(&self) -> bool {
        self.review.as_ref().is_some_and(|review| review.what != Reviewed::Translated)
    }
}

/// One article, read. One JSON line in files, where offsets are code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// [`SCHEMA`].
    #[serde(default)]
    pub schema: u32,
    /// The article.
    #[serde(flatten)]
    pub article: Article,
    /// The statements, in the order of the text.
    #[serde(default)]
    pub attributions: Vec<Statement>,
    /// The actors that the statements name, by id.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Where things that have several names are named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Naming>,
    /// Where the outlet marks words as someone else's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distance: Vec<Distancing>,
    /// What was left undecided.
    #[serde(default)]
    pub notes: Vec<Note>,
}
