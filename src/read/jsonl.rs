//! JSON Lines: one article a line; and a JSON file that holds one article or a list of them.
//!
//! `{"id", "text"}` and optionally `"lang", "outlet", "date", "title", "url", "input", "partial"`. The id is kept and the text
//! stays as it is. `input` says from where the article came, where a table only passes it on: what is read then does not depend
//! on how the table was cut into files. Other fields are passed over, so that Readings and annotated corpora can be read too.

use super::Document;
use crate::model::{Note, NoteKind};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

/// One article.
#[derive(Deserialize, JsonSchema)]
struct Line {
    /// Its id, which is kept; made of the text where there is none.
    #[serde(default)]
    id: Option<Id>,
    /// The text, kept as it is; offsets of Readings count its code points.
    text: String,
    /// Tag of its language; worked out where there is none.
    #[serde(default)]
    lang: Option<String>,
    /// Who published it.
    #[serde(default)]
    outlet: Option<String>,
    /// The same under another name.
    #[serde(default)]
    publisher: Option<String>,
    /// When, in ISO form: `2023-09-20` or `2023-09-20T08:00:00Z`.
    #[serde(default)]
    date: Option<String>,
    /// The headline.
    #[serde(default)]
    title: Option<String>,
    /// Its address.
    #[serde(default)]
    url: Option<String>,
    /// The text is only a part of what was published.
    #[serde(default)]
    input: Option<String>,
    #[serde(default)]
    partial: bool,
}

/// The form of a line, for other programs.
pub fn schema(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<Line>()
}

/// Numbers are taken as ids too.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Id {
    Words(String),
    Number(i64),
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum File {
    List(Vec<Line>),
    One(Box<Line>),
}

/// Whether the first line is a JSON object with a text.
pub fn sniff(text: &str) -> bool {
    let first = text.trim_start();
    first.starts_with('{') && first.lines().next().is_some_and(|line| serde_json::from_str::<Line>(line).is_ok())
}

/// Reads every line that can be read; the others are in the notes.
pub fn read(text: &str, notes: &mut Vec<Note>) -> Vec<Document> {
    let one_a_line = text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.trim_end().ends_with('}'));
    if !one_a_line && let Ok(file) = serde_json::from_str::<File>(text) {
        return match file {
            File::One(one) => vec![document(*one)],
            File::List(list) => list.into_iter().map(document).collect(),
        };
    }
    let mut documents = Vec::new();
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line.trim())) {
        if line.is_empty() {
            continue;
        }
        match serde_json::from_str(line) {
            Ok(line) => documents.push(document(line)),
            Err(error) => notes.push(
                Note::of(&NoteKind::BROKEN_LINE, [("line", number.into()), ("error", why(&error).into())])
                    .at_line(number)
                    .unread(),
            ),
        }
    }
    documents
}

fn document(line: Line) -> Document {
    Document {
        id: line.id.map(|id| match id {
            Id::Words(id) => id,
            Id::Number(id) => id.to_string(),
        }),
        title: line.title,
        outlet: line.outlet.or(line.publisher),
        date: line.date,
        lang: line.lang,
        url: line.url,
        input: line.input,
        text: line.text,
        line: None,
        verbatim: true,
        partial: line.partial,
        saved: None,
    }
}

/// serde_json tells the place as "at line 1 column 12"; the line is always 1 here and the note has the right one.
fn why(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let reason = words.split(" at line ").next().unwrap_or(&words);
    format!("{}: {reason}, at column {}", if error.is_data() { "not an article" } else { "not JSON" }, error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_costs_only_itself() {
        let text = "{\"id\": \"a\", \"text\": \" one\\r\\n \", \"attributions\": [{\"cue\": [[0, 1]]}]}\n\n{\"id\": \"b\", \"text\": \n{\"id\": 7, \"text\": \"seven\", \"lang\": null}\n{\"id\": \"c\"}";
        let mut notes = Vec::new();
        let documents = read(text, &mut notes);
        let ids: Vec<_> = documents.iter().filter_map(|d| d.id.as_deref()).collect();
        assert_eq!(ids, ["a", "7"]);
        assert_eq!(documents[0].text, " one\r\n ");
        assert_eq!(notes.iter().map(|note| note.line).collect::<Vec<_>>(), [Some(3), Some(5)]);
        assert!(notes.iter().all(|note| note.unread));
        assert!(notes[1].why.contains("missing field `text`"), "{}", notes[1].why);
    }

    #[test]
    fn a_list_is_read_too() {
        assert_eq!(read("[\n{\"text\": \"a\"},\n{\"text\": \"b\"}\n]", &mut Vec::new()).len(), 2);
        assert_eq!(read("{\n\"text\": \"a\"\n}\n", &mut Vec::new()).len(), 1);
        assert!(sniff("{\"text\": \"a\"}\n") && !sniff("{\"name\": 1}") && !sniff("{word} text"));
    }
}
