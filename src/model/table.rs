//! Coded statements as a table: what researchers hand to each other.

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
}
