//! JSON of agencies and feeds: ninjs (IPTC, versions 1 to 3) and JSON Feed.
//!
//! One item, a list of them, an object that holds the list, or one a line. Fields are picked by name, not by a schema:
//! each agency has fields of its own, and a field of the wrong kind should cost no more than itself.

use super::{Document, html, id_of_address};
use crate::model::{Note, NoteKind};
use serde_json::Value;

/// Fields that only these formats have.
const OWN: &[&str] = &[
    "\"body_html\"",
    "\"body_xhtml\"",
    "\"body_text\"",
    "\"bodies\"",
    "\"content_html\"",
    "\"content_text\"",
    "jsonfeed.org/version",
];
/// Where lists of items stand.
const LISTS: &[&str] = &["items", "_items", "results", "associations"];

/// Whether a text is JSON with the fields of an item.
pub fn sniff(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && OWN.iter().any(|field| text.contains(field))
}

/// Reads every item; those that are no text (pictures, graphics) are left to the note of texts that are empty.
pub fn read(text: &str, notes: &mut Vec<Note>) -> Vec<Document> {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => items.iter().map(|item| document(item, None)).collect(),
        Ok(whole) => match LISTS.iter().find_map(|key| whole.get(key)?.as_array()) {
            Some(items) if own_text(&whole).is_none() => items.iter().map(|item| document(item, Some(&whole))).collect(),
            _ => vec![document(&whole, None)],
        },
        Err(whole) => lines(text, &whole, notes),
    }
}

fn lines(text: &str, whole: &serde_json::Error, notes: &mut Vec<Note>) -> Vec<Document> {
    let mut documents = Vec::new();
    let mut broken = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Value>(line) {
            Ok(item) if item.is_object() => documents.push(document(&item, None)),
            Ok(_) => {}
            Err(error) => broken.push((number, error)),
        }
    }
    if documents.is_empty() {
        let why = ("error", whole.to_string().into());
        notes.push(Note::of(&NoteKind::BROKEN_WIRE, [why]).at_line(whole.line()).unread());
    } else {
        notes.extend(broken.iter().map(|(number, error)| {
            let values = [("line", (*number).into()), ("error", error.to_string().into())];
            Note::of(&NoteKind::BROKEN_WIRE_LINE, values).at_line(*number).unread()
        }));
    }
    documents
}

/// An item, and the object in whose list it stands.
fn document(item: &Value, around: Option<&Value>) -> Document {
    let title = first(item, &["headline", "headlines", "title", "name"])
        .map(|title| html::words(&title))
        .filter(|title| !title.is_empty());
    let whole = own_text(item);
    let partial = whole.is_none();
    let body = whole.or_else(|| {
        let markup = first(item, &["description_html", "description_xhtml"]).map(|markup| html::paragraphs(&markup));
        markup.or_else(|| first(item, &["description_text", "descriptions", "summary"]))
    });
    let text = match (&title, body) {
        (Some(title), Some(body)) => format!("{title}\n\n{body}"),
        (title, body) => body.or_else(|| title.clone()).unwrap_or_default(),
    };
    let either = |keys: &[&str]| first(item, keys).or_else(|| first(around?, keys));
    let id = first(item, &["uri", "id", "guid"]);
    Document {
        id: id.map(|id| id_of_address(&id)),
        title,
        outlet: first(item, &["source", "provider", "infosource", "infosources", "copyrightholder"])
            .or_else(|| first(around?, &["title", "provider"])),
        date: first(
            item,
            &["date_published", "firstpublished", "firstcreated", "versioncreated", "contentcreated", "date_modified"],
        ),
        lang: either(&["language"]),
        url: first(item, &["url", "canonical", "link"]).filter(|url| url.starts_with("http")),
        text,
        partial,
        ..Document::default()
    }
}

/// The text of an item.
fn own_text(item: &Value) -> Option<String> {
    let markup = first(item, &["body_xhtml", "body_html", "content_html"]).map(|markup| html::paragraphs(&markup));
    let text = markup.or_else(|| first(item, &["body_text", "content_text"]));
    let bodies = || {
        let markup = |body: &Value| first(body, &["contenttype"]).is_some_and(|kind| kind.contains("html"));
        let bodies = item.get("bodies")?.as_array()?;
        let body = bodies.iter().find(|body| !markup(body)).or(bodies.first())?;
        let words = words(body)?;
        Some(if markup(body) || html::sniff(&words) { html::paragraphs(&words) } else { words })
    };
    text.or_else(bodies).filter(|text| !text.trim().is_empty())
}

/// The words of the first of these fields that has any.
fn first(item: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| words(item.get(key)?))
}

/// Words, a number, or the words of an object or list of such (`[{"role": "main", "value": "…"}]`, `{"name": "…"}`).
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.trim().to_owned()).filter(|words| !words.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(words),
        Value::Object(_) => first(value, &["value", "name"]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninjs_is_read_in_its_versions() {
        let first = r#"{"uri": "http://agency.example/2024/strike-1", "type": "text", "language": "en", "versioncreated": "2024-03-05T10:00:00Z",
 "headline": "Ferries stop", "body_xhtml": "<p>The union said: “No.”</p><p>More.</p>", "infosource": [{"name": "Agency"}]}"#;
        assert!(sniff(first));
        let document = read(first, &mut Vec::new()).remove(0);
        assert_eq!(document.text, "Ferries stop\n\nThe union said: “No.”\n\nMore.");
        assert_eq!((document.id.as_deref(), document.outlet.as_deref()), (Some("agency-example-2024-strike-1"), Some("Agency")));
        let second = r#"[{"uri": "urn:1", "headlines": [{"role": "main", "value": "Ferries stop"}], "bodies": [{"contenttype": "text/html", "value": "<p>A.</p>"}, {"contenttype": "text/plain", "value": "A."}]},
 {"uri": 5, "headline": {"value": "Later"}, "bodies": 3, "description_text": "Short."}, 7, null]"#;
        let documents = read(second, &mut Vec::new());
        assert_eq!(documents[0].text, "Ferries stop\n\nA.");
        assert!(documents[1].partial && documents[1].text == "Later\n\nShort.");
        assert!(documents[2].text.is_empty() && documents[3].text.is_empty());
    }

    #[test]
    fn json_feed_is_read() {
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Dock Post", "language": "en", "items": [
 {"id": "1", "url": "https://d.example/1", "title": "T", "content_html": "<p>One.</p>", "date_published": "2024-03-05T10:00:00Z"}, {"id": "2", "summary": "S"}]}"#;
        let documents = read(feed, &mut Vec::new());
        assert_eq!((documents[0].text.as_str(), documents[0].outlet.as_deref()), ("T\n\nOne.", Some("Dock Post")));
        assert!(documents[1].partial && documents[1].lang.as_deref() == Some("en"));
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        let mut notes = Vec::new();
        let documents = read("{\"body_text\": \"a\"}\n{\"body_text\": \n{\"body_text\": \"b\"}\n", &mut notes);
        assert_eq!((documents.len(), notes.len(), notes[0].line), (2, 1, Some(2)));
        let mut notes = Vec::new();
        assert!(read(&"[".repeat(100_000), &mut notes).is_empty() && notes[0].unread);
        assert!(!sniff(r#"{"text": "the \"body_html\" field"}"#));
    }
}
