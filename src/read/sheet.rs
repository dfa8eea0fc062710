//! Tables with a row for each article: what Media Cloud and press archives export, and what people keep in spreadsheets.
//!
//! Columns are known by their names (`data/columns.toml`), wherever they stand. A table without a column of texts but with
//! one of headlines is read too: each headline is then a part of an article, and nothing is called absent from its outlet.

use super::words::{Key, WORDS};
use super::{Document, html, shorten};
use crate::knowledge::assets;
use crate::model::{Note, NoteKind};
use crate::text::fold;
use csv::{ReaderBuilder, StringRecord};
use serde::Deserialize;
use std::sync::LazyLock;

/// Names of columns.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    text: Vec<String>,
    part: Vec<String>,
    title: Vec<String>,
    outlet: Vec<String>,
    date: Vec<String>,
    lang: Vec<String>,
    url: Vec<String>,
    id: Vec<String>,
}

/// Read once; a broken file names nothing, and a test says so.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names: Names = toml::from_str(&assets::data("columns.toml").unwrap_or_default()).unwrap_or_default();
    let Names { text, part, title, outlet, date, lang, url, id } = &mut names;
    for name in [text, part, title, outlet, date, lang, url, id].into_iter().flatten() {
        *name = folded(name);
    }
    names
});

fn folded(name: &str) -> String {
    fold::loose(&name.replace(['_', '-', '.'], " ")).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the columns of one table stand.
struct Columns {
    text: Option<usize>,
    part: Option<usize>,
    title: Option<usize>,
    outlet: Option<usize>,
    date: Option<usize>,
    lang: Option<usize>,
    url: Option<usize>,
    id: Option<usize>,
}

impl Columns {
    fn of(header: &StringRecord) -> Self {
        let header: Vec<String> = header.iter().map(folded).collect();
        let named = |names: &[String]| names.iter().find_map(|name| header.iter().position(|own| own == name));
        let keyed = |key: Key| header.iter().position(|own| WORDS.key(own) == Some(key));
        let names = &*NAMES;
        Self {
            text: named(&names.text),
            part: named(&names.part),
            title: named(&names.title).or_else(|| keyed(Key::Title)),
            outlet: named(&names.outlet).or_else(|| keyed(Key::Outlet)),
            date: named(&names.date).or_else(|| keyed(Key::Date)),
            lang: named(&names.lang).or_else(|| keyed(Key::Lang)),
            url: named(&names.url).or_else(|| keyed(Key::Url)),
            id: named(&names.id),
        }
    }

    fn hold_text(&self) -> bool {
        self.text.or(self.part).or(self.title).is_some()
    }

    fn known(&self) -> usize {
        let all = [self.text, self.part, self.title, self.outlet, self.date, self.lang, self.url, self.id];
        all.iter().flatten().count()
    }
}

/// Whether the first line names columns of articles.
pub fn sniff(text: &str) -> bool {
    let header = text.lines().next().unwrap_or("");
    let columns = Columns::of(&fields(header));
    header.len() < 4096 && columns.hold_text() && columns.known() > 1
}

/// What stands between the cells: the sign that the first line has most of.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or("");
    let count = |sign: u8| header.bytes().filter(|b| *b == sign).count();
    *[b',', b';', b'\t'].iter().max_by_key(|sign| (count(**sign), **sign == b',')).unwrap_or(&b',')
}

fn fields(line: &str) -> StringRecord {
    let mut record = StringRecord::new();
    let mut reader = ReaderBuilder::new().has_headers(false).delimiter(separator(line)).from_reader(line.as_bytes());
    // What is no row names no column.
    if reader.read_record(&mut record).is_err() { StringRecord::new() } else { record }
}

/// Reads every row that has text.
pub fn read(text: &str, notes: &mut Vec<Note>) -> Vec<Document> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(text)).from_reader(text.as_bytes());
    let mut row = StringRecord::new();
    if !reader.read_record(&mut row).unwrap_or(false) {
        return Vec::new();
    }
    let columns = Columns::of(&row);
    let names = |wanted: &[&str]| wanted.iter().all(|name| row.iter().any(|own| own.trim() == *name));
    if names(&["stances"]) || names(&["concept", "agreement"]) {
        notes.push(Note::of(&NoteKind::CODED_TABLE, []).unread());
        return Vec::new();
    }
    if !columns.hold_text() {
        let names: Vec<&str> = row.iter().collect();
        notes.push(Note::of(&NoteKind::NO_TEXT_COLUMN, [("columns", shorten(&names.join(", ")).into())]).unread());
        return Vec::new();
    }
    let (mut documents, mut empty, mut short) = (Vec::new(), Vec::new(), 0);
    loop {
        match reader.read_record(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line = error.position().map_or(0, line);
                let values = [("line", line.into()), ("error", error.to_string().into())];
                notes.push(Note::of(&NoteKind::BROKEN_ROW, values).at_line(line).unread());
                continue;
            }
        }
        match document(&row, &columns) {
            Some(document) => {
                short += usize::from(document.partial);
                documents.push(document);
            }
            None => empty.push(row.position().map_or(0, line)),
        }
    }
    if let Some(first) = empty.first() {
        let values = [("n", empty.len().into()), ("line", (*first).into())];
        notes.push(Note::of(&NoteKind::EMPTY_ROWS, values).at_line(*first));
    }
    if short > 0 {
        notes.push(Note::of(&NoteKind::HEADLINES_ONLY, [("n", short.into())]));
    }
    documents
}

fn line(position: &csv::Position) -> usize {
    usize::try_from(position.line()).unwrap_or(usize::MAX)
}

fn document(row: &StringRecord, columns: &Columns) -> Option<Document> {
    let cell = |column: Option<usize>| row.get(column?).map(str::trim).filter(|cell| !cell.is_empty());
    let title = cell(columns.title).map(html::words).filter(|title| !title.is_empty());
    let body = |words: &str| if html::sniff(words) { html::paragraphs(words) } else { words.to_owned() };
    let whole = cell(columns.text).map(body).filter(|text| !text.is_empty());
    let partial = whole.is_none();
    let text = whole.or_else(|| match (&title, cell(columns.part).map(body)) {
        (Some(title), Some(part)) => Some(format!("{title}\n\n{part}")),
        (title, part) => part.or_else(|| title.clone()),
    })?;
    let owned = |column| cell(column).map(str::to_owned);
    Some(Document {
        id: owned(columns.id),
        title,
        outlet: owned(columns.outlet),
        date: owned(columns.date),
        lang: owned(columns.lang),
        url: owned(columns.url),
        text,
        line: None,
        verbatim: true,
        partial,
        saved: None,
        input: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_columns_are_read() {
        let names: Names = toml::from_str(&assets::data("columns.toml").unwrap()).unwrap();
        assert!(names.text.len() > 10 && names.id.len() > 3);
    }

    #[test]
    fn columns_are_found_by_their_names() {
        let text = "id,Publish_Date,Title,URL,language,media_name,Text\n7,2024-03-05 10:00:00,Strike,https://a.example/1,en,Harbour Post,\"One, two.\nThree \"\"four\"\".\"\n8,,,,,,\n9,2024-03-06,No text,,ar,B,\n";
        assert!(sniff(text));
        let mut notes = Vec::new();
        let documents = read(text, &mut notes);
        let first = &documents[0];
        assert_eq!(first.text, "One, two.\nThree \"four\".");
        let said =
            [&first.id, &first.date, &first.title, &first.url, &first.lang, &first.outlet].map(|field| field.as_deref().unwrap());
        assert_eq!(said, ["7", "2024-03-05 10:00:00", "Strike", "https://a.example/1", "en", "Harbour Post"]);
        assert!(!first.partial && documents[1].partial && documents[1].text == "No text");
        assert_eq!(documents.len(), 2);
        assert_eq!(notes[0].line, Some(4), "{notes:?}");
        assert!(notes.iter().all(|note| !note.unread));
    }

    #[test]
    fn separators_and_headings_of_other_languages() {
        for text in ["العنوان;النص;المصدر\nأ;قال الوزير نعم;ضفاف\n", "العنوان\tالنص\tالمصدر\nأ\tقال الوزير نعم\tضفاف\n"]
        {
            assert!(sniff(text));
            let document = read(text, &mut Vec::new()).remove(0);
            assert_eq!((document.text.as_str(), document.outlet.as_deref()), ("قال الوزير نعم", Some("ضفاف")));
        }
        let document = read("body,headline\n<p>One.</p><p>Two.</p>,T\n", &mut Vec::new()).remove(0);
        assert_eq!(document.text, "One.\n\nTwo.");
    }

    #[test]
    fn a_table_of_something_else_is_a_note() {
        assert!(!sniff("The content was found, he said.\n") && !sniff("a,b\n"));
        for text in ["a,b\n1,2\n", "concept,agreement,text\nx,1,y\n", "", "\n\n", "\"open\n"] {
            let mut notes = Vec::new();
            assert!(read(text, &mut notes).is_empty(), "{text}");
        }
        let mut notes = Vec::new();
        assert_eq!(read("text,title\n\"never closed,b\nnext,c\n", &mut notes).len(), 1);
    }
}
