//! Plain text, with or without a header block.
//!
//! A header block stands at the very top: lines `Key: value` and then an empty line. The keys are in `page.toml`
//! (Outlet, Headline, Date, Language, URL, Author; المصدر، العنوان، التاريخ، اللغة، الرابط، الكاتب). If a line before the
//! empty one is no such line, there is no header block, and all of it is text.

use super::Document;
use super::words::{Key, WORDS};
use crate::model::Note;

/// Reads a plain text: one document.
pub fn read(text: &str, _notes: &mut Vec<Note>) -> Vec<Document> {
    let mut document = Document::default();
    let body = header(text, &mut document).unwrap_or(text);
    document.line = Some(1 + text[..text.len() - body.len()].matches('\n').count());
    document.text = body.to_owned();
    vec![document]
}

/// Takes the header block into the document and returns what follows it.
fn header<'t>(text: &'t str, document: &mut Document) -> Option<&'t str> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        // A colon in the value belongs to it (an address, a time).
        let (key, value) = line.split_once(':').filter(|(key, _)| key.len() <= 60)?;
        found.push((WORDS.key(key)?, value.trim()));
    }
    if found.is_empty() {
        return None;
    }
    for (key, value) in found {
        document.set(key, value);
    }
    Some(rest)
}

impl Document {
    /// Takes a piece of metadata, unless it is empty.
    pub(super) fn set(&mut self, key: Key, value: &str) {
        let field = match key {
            Key::Outlet => &mut self.outlet,
            Key::Title => &mut self.title,
            Key::Date => &mut self.date,
            Key::Lang => &mut self.lang,
            Key::Url => &mut self.url,
            Key::Author => return,
        };
        let value = value.trim();
        if !value.is_empty() {
            *field = Some(value.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_block_is_taken() {
        let text = "Outlet: The Harbour Post\r\nDate: 3 March 2024\nURL: https://example.org/a\n\nThe port said: \"Closed.\"\n";
        let document = read(text, &mut Vec::new()).remove(0);
        assert_eq!(document.outlet.as_deref(), Some("The Harbour Post"));
        assert_eq!(document.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(document.text, "The port said: \"Closed.\"\n");
        let document = read("العنوان: الميناء مغلق\nالمصدر: بريد المرفأ\n\nقال الميناء إنه مغلق.", &mut Vec::new()).remove(0);
        assert_eq!(document.title.as_deref(), Some("الميناء مغلق"));
        assert_eq!(document.outlet.as_deref(), Some("بريد المرفأ"));
        assert_eq!(document.text, "قال الميناء إنه مغلق.");
    }

    #[test]
    fn what_is_no_header_block_stays_text() {
        for text in [
            "Minister: we stay\n\nText.",
            "Date: 3 March\nThe port is closed.\n\nText.",
            "Date: today",
            "\nDate: x\n\n",
            "A.\n\nDate: x\n\n",
        ] {
            assert_eq!(read(text, &mut Vec::new()).remove(0).text, text);
        }
    }
}
