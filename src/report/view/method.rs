//! Section "method": how it was made, what it does not show, what was left undecided or unread.

use super::super::words::{Words, language, shown};
use super::index::{Entry, Index, When, when};
use super::said::{Quote, Said, cut, said};
use crate::model::{Article, Note};
use serde::Serialize;

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

/// Notes of one kind. Their sentences are the program's, in English; the headings are the page's.
#[derive(Debug, Serialize)]
struct Notes {
    key: &'static str,
    count: usize,
    told: Vec<Told>,
}

/// A note, with all the places of which it tells the same.
#[derive(Debug, Serialize)]
struct Told {
    what: Vec<Words>,
    why: Vec<Words>,
    what_to_do: Vec<Words>,
    places: Vec<String>,
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
        notes(key, all.iter().filter(|(note, _)| fits(note)))
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

fn notes<'a>(key: &'static str, all: impl Iterator<Item = &'a (&'a Note, Option<&'a Article>)>) -> Notes {
    let mut notes = Notes { key, count: 0, told: Vec::new() };
    for (note, article) in all {
        notes.count += 1;
        let place = note.input.as_deref().or(article.map(|article| article.input.as_str())).map(shown);
        let place = place.map(|place| note.line.map_or(place.clone(), |line| format!("{place}:{line}")));
        let lang = article.map_or("", |article| &article.lang);
        let [what, why, what_to_do] = [&note.what, &note.why, &note.what_to_do].map(|text| pieces(text, lang));
        let same = notes.told.iter_mut().find(|told| (&told.what, &told.why, &told.what_to_do) == (&what, &why, &what_to_do));
        match same {
            Some(told) => told.places.extend(place.filter(|place| !told.places.contains(place))),
            None => notes.told.push(Told { what, why, what_to_do, places: place.into_iter().collect() }),
        }
    }
    notes
}

/// An English sentence cut at its quotation marks: what stands between them may be of another script, and would turn the
/// rest round.
fn pieces(text: &str, lang: &str) -> Vec<Words> {
    let mut out = Vec::new();
    for (at, piece) in text.split_inclusive(['“', '«']).enumerate() {
        let end = if at == 0 { 0 } else { piece.find(['”', '»']).unwrap_or(0) };
        let (quoted, rest) = piece.split_at(end);
        out.extend([(quoted, lang), (rest, "en")].into_iter().filter(|part| !part.0.is_empty()).map(|part| {
            let tag = if part.1 == "en" { (None, "ltr") } else { language(part.0, part.1, "en") };
            Words { text: shown(part.0), lang: tag.0, dir: tag.1 }
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_cut_at_its_quotation_marks() {
        let cut = |text| pieces(text, "ar").into_iter().map(|w| (w.text, w.lang)).collect::<Vec<_>>();
        let (plain, arabic) = (None, Some("ar".to_owned()));
        assert_eq!(
            cut("the first: “المصدر”, “b” x"),
            [
                ("the first: “".into(), plain.clone()),
                ("المصدر".into(), arabic),
                ("”, “".into(), plain.clone()),
                ("b".into(), plain.clone()),
                ("” x".into(), plain.clone())
            ]
        );
        assert_eq!(cut("no ” mark “ open").len(), 2);
        assert!(cut("").is_empty());
    }
}
