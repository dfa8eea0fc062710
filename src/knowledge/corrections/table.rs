//! Corrections as a table: the CSV export, edited in a spreadsheet, whatever the spreadsheet did to it.

use super::{Check, Corrections, Missed, OfStatement};
use crate::Error;
use crate::model::Stance;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// A cell that says "nobody" or "none": an empty one says nothing.
const NONE: &str = "-";
/// The column of translations; with a language tag after it (`translation_en`) they are in that language.
const TRANSLATION: &str = "translation";

/// Reads the table; `path` is for messages.
pub(super) fn read(text: &str, path: &str) -> Result<Corrections, Error> {
    let error = |line: Option<usize>, what: String| Error::Data {
        path: path.into(),
        line,
        what,
        help: "take the table that `whosaid export --format csv` writes; see docs/corrections.md".into(),
    };
    // Spreadsheets of half of Europe write semicolons; tabs come from the clipboard.
    let head = text.lines().next().unwrap_or("");
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|one| head.bytes().filter(|byte| byte == one).count());
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|e| error(Some(1), e.to_string()))?.clone();
    if !headers.iter().any(|header| header.trim() == "id") {
        return Err(error(Some(1), "there is no column “id”".into()));
    }
    let mut all = Corrections::default();
    for record in reader.records() {
        let record = record.map_err(|e| error(e.position().map(|p| p.line() as usize), e.to_string()))?;
        let line = record.position().map(|p| p.line() as usize);
        let cells = headers.iter().map(str::trim).zip(record.iter().map(plain)).filter(|(_, cell)| !cell.is_empty());
        let row = Row { cells: cells.collect() };
        row.put(&mut all).map_err(|what| error(line, what))?;
    }
    Ok(all)
}

/// The export's mark against formulas is no part of the cell.
fn plain(cell: &str) -> &str {
    let marked = |rest: &&str| rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(marked).unwrap_or(cell).trim()
}

/// The cells of a row that say something, by column.
struct Row<'a> {
    cells: BTreeMap<&'a str, &'a str>,
}

impl Row<'_> {
    /// What the row says.
    fn put(&self, all: &mut Corrections) -> Result<(), String> {
        if self.cells.is_empty() {
            return Ok(());
        }
        let act = self.cell("act").map(|cell| named("act", &cell.to_uppercase())).transpose()?;
        let (actor, speaks_for) = (self.or_none("actor"), self.or_none("speaks_for"));
        let (stances, translation, note) = (self.stances()?, self.translation(), self.cell("note"));
        if let Some(id) = self.cell("id") {
            let (check, words, content) = (self.check()?, self.cell("words"), self.cell("content"));
            let of = OfStatement { id, content, check, actor, speaks_for, act, stances, words, translation, note, by: None };
            all.statements.push(of);
            return Ok(());
        }
        let (Some(article), Some(content)) = (self.cell("article"), self.cell("content")) else {
            return Err("a row without an id is a statement to add: it needs its article and its content".into());
        };
        let (source, cue) = (self.cell("source").unwrap_or_default(), self.cell("cue").unwrap_or_default());
        let stances = stances.unwrap_or_default();
        all.add.push(Missed { article, content, source, cue, actor, speaks_for, act, stances, translation, note, by: None });
        Ok(())
    }

    fn cell(&self, column: &str) -> Option<String> {
        self.cells.get(column).map(|cell| (*cell).to_owned())
    }

    fn or_none(&self, column: &str) -> Option<String> {
        self.cell(column).map(|cell| if cell == NONE { String::new() } else { cell })
    }

    fn check(&self) -> Result<Option<Check>, String> {
        match self.cell("check").map(|cell| cell.to_lowercase()).as_deref() {
            None => Ok(None),
            Some("confirm" | "ok" | "yes" | "x" | "1" | "true") => Ok(Some(Check::Confirm)),
            Some("reject" | "no" | "0" | "false") => Ok(Some(Check::Reject)),
            Some(other) => Err(format!("“{other}” in the column check is neither confirm nor reject")),
        }
    }

    fn stances(&self) -> Result<Option<BTreeMap<String, Stance>>, String> {
        let Some(cell) = self.or_none("stances") else { return Ok(None) };
        let one = |one: &str| {
            let (issue, stance) = one.split_once('=').ok_or_else(|| format!("“{one}” is not ISSUE=STANCE"))?;
            Ok((issue.trim().to_owned(), named("stance", stance.trim())?))
        };
        cell.split(';').map(str::trim).filter(|part| !part.is_empty()).map(one).collect::<Result<_, String>>().map(Some)
    }

    fn translation(&self) -> BTreeMap<String, String> {
        let language = |column: &str| match column.strip_prefix(TRANSLATION)? {
            "" => Some("und".to_owned()),
            rest => rest.strip_prefix(['_', ' ', ':']).map(str::to_owned),
        };
        self.cells.iter().filter_map(|(column, cell)| Some((language(column)?, (*cell).to_owned()))).collect()
    }
}

/// A value by the name that all files write.
fn named<T: DeserializeOwned>(what: &str, cell: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(cell.to_owned())).map_err(|_| format!("“{cell}” is no {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Act;

    #[test]
    fn an_edited_table_is_read_whatever_the_spreadsheet_did_to_it() {
        let text = "\u{feff}id;content;actor;act;stances;check\r\na#1;\"it; is\";'-france;deny;\"talks=agree; x=no-side\";\r\nb#2;;-;;-;Reject\r\n;;;;;\r\n";
        let read = Corrections::parse(text, "c.csv").expect("it is right").statements;
        assert_eq!(
            (read[0].content.as_deref(), read[0].actor.as_deref(), read[0].act),
            (Some("it; is"), Some("-france"), Some(Act::Deny))
        );
        assert_eq!((read[1].check, read[1].actor.as_deref()), (Some(Check::Reject), Some("")));
        assert_eq!((read[1].stances.as_ref().map(BTreeMap::len), read.len()), (Some(0), 2), "blank rows say nothing");
    }

    #[test]
    fn a_row_without_an_id_adds_and_translations_have_their_language() {
        let text = "id\tarticle\tsource\tcontent\tact\ttranslation_de\tnote\n\ta\tParis\ttalks\tDEMAND\tReden\tp. 3\n";
        let read = Corrections::parse(text, "c.csv").expect("it is right");
        let missed = &read.add[0];
        assert_eq!((missed.source.as_str(), missed.content.as_str(), missed.act), ("Paris", "talks", Some(Act::Demand)));
        assert_eq!((missed.translation["de"].as_str(), missed.note.as_deref()), ("Reden", Some("p. 3")));
    }
}
