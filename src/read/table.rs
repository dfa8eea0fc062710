//! Statement tables: CSV with any of the usual separators (DNA's event list, whosaid's own export, a spreadsheet), Readings
//! and report data as whosaid writes them, or JSON objects with one statement each.

use super::{dates, encoding};
use crate::model::{Note, NoteKind, StatementTable};
use ::csv::{Reader, ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

/// The columns of tables that come out of whosaid's own files.
const OWN: [&str; 14] = [
    "statement_id",
    "document_id",
    "document_title",
    "outlet",
    "date",
    "language",
    "person",
    "organization",
    "concept",
    "agreement",
    "act",
    "start_position",
    "stop_position",
    "text",
];

/// Reads a table. What could not be read is in the notes.
pub fn read(bytes: &[u8], input: &str) -> (StatementTable, Vec<Note>) {
    let mut notes = Vec::new();
    let mut table = StatementTable::default();
    if let Some(text) = encoding::decode(bytes, None, &mut notes) {
        table = if text.trim_start().starts_with(['{', '[']) { json(&text, &mut notes) } else { csv(&text, &mut notes) };
        table = expand(table);
        normalise_dates(&mut table);
        if table.rows.is_empty() {
            notes.push(Note::of(&NoteKind::NO_ROWS, []).unread());
        }
    }
    for note in &mut notes {
        note.input.get_or_insert_with(|| input.to_owned());
    }
    (table, notes)
}

/// Whether a line names columns of coded statements.
pub(super) fn is_coded(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim_end();
    let mut reader = reader(line);
    let columns = reader.headers().map(columns).unwrap_or_default();
    let table = StatementTable { columns, ..StatementTable::default() };
    let has = |name: &str| table.column(name).is_some();
    table.columns.iter().any(|column| column == "stances") || (has("concept") && has("agreement"))
}

/// A reader that takes the most frequent separator of the first line; of several the first.
fn reader(text: &str) -> Reader<&[u8]> {
    let head = text.lines().next().unwrap_or("");
    let often = |c: &u8| head.bytes().filter(|b| b == c).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',');
    ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes())
}

fn columns(head: &StringRecord) -> Vec<String> {
    head.iter().map(|name| name.trim().to_owned()).collect()
}

fn csv(text: &str, notes: &mut Vec<Note>) -> StatementTable {
    let mut reader = reader(text);
    let columns = reader.headers().map(columns).unwrap_or_default();
    let mut table = StatementTable { columns, ..StatementTable::default() };
    for (at, record) in reader.records().enumerate() {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(at + 2, |position| position.line() as usize);
        if record.len() != table.columns.len() {
            let values = [("cells", record.len().into()), ("columns", table.columns.len().into())];
            notes.push(Note::of(&NoteKind::WRONG_CELLS, values).at_line(line).unread());
            continue;
        }
        table.rows.push(record.iter().map(plain).collect());
    }
    table
}

/// A cell without the quotation mark that keeps spreadsheets from taking it for a formula.
fn plain(cell: &str) -> String {
    let kept = cell.strip_prefix('\'').filter(|rest| rest.trim_start().starts_with(['=', '+', '-', '@']));
    kept.unwrap_or(cell).to_owned()
}

fn json(text: &str, notes: &mut Vec<Note>) -> StatementTable {
    let mut table = StatementTable { columns: OWN.map(str::to_owned).to_vec(), ..StatementTable::default() };
    let values: Vec<Value> = match serde_json::from_str(text) {
        Ok(Value::Array(values)) => values,
        Ok(value) => vec![value],
        Err(_) => {
            let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
            let value = |(at, line): (usize, &str)| match serde_json::from_str(line) {
                Ok(value) => Some(value),
                Err(error) => {
                    let note = Note::of(&NoteKind::BROKEN_TABLE_LINE, [("error", error.to_string().into())]);
                    notes.push(note.at_line(at + 1).unread());
                    None
                }
            };
            lines.filter_map(value).collect()
        }
    };
    for value in &values {
        let list = |key: &str| value.get(key).and_then(Value::as_array);
        if let Some(attributions) = list("attributions") {
            let text: Vec<char> = string(value, "text").chars().collect();
            attributions.iter().for_each(|statement| own(&mut table, statement, value, &text));
        } else if let Some(statements) = list("statements") {
            statements.iter().for_each(|statement| own(&mut table, statement, statement, &[]));
        } else if let Value::Object(cells) = value {
            flat(&mut table, cells);
        }
    }
    table
}

fn string(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(Value::Bool(yes)) => u8::from(*yes).to_string(),
        Some(other) => other.to_string(),
    }
}

/// A statement of a Reading (`article` is the Reading) or of the report's data (`article` is the statement itself): one row
/// for each of its stances. Nested speech belongs to the statement around it.
fn own(table: &mut StatementTable, statement: &Value, article: &Value, text: &[char]) {
    if statement.get("nested").and_then(Value::as_bool) == Some(true) {
        return;
    }
    let reading = article.get("attributions").is_some();
    let (id, document) = if reading {
        let document = string(article, "id");
        (format!("{document}#{}", string(statement, "id")), document)
    } else {
        (string(statement, "id"), string(statement, "article"))
    };
    let spans: Vec<(usize, usize)> =
        statement.get("content").and_then(|content| serde_json::from_value(content.clone()).ok()).unwrap_or_default();
    let words = match statement.pointer("/words/content").and_then(Value::as_array) {
        Some(words) => words.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>(),
        None => spans.iter().filter_map(|(a, b)| text.get(*a..*b)).map(|words| words.iter().collect()).collect(),
    };
    let (actor, party) = (string(statement, "actor"), string(statement, "speaks_for"));
    let organization = if party.is_empty() { actor.clone() } else { party };
    let place = |at: Option<usize>| at.map(|at| at.to_string()).unwrap_or_default();
    let (start, end) = (spans.first().map(|span| span.0), spans.last().map(|span| span.1));
    let stances = statement.get("stances").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let none = Value::Null;
    for stance in if stances.is_empty() { std::slice::from_ref(&none) } else { stances } {
        table.rows.push(vec![
            id.clone(),
            document.clone(),
            string(article, "title"),
            string(article, "outlet"),
            string(article, "date"),
            string(article, "lang"),
            actor.clone(),
            organization.clone(),
            string(stance, "issue"),
            string(stance, "stance"),
            string(statement, "act"),
            place(start),
            place(end),
            words.join(" … "),
        ]);
    }
}

/// One JSON object, one row; keys that are new become columns.
fn flat(table: &mut StatementTable, cells: &Map<String, Value>) {
    let mut row = vec![String::new(); table.columns.len()];
    for key in cells.keys() {
        let value = cells.get(key).map(|_| string(&Value::Object(cells.clone()), key)).unwrap_or_default();
        match table.columns.iter().position(|column| column == key) {
            Some(at) => row[at] = value,
            None => {
                table.columns.push(key.clone());
                table.rows.iter_mut().for_each(|row| row.push(String::new()));
                row.push(value);
            }
        }
    }
    table.rows.push(row);
}

/// whosaid's own CSV has all stances of a statement in one cell (`issue=agree; other=disagree`): one row for each of them.
/// A party that is not named is the actor itself.
fn expand(table: StatementTable) -> StatementTable {
    let at = |name: &str| table.columns.iter().position(|column| column == name);
    let Some(stances) = at("stances") else { return table };
    let (actor, party, nested) = (at("actor"), at("speaks_for"), at("nested"));
    let mut out = StatementTable { columns: table.columns.clone(), ..StatementTable::default() };
    out.columns.extend(["concept", "agreement", "person", "organization"].map(str::to_owned));
    for row in table.rows.iter().filter(|row| table.cell(row, nested) != "true") {
        let (actor, party) = (table.cell(row, actor), table.cell(row, party));
        for code in row[stances].split(';') {
            let (issue, stance) = code.rsplit_once('=').unwrap_or(("", ""));
            let party = if party.is_empty() { actor } else { party };
            let more = [issue, stance, actor, party].map(|cell| cell.trim().to_owned());
            out.rows.push(row.iter().cloned().chain(more).collect());
        }
    }
    out
}

/// Dates that are not in ISO form, where the words leave no doubt which day is meant.
fn normalise_dates(table: &mut StatementTable) {
    let Some(column) = table.column("date") else { return };
    for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(column)) {
        let iso = cell.get(..10).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok());
        if let (false, Some(date)) = (iso, dates::normalise(cell)) {
            *cell = date;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_several_makers_have_the_same_columns() {
        let dna = "statement_id;time;person;organization;concept;agreement\n1;2024-05-01 00:00:00;p;\"A; B\";X;1\n";
        let own = "\u{feff}id,article,date,actor,speaks_for,nested,stances\r\nd#a,d,2024-05-01,p,,false,X=agree; Y=disagree\r\n";
        let reading = r#"{"id":"d","date":"1 May 2024","text":"abc","attributions":[{"id":"a","actor":"p","speaks_for":"A","content":[[0,2]],"stances":[{"issue":"X","stance":"agree"}]}]}"#;
        let of = |text: &str, names: &[&str]| {
            let (table, notes) = read(text.as_bytes(), "t");
            assert!(notes.is_empty(), "{notes:?}");
            let cell = |row: &Vec<String>| {
                names.iter().map(|name| table.cell(row, table.column(name)).to_owned()).collect::<Vec<_>>().join("|")
            };
            table.rows.iter().map(cell).collect::<Vec<_>>()
        };
        let names = ["organization", "concept", "agreement"];
        assert_eq!(of(dna, &names), ["A; B|X|1"]);
        assert_eq!(of(own, &names), ["p|X|agree", "p|Y|disagree"]);
        assert_eq!(of(reading, &names), ["A|X|agree"]);
        assert_eq!(of(reading, &["text", "date"]), ["ab|2024-05-01"]);
        assert_eq!(of(r#"{"organization":"A","concept":"X","agreement":true}"#, &names), ["A|X|1"]);
    }

    #[test]
    fn a_broken_line_is_a_note() {
        let (table, notes) = read(b"organization,concept\nA,X\nA\n", "t.csv");
        assert_eq!((table.rows.len(), notes.len()), (1, 1));
        assert_eq!(notes[0].line, Some(3));
    }
}
