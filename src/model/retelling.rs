//! One act of speech, as told by one or more articles.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What joined the statements of a retelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RetellingKind {
    /// Nothing: one statement tells it.
    #[default]
    Single,
    /// Likeness of words, within one language.
    Wording,
    /// Codes, names and figures, across languages.
    Codes,
    /// Both.
    Both,
}

/// Why one statement stands in a retelling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Joined {
    /// The statement, `ARTICLE#ATTRIBUTION`.
    pub statement: String,
    /// The statement to which it was joined.
    pub to: String,
    /// What decided: `wording`, `codes`.
    pub rule: Cow<'static, str>,
    /// How alike the two are, in hundredths.
    pub likeness: u8,
    /// What they share, the rarest first: words as stems, `figure 32`, `actor france`, `issue talks agree`, …
    pub shared: Vec<String>,
}

/// In what two statements differ that are else alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DifferenceKind {
    /// One is in the negative, or takes the other side.
    Polarity,
    /// Their figures.
    Figure,
}

/// Another retelling that is alike but for a figure or for its polarity: linked, never joined silently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// Id of the other retelling.
    pub retelling: String,
    /// In what they differ.
    pub kind: DifferenceKind,
    /// A statement of this retelling and one of the other.
    pub statements: [String; 2],
    /// The figures of the two, where these differ.
    #[serde(default)]
    pub figures: [Vec<String>; 2],
}

/// One act of speech. Every statement that is not nested in another stands in exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Retelling {
    /// `r` and ten hexadecimal digits, made of the id of the statement that is first by date: an article added later
    /// leaves it as it is.
    pub id: String,
    /// What joined them.
    pub kind: RetellingKind,
    /// Statement ids in corpus order.
    pub statements: Vec<String>,
    /// For each statement after the first why it is here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Joined>,
    /// Those of `statements` that stand in a reprinted paragraph or article: they are shown, and counted once with the
    /// original.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<String>,
    /// Retellings that differ from this one in a figure or in polarity only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<Difference>,
}

/// An article that reprints another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reprint {
    /// Id of the article.
    pub article: String,
    /// Id of the one that it reprints, which is earlier.
    pub of: String,
    /// How much of its text stands in the other, in hundredths.
    pub share: u8,
}
