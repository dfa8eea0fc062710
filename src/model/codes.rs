//! What a statement does and where its speaker stands.

use super::{Figure, SaidAt, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What the speaker does by saying it (after the illocutionary classes of Searle 1976, fitted to news).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Act {
    /// Informs, announces.
    #[default]
    State,
    /// Takes as true.
    Assert,
    /// Grants against interest.
    Admit,
    /// Says that it is not so.
    Deny,
    /// Accuses, blames.
    Accuse,
    /// Condemns.
    Condemn,
    /// Backs, welcomes, recognises.
    Support,
    /// Concern, regret, hope.
    Express,
    /// Asks, urges.
    Appeal,
    /// Requires.
    Demand,
    /// Warns of harm by others or by events.
    Warn,
    /// Threatens own harm.
    Threaten,
    /// Promises, offers, agrees.
    Commit,
    /// Refuses, rules out.
    Reject,
}

/// How real the content is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Past or present fact.
    #[default]
    Real,
    /// Future.
    Future,
    /// Depends on a condition.
    Conditional,
    /// Imagined.
    Hypothetical,
}

/// Where one statement stands on one issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// For the thesis.
    Agree,
    /// Against it.
    Disagree,
    /// For it on a condition.
    Conditional,
    /// Speaks to it and takes no side.
    NoSide,
}

/// A stance with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StanceCode {
    /// Id of the issue.
    pub issue: String,
    /// The stance.
    pub stance: Stance,
    /// The words that decided.
    #[serde(default)]
    pub cues: Vec<Span>,
    /// The rule of `coding` that decided.
    #[serde(default)]
    pub rule: Cow<'static, str>,
    /// How sure the rule is, in hundredths.
    #[serde(default)]
    pub confidence: u8,
}

/// The codes of one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Codes {
    /// What is done by saying it.
    #[serde(default)]
    pub act: Act,
    /// What decided the act: `content-performative`, `content-cue`, `verb`.
    #[serde(default)]
    pub act_rule: Cow<'static, str>,
    /// The content is put in the negative.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub content_negated: bool,
    /// How real the content is.
    #[serde(default)]
    pub modality: Modality,
    /// The words of the condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Span>,
    /// A hedging word ("reportedly", "ربما").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hedge: Option<Span>,
    /// Issues and stances.
    #[serde(default)]
    pub stances: Vec<StanceCode>,
    /// The quantities that are told, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// The day on which it was said, where the article tells it beside the verb of saying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_at: Option<SaidAt>,
}
