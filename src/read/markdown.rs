//! Markdown with front matter (YAML between `---`, TOML between `+++`); the markup is reduced to its words.

use super::Document;
use super::words::WORDS;
use crate::model::{Note, NoteKind};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use std::collections::BTreeMap;

/// Whether a text opens with front matter.
pub fn sniff(text: &str) -> bool {
    front_matter(text).is_some()
}

/// Reads one document.
pub fn read(text: &str, notes: &mut Vec<Note>) -> Vec<Document> {
    let mut document = Document::default();
    let mut body = text;
    if let Some((fence, matter, after)) = front_matter(text) {
        body = after;
        match fields(fence, matter) {
            Ok(fields) => {
                for (key, value) in fields {
                    if let (Some(key), Some(value)) = (WORDS.key(&key.replace(['_', '-'], " ")), words_of(&value)) {
                        document.set(key, &value);
                    }
                }
            }
            Err((line, why)) => notes.push(Note::of(&NoteKind::FRONT_MATTER, [("error", why.into())]).at_line(line).unread()),
        }
    }
    document.text = plain(body, &mut document.title);
    vec![document]
}

/// The fence, what stands between the fences, and what follows.
fn front_matter(text: &str) -> Option<(&'static str, &str, &str)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return Some((fence, &rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// The fields, or the line (of the file) of the mistake and what it is.
fn fields(fence: &str, matter: &str) -> Result<BTreeMap<String, Value>, (usize, String)> {
    if fence == "+++" {
        return toml::from_str::<toml::Table>(matter)
            .map(|table| table.into_iter().filter_map(|(key, value)| Some((key, from_toml(value)?))).collect())
            .map_err(|error| {
                let line = error.span().map_or(0, |span| matter.get(..span.start).unwrap_or("").matches('\n').count());
                (line + 2, error.message().to_owned())
            });
    }
    if matter.trim().is_empty() {
        return Ok(BTreeMap::new());
    }
    serde_saphyr::from_str(matter).map_err(|error| {
        let line = error.location().map_or(0, |at| at.line() as usize);
        (line.max(1) + 1, error.to_string().lines().next().unwrap_or("not YAML").to_owned())
    })
}

fn from_toml(value: toml::Value) -> Option<Value> {
    match value {
        toml::Value::String(words) => Some(Value::String(words)),
        toml::Value::Datetime(date) => Some(Value::String(date.to_string())),
        toml::Value::Table(table) => table.into_iter().find(|(key, _)| key == "name").and_then(|(_, value)| from_toml(value)),
        _ => None,
    }
}

/// A field as words: as it stands, or the name in `publisher: {name: …}`.
fn words_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => fields.get("name")?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The words of Markdown: paragraphs apart by an empty line, links as their words, no pictures and no HTML. The first
/// heading of the first level is the title, and stays in the text.
fn plain(markdown: &str, title: &mut Option<String>) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut pictures = 0usize;
    let mut heading = None;
    let break_off = |text: &mut String| {
        text.truncate(text.trim_end_matches([' ', '\n']).len());
        if !text.is_empty() {
            text.push_str("\n\n");
        }
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ if pictures > 0 => {}
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                break_off(&mut text);
                heading = Some(text.len());
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                let words = heading.take().map(|start| text[start..].trim().to_owned()).filter(|words| !words.is_empty());
                if title.is_none() {
                    *title = words;
                }
                break_off(&mut text);
            }
            Event::End(TagEnd::TableCell) => text.push(' '),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_))
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead,
            )
            | Event::Rule => break_off(&mut text),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (Document, Vec<Note>) {
        let mut notes = Vec::new();
        (read(text, &mut notes).remove(0), notes)
    }

    #[test]
    fn front_matter_is_taken() {
        let (yaml, notes) = one(
            "---\ntitle: \"Port: closed\"\npublisher: {name: Harbour Post}\ndate: 2024-03-03\nlanguage: en\ntags: [a, b]\n---\nText.\n",
        );
        assert!(notes.is_empty(), "{notes:?}");
        assert_eq!(
            (yaml.title.as_deref(), yaml.outlet.as_deref(), yaml.date.as_deref(), yaml.lang.as_deref(), yaml.text.as_str()),
            (Some("Port: closed"), Some("Harbour Post"), Some("2024-03-03"), Some("en"), "Text.")
        );
        let (toml, _) = one("+++\ntitle = \"الميناء\"\ndate = 2024-03-03T10:00:00Z\nsource = \"بريد\"\n+++\n\nنص.\n");
        assert_eq!(
            (toml.title.as_deref(), toml.date.as_deref(), toml.outlet.as_deref()),
            (Some("الميناء"), Some("2024-03-03T10:00:00Z"), Some("بريد"))
        );
    }

    #[test]
    fn broken_front_matter_costs_only_itself() {
        for text in ["---\ntitle: x\ndate: [1\n---\nText.", "+++\ntitle = \"x\"\ndate = \n+++\nText."] {
            let (document, notes) = one(text);
            assert_eq!(document.text, "Text.");
            assert!(notes[0].unread && notes[0].line.is_some_and(|line| (3..=4).contains(&line)), "{notes:?}");
        }
        assert_eq!(one("---\nno end").0.text, "no end");
    }

    #[test]
    fn markup_becomes_words() {
        let (document, _) = one(
            "# The *port* is closed\n\nThe [harbour master](https://example.org) said\n**nothing** more. ![map](a.png)\n\n> \"We wait.\"\n\n- one\n- two\n\n<script>x</script>\n",
        );
        assert_eq!(document.title.as_deref(), Some("The port is closed"));
        assert_eq!(document.text, "The port is closed\n\nThe harbour master said nothing more.\n\n\"We wait.\"\n\none\n\ntwo");
    }
}
