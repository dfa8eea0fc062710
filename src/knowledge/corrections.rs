//! What a person said of statements, actors and retellings (`--corrections FILE`): it stands above the program's word.
//!
//! Two forms. JSON holds everything:
//!
//! ```json
//! {"by": "Ann Reed",
//!  "statements": [{"id": "courier#a1", "content": "the words", "check": "confirm", "actor": "france", "act": "DENY",
//!                  "stances": {"talks": "agree"}, "translation": {"en": "…"}}],
//!  "add": [{"article": "courier", "source": "Paris", "cue": "said", "content": "the words", "actor": "france"}],
//!  "actors": [{"merge": ["france", "paris"]}],
//!  "retellings": [{"together": ["a#1", "b#2"]}, {"apart": ["a#1", "c#3"]}]}
//! ```
//!
//! CSV is the table that `whosaid export --format csv` writes, edited: a cell that differs from what the program says is a
//! change, an empty one says nothing, and in a column `check` stands `confirm` or `reject`. A statement is known by its
//! id, and by its words where the text has moved.

use crate::Error;
use crate::model::{Act, Stance};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All corrections of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Corrections {
    /// Who made them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What is said of statements that the program found.
    pub statements: Vec<OfStatement>,
    /// Statements that it missed.
    pub add: Vec<Missed>,
    /// Actors that are one.
    pub actors: Vec<OfActors>,
    /// Statements that tell of one act of speech, or do not.
    pub retellings: Vec<OfRetellings>,
}

/// A person's word on one statement; what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// A person's judgement on a statement as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Check {
    /// It is right.
    Confirm,
    /// It is no statement.
    Reject,
}

/// A statement that the program missed: its words, as the article has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// Actors that are one: the first id stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfActors {
    /// Their ids.
    pub merge: Vec<String>,
}

/// Statement ids, of which the first is the one that the others are joined to or parted from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        Self::table(text, path)
    }

    /// The edited table.
    fn table(text: &str, path: &str) -> Result<Self, Error> {
        let error = |line: Option<usize>, what: String| Error::Data {
            path: path.into(),
            line,
            what,
            help: "take the table that `whosaid export --format csv` writes; see docs/corrections.md".into(),
        };
        // Spreadsheets of half of Europe write semicolons.
        let head = text.lines().next().unwrap_or("");
        let delimiter = if head.matches(';').count() > head.matches(',').count() { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|e| error(Some(1), e.to_string()))?.clone();
        let column = |name: &str| headers.iter().position(|header| header.trim() == name);
        let Some(id) = column("id") else { return Err(error(Some(1), "there is no column “id”".into())) };
        let [content, check, actor, speaks_for, act, stances, translation] =
            ["content", "check", "actor", "speaks_for", "act", "stances", "translation"].map(column);
        let mut statements = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| error(e.position().map(|p| p.line() as usize), e.to_string()))?;
            let line = record.position().map(|p| p.line() as usize);
            // The export's mark against formulas is no part of the cell.
            let cell = |at: Option<usize>| {
                let cell = record.get(at?)?.trim();
                let cell = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell);
                (!cell.is_empty()).then(|| cell.to_owned())
            };
            let named = |what: &str, cell: String| {
                serde_json::from_value(serde_json::Value::String(cell.clone()))
                    .map_err(|_| error(line, format!("“{cell}” is no {what}")))
            };
            let Some(id) = cell(Some(id)) else { continue };
            let mut of = OfStatement {
                id,
                content: cell(content),
                actor: cell(actor),
                speaks_for: cell(speaks_for),
                ..OfStatement::default()
            };
            of.check = match cell(check).map(|cell| cell.to_lowercase()).as_deref() {
                None => None,
                Some("confirm" | "ok" | "yes" | "x" | "1") => Some(Check::Confirm),
                Some("reject" | "no" | "0") => Some(Check::Reject),
                Some(other) => return Err(error(line, format!("“{other}” in the column check is neither confirm nor reject"))),
            };
            if let Some(cell) = cell(act) {
                of.act = Some(
                    serde_json::from_value(serde_json::Value::String(cell.to_uppercase()))
                        .map_err(|_| error(line, format!("“{cell}” is no act")))?,
                );
            }
            if let Some(cell) = cell(stances) {
                let mut all = BTreeMap::new();
                for one in cell.split(';').map(str::trim).filter(|one| !one.is_empty()) {
                    let (issue, stance) =
                        one.split_once('=').ok_or_else(|| error(line, format!("“{one}” is not ISSUE=STANCE")))?;
                    all.insert(issue.trim().to_owned(), named("stance", stance.trim().to_owned())?);
                }
                of.stances = Some(all);
            }
            of.translation.extend(cell(translation).map(|words| ("und".to_owned(), words)));
            statements.push(of);
        }
        Ok(Self { statements, ..Self::default() })
    }

    /// Joins the corrections of another file; of two words on one matter the later counts.
    pub fn extend(&mut self, other: Self) {
        self.by = self.by.take().or(other.by);
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
    fn an_edited_table_is_read_whatever_the_spreadsheet_did_to_it() {
        let text = "\u{feff}id;content;actor;act;stances;check\r\na#1;\"it; is\";'-france;deny;\"talks=agree; x=no-side\";\r\nb#2;;;;;Reject\r\n";
        let read = Corrections::parse(text, "c.csv").expect("it is right").statements;
        assert_eq!(
            (read[0].content.as_deref(), read[0].actor.as_deref(), read[0].act),
            (Some("it; is"), Some("-france"), Some(Act::Deny))
        );
        assert_eq!(read[1].check, Some(Check::Reject));
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let say = |text: &str| Corrections::parse(text, "c").expect_err("wrong").to_string();
        assert!(say("id,act\na#1,SHOUT\n").contains("c:2") && say("id,act\na#1,SHOUT\n").contains("SHOUT"));
        assert!(say("name\nx\n").contains("id"));
        assert!(say("{\"statement\": []}").contains("statement"));
    }
}
