//! Who is meant.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How a speaker is named, strongest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A person by name.
    NamedPerson,
    /// A body, office or state by name.
    NamedBody,
    /// "an official", "a spokesman", without a name.
    UnnamedOfficial,
    /// Protesters, residents, a crowd.
    Group,
    /// A social account.
    Account,
    /// "sources".
    Anonymous,
    /// Nobody is named and nobody could be worked out.
    #[default]
    None,
}

/// Who speaks in one attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// Id of the actor; `None` where unresolved.
    #[serde(default)]
    pub actor: Option<String>,
    /// Id of the actor in whose name it is said (the state, the body); the actor itself where there is none.
    #[serde(default)]
    pub speaks_for: Option<String>,
    /// How the speaker is named.
    #[serde(default)]
    pub source_kind: SourceKind,
    /// The sieve of `resolve::SIEVES` that decided.
    #[serde(default)]
    pub resolved_by: Cow<'static, str>,
    /// How sure the sieve is, in hundredths.
    #[serde(default)]
    pub speaker_confidence: u8,
}

impl Speaker {
    /// [`Self::resolved_by`] where a person said who speaks.
    pub const BY_PERSON: Cow<'static, str> = Cow::Borrowed("person");
    /// [`Self::resolved_by`] where a coded table says who speaks.
    pub const BY_CODES: Cow<'static, str> = Cow::Borrowed("coded");

    /// Whether who speaks, and in whose name, was told and not worked out from the text.
    pub fn is_given(&self) -> bool {
        [Self::BY_PERSON, Self::BY_CODES].contains(&self.resolved_by)
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// An office without its holder's name.
    Office,
    /// A ministry, party, company, agency, authority.
    #[default]
    Body,
    /// A state (or its government, capital, people as a whole).
    State,
    /// An international body.
    International,
    /// A crowd or group.
    Group,
    /// A social account.
    Account,
    /// Sources that the text hides.
    Anonymous,
}

/// An actor as met in articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// Stable id: `azerbaijan`, `azerbaijan/ministry-of-defence`, `united-states/antony-blinken`, `sources`.
    pub id: String,
    /// What it is.
    #[serde(default)]
    pub kind: ActorKind,
    /// Display names by language tag; at least one.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// All names as the articles wrote them.
    #[serde(default)]
    pub seen_as: BTreeSet<String>,
    /// The actor for which this one speaks, if it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<String>,
    /// Id of the office held (`president`, `ministry-of-defence`), for persons and offices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Id of the state or international body it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The state is only the one that stands nearest in the text: another article may know better.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lent: bool,
}
