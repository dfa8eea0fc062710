//! A person's corrections over the corpus: of statements and actors before retellings are looked for, of retellings after.
//!
//! A correction names its statement by id; where the text has moved, or another program's id is given, by the words of the
//! content in that article. What fits nothing any more becomes a note and changes nothing.

mod actors;
mod missed;
mod places;
mod retellings;

pub use retellings::retellings;

use crate::knowledge::corrections::{Check, Corrections, OfStatement};
use crate::model::{Actor, Note, NoteKind, NoteValue, Reading, Review, Reviewed, Speaker, Stance, StanceCode, Statement};
use places::{found, squeeze};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The rule that decided, where a person did.
pub const PERSON: Cow<'static, str> = Speaker::BY_PERSON;

/// Statements and actors as the corrections say. Returns a note for each correction that fits nothing.
pub fn statements(readings: &mut [Reading], actors: &mut BTreeMap<String, Actor>, corrections: &Corrections) -> Vec<Note> {
    let mut notes = Vec::new();
    let places: BTreeMap<String, usize> = readings.iter().enumerate().map(|(at, r)| (r.article.id.clone(), at)).collect();
    // First: another file may speak of what one has added.
    for missed in &corrections.add {
        missed::add(readings, &places, missed, actors, &mut notes);
    }
    let mut rejected: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut moved = Moved::new();
    for of in &corrections.statements {
        let Some((at, place)) = find(readings, &places, of, &moved) else {
            notes.push(unfit(&of.id, of.content.as_deref(), &NoteKind::LOST_WORDS));
            continue;
        };
        if of.check == Some(Check::Reject) {
            rejected.insert((at, place));
            continue;
        }
        if of.words.is_some() {
            moved.entry((at, place)).or_insert_with(|| content(&readings[at], &readings[at].attributions[place]));
        }
        correct(&mut readings[at], place, of, actors, &mut notes);
    }
    for (at, place) in rejected.into_iter().rev() {
        readings[at].attributions.remove(place);
    }
    // Last: a table names actors as they were before.
    for of in &corrections.actors {
        actors::merge(readings, actors, &of.merge, &mut notes);
        actors::split(readings, actors, of, &mut notes);
    }
    notes
}

/// The words of statements, by reading and place, before a person moved their borders: another file may know these.
type Moved = BTreeMap<(usize, usize), String>;

/// The reading and the statement that a correction means.
fn find(readings: &[Reading], places: &BTreeMap<String, usize>, of: &OfStatement, moved: &Moved) -> Option<(usize, usize)> {
    let (article, id) = of.id.rsplit_once('#')?;
    let at = *places.get(article)?;
    let reading = &readings[at];
    let anchor = of.content.as_deref().map(squeeze).filter(|anchor| !anchor.is_empty());
    let has = |place: usize, words: &str| {
        let before = moved.get(&(at, place)).is_some_and(|before| squeeze(before) == words);
        before || squeeze(&content(reading, &reading.attributions[place])) == words
    };
    let mut all = 0..reading.attributions.len();
    let by_id = all.clone().find(|place| {
        reading.attributions[*place].attribution.id == id && anchor.as_ref().is_none_or(|anchor| has(*place, anchor))
    });
    let by_words = || anchor.as_ref().and_then(|anchor| all.find(|place| has(*place, anchor)));
    Some((at, by_id.or_else(by_words)?))
}

/// The words of a statement's content, as exports write them.
fn content(reading: &Reading, statement: &Statement) -> String {
    let spans = &statement.attribution.content;
    spans.iter().map(|span| span.of(&reading.article.text)).collect::<Vec<_>>().join(places::GAP)
}

fn correct(reading: &mut Reading, place: usize, of: &OfStatement, actors: &mut BTreeMap<String, Actor>, notes: &mut Vec<Note>) {
    let moved = of.words.as_deref().map(|words| (words, found(&reading.article.text, words, near(&reading.attributions[place]))));
    let statement = &mut reading.attributions[place];
    let before = statement.clone();
    if let Some((words, span)) = moved {
        match span {
            Some(spans) => statement.attribution.content = spans,
            None => notes.push(unfit(&of.id, Some(words), &NoteKind::NOT_IN_ARTICLE)),
        }
    }
    if let Some(actor) = &of.actor {
        let actor = Some(actor.trim()).filter(|actor| !actor.is_empty());
        if statement.speaker.actor.as_deref() != actor {
            actors::speak(statement, actor, of.speaks_for.as_deref(), actors);
        }
    }
    if let Some(party) = &of.speaks_for {
        statement.speaker.speaks_for = Some(party.clone()).filter(|party| !party.is_empty());
    }
    if let Some(act) = of.act.filter(|act| *act != statement.codes.act) {
        (statement.codes.act, statement.codes.act_rule) = (act, PERSON);
    }
    if let Some(stances) = &of.stances {
        let now: BTreeMap<&String, Stance> = statement.codes.stances.iter().map(|code| (&code.issue, code.stance)).collect();
        if now != stances.iter().map(|(issue, stance)| (issue, *stance)).collect() {
            statement.codes.stances = codes(stances);
        }
    }
    let what = match (*statement != before, of.check) {
        (true, _) => Reviewed::Corrected,
        (false, Some(_)) => Reviewed::Confirmed,
        (false, None) if !of.translation.is_empty() || of.note.is_some() => Reviewed::Translated,
        (false, None) => return,
    };
    if what != Reviewed::Translated {
        (statement.attribution.confidence, statement.speaker.speaker_confidence) = (100, 100);
    }
    // What an earlier file did stays done: only translating a statement, or confirming it, does not unmake a correction.
    let mut review = before.review.unwrap_or(Review { what, ..Review::default() });
    if review.what == Reviewed::Translated || what == Reviewed::Corrected && review.what == Reviewed::Confirmed {
        review.what = what;
    }
    review.by = of.by.clone().or(review.by);
    review.translation.extend(of.translation.clone());
    review.note = of.note.clone().or(review.note);
    statement.review = Some(review);
}

fn codes(stances: &BTreeMap<String, Stance>) -> Vec<StanceCode> {
    let code = |(issue, stance): (&String, &Stance)| StanceCode {
        issue: issue.clone(),
        stance: *stance,
        cues: Vec::new(),
        rule: PERSON,
        confidence: 100,
    };
    stances.iter().map(code).collect()
}

fn near(statement: &Statement) -> usize {
    statement.attribution.content.first().map_or(0, |span| span.start)
}

fn unfit(id: &str, words: Option<&str>, kind: &NoteKind) -> Note {
    Note::of(kind, [("of", correction(id, words))])
}

/// What a correction is of: an id, and the first of its words.
fn correction(id: &str, words: Option<&str>) -> NoteValue {
    let words = words.map(|words| format!(" (“{}”)", words.chars().take(80).collect::<String>())).unwrap_or_default();
    format!("{id}{words}").into()
}
