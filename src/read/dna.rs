//! `.dna` files of the Discourse Network Analyzer 3: SQLite databases with documents, statements and their variables.
//!
//! A statement's values stand in one table for each type of data, by the variable's id; short texts are entities, which
//! statements share. Positions count UTF-16 code units, dates seconds since 1970 by the clock of the document.

use crate::model::StatementTable;
use jiff::Timestamp;
use rusqlite::{Connection, Row};
use std::collections::{BTreeMap, BTreeSet};

/// The first bytes of a database.
const SIGNATURE: &[u8] = b"SQLite format 3\0";
/// Where the header says how changes are written; 1 is a plain journal.
const JOURNAL: std::ops::Range<usize> = 18..20;

/// Columns before those of the variables.
const COLUMNS: [&str; 12] = [
    "statement_id",
    "document_id",
    "date",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
    "coder",
    "start_position",
    "stop_position",
    "text",
];

/// All values of variables, as text: statement, variable, value.
const VALUES: &str = "SELECT d.StatementId, v.Variable, e.Value FROM DATASHORTTEXT d JOIN VARIABLES v ON v.ID = d.VariableId \
    JOIN ENTITIES e ON e.ID = d.Entity \
    UNION ALL SELECT d.StatementId, v.Variable, d.Value FROM DATALONGTEXT d JOIN VARIABLES v ON v.ID = d.VariableId \
    UNION ALL SELECT d.StatementId, v.Variable, d.Value FROM DATAINTEGER d JOIN VARIABLES v ON v.ID = d.VariableId \
    UNION ALL SELECT d.StatementId, v.Variable, d.Value FROM DATABOOLEAN d JOIN VARIABLES v ON v.ID = d.VariableId";
const DOCUMENTS: &str = "SELECT ID, Title, Text, Author, Source, Section, Type, Date FROM DOCUMENTS ORDER BY ID";
const CODERS: &str = "SELECT ID, Name FROM CODERS";
const STATEMENTS: &str = "SELECT s.ID, s.DocumentId, s.Coder, s.Start, s.Stop FROM STATEMENTS s ORDER BY s.ID";

/// Whether the bytes are a database.
pub fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// The statements, with the texts of all documents.
///
/// # Errors
/// What the database lacks.
pub fn read(bytes: &[u8]) -> Result<StatementTable, String> {
    // A database that was left open says that changes lie in a file beside it, which is not here.
    let mut bytes = bytes.to_vec();
    if let Some(journal) = bytes.get_mut(JOURNAL) {
        journal.fill(1);
    }
    open(&bytes).and_then(|database| table(&database)).map_err(|error| error.to_string())
}

fn open(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut database = Connection::open_in_memory()?;
    database.deserialize_read_exact(rusqlite::MAIN_DB, bytes, bytes.len(), true)?;
    Ok(database)
}

/// What is kept of a document.
struct Document {
    cells: [String; 6],
    text: Vec<u16>,
}

fn table(database: &Connection) -> rusqlite::Result<StatementTable> {
    let mut documents = BTreeMap::new();
    let mut texts = BTreeMap::new();
    each(database, DOCUMENTS, |row| {
        let id: i64 = row.get(0)?;
        let text = cell(row, 2)?;
        let date = Timestamp::from_second(row.get(7)?).map(|date| date.to_string()).unwrap_or_default();
        let cells = [date, cell(row, 1)?, cell(row, 3)?, cell(row, 4)?, cell(row, 5)?, cell(row, 6)?];
        documents.insert(id, Document { cells, text: text.encode_utf16().collect() });
        texts.insert(id.to_string(), text);
        Ok(())
    })?;
    let mut values: BTreeMap<i64, BTreeMap<String, String>> = BTreeMap::new();
    let mut variables = BTreeSet::new();
    each(database, VALUES, |row| {
        let variable = cell(row, 1)?;
        variables.insert(variable.clone());
        values.entry(row.get(0)?).or_default().insert(variable, cell(row, 2)?);
        Ok(())
    })?;
    // A variable may have the name of a column; the document's own goes before it.
    variables.retain(|variable| !COLUMNS.contains(&variable.as_str()));
    let mut coders = BTreeMap::new();
    // A file without names of coders is a study all the same.
    let named = each(database, CODERS, |row| {
        coders.insert(cell(row, 0)?, cell(row, 1)?);
        Ok(())
    });
    named.unwrap_or_default();
    let mut rows = Vec::new();
    each(database, STATEMENTS, |row| {
        let (id, document): (i64, i64) = (row.get(0)?, row.get(1)?);
        let Some(of) = documents.get(&document) else { return Ok(()) };
        let (start, stop): (i64, i64) = (row.get(3)?, row.get(4)?);
        let range = usize::try_from(start).unwrap_or(0)..usize::try_from(stop).unwrap_or(0);
        let words = of.text.get(range).map(String::from_utf16_lossy).unwrap_or_default();
        let mut line = vec![id.to_string(), document.to_string()];
        line.extend(of.cells.iter().cloned());
        let coder = cell(row, 2)?;
        line.extend([coders.get(&coder).cloned().unwrap_or(coder), start.to_string(), stop.to_string(), words]);
        let own = values.get(&id);
        line.extend(variables.iter().map(|variable| own.and_then(|own| own.get(variable)).cloned().unwrap_or_default()));
        rows.push(line);
        Ok(())
    })?;
    let columns = COLUMNS.map(str::to_owned).into_iter().chain(variables).collect();
    Ok(StatementTable { columns, rows, texts })
}

fn each(database: &Connection, query: &str, mut row: impl FnMut(&Row) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
    let mut prepared = database.prepare(query)?;
    let mut rows = prepared.query([])?;
    while let Some(next) = rows.next()? {
        row(next)?;
    }
    Ok(())
}

/// Any value as text.
fn cell(row: &Row, at: usize) -> rusqlite::Result<String> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(at)? {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned(),
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A database as DNA 3 makes it, with two statements at one place.
    pub fn sample() -> Vec<u8> {
        let mut database = Connection::open_in_memory().unwrap();
        database
            .execute_batch(
                "CREATE TABLE DOCUMENTS(ID INTEGER, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
                 CREATE TABLE STATEMENTS(ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
                 CREATE TABLE VARIABLES(ID INTEGER, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
                 CREATE TABLE ENTITIES(ID INTEGER, VariableId INTEGER, Value TEXT);
                 CREATE TABLE DATASHORTTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
                 CREATE TABLE DATALONGTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value TEXT);
                 CREATE TABLE DATAINTEGER(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
                 CREATE TABLE DATABOOLEAN(ID INTEGER, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
                 INSERT INTO DOCUMENTS VALUES(7, 'Harbour', 'A😀 the harbour fee must be raised before the winter, said the minister.', 1, 'A. Writer', 'The Gazette', '', '', 'news', 1714521600);
                 INSERT INTO STATEMENTS VALUES(1, 1, 7, 4, 50, 1), (2, 1, 7, 4, 50, 1);
                 INSERT INTO VARIABLES VALUES(1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
                 INSERT INTO ENTITIES VALUES(1, 1, 'Ann Doe'), (2, 2, 'Ministry of Works'), (3, 3, 'Raise fees.'), (4, 3, 'Close the port.');
                 INSERT INTO DATASHORTTEXT VALUES(1, 1, 1, 1), (2, 1, 2, 2), (3, 1, 3, 3), (4, 2, 2, 2), (5, 2, 3, 4);
                 INSERT INTO DATABOOLEAN VALUES(1, 1, 4, 1), (2, 2, 4, 0);",
            )
            .unwrap();
        database.serialize(rusqlite::MAIN_DB).unwrap().to_vec()
    }

    #[test]
    fn statements_have_their_variables_and_words() {
        let table = read(&sample()).unwrap();
        assert_eq!(table.rows.len(), 2);
        let cell = |row: usize, name: &str| table.cell(&table.rows[row], table.column(name)).to_owned();
        assert_eq!(cell(0, "text"), "the harbour fee must be raised before the winter"[..46].trim());
        assert_eq!((cell(0, "date").as_str(), cell(1, "agreement").as_str()), ("2024-05-01T00:00:00Z", "0"));
        assert_eq!((cell(1, "person").as_str(), cell(1, "concept").as_str()), ("", "Close the port."));
        assert!(read(b"SQLite format 3\0 and nothing").is_err());
    }
}
