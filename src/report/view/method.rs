//! Section "method": how it was made, what it does not show, what was left undecided or unread.

use super::super::words::{Words, shown};
use super::index::{Entry, Index, When, when};
use super::said::{Quote, Said, cut, said};
use crate::model::{Article, Note, NoteKind, NoteValue};
use serde::Serialize;
use std::collections::BTreeMap;

/// The section.
#[derive(Debug, Serialize)]
pub struct Method {
    version: &'static str,
    made_on: Option<When>,
    languages: Vec<String>,
    /// Name and SHA-256.
    codebooks: Vec<(String, String)>,
    inputs: Vec<Input>,
    unresolved: Vec<Listed>,
    /// Label and anchor.
    uncoded: Vec<(String, String)>,
    /// How many inputs, or parts of inputs, could not be read.
    unread: usize,
    notes: Vec<Notes>,
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

/// Notes of one weight.
#[derive(Debug, Serialize)]
struct Notes {
    key: &'static str,
    count: usize,
    told: Vec<Told>,
}

/// A note, with all the places of which it tells the same.
#[derive(Debug, Serialize)]
struct Told {
    kind: String,
    values: BTreeMap<String, Put>,
    document: Option<Words>,
    /// Its sentences, where it is of no known kind.
    english: Option<English>,
    places: Vec<String>,
}

/// What is put into a note's sentences.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Put {
    Number(u64),
    Words(Words),
}

#[derive(Debug, PartialEq, Serialize)]
struct English {
    what: String,
    why: String,
    #[serde(rename = "do")]
    what_to_do: String,
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
    let of_articles = readings.iter().flat_map(|r| r.notes.iter().map(|note| (note, Some(&r.article))));
    let all: Vec<(&Note, Option<&Article>)> = index.corpus.notes.iter().map(|note| (note, None)).chain(of_articles).collect();
    let kinds = [("unread", true, None), ("inputs", false, Some(false)), ("statements", false, Some(true))];
    let notes = kinds.map(|(key, unread, within)| {
        let fits = |note: &Note| note.unread == unread && within.is_none_or(|within| note.span.is_some() == within);
        notes(index, key, all.iter().filter(|(note, _)| fits(note)))
    });
    Method {
        version: env!("CARGO_PKG_VERSION"),
        made_on: index.made_on.map(|date| when(index.strings, date)),
        languages: index.knowledge.packs.keys().cloned().collect(),
        codebooks: index.knowledge.codebooks.iter().map(|book| (book.name().to_owned(), book.sha256().to_owned())).collect(),
        inputs: readings.iter().map(input).collect(),
        unresolved: index.entries_of(&index.comparison.unresolved).map(listed).collect(),
        uncoded: index.entries_of(&index.comparison.uncoded).map(|e| (e.label.clone(), e.anchor.clone())).collect(),
        unread: notes[0].count,
        notes: notes.into_iter().filter(|notes| notes.count > 0).collect(),
        residue: readings.iter().map(|reading| reading.article.residue.len()).sum(),
        posts: readings.iter().map(|reading| reading.article.posts.len()).sum(),
        nested: index.entries.iter().filter(|entry| entry.statement.attribution.nested).count(),
        found: index.comparison.issues.iter().filter(|id| index.corpus.issues.get(*id).is_some_and(|i| i.found)).count(),
    }
}

fn notes<'a>(index: &Index, key: &'static str, all: impl Iterator<Item = &'a (&'a Note, Option<&'a Article>)>) -> Notes {
    let mut notes = Notes { key, count: 0, told: Vec::new() };
    for (note, article) in all {
        notes.count += 1;
        let place = note.input.as_deref().or(article.map(|article| article.input.as_str())).map(shown);
        let place = place.map(|place| note.line.map_or(place.clone(), |line| format!("{place}:{line}")));
        let lang = article.map_or("", |article| &article.lang);
        let values = note.values.iter().map(|(name, value)| (name.clone(), put(index, name, value, lang))).collect();
        let document = note.document.as_deref().map(|id| Words::new(id, lang, index.page()));
        let english = NoteKind::by_code(&note.kind).is_none().then(|| {
            let [what, why, what_to_do] = [&note.what, &note.why, &note.what_to_do].map(|text| shown(text));
            English { what, why, what_to_do }
        });
        let told = Told { kind: note.kind.clone(), values, document, english, places: Vec::new() };
        let same = |other: &Told| {
            (&other.kind, &other.values, &other.document, &other.english)
                == (&told.kind, &told.values, &told.document, &told.english)
        };
        let at = notes.told.iter().position(same).unwrap_or_else(|| {
            notes.told.push(told);
            notes.told.len() - 1
        });
        let places = &mut notes.told[at].places;
        places.extend(place.filter(|place| !places.contains(place)));
    }
    notes
}

/// A value of a note: what other programs say is English, a day is a date of the page, all else is of the article.
fn put(index: &Index, name: &str, value: &NoteValue, lang: &str) -> Put {
    match (name, value) {
        (_, NoteValue::Number(number)) => Put::Number(*number),
        ("error", NoteValue::Text(text)) => Put::Words(Words::new(text, "en", index.page())),
        ("day", NoteValue::Text(day)) => Put::Words(Words::new(&when(index.strings, day).text, index.page(), index.page())),
        (_, NoteValue::Text(text)) => Put::Words(Words::new(text, lang, index.page())),
    }
}
