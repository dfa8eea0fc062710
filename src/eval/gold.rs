//! Annotated documents as files hold them.

use crate::certainty::{self, Certainty};
use crate::model::{Note, Span, Statement, VerbClass};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// One annotated (or predicted) statement; spans are code points.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Annotated {
    /// Who is said to have spoken.
    pub source: Vec<Span>,
    /// The words of reporting.
    pub cue: Vec<Span>,
    /// What is reported.
    pub content: Vec<Span>,
    /// `direct`, `indirect`, `mixed`; `any` where the annotation does not say.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// False for beliefs and wishes.
    pub speech: Option<bool>,
    /// Speech within speech.
    pub nested: bool,
    /// Depth of nesting, from 1.
    pub level: Option<u32>,
    /// Who is meant.
    pub actor: Option<Value>,
    /// For whom they speak.
    pub speaks_for: Option<Value>,
    /// What is done by saying it.
    pub act: Option<String>,
    /// Class of the verb of saying; predicted statements only.
    #[serde(skip)]
    pub verb_class: Option<VerbClass>,
    /// The rule that found it; predicted statements only.
    #[serde(skip)]
    pub rule: String,
    /// How sure the program is; predicted statements only.
    #[serde(skip)]
    pub certainty: Option<Certainty>,
}

impl Annotated {
    /// Whether the statement may be missed or found without counting in the rows `speech`.
    pub fn optional(&self) -> bool {
        self.speech == Some(false) || self.nested || self.level.is_some_and(|level| level > 1)
    }

    /// The act by the names of [`crate::model::Act`]: annotated files have some finer or other names.
    pub fn act(&self) -> Option<String> {
        self.act.as_deref().map(|act| match act {
            "announce" => "STATE".to_owned(),
            "promise" => "COMMIT".to_owned(),
            "praise" => "SUPPORT".to_owned(),
            "express-concern" => "EXPRESS".to_owned(),
            other => other.to_uppercase(),
        })
    }

    /// What was predicted, from a Reading as files hold it.
    pub fn predicted(statement: &Statement) -> Self {
        let (a, speaker) = (&statement.attribution, &statement.speaker);
        Self {
            source: a.source.clone(),
            cue: a.cue.clone(),
            content: a.content.clone(),
            actor: speaker.actor.clone().map(Value::String),
            speaks_for: speaker.speaks_for.clone().map(Value::String),
            kind: Some(format!("{:?}", a.style).to_lowercase()),
            act: Some(format!("{:?}", statement.codes.act)),
            verb_class: (!a.cue.is_empty()).then_some(a.verb_class),
            rule: a.rule.to_string(),
            certainty: Some(certainty::of(statement)),
            ..Self::default()
        }
    }
}

/// One annotated document.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its text, into which the spans point.
    pub text: String,
    /// Its statements.
    #[serde(default)]
    pub attributions: Vec<Annotated>,
}

/// Reads JSON Lines; a broken line is a note.
pub fn parse(text: &str, input: &str) -> (Vec<Document>, Vec<Note>) {
    let (mut documents, mut notes) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(document) => documents.push(document),
            Err(error) => {
                let todo = "each line holds id, text and attributions; mend it and run again";
                let note = Note::new("the line was left out", format!("not an annotated document: {error}"), todo);
                notes.push(note.in_input(input).at_line(at + 1).unread());
            }
        }
    }
    (documents, notes)
}
