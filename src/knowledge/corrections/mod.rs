//! What a person said of statements, actors and retellings (`--corrections FILE`): it stands above the program's word.
//!
//! Two forms. JSON holds everything:
//!
//! ```json
//! {"by": "Ann Reed",
//!  "statements": [{"id": "courier#a1", "content": "the words", "check": "confirm", "actor": "france", "act": "DENY",
//!                  "stances": {"talks": "agree"}, "translation": {"en": "…"}}],
//!  "add": [{"article": "courier", "source": "Paris", "cue": "said", "content": "the words", "actor": "france"}],
//!  "actors": [{"merge": ["france", "paris"]}, {"split": "president", "into": {"france/president": ["courier", "post#b2"]}}],
//!  "retellings": [{"together": ["a#1", "b#2"]}, {"apart": ["a#1", "c#3"]}]}
//! ```
//!
//! CSV is the table that `whosaid export --format csv` writes, edited: a cell that differs from what the program says is a
//! change, an empty one says nothing, and in a column `check` stands `confirm` or `reject`; a row without an id is a
//! statement that the program missed. A statement is known by its id, and by its words where the text has moved.

mod table;

use crate::Error;
use crate::model::{Act, Stance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All corrections of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Corrections {
    /// Who made them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What is said of statements that the program found.
    pub statements: Vec<OfStatement>,
    /// Statements that it missed.
    pub add: Vec<Missed>,
    /// Actors that are one, or several.
    pub actors: Vec<OfActors>,
    /// Statements that tell of one act of speech, or do not.
    pub retellings: Vec<OfRetellings>,
}

/// A person's word on one statement; what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OfStatement {
    /// `ARTICLE#ATTRIBUTION`.
    pub id: String,
    /// The words of the content as they were: the anchor where the id fits no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// It is one and all the rest is right, or it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// Who speaks: the id of an actor, known or new; empty for nobody known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<String>,
    /// What is done by saying it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// All stances, by issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stances: Option<BTreeMap<String, Stance>>,
    /// The right words of the content, where its borders were wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What it says, in other languages: the editor's translation, by language tag.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub translation: BTreeMap<String, String>,
    /// A remark, which the report shows as the editor's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so, where it is another than the file's author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// A person's judgement on a statement as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Check {
    /// It is right.
    Confirm,
    /// It is no statement.
    Reject,
}

/// A statement that the program missed: its words, as the article has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Missed {
    /// The article's id.
    pub article: String,
    /// What is reported.
    pub content: String,
    /// Who is said to have spoken.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The words of reporting.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cue: String,
    /// Who speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<String>,
    /// What is done by saying it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// Stances, by issue.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub stances: BTreeMap<String, Stance>,
    /// What it says, in other languages, by language tag.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub translation: BTreeMap<String, String>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so, where it is another than the file's author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Actors that are one, or one that is several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OfActors {
    /// Ids of which the first stays and the others become it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merge: Vec<String>,
    /// The id under which the program took several for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split: Option<String>,
    /// Who it is instead: for each id its statements, or whole articles by their id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub into: BTreeMap<String, Vec<String>>,
}

/// Statement ids, of which the first is the one that the others are joined to or parted from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OfRetellings {
    /// They tell of one act of speech.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<String>,
    /// The first tells of another act than the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<String>,
}

impl Corrections {
    /// Reads a file, JSON or CSV by its first character; `path` is for messages.
    ///
    /// # Errors
    /// [`Error::Data`] with the line, where the text does not say what it must.
    pub fn parse(text: &str, path: &str) -> Result<Self, Error> {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('{') {
            return serde_json::from_str(text).map_err(|error| Error::Data {
                path: path.into(),
                line: Some(error.line()),
                what: error.to_string(),
                help: "see docs/corrections.md for the form".into(),
            });
        }
        table::read(text, path)
    }

    /// Joins the corrections of another file; of two words on one matter the later counts. Each keeps who said it.
    pub fn extend(&mut self, mut other: Self) {
        let of = other.statements.iter_mut().map(|of| &mut of.by).chain(other.add.iter_mut().map(|missed| &mut missed.by));
        of.filter(|by| by.is_none()).for_each(|by| by.clone_from(&other.by));
        self.statements.extend(other.statements);
        self.add.extend(other.add);
        self.actors.extend(other.actors);
        self.retellings.extend(other.retellings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let say = |text: &str| Corrections::parse(text, "c").expect_err("wrong").to_string();
        assert!(say("id,act\na#1,SHOUT\n").contains("c:2") && say("id,act\na#1,SHOUT\n").contains("SHOUT"));
        assert!(say("name\nx\n").contains("id"));
        assert!(say("id,act\n,DENY\n").contains("content"));
        assert!(say("{\"statement\": []}").contains("statement"));
    }
}
