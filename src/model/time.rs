//! When something was said, and how far that is known.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DayPart {
    /// Midnight to six.
    Night,
    /// Six to noon.
    Morning,
    /// Noon to six.
    Afternoon,
    /// Six to midnight.
    Evening,
}

/// The day on which an article says that something was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SaidAt {
    /// `2023-09-19`.
    pub day: String,
    /// The part of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<DayPart>,
    /// The words that say so.
    pub span: Span,
}

/// From what the time of a statement is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TimeBasis {
    /// Words beside the verb of saying, in one of the articles that tell it.
    Words,
    /// It was said before the first article that tells it was published.
    Publication,
    /// No article that tells it has a date.
    None,
}

/// When a retelling was said: between two times, of which the first may be open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// Id of the retelling.
    pub retelling: String,
    /// Statement ids in corpus order.
    pub statements: Vec<String>,
    /// The party of the first of them whose speaker is known.
    #[serde(default)]
    pub party: Option<String>,
    /// `2023-09-19T18:00Z`; none where it is open to the past.
    #[serde(default)]
    pub from: Option<String>,
    /// The end; none where nothing is known.
    #[serde(default)]
    pub until: Option<String>,
    /// From what it is known.
    pub basis: TimeBasis,
}
