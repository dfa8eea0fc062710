//! Bytes → Articles.
//!
//! Four steps: what holds files is opened ([`CONTAINERS`]), the bytes become characters ([`encoding`]), a format of
//! [`FORMATS`] takes out the text and what the input says of itself, and what is common to all formats follows: residue of
//! a saved page, embedded posts, language, date, id. Every step is linear in the input, and what unfolds is bounded, so that
//! a hostile file costs no more than an honest one of its size.

pub mod coded;
mod containers;
mod dates;
mod dna;
mod encoding;
mod feed;
mod html;
mod jsonl;
mod language;
mod markdown;
mod page;
mod posts;
mod sheet;
pub mod table;
mod text;
mod wire;
mod words;

pub use containers::{CONTAINERS, Container};

pub(crate) use jsonl::schema;

use crate::knowledge::limits::Limits;
use crate::model::{Article, Note, NoteKind, Span};
use containers::Part;
use sha2::{Digest, Sha256};

/// What is known of an input before it is read.
#[derive(Debug, Default, Clone)]
pub struct Origin {
    /// The input as the user named it, relative to the folder given, with `/`.
    pub input: String,
    /// Language to take where neither the bytes nor the words tell.
    pub lang: Option<String>,
    /// How much is taken of it.
    pub limits: Limits,
}

/// A format that can be read.
pub struct Format {
    /// Its name, as people write it.
    pub name: &'static str,
    /// Extensions of its files, in lower case.
    pub extensions: &'static [&'static str],
    /// Whether a text without a telling extension looks like it.
    sniff: fn(&str) -> bool,
    /// Takes the documents out of it; what could not be read goes into the notes.
    read: fn(&str, &mut Vec<Note>) -> Vec<Document>,
}

/// The formats, in the order in which a text without a telling extension is tried; plain text takes what is left.
pub const FORMATS: &[Format] = &[
    Format { name: "feed", extensions: &["rss", "atom", "xml", "rdf"], sniff: feed::sniff, read: feed::read },
    Format { name: "JSON of agencies and feeds", extensions: &["json", "ninjs"], sniff: wire::sniff, read: wire::read },
    Format { name: "JSON Lines", extensions: &["jsonl", "ndjson", "json"], sniff: jsonl::sniff, read: jsonl::read },
    Format { name: "HTML", extensions: &["html", "htm", "xhtml"], sniff: html::sniff, read: html::read },
    Format { name: "Markdown", extensions: &["md", "markdown"], sniff: markdown::sniff, read: markdown::read },
    Format { name: "table", extensions: &["csv", "tsv"], sniff: sheet::sniff, read: sheet::read },
    Format { name: "plain text", extensions: &["txt", "text"], sniff: |_| true, read: text::read },
];

/// Whether files with this extension are read when a folder is walked.
pub fn known(extension: &str) -> bool {
    let extension = extension.to_ascii_lowercase();
    let mut known = FORMATS.iter().map(|format| format.extensions).chain(CONTAINERS.iter().map(|container| container.extensions));
    known.any(|extensions| extensions.contains(&extension.as_str()))
}

/// A text with what its input says of it, before residue and language are looked at.
#[derive(Debug, Default)]
struct Document {
    /// Id, where the input gives one.
    id: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    /// As the input writes it.
    date: Option<String>,
    lang: Option<String>,
    url: Option<String>,
    text: String,
    /// The line of the input at which the text begins, where it stands there line by line.
    line: Option<usize>,
    /// The text is to be kept as it is, whatever stands in it: nothing is cut off, it is one article.
    verbatim: bool,
    /// It is only a part of what was published.
    partial: bool,
    /// When it was saved: its date, where nothing else tells one.
    saved: Option<String>,
    /// From where it came, where the input only passes it on.
    input: Option<String>,
}

/// Reads one input. Never fails: what could not be read is in the notes (with `unread` set).
pub fn read(bytes: &[u8], origin: &Origin) -> (Vec<Article>, Vec<Note>) {
    let (mut notes, mut articles) = (Vec::new(), Vec::new());
    let sha256 = hexadecimal(&Sha256::digest(bytes));
    let stem = slug(&origin.input);
    let whole = Part { name: origin.input.clone(), ..Part::default() };
    for document in documents(bytes, &whole, (0, &origin.limits), &mut notes) {
        if document.text.trim().is_empty() {
            notes.push(without_text(document.id.as_deref().or(document.title.as_deref()).unwrap_or(&stem)));
            continue;
        }
        let (input, verbatim) = (document.input.clone().unwrap_or_else(|| origin.input.clone()), document.verbatim);
        for article in finish(document, &stem, origin) {
            // A row of a table is known by its text: the table may come in one file or in a hundred.
            let sha256 = if verbatim { hexadecimal(&Sha256::digest(&article.text)) } else { sha256.clone() };
            let notes = article.notes.into_iter().map(|note| note.in_input(input.clone())).collect();
            articles.push(Article { input: input.clone(), sha256, notes, ..article });
        }
    }
    tell_ids_apart(&mut articles, &mut notes);
    if articles.is_empty() && !notes.iter().any(|note| note.unread) {
        notes.push(without_text(&stem));
    }
    for note in &mut notes {
        note.input.get_or_insert_with(|| origin.input.clone());
    }
    let mut said = std::collections::BTreeSet::new();
    notes.retain(|note| said.insert(note.clone()));
    (articles, notes)
}

/// The documents in bytes that are known as `part`: those of the parts, where the bytes are a container.
fn documents(bytes: &[u8], part: &Part, (depth, limits): (usize, &Limits), notes: &mut Vec<Note>) -> Vec<Document> {
    if let Some(container) = Container::of(bytes) {
        if depth >= limits.depth {
            notes.push(Note::of(&NoteKind::DEEP_PACKING, [("n", limits.depth.into())]).unread());
            return Vec::new();
        }
        let (mut found, mut without) = (Vec::new(), 0);
        for part in container.parts(bytes, &part.name, limits, notes) {
            let mut own = Vec::new();
            let documents = documents(&part.bytes, &part, (depth + 1, limits), &mut own);
            // In an archive of a thousand pages most are no articles, and that is no fault of it.
            if part.of_many && documents.is_empty() {
                without += 1;
                continue;
            }
            notes.extend(own);
            found.extend(documents.into_iter().map(|mut document| {
                document.url = document.url.or_else(|| part.url.clone());
                document.saved = document.saved.or_else(|| part.saved.clone());
                if part.of_many {
                    document.id = document.id.or_else(|| part.url.as_deref().map(id_of_address));
                }
                document
            }));
        }
        if without > 0 {
            let note = Note::of(&NoteKind::PAGES_OF_LINKS, [("n", without.into())]);
            notes.push(if found.is_empty() { note.unread() } else { note });
        }
        return found;
    }
    match encoding::decode(bytes, part.charset.as_deref(), notes) {
        Some(text) => (format_of(&text, &part.name).read)(&text, notes),
        None => Vec::new(),
    }
}

/// The extension decides (of several formats with the same one the first that the text looks like), except that a page may
/// be saved under the name of a text file.
fn format_of(text: &str, name: &str) -> &'static Format {
    let plain = &FORMATS[FORMATS.len() - 1];
    let extension = extension(name).to_ascii_lowercase();
    let named: Vec<&Format> = FORMATS.iter().filter(|format| format.extensions.contains(&extension.as_str())).collect();
    match named.last() {
        Some(last) if last.name != plain.name => named.iter().find(|format| (format.sniff)(text)).unwrap_or(last),
        _ => FORMATS.iter().find(|format| (format.sniff)(text)).unwrap_or(plain),
    }
}

/// What is common to all formats: a document becomes its article, or several where a saved page holds several.
/// What is noted about it goes with its first article, wherever that is taken.
fn finish(document: Document, stem: &str, origin: &Origin) -> Vec<Article> {
    let mut notes = Vec::new();
    let mut page = page::take_apart(&document.text);
    if document.verbatim {
        page = page.into_one(&document.text);
    }
    for mut note in page.notes {
        note.line = note.line.and_then(|line| Some(line + document.line? - 1));
        if let Some(id) = &document.id {
            note = note.in_document(shorten(id));
        }
        notes.push(note);
    }
    let date = document.date.as_deref().and_then(|date| {
        let normal = dates::normalise(date);
        if normal.is_none() && !date.trim().is_empty() {
            notes.push(Note::of(&NoteKind::UNCLEAR_DATE, [("date", shorten(date).into())]));
        }
        normal
    });
    let saved = document.saved.as_deref().and_then(dates::normalise);
    let mut articles = Vec::new();
    for (number, part) in page.parts.into_iter().enumerate() {
        let first = number == 0;
        let text = part.span.of(&document.text).to_owned();
        let moved = |span: &Span| Span::new(span.start - part.span.start, span.end - part.span.start);
        let residue: Vec<Span> = part.residue.iter().map(moved).collect();
        let mut date = date.clone().filter(|_| first).or(part.date);
        if let (None, Some(saved)) = (&date, &saved) {
            notes.push(Note::of(&NoteKind::DAY_OF_SAVING, []));
            date = Some(saved.clone());
        }
        let base = document.id.as_deref().unwrap_or(stem);
        articles.push(Article {
            id: if first { base.to_owned() } else { format!("{base}-{}", number + 1) },
            outlet: document.outlet.clone().filter(|_| first).or(part.outlet),
            lang: language::decide(&text, document.lang.as_deref().filter(|_| first), origin.lang.as_deref(), &mut notes),
            title: document.title.clone().filter(|_| first).or(part.title),
            date,
            url: document.url.clone().filter(|_| first),
            partial: document.partial,
            posts: posts::find(&text),
            residue,
            text,
            ..Article::default()
        });
    }
    if let Some(first) = articles.first_mut() {
        first.notes = notes;
    }
    articles
}

/// Ids name articles in the whole report: a second use gets a number, and a note says so.
fn tell_ids_apart(articles: &mut [Article], notes: &mut Vec<Note>) {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for article in articles {
        let count = seen.entry(article.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            let id = format!("{}-{count}", article.id);
            let values = [("own", id.as_str().into()), ("id", shorten(&article.id).into())];
            notes.push(Note::of(&NoteKind::REPEATED_ID, values));
            article.id = id;
        }
    }
}

fn without_text(name: &str) -> Note {
    Note::of(&NoteKind::WITHOUT_TEXT, [("name", shorten(name).into())]).unread()
}

/// The extension of a path, without the dot; empty where there is none.
fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or("", |(_, extension)| extension)
}

/// An id from an address. Of a query nothing is cut off: it may be all that tells two articles apart.
fn id_of_address(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    if rest.contains('?') { slug(&rest.replace('.', "-")) } else { slug(rest) }
}

/// An id from a path: its letters and digits in lower case, whatever their script, and hyphens between.
fn slug(path: &str) -> String {
    let stem = match extension(path) {
        "" => path,
        extension => &path[..path.len() - extension.len() - 1],
    };
    let id = hyphenated(stem);
    if id.is_empty() { "article".to_owned() } else { id }
}

/// Letters and digits in lower case, whatever their script, and hyphens between.
fn hyphenated(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_alphanumeric() || (unicode_normalization::char::is_combining_mark(c) && !id.is_empty()) {
            id.extend(c.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Words of an input as a note may show them: not longer than a line.
fn shorten(words: &str) -> String {
    let words = words.trim();
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests;
