//! HTML as a browser saves it: the main text, and what the page says of itself.
//!
//! trafilatura 0.6 was considered for the main text and not taken: it adds some fifty crates and a second parser, it
//! cannot be fed a page that is already parsed, and it drops embedded posts, which are statements here.

mod furniture;
mod main_text;
mod metadata;
mod tame;

use super::Document;
use crate::model::{Note, NoteKind};
use scraper::{Html, Node};

/// Whether a text is a page: it opens with a tag that only pages open with.
pub fn sniff(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(600).collect::<String>().to_ascii_lowercase();
    head.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<h1"]
            .iter()
            .any(|tag| head.contains(tag))
}

/// Reads one page: one document.
pub fn read(text: &str, notes: &mut Vec<Note>) -> Vec<Document> {
    let (tamed, deep) = tame::tame(text);
    if deep {
        notes.push(Note::of(&NoteKind::DEEP_TAGS, []));
    }
    let html = Html::parse_document(&tamed);
    let mut document = metadata::read(&html);
    let body = main_text::read(&html, document.title.as_deref());
    if body.is_empty() {
        notes.push(Note::of(&NoteKind::NO_MAIN_TEXT, []).unread());
        return Vec::new();
    }
    document.text = body;
    vec![document]
}

/// A piece of markup (an entry of a feed) as paragraphs with an empty line between; plain text stays as it is.
pub fn paragraphs(markup: &str) -> String {
    let (tamed, _) = tame::tame(markup);
    let mut text = String::new();
    let mut open = String::new();
    let mut end = |open: &mut String| {
        let paragraph = open.split_whitespace().collect::<Vec<_>>().join(" ");
        open.clear();
        if !paragraph.is_empty() {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(&paragraph);
        }
    };
    for edge in Html::parse_fragment(&tamed).tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Text(words) => open.extend(words.chars().filter(|c| is_text(*c))),
                Node::Element(element) if main_text::begins_a_paragraph(element.name()) => end(&mut open),
                Node::Element(element) if element.name() == "br" => open.push(' '),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value()
                    && main_text::begins_a_paragraph(element.name())
                {
                    end(&mut open);
                }
            }
        }
    }
    end(&mut open);
    text
}

/// A piece of markup as one line of words (a title).
pub fn words(markup: &str) -> String {
    paragraphs(markup).replace("\n\n", " ")
}

/// The characters that a page's text may hold: no control characters but line ends and tabs.
fn is_text(c: char) -> bool {
    !c.is_control() || matches!(c, '\n' | '\t' | '\r')
}

#[cfg(test)]
mod tests;
