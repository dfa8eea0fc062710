//! Statements that the program missed.

use super::places::found;
use super::{PERSON, actors, codes, near, unfit};
use crate::knowledge::corrections::Missed;
use crate::model::{Actor, Attribution, Note, NoteKind, Reading, Review, Reviewed, Statement, Style};
use std::collections::BTreeMap;

/// Adds a statement; where the program has found it by now, it is that one, with the person's word on it.
pub(super) fn add(
    readings: &mut [Reading],
    places: &BTreeMap<String, usize>,
    missed: &Missed,
    actors: &mut BTreeMap<String, Actor>,
    notes: &mut Vec<Note>,
) {
    let Some(reading) = places.get(&missed.article).map(|at| &mut readings[*at]) else {
        return notes.push(unfit(&missed.article, Some(&missed.content), &NoteKind::NO_SUCH_ARTICLE));
    };
    let text = &reading.article.text;
    let Some(content) = found(text, &missed.content, 0) else {
        return notes.push(unfit(&missed.article, Some(&missed.content), &NoteKind::NOT_IN_ARTICLE));
    };
    let start = content.first().map_or(0, |span| span.start);
    let other = |words: &str| found(text, words, start).unwrap_or_default();
    let quoted = |words: &str| words.starts_with(['"', '“', '«', '„', '”']) && words.chars().count() > 1;
    let attribution = Attribution {
        source: other(&missed.source),
        cue: other(&missed.cue),
        style: if content.first().is_some_and(|span| quoted(span.of(text))) { Style::Direct } else { Style::Indirect },
        content,
        rule: PERSON,
        confidence: 100,
        ..Attribution::default()
    };
    let id = attribution.id_of_spans();
    let mut statement = Statement { attribution: Attribution { id, ..attribution }, ..Statement::default() };
    actors::speak(&mut statement, missed.actor.as_deref(), missed.speaks_for.as_deref(), actors);
    statement.speaker.speaker_confidence = 100;
    statement.codes.act = missed.act.unwrap_or_default();
    statement.codes.act_rule = PERSON;
    statement.codes.stances = codes(&missed.stances);
    statement.review = Some(Review {
        what: Reviewed::Added,
        by: missed.by.clone(),
        translation: missed.translation.clone(),
        note: missed.note.clone(),
    });
    reading.attributions.retain(|known| known.attribution.id != statement.attribution.id);
    reading.attributions.push(statement);
    reading.attributions.sort_by_key(|s| (near(s), s.attribution.id.clone()));
}
