//! What a line of a saved page looks like.

use crate::model::Span;
use crate::read::dates;
use crate::read::words::{Label, WORDS};
use std::collections::BTreeSet;
use unicode_normalization::char::is_combining_mark;

/// A line of a page.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its words, without the white space round them.
    pub span: Span,
    /// How many words it has.
    pub words: usize,
    /// What it looks like.
    pub kind: Kind,
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Blank,
    /// A sentence, or more.
    Prose,
    /// A few words without a full stop: a headline, a subheading, a menu's item.
    Short,
    /// An item of a list.
    Bullet,
    /// Keywords in a row.
    Tags,
    /// Signs without words: a rule between parts.
    Rule,
    /// A name and a place, or "By …", alone on a line.
    Byline,
    /// A date, alone on a line.
    Date,
    /// A label of page furniture; true where nothing else stands on the line.
    Mark(Label, bool),
}

/// More words than a headline has.
const HEADLINE: usize = 22;
const BULLETS: &[char] = &['•', '▪', '■', '◾', '●', '○', '◦', '‣', '·', '*', '-', '»', '›', '▸', '►'];

/// The lines of a text, each with its kind.
pub fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    text.split_inclusive(['\n', '\r'])
        .map(|whole| {
            let line = whole.trim();
            let from = start + (whole.len() - whole.trim_start().len()).min(whole.len() - line.len());
            start += whole.len();
            Line { span: Span::new(from, from + line.len()), words: line.split_whitespace().count(), kind: Kind::Blank }
        })
        // A carriage return and line feed are one line end.
        .scan(false, |after_return, line| {
            let half = *after_return && line.words == 0 && text.as_bytes().get(line.span.start.saturating_sub(1)) == Some(&b'\r');
            *after_return = text[line.span.end..].starts_with('\r');
            Some((half, line))
        })
        .filter(|(half, _)| !half)
        .map(|(_, line)| Line { kind: kind(line.span.of(text), line.words), ..line })
        .collect()
}

fn kind(line: &str, words: usize) -> Kind {
    if words == 0 {
        return Kind::Blank;
    }
    if !line.chars().any(char::is_alphanumeric) {
        return if line.chars().count() >= 3 { Kind::Rule } else { Kind::Short };
    }
    // An embedded post has an account and ends in a date, not in a full stop.
    if line.contains("(@") {
        return Kind::Prose;
    }
    if let Some((label, rest)) = label(line) {
        return Kind::Mark(label, rest.is_empty());
    }
    if words <= 14 && invites(line) {
        return Kind::Mark(Label::Share, false);
    }
    if line.starts_with('©') || (words <= 30 && claims_rights(line)) {
        return Kind::Mark(Label::Copyright, false);
    }
    if words <= 9 && dates::of_line(line).is_some() {
        return Kind::Date;
    }
    if words <= 8 && is_byline(line) {
        return Kind::Byline;
    }
    if is_tags(line, words) {
        return Kind::Tags;
    }
    let mut chars = line.chars();
    if chars.next().is_some_and(|c| BULLETS.contains(&c)) && chars.next().is_some_and(char::is_whitespace) && !ends_sentence(line)
    {
        return Kind::Bullet;
    }
    if words > HEADLINE || (words >= 4 && ends_sentence(line)) { Kind::Prose } else { Kind::Short }
}

fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '”', '»', '\'', '’', ')', ']', '\u{200F}', '\u{200E}']);
    end.ends_with(['.', '!', '…', '。', '۔', '؟', '?', ':', '؛']) && !end.ends_with("...")
        || (end.len() < line.len() && ends_in_stop_and_quote(line))
}

/// «….» and "…": a quotation that fills the line is prose when it is as long as a sentence.
fn ends_in_stop_and_quote(line: &str) -> bool {
    line.ends_with(['"', '”', '»']) && line.split_whitespace().nth(11).is_some()
}

/// The label with which a line begins, and what stands behind its colon.
pub fn label(line: &str) -> Option<(Label, &str)> {
    // "3 comments", "» Read also", "Comments (3)"
    let bare = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let head = bare.char_indices().nth(60).map_or(bare, |(at, _)| &bare[..at]);
    let (words, rest) = match head.find([':', '：']) {
        Some(at) => (&bare[..at], bare[at..].trim_start_matches([':', '：']).trim()),
        None if head.len() < bare.len() => return None,
        None => (bare.trim_end_matches(|c: char| !c.is_alphabetic() && !is_combining_mark(c)), ""),
    };
    let label = WORDS.label(words)?;
    let count = rest.split_whitespace().take(30).count();
    let fits = match label {
        // "Source: …" and "By: …" name someone; with a sentence behind the colon they are speech.
        Label::Source | Label::Byline => count <= 8 && (count > 0 || label == Label::Source) && !rest.ends_with('.'),
        Label::Tags => true,
        Label::Agencies => false,
        _ => count <= 25,
    };
    fits.then_some((label, rest))
}

/// "Follow us on …", "Sign up for our newsletter and …": a line that begins with a label of several words.
fn invites(line: &str) -> bool {
    let mut ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).skip(1).take(3);
    ends.any(|end| WORDS.label(&line[..end]) == Some(Label::Share))
}

/// "Copyright 2024 …", "… All rights reserved."
fn claims_rights(line: &str) -> bool {
    WORDS.claims_rights(line)
}

/// The name behind "Source:".
pub fn source<'t>(text: &'t str, line: &Line) -> Option<&'t str> {
    let Kind::Mark(Label::Source, false) = line.kind else { return None };
    let (_, rest) = label(line.span.of(text))?;
    let name = rest.split([',', '،', '|', '+']).next()?.trim().trim_matches(['(', ')', '"', '«', '»']).trim();
    names_outlet(name).then_some(name)
}

/// Neither an address nor "agencies" is an outlet's name.
fn names_outlet(name: &str) -> bool {
    !name.is_empty() && !name.contains("://") && WORDS.label(name) != Some(Label::Agencies)
}

/// The outlet in "Outlet (Place)" and "Place - Outlet".
pub fn outlet_of_byline<'t>(text: &'t str, line: &Line) -> Option<&'t str> {
    if line.kind != Kind::Byline {
        return None;
    }
    let line = line.span.of(text).trim_end_matches(':');
    if by(line) {
        return None;
    }
    let name = match line.split_once('(') {
        Some((name, _)) => name,
        None => line.split_once(['-', '–', '—'])?.1,
    };
    Some(name.trim().trim_end_matches(['-', '–', '—']).trim()).filter(|name| names_outlet(name))
}

/// "By Name", "Name (Place)", "Place - Name", alone on a line.
fn is_byline(line: &str) -> bool {
    if ends_sentence(line.trim_end_matches(':')) || line.contains(['،', '؛', ';', '"', '?', '؟']) {
        return false;
    }
    let few = |words: &str, most: usize| {
        (1..=most).contains(&words.split_whitespace().count()) && !words.contains(|c: char| c.is_numeric())
    };
    let line = line.trim_end_matches(':').trim_end();
    if by(line) {
        return true;
    }
    match line.split_once('(') {
        Some((name, place)) => place.strip_suffix(')').is_some_and(|place| few(place, 3)) && few(name, 3),
        None => [" - ", " – ", " — "]
            .iter()
            .find_map(|dash| line.split_once(dash))
            .is_some_and(|(place, name)| few(place, 2) && few(name, 3) && line.split_whitespace().count() <= 5),
    }
}

/// Whether a line begins with a byline's word and goes on with a name.
fn by(line: &str) -> bool {
    let mut ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take(3);
    ends.any(|end| {
        let name = line[end..].trim_start();
        WORDS.label(&line[..end]) == Some(Label::Byline)
            && name.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
    }) && line.split_whitespace().count() <= 8
}

/// A path ("Home > World > Europe"), or keywords in a row: many short items between separators, or many words with no sign between and the same ones again.
fn is_tags(line: &str, words: usize) -> bool {
    if words >= 3 && line.split_whitespace().all(|word| word.starts_with('#')) {
        return true;
    }
    if line.contains(['.', '!', '؟', '?', ':', '"', '«', '”', '؛', ';']) {
        return false;
    }
    let path: Vec<&str> = line.split(['>', '›', '»', '«', '/']).collect();
    if path.len() >= 3 && path.iter().all(|item| (1..=3).contains(&item.split_whitespace().count())) {
        return true;
    }
    let items: Vec<&str> =
        line.split([',', '،', '|', '/', '#', '·', '•']).map(str::trim).filter(|item| !item.is_empty()).collect();
    if items.len() >= 6 {
        return words <= items.len() * 5 / 2 && items.iter().all(|item| item.split_whitespace().count() <= 5);
    }
    if words < 16 || items.len() > 1 {
        return false;
    }
    let distinct: BTreeSet<&str> = line.split_whitespace().collect();
    distinct.len() * 5 <= words * 3
}
