//! Speakers as a person names them; actors that are one, and one that is several.

use super::{PERSON, correction, unfit};
use crate::knowledge::corrections::OfActors;
use crate::model::{Actor, Note, NoteKind, Reading, Span, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Gives a statement its speaker; one that nobody knew is made.
pub(super) fn speak(statement: &mut Statement, actor: Option<&str>, party: Option<&str>, actors: &mut BTreeMap<String, Actor>) {
    let speaker = &mut statement.speaker;
    (speaker.actor, speaker.resolved_by) = (actor.map(str::to_owned), PERSON);
    let Some(id) = actor else {
        speaker.speaks_for = None;
        return;
    };
    let known = known(id, party, actors);
    speaker.speaks_for = Some(known.speaks_for.clone().unwrap_or_else(|| id.to_owned()));
}

/// The actor of this id; one that nobody knew is made, and named by its id.
fn known<'a>(id: &str, party: Option<&str>, actors: &'a mut BTreeMap<String, Actor>) -> &'a Actor {
    actors.entry(id.to_owned()).or_insert_with(|| Actor {
        id: id.to_owned(),
        names: BTreeMap::from([("und".to_owned(), id.rsplit('/').next().unwrap_or(id).replace('-', " "))]),
        speaks_for: party.map(str::to_owned).filter(|party| party != id),
        ..Actor::default()
    })
}

/// Several ids become the first of them, wherever they stand.
pub(super) fn merge(readings: &mut [Reading], actors: &mut BTreeMap<String, Actor>, ids: &[String], notes: &mut Vec<Note>) {
    let Some((kept, others)) = ids.split_first() else { return };
    for other in others {
        let Some(gone) = actors.remove(other) else {
            notes.push(unfit(other, None, &NoteKind::NO_SUCH_ACTOR));
            continue;
        };
        let mut one = actors.remove(kept).unwrap_or_else(|| Actor { id: kept.clone(), ..gone.clone() });
        one.seen_as.extend(gone.seen_as);
        for (lang, name) in gone.names {
            one.names.entry(lang).or_insert(name);
        }
        actors.insert(kept.clone(), one);
        let rename = |id: &mut Option<String>| {
            if id.as_deref() == Some(other) {
                *id = Some(kept.clone());
            }
        };
        for actor in actors.values_mut() {
            rename(&mut actor.speaks_for);
            rename(&mut actor.state);
        }
        for speaker in readings.iter_mut().flat_map(|r| &mut r.attributions).map(|s| &mut s.speaker) {
            rename(&mut speaker.actor);
            rename(&mut speaker.speaks_for);
        }
    }
}

/// Statements of one id are given to several: each names its statements, or articles.
pub(super) fn split(readings: &mut [Reading], actors: &mut BTreeMap<String, Actor>, of: &OfActors, notes: &mut Vec<Note>) {
    let Some(gone) = &of.split else { return };
    for (id, places) in &of.into {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for place in places {
            let mut fits = false;
            for reading in readings.iter_mut() {
                let article = &reading.article;
                for statement in &mut reading.attributions {
                    let meant = *place == article.id || *place == format!("{}#{}", article.id, statement.attribution.id);
                    if meant && give(statement, gone, id, actors) {
                        fits = true;
                        names.extend(statement.attribution.source.iter().map(|span: &Span| span.of(&article.text).to_owned()));
                    }
                }
            }
            if !fits {
                let values = [("of", correction(place, None)), ("actor", gone.as_str().into())];
                notes.push(Note::of(&NoteKind::NOT_BY_ACTOR, values));
            }
        }
        if let Some(actor) = actors.get_mut(id) {
            actor.seen_as.extend(names);
        }
    }
}

/// Puts one actor in the place of another; whether it stood there.
fn give(statement: &mut Statement, gone: &str, id: &str, actors: &mut BTreeMap<String, Actor>) -> bool {
    if statement.speaker.actor.as_deref() == Some(gone) {
        speak(statement, Some(id), None, actors);
        return true;
    }
    let party = statement.speaker.speaks_for.as_deref() == Some(gone);
    if party {
        statement.speaker.speaks_for = Some(known(id, None, actors).id.clone());
    }
    party
}
