//! A person's corrections over the corpus: of statements and actors before retellings are looked for, of retellings after.
//!
//! A correction names its statement by id; where the text has moved, or another program's id is given, by the words of the
//! content in that article. What fits nothing any more becomes a note and changes nothing.

use crate::knowledge::corrections::{Check, Corrections, Missed, OfStatement};
use crate::model::{
    Actor, Attribution, Corpus, Note, Reading, Retelling, RetellingKind, Review, Reviewed, Span, Stance, StanceCode, Statement,
    Style,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The rule that decided, where a person did.
pub const PERSON: Cow<'static, str> = Cow::Borrowed("person");

/// Statements and actors as the corrections say. Returns a note for each correction that fits nothing.
pub fn statements(readings: &mut [Reading], actors: &mut BTreeMap<String, Actor>, corrections: &Corrections) -> Vec<Note> {
    let mut notes = Vec::new();
    let places: BTreeMap<String, usize> = readings.iter().enumerate().map(|(at, r)| (r.article.id.clone(), at)).collect();
    let mut rejected: BTreeSet<(usize, usize)> = BTreeSet::new();
    for of in &corrections.statements {
        let Some((at, place)) = find(readings, &places, of) else {
            notes.push(unfit(&of.id, of.content.as_deref(), "no statement has this id, and none in its article these words"));
            continue;
        };
        if of.check == Some(Check::Reject) {
            rejected.insert((at, place));
            continue;
        }
        correct(&mut readings[at], place, of, corrections.by.as_ref(), actors, &mut notes);
    }
    for (at, place) in rejected.into_iter().rev() {
        readings[at].attributions.remove(place);
    }
    for missed in &corrections.add {
        add(readings, &places, missed, corrections.by.as_ref(), actors, &mut notes);
    }
    // Last: a table names actors as they were before.
    for merge in &corrections.actors {
        merge_actors(readings, actors, &merge.merge, &mut notes);
    }
    notes
}

/// The reading and the statement that a correction means.
fn find(readings: &[Reading], places: &BTreeMap<String, usize>, of: &OfStatement) -> Option<(usize, usize)> {
    let (article, id) = of.id.rsplit_once('#')?;
    let at = *places.get(article)?;
    let reading = &readings[at];
    let words = |statement: &Statement| squeeze(&content(reading, statement));
    let anchor = of.content.as_deref().map(squeeze).filter(|anchor| !anchor.is_empty());
    let same = |statement: &Statement| anchor.as_ref().is_none_or(|anchor| words(statement) == *anchor);
    let by_id = reading.attributions.iter().position(|s| s.attribution.id == id && same(s));
    let by_words = || anchor.as_ref().and_then(|anchor| reading.attributions.iter().position(|s| words(s) == *anchor));
    Some((at, by_id.or_else(by_words)?))
}

/// The words of a statement's content, as exports write them.
fn content(reading: &Reading, statement: &Statement) -> String {
    let spans = &statement.attribution.content;
    spans.iter().map(|span| span.of(&reading.article.text)).collect::<Vec<_>>().join(" … ")
}

fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn correct(
    reading: &mut Reading,
    place: usize,
    of: &OfStatement,
    by: Option<&String>,
    actors: &mut BTreeMap<String, Actor>,
    notes: &mut Vec<Note>,
) {
    let moved = of.words.as_deref().map(|words| (words, found(&reading.article.text, words, near(&reading.attributions[place]))));
    let statement = &mut reading.attributions[place];
    let before = statement.clone();
    if let Some((words, span)) = moved {
        match span {
            Some(span) => statement.attribution.content = vec![span],
            None => notes.push(unfit(&of.id, Some(words), "the article does not have these words")),
        }
    }
    if let Some(actor) = &of.actor {
        let actor = Some(actor.trim()).filter(|actor| !actor.is_empty());
        if statement.speaker.actor.as_deref() != actor {
            speak(statement, actor, of.speaks_for.as_deref(), actors);
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
    let what = match (*statement != before, of.check, of.translation.is_empty()) {
        (true, ..) => Reviewed::Corrected,
        (false, Some(_), _) => Reviewed::Confirmed,
        (false, None, false) => Reviewed::Translated,
        (false, None, true) => return,
    };
    if what != Reviewed::Translated {
        (statement.attribution.confidence, statement.speaker.speaker_confidence) = (100, 100);
    }
    let mut translation = before.review.map(|review| review.translation).unwrap_or_default();
    translation.extend(of.translation.clone());
    statement.review = Some(Review { what, by: by.cloned(), translation });
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

/// Gives a statement its speaker; one that nobody knew is made.
fn speak(statement: &mut Statement, actor: Option<&str>, party: Option<&str>, actors: &mut BTreeMap<String, Actor>) {
    let speaker = &mut statement.speaker;
    (speaker.actor, speaker.resolved_by) = (actor.map(str::to_owned), PERSON);
    let Some(id) = actor else {
        speaker.speaks_for = None;
        return;
    };
    let known = actors.entry(id.to_owned()).or_insert_with(|| Actor {
        id: id.to_owned(),
        names: BTreeMap::from([("und".to_owned(), id.rsplit('/').next().unwrap_or(id).replace('-', " "))]),
        speaks_for: party.map(str::to_owned).filter(|party| party != id),
        ..Actor::default()
    });
    speaker.speaks_for = Some(known.speaks_for.clone().unwrap_or_else(|| id.to_owned()));
}

fn near(statement: &Statement) -> usize {
    statement.attribution.content.first().map_or(0, |span| span.start)
}

/// Where words stand in a text, nearest to a byte; white space counts as one space.
fn found(text: &str, words: &str, near: usize) -> Option<Span> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let places = text.match_indices(words).map(|(start, hit)| Span::new(start, start + hit.len()));
    places.min_by_key(|span| span.start.abs_diff(near))
}

fn add(
    readings: &mut [Reading],
    places: &BTreeMap<String, usize>,
    missed: &Missed,
    by: Option<&String>,
    actors: &mut BTreeMap<String, Actor>,
    notes: &mut Vec<Note>,
) {
    let Some(reading) = places.get(&missed.article).map(|at| &mut readings[*at]) else {
        return notes.push(unfit(&missed.article, Some(&missed.content), "there is no such article"));
    };
    let text = &reading.article.text;
    let Some(content) = found(text, &missed.content, 0) else {
        return notes.push(unfit(&missed.article, Some(&missed.content), "the article does not have these words"));
    };
    let other = |words: &str| found(text, words, content.start).into_iter().collect::<Vec<Span>>();
    let quoted = |words: &str| words.starts_with(['"', '“', '«', '„', '”']) && words.chars().count() > 1;
    let attribution = Attribution {
        source: other(&missed.source),
        cue: other(&missed.cue),
        content: vec![content],
        style: if quoted(content.of(text)) { Style::Direct } else { Style::Indirect },
        rule: PERSON,
        confidence: 100,
        ..Attribution::default()
    };
    let id = attribution.id_of_spans();
    let mut statement = Statement { attribution: Attribution { id, ..attribution }, ..Statement::default() };
    speak(&mut statement, missed.actor.as_deref(), missed.speaks_for.as_deref(), actors);
    statement.speaker.speaker_confidence = 100;
    statement.codes.act = missed.act.unwrap_or_default();
    statement.codes.act_rule = PERSON;
    statement.codes.stances = codes(&missed.stances);
    statement.review = Some(Review { what: Reviewed::Added, by: by.cloned(), ..Review::default() });
    reading.attributions.push(statement);
    reading.attributions.sort_by_key(|s| (near(s), s.attribution.id.clone()));
}

/// Several ids become the first of them, wherever they stand.
fn merge_actors(readings: &mut [Reading], actors: &mut BTreeMap<String, Actor>, ids: &[String], notes: &mut Vec<Note>) {
    let Some((kept, others)) = ids.split_first() else { return };
    for other in others {
        let Some(gone) = actors.remove(other) else {
            notes.push(unfit(other, None, "there is no such actor to merge"));
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

/// Retellings as the corrections say. Returns a note for each correction that fits nothing.
pub fn retellings(corpus: &mut Corpus, corrections: &Corrections) -> Vec<Note> {
    let mut notes = Vec::new();
    for of in &corrections.retellings {
        let has = |id: &&String| corpus.retellings.iter().any(|r| r.statements.contains(id));
        if let Some(lost) = of.together.iter().chain(&of.apart).find(|id| !has(id)) {
            notes.push(unfit(lost, None, "no statement has this id"));
            continue;
        }
        if of.together.len() > 1 {
            join(&mut corpus.retellings, &of.together);
        }
        if of.apart.len() > 1 {
            part(&mut corpus.retellings, &of.apart);
        }
    }
    if !corrections.retellings.is_empty() {
        let all =
            corpus.readings.iter().flat_map(|r| r.attributions.iter().map(|s| format!("{}#{}", r.article.id, s.attribution.id)));
        let rank: BTreeMap<String, usize> = all.zip(0..).collect();
        let place = |id: &String| rank.get(id).copied().unwrap_or(usize::MAX);
        corpus.retellings.iter_mut().for_each(|r| r.statements.sort_by_key(place));
        corpus.retellings.sort_by_key(|r| r.statements.first().map(place));
    }
    notes
}

/// The retellings of these statements become one.
fn join(retellings: &mut Vec<Retelling>, ids: &[String]) {
    let has = |r: &Retelling| r.statements.iter().any(|id| ids.contains(id));
    let (joined, mut rest): (Vec<Retelling>, Vec<Retelling>) = std::mem::take(retellings).into_iter().partition(has);
    let gone: BTreeSet<String> = joined.iter().map(|r| r.id.clone()).collect();
    let mut parts = joined.into_iter();
    let Some(mut one) = parts.next() else { return };
    for part in parts {
        one.statements.extend(part.statements);
        one.why.extend(part.why);
        one.copies.extend(part.copies);
        one.differs.extend(part.differs);
    }
    one.kind = if one.kind == RetellingKind::Single { RetellingKind::Wording } else { one.kind };
    one.differs.retain(|difference| !gone.contains(&difference.retelling));
    let to = one.id.clone();
    for difference in rest.iter_mut().flat_map(|r| &mut r.differs).filter(|d| gone.contains(&d.retelling)) {
        difference.retelling.clone_from(&to);
    }
    rest.push(one);
    *retellings = rest;
}

/// The first statement is taken out of the retelling in which it stands with the others.
fn part(retellings: &mut Vec<Retelling>, ids: &[String]) {
    let [first, others @ ..] = ids else { return };
    let Some(at) =
        retellings.iter().position(|r| r.statements.contains(first) && r.statements.iter().any(|id| others.contains(id)))
    else {
        return;
    };
    let whole = &mut retellings[at];
    whole.statements.retain(|id| id != first);
    whole.why.retain(|why| why.statement != *first && why.to != *first);
    let copies = whole.copies.iter().any(|id| id == first).then(|| first.clone()).into_iter().collect();
    whole.copies.retain(|id| id != first);
    whole.differs.retain(|difference| !difference.statements.contains(first));
    if whole.statements.len() == 1 {
        whole.kind = RetellingKind::Single;
    }
    // The id is made of the first statement, as all are.
    let id = super::retold::id(first);
    if retellings[at].id == id {
        let next = retellings[at].statements[0].clone();
        retellings[at].id = super::retold::id(&next);
    }
    retellings.push(Retelling { id, statements: vec![first.clone()], copies, ..Retelling::default() });
}

fn unfit(id: &str, words: Option<&str>, why: &str) -> Note {
    let words = words.map(|words| format!(" (“{}”)", words.chars().take(80).collect::<String>())).unwrap_or_default();
    Note::new(
        format!("a correction of {id}{words} was not made"),
        why,
        "look the statement up in the new report, or take the correction out of the file",
    )
}
