//! Section "method": how it was made, what it does not show, what was left undecided or unread.

use super::super::words::{Words, shown};
use super::index::{Entry, Index};
use super::said::{Quote, Said, cut, said};
use crate::model::Note;
use serde::Serialize;

/// The section.
#[derive(Debug, Serialize)]
pub struct Method {
    version: &'static str,
    made_on: Option<String>,
    languages: Vec<String>,
    /// Name and SHA-256.
    codebooks: Vec<(String, String)>,
    inputs: Vec<Input>,
    unresolved: Vec<Listed>,
    /// Label and anchor.
    uncoded: Vec<(String, String)>,
    unread: Vec<Told>,
    notes: Vec<Told>,
    residue: usize,
    posts: usize,
    nested: usize,
    found: usize,
}

#[derive(Debug, Serialize)]
struct Input {
    file: String,
    outlet: Words,
    sha256: String,
    statements: usize,
    residue: usize,
}

/// A statement that is shown although something about it is undecided.
#[derive(Debug, Serialize)]
struct Listed {
    said: Said,
    quote: Quote,
}

#[derive(Debug, Serialize)]
struct Told {
    what: String,
    why: String,
    what_to_do: String,
    place: String,
    lines: Option<usize>,
}

/// Fills the section.
pub fn view(index: &Index) -> Method {
    let readings = &index.corpus.readings;
    let input = |reading: &crate::model::Reading| Input {
        file: shown(&reading.article.input),
        outlet: index.outlet(reading),
        sha256: reading.article.sha256.clone(),
        statements: reading.attributions.len(),
        residue: reading.article.residue.len(),
    };
    let listed =
        |entry: &Entry| Listed { said: said(index, entry), quote: cut(index, entry, &entry.statement.attribution.content) };
    let all: Vec<&Note> = index.corpus.notes.iter().chain(readings.iter().flat_map(|reading| &reading.notes)).collect();
    let (unread, notes): (Vec<&Note>, Vec<&Note>) = all.into_iter().partition(|note| note.unread);
    let tell = |notes: Vec<&Note>| notes.into_iter().map(told).collect();
    Method {
        version: env!("CARGO_PKG_VERSION"),
        made_on: index.made_on.map(str::to_owned),
        languages: index.knowledge.packs.keys().cloned().collect(),
        codebooks: index.knowledge.codebooks.iter().map(|book| (book.name().to_owned(), book.sha256().to_owned())).collect(),
        inputs: readings.iter().map(input).collect(),
        unresolved: index.entries_of(&index.comparison.unresolved).map(listed).collect(),
        uncoded: index.entries_of(&index.comparison.uncoded).map(|e| (e.label.clone(), e.anchor.clone())).collect(),
        unread: tell(unread),
        notes: tell(notes),
        residue: readings.iter().map(|reading| reading.article.residue.len()).sum(),
        posts: readings.iter().map(|reading| reading.article.posts.len()).sum(),
        nested: index.entries.iter().filter(|entry| entry.statement.attribution.nested).count(),
        found: index.comparison.issues.iter().filter(|id| index.corpus.issues.get(*id).is_some_and(|i| i.found)).count(),
    }
}

fn told(note: &Note) -> Told {
    Told {
        what: shown(&note.what),
        why: shown(&note.why),
        what_to_do: shown(&note.what_to_do),
        place: note.input.as_deref().map(shown).unwrap_or_default(),
        lines: note.line,
    }
}
