//! Coded statements as a table: what researchers hand to each other.

use super::Stance;
use std::collections::BTreeMap;

/// A table with named columns. Each row is one statement with one code, as DNA's event list has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementTable {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
    /// Full texts of documents by id, where the file holds them.
    pub texts: BTreeMap<String, String>,
}

/// Names under which a column is known, besides its own, the surest first: those of DNA's event list, of its documents, of
/// whosaid's own tables.
const ALIASES: &[(&str, &[&str])] = &[
    ("statement_id", &["id"]),
    ("document_id", &["document", "article", "docid", "doc_id"]),
    ("document_title", &["title"]),
    ("document_source", &["source", "outlet"]),
    ("document_author", &["author"]),
    ("date", &["time", "document_date", "published"]),
    ("start_position", &["start"]),
    ("stop_position", &["stop", "end"]),
    ("organization", &["organisation", "party", "speaks_for", "actor"]),
    ("person", &["actor_name", "actor", "speaker"]),
    ("concept", &["issue", "category", "claim"]),
    ("agreement", &["stance", "position"]),
    ("outlet", &["document_source", "source"]),
    ("actor", &["person", "organization"]),
    ("issue", &["concept"]),
    ("stance", &["agreement"]),
    ("text", &["content", "quote"]),
    ("language", &["lang"]),
];

impl StatementTable {
    /// The column of that name, or of another name for the same.
    pub fn column(&self, name: &str) -> Option<usize> {
        let own = |name: &str| self.columns.iter().position(|column| column.eq_ignore_ascii_case(name));
        let others = || ALIASES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?.1.iter().find_map(|other| own(other));
        own(name).or_else(others)
    }

    /// The cell of a row in a column that may be missing; empty where it is.
    pub fn cell<'a>(&self, row: &'a [String], column: Option<usize>) -> &'a str {
        column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim())
    }

    /// How a column writes stances: a column in which a number other than 0 and 1 stands is a scale with a sign.
    pub fn scale(&self, column: Option<usize>) -> Scale {
        let number = |row: &Vec<String>| self.cell(row, column).parse::<f64>().is_ok_and(|n| n != 0.0 && n != 1.0);
        if self.rows.iter().any(number) { Scale::Signed } else { Scale::Sides }
    }
}

/// How a column writes stances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 1 for, 0 against; or words.
    Sides,
    /// Numbers below zero are against, above zero for.
    Signed,
}

/// Words for stances, in DNA's tables and in whosaid's.
const WORDS: &[(&str, Stance)] = &[
    ("1", Stance::Agree),
    ("0", Stance::Disagree),
    ("true", Stance::Agree),
    ("false", Stance::Disagree),
    ("yes", Stance::Agree),
    ("no", Stance::Disagree),
    ("agree", Stance::Agree),
    ("disagree", Stance::Disagree),
    ("for", Stance::Agree),
    ("against", Stance::Disagree),
    ("+", Stance::Agree),
    ("-", Stance::Disagree),
    ("conditional", Stance::Conditional),
    ("no-side", Stance::NoSide),
];

impl Scale {
    /// The stance of a cell; none where it is empty or says nothing known.
    pub fn stance(self, cell: &str) -> Option<Stance> {
        match (self, cell.parse::<f64>()) {
            (Self::Signed, Ok(number)) if number > 0.0 => Some(Stance::Agree),
            (Self::Signed, Ok(number)) if number < 0.0 => Some(Stance::Disagree),
            (Self::Signed, Ok(_)) => Some(Stance::NoSide),
            _ => {
                let word = cell.to_lowercase();
                WORDS.iter().find(|(known, _)| *known == word).map(|(_, stance)| *stance)
            }
        }
    }
}
