//! Which outlet tells what, in whose words, and how it words it.

use super::{Engagement, SourceKind, VerbClass};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In whose words an outlet gives a statement, the speaker's own first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// In quotation marks.
    Quoted,
    /// An embedded post.
    Post,
    /// A paraphrase with some words in quotation marks.
    PartQuoted,
    /// In the outlet's words.
    #[default]
    Paraphrased,
}

/// An outlet, with what it gives to whom. Nested statements are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutletCoverage {
    /// Its name; empty for all articles that name none.
    pub outlet: String,
    /// Ids of its articles.
    pub articles: Vec<String>,
    /// Languages of its articles.
    pub languages: Vec<String>,
    /// When its last article was published, where each of them says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// All of its articles reprint articles of this outlet, with which it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reprints: Option<String>,
    /// Some of its articles are only parts of what it published: nothing can be said to be absent from it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// How many retellings it tells.
    pub told: usize,
    /// How many it could have told and does not: another outlet of those counted does, and did so before its last article.
    pub absent: usize,
    /// How many it does not tell that nobody here told before its last article.
    pub early: usize,
    /// Words of content by party id; the empty id holds those of speakers that nobody could work out.
    pub words: BTreeMap<String, usize>,
    /// Statement ids by the kind of source.
    pub sources: BTreeMap<SourceKind, Vec<String>>,
    /// Statement ids by form.
    pub forms: BTreeMap<Form, Vec<String>>,
    /// Parties that other outlets quote and this one does not.
    pub unheard: Vec<String>,
}

/// What one outlet makes of a retelling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Telling {
    /// The outlet's name.
    pub outlet: String,
    /// In whose words; of several statements the one nearest to the speaker's.
    pub form: Form,
    /// Its statements, in corpus order.
    pub statements: Vec<String>,
    /// All of them stand in reprinted text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub copy: bool,
}

/// Who tells a retelling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageRow {
    /// Id of the retelling.
    pub retelling: String,
    /// Party of its first speaker that is known.
    #[serde(default)]
    pub party: Option<String>,
    /// The date of the first article that tells it.
    #[serde(default)]
    pub first: Option<String>,
    /// The outlets that tell it, reprints among them.
    pub told: Vec<Telling>,
    /// Outlets that published nothing after it was first told: they could not know it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub early: Vec<String>,
}

/// Outlets by statements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Outlets in order of name; unnamed last.
    pub outlets: Vec<OutletCoverage>,
    /// One per retelling, in their order.
    pub rows: Vec<CoverageRow>,
    /// Of how many outlets an absence is counted: neither reprints nor partial texts.
    pub counted: usize,
}

/// One outlet's wording of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Version {
    /// Statement id.
    pub statement: String,
    /// The outlet's name.
    pub outlet: String,
    /// Language of its article.
    pub lang: String,
    /// The words that name the speaker, as they stand.
    pub label: String,
    /// The words of saying, as they stand.
    pub verb: String,
    /// Their class.
    pub class: VerbClass,
    /// How far the outlet stands behind what is said.
    pub engagement: Engagement,
    /// In whose words.
    pub form: Form,
    /// Its figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
    /// The content, its parts joined by an ellipsis.
    pub text: String,
    /// Stretches of `text` that another version in this language does not have: half-open, in code points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<[usize; 2]>,
}

/// One retelling, as several outlets word it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wording {
    /// Id of the retelling.
    pub retelling: String,
    /// Versions in corpus order; reprints are left out.
    pub versions: Vec<Version>,
}
