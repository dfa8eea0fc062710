//! One reported statement as it stands in the text.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Whether the words are quoted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// All of the content stands in quotation marks.
    Direct,
    /// None of it does.
    #[default]
    Indirect,
    /// Some of it does.
    Mixed,
}

/// What a form says of the one who speaks: gender and number of a verb, participle or pronoun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// Gender, where the form tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Number, where the form tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// Several.
    Plural,
}

/// The class of a verb of saying: how the reporter frames the speech (after Thompson & Ye 1991, and the engagement
/// of Martin & White 2005).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VerbClass {
    /// said, told, added
    #[default]
    Neutral,
    /// affirmed, insisted
    Assert,
    /// admitted
    Admit,
    /// denied, refused
    Deny,
    /// claimed, alleged
    Claim,
    /// accused, blamed
    Accuse,
    /// demanded, called for, urged
    Demand,
    /// warned, threatened
    Warn,
    /// supported, welcomed, praised
    Support,
    /// condemned, criticised
    Condemn,
    /// promised, offered, agreed
    Promise,
    /// asked, proposed
    Ask,
    /// "what it called"
    Distance,
}

/// How far the reporter stands behind the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Engagement {
    /// Neither for nor against.
    #[default]
    Neutral,
    /// Presents the content as true.
    Endorsing,
    /// Keeps away from it.
    Distancing,
}

/// One reported statement: who is said to have spoken, the words of reporting, what is reported, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// `a` and eight hexadecimal digits, made from the spans; unique within the article.
    #[serde(default)]
    pub id: String,
    /// The words that name who is said to have spoken; empty where the subject is dropped.
    #[serde(default)]
    pub source: Vec<Span>,
    /// The words of reporting; empty for a continuation or a post.
    #[serde(default)]
    pub cue: Vec<Span>,
    /// What is reported.
    #[serde(default)]
    pub content: Vec<Span>,
    /// The words that name whom it is said to.
    #[serde(default)]
    pub addressee: Vec<Span>,
    /// Direct, indirect or mixed.
    #[serde(rename = "type", default)]
    pub style: Style,
    /// Speech within the content of another attribution.
    #[serde(default)]
    pub nested: bool,
    /// The rule of `extract::RULES` that spoke.
    #[serde(default)]
    pub rule: Cow<'static, str>,
    /// Dictionary form of the cue, as in the language pack; empty without a cue.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub verb: String,
    /// Class of the cue.
    #[serde(default)]
    pub verb_class: VerbClass,
    /// How far the reporter stands behind the words.
    #[serde(default)]
    pub engagement: Engagement,
    /// The cue is denied ("did not say").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cue_negated: bool,
    /// What the cue's form tells of its subject; helps where the source is dropped.
    #[serde(default)]
    pub agreement: Agreement,
    /// Id of the attribution whose speaker goes on (participle chains, continuation quotes, coordinated cues).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<String>,
    /// The account's embedded post.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub post: bool,
    /// How sure the rule is of source, cue and content, in hundredths.
    #[serde(default)]
    pub confidence: u8,
}

impl Attribution {
    /// The id that its spans make: `a` and eight hexadecimal digits (FNV-1a, which is the same everywhere).
    pub fn id_of_spans(&self) -> String {
        let mut hash: u32 = 0x811c_9dc5;
        for spans in [&self.source, &self.cue, &self.content] {
            for span in spans {
                for byte in (span.start as u64).to_le_bytes().into_iter().chain((span.end as u64).to_le_bytes()) {
                    hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
                }
            }
            hash = (hash ^ 0xff).wrapping_mul(0x0100_0193);
        }
        format!("a{hash:08x}")
    }
}
