//! What the comparisons found.

use super::{Coverage, Engagement, Stance, TimelineEntry, VerbClass, Wording};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a party stands on an issue, over all its statements. That nothing was found is the absence of a `Position`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PositionKind {
    /// For.
    Agree,
    /// Against.
    Disagree,
    /// For, on a condition.
    Conditional,
    /// Its statements differ.
    Mixed,
    /// Speaks to it, takes no side.
    NoSide,
}

/// A party's position on an issue, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// Issue id.
    pub issue: String,
    /// Actor id of the party (the one spoken for).
    pub party: String,
    /// The position.
    pub position: PositionKind,
    /// Statement ids (`ARTICLE#ATTRIBUTION`) that bear it, in corpus order.
    pub statements: Vec<String>,
    /// The stance of each of `statements`.
    pub stances: Vec<Stance>,
    /// The speaker denied a premise of a "should" thesis.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denies: bool,
}

/// How two sides of a contradiction stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// One asserts what another denies.
    AssertsDenies,
    /// One supports what another opposes.
    SupportsOpposes,
    /// One demands what another makes depend on a condition.
    DemandCondition,
    /// One denies the premise of what another demands.
    PremiseDenied,
}

/// Two groups of parties facing each other on one issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contradiction {
    /// Issue id.
    pub issue: String,
    /// The relation.
    pub relation: Relation,
    /// Parties for, or asserting, or demanding.
    pub left: Vec<String>,
    /// Parties against, or denying, or setting a condition.
    pub right: Vec<String>,
    /// Statement ids of the left side.
    pub left_statements: Vec<String>,
    /// Statement ids of the right side.
    pub right_statements: Vec<String>,
}

/// A party as a column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// Actor id.
    pub id: String,
    /// Statements made in its name.
    pub statements: Vec<String>,
    /// Ids of the actors that speak for it.
    pub voices: Vec<String>,
    /// It is a party to the conflict, by the project's word.
    #[serde(default)]
    pub principal: bool,
}

/// How often one verb of saying stands with the words of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VerbUse {
    /// Actor id of the party; none where nobody could be worked out.
    pub party: Option<String>,
    /// Dictionary form of the verb.
    pub verb: String,
    /// Language of the articles.
    pub lang: String,
    /// Its class.
    pub class: VerbClass,
    /// How far it stands behind the words.
    pub engagement: Engagement,
    /// Statement ids, in corpus order.
    pub statements: Vec<String>,
}

/// A thing and the names that the articles give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedThing {
    /// Its id.
    pub thing: String,
    /// Its names, by language, then name.
    pub names: Vec<ThingName>,
}

/// One name of a thing: who uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ThingName {
    /// The name, as it is listed.
    pub name: String,
    /// Language of the articles.
    pub lang: String,
    /// By outlet.
    pub outlets: Vec<OutletUse>,
    /// By party, in statements told or quoted.
    pub parties: Vec<PartyUse>,
}

/// How often an outlet uses a name, by the voice in which it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutletUse {
    /// The outlet; none where it is not named.
    pub outlet: Option<String>,
    /// In its own voice.
    pub own: usize,
    /// In statements that it tells in its own words.
    pub told: usize,
    /// In quoted words.
    pub quoted: usize,
    /// Marked as not its own.
    pub distanced: usize,
    /// Articles in which it stands.
    pub articles: Vec<String>,
    /// Statements in which it stands.
    pub statements: Vec<String>,
}

/// How often a party uses a name, as reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartyUse {
    /// Actor id.
    pub party: String,
    /// In quoted words.
    pub quoted: usize,
    /// In statements that an outlet tells in its own words.
    pub told: usize,
    /// Statements in which it stands.
    pub statements: Vec<String>,
}

/// Everything that the report shows beyond the Readings themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// Parties, principals first, then by the number of statements, then id.
    pub parties: Vec<Party>,
    /// Issue ids with at least one position: "should" before "is", most divided first.
    pub issues: Vec<String>,
    /// Positions by issue (in the order of `issues`), then party.
    pub positions: Vec<Position>,
    /// Contradictions in the order of `issues`.
    pub contradictions: Vec<Contradiction>,
    /// Statement ids whose speaker could not be worked out.
    pub unresolved: Vec<String>,
    /// Statement ids that touch no issue.
    pub uncoded: Vec<String>,
    /// Which outlet tells what.
    #[serde(default)]
    pub coverage: Coverage,
    /// Retellings that several outlets word, those told by most outlets first.
    #[serde(default)]
    pub wording: Vec<Wording>,
    /// Verbs of saying by party.
    #[serde(default)]
    pub verbs: Vec<VerbUse>,
    /// Things with several names.
    #[serde(default)]
    pub names: Vec<NamedThing>,
    /// Figures of the same things side by side, those in dispute first.
    #[serde(default)]
    pub figures: Vec<FigureRow>,
    /// When each retelling was said, in the order of the retellings.
    #[serde(default)]
    pub timeline: Vec<TimelineEntry>,
}

/// How the numbers of a row stand to each other, the sharpest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FigureStatus {
    /// Two sides give different numbers.
    SidesDiffer,
    /// Outlets tell one side's number differently.
    OutletsDiffer,
    /// One side's number is another in later articles.
    OverTime,
    /// An article gives it without a source that could be worked out.
    SourceMissing,
    /// Several sides give the same number.
    SidesAgree,
    /// Nobody else gives one.
    OneSideOnly,
}

/// One telling of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureGiven {
    /// Statement id.
    pub statement: String,
    /// Which of the statement's figures.
    pub figure: usize,
    /// The outlet; empty where it is not named.
    pub outlet: String,
}

/// One side's figures of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureSide {
    /// Actor id of the party; none where the source is hidden or could not be worked out.
    pub party: Option<String>,
    /// Its figures, in corpus order.
    pub given: Vec<FigureGiven>,
}

/// Figures of the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureRow {
    /// `f` and ten hexadecimal digits, made of the first statement's id and the figure's place in it.
    pub id: String,
    /// Unit, by its name in all languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What is counted or measured, by its name in all languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thing: Option<String>,
    /// The word for it in the first statement, folded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub noun: String,
    /// What happened to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whose: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How the numbers stand to each other.
    pub status: FigureStatus,
    /// By side, in the order in which they are first told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<FigureSide>,
}
