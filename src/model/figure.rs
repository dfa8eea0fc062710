//! A quantity that a statement tells: how many, of what, in which unit.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A number with at most three decimals, kept in thousandths so that equal numbers are equal in every run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub i64);

impl Amount {
    /// A whole number; the greatest that there is where it would be too great.
    pub const fn whole(number: i64) -> Self {
        Self(number.saturating_mul(1000))
    }
}

impl fmt::Display for Amount {
    /// Plain digits and a full stop: `1800`, `4.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, (self.0 % 1000).unsigned_abs());
        match rest {
            0 => write!(f, "{whole}"),
            _ => write!(f, "{whole}.{}", format!("{rest:03}").trim_end_matches('0')),
        }
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "description": "A number with at most three decimals." })
    }
}

impl Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            serializer.serialize_i64(self.0 / 1000)
        } else {
            serializer.serialize_f64(self.0 as f64 / 1000.0)
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self((f64::deserialize(deserializer)? * 1000.0).round() as i64))
    }
}

/// How a number bounds what it tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The number itself, or from the one number to the other.
    #[default]
    Exactly,
    /// "at least 20"
    AtLeast,
    /// "more than 20"
    MoreThan,
    /// "up to 20"
    AtMost,
    /// "fewer than 20"
    LessThan,
    /// "about 20"
    About,
    /// "dozens", "hundreds": so many or more, and nobody counted
    Vague,
}

/// A quantity in a statement's content. Dates, times, ages, ordinals and numbers in names are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// The number; of a range the lower end.
    pub value: Amount,
    /// The upper end of a range ("20 to 30").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upto: Option<Amount>,
    /// How it bounds.
    #[serde(default)]
    pub bound: Bound,
    /// `percent`, a currency (`usd`), a measure (`tonne`); none where things are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What is counted or measured, by its name in all languages (`people`, `position`, `inflation`), where it is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thing: Option<String>,
    /// The head of the counted group of words, folded; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub noun: String,
    /// What happened to it, by its name in all languages (`killed`, `arrested`), where that is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// Whose they are, where the words tell: id of a state or body ("Ruritanian soldiers", "its soldiers").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whose: Option<String>,
    /// Where it was, as written, where a place is named beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// In what it happened, as written, where that is named right behind it ("killed in a collision").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// A part of the figure before it ("32 people, seven of them civilians").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
    /// The words of the number, with those that bound it.
    pub span: Span,
    /// The number with what is counted, as an outlet puts it.
    pub phrase: Span,
}
