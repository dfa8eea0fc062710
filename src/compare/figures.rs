//! Figures of the same thing, set side by side: what two sides count, and how outlets tell one side's number.
//!
//! Two figures are of the same thing where what is counted, what happened to it, and the unit are the same, nothing says
//! that they are somebody else's or from somewhere else, and their articles lie near each other. Nothing is averaged, and
//! which number is right is not asked.

use super::{Voices, statement_id};
use crate::knowledge::project::Project;
use crate::model::{ActorKind, Bound, Corpus, Figure, FigureGiven, FigureRow, FigureSide, FigureStatus, StatementRef};
use crate::text::{dates, likeness};
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Articles further apart than this many days tell of different events.
const DAYS: i64 = 7;

/// A figure with who gives it, where, and when.
struct Item<'a> {
    figure: &'a Figure,
    at: usize,
    statement: StatementRef,
    outlet: &'a str,
    lang: &'a str,
    party: Option<&'a str>,
    /// The party is surely someone, so that its numbers can be set against another's.
    firm: bool,
    /// The first and the last minute at which the article may have been published, where it has a date.
    time: Option<(i64, i64)>,
    sound: Option<Vec<String>>,
}

/// All figures that can be told of the same thing, in rows.
pub(super) fn figures(corpus: &Corpus, voices: &Voices, project: &Project) -> Vec<FigureRow> {
    let mut buckets: BTreeMap<(Option<&str>, String), Vec<Item>> = BTreeMap::new();
    let firm = firm(corpus, voices, project);
    for (reading, r) in corpus.readings.iter().enumerate() {
        for (statement, s) in r.attributions.iter().enumerate().filter(|(_, s)| !s.attribution.nested) {
            let here = StatementRef { reading, statement };
            let party = voices.0.get(&here).map(|voice| voice.party.as_str());
            for (at, figure) in s.codes.figures.iter().enumerate() {
                let Some(thing) = thing(figure, &r.article.lang) else { continue };
                buckets.entry((figure.unit.as_deref(), thing)).or_default().push(Item {
                    figure,
                    at,
                    statement: here,
                    outlet: r.article.outlet.as_deref().unwrap_or(""),
                    lang: &r.article.lang,
                    party: party.filter(|id| corpus.actors.get(*id).is_none_or(|actor| actor.kind != ActorKind::Anonymous)),
                    firm: party.is_some_and(|party| firm.contains(party)),
                    time: r.article.date.as_deref().and_then(dates::minutes),
                    sound: figure.place.as_deref().map(likeness::skeleton),
                });
            }
        }
    }
    let mut rows: Vec<(StatementRef, FigureRow)> = Vec::new();
    for items in buckets.values() {
        let mut groups: Vec<Vec<&Item>> = Vec::new();
        // Items come in the order of their days: groups before this one have been left behind by all that are dated.
        let mut open = 0;
        for item in items {
            let behind = |group: &Vec<&Item>| {
                // A day more than is needed, since times of several zones are not quite in order.
                item.time.zip(group[0].time).is_some_and(|(now, first)| now.0 - first.0 > (DAYS + 2) * 24 * 60)
            };
            while groups.get(open).is_some_and(behind) {
                open += 1;
            }
            let from = if item.time.is_some() { open } else { 0 };
            let fits = |group: &&mut Vec<&Item>| {
                group.iter().any(|other| same(item, other)) && !group.iter().any(|other| apart(item, other))
            };
            match groups[from..].iter_mut().find(fits) {
                Some(group) => group.push(item),
                None => groups.push(vec![item]),
            }
        }
        rows.extend(groups.iter().map(|group| (group[0].statement, row(corpus, group))));
    }
    let outlets = |row: &FigureRow| {
        row.sides.iter().flat_map(|side| &side.given).map(|given| given.outlet.clone()).collect::<BTreeSet<_>>().len()
    };
    rows.sort_by_key(|(first, row)| (row.status, Reverse(outlets(row)), *first, row.id.clone()));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Those who flee or are brought to safety are told of as people, residents or civilians alike.
const PEOPLE: &[&str] = &["people", "civilian", "resident", "refugee"];

/// What is counted, under one name; none where nothing says it.
fn thing(figure: &Figure, lang: &str) -> Option<String> {
    let moved = matches!(figure.happened.as_deref(), Some("evacuated" | "displaced"));
    match (&figure.thing, figure.noun.as_str()) {
        (Some(thing), _) if moved && PEOPLE.contains(&thing.as_str()) => Some(PEOPLE[0].to_owned()),
        (Some(thing), _) => Some(thing.clone()),
        (None, "") => None,
        (None, noun) => Some(format!("{lang}:{noun}")),
    }
}

/// Parties that are surely someone: those of the project, states and international bodies, and whom two articles quote.
fn firm<'a>(corpus: &Corpus, voices: &'a Voices, project: &Project) -> BTreeSet<&'a str> {
    let mut articles: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, voice) in &voices.0 {
        articles.entry(&voice.party).or_default().insert(at.reading);
    }
    let kind = |id: &str| corpus.actors.get(id).map(|actor| actor.kind);
    let sure = |id: &str, articles: usize| {
        project.parties.iter().any(|party| party == id)
            || matches!(kind(id), Some(ActorKind::State | ActorKind::International))
            || (articles > 1 && kind(id) != Some(ActorKind::Anonymous))
    };
    articles.into_iter().filter(|(id, articles)| sure(id, articles.len())).map(|(id, _)| id).collect()
}

/// Whether two figures are told of the same thing.
fn same(a: &Item, b: &Item) -> bool {
    let (x, y) = (a.figure, b.figure);
    let happened = x.happened == y.happened;
    let number = x.value == y.value && x.upto == y.upto;
    let placed = a.sound.is_some() == b.sound.is_some() && x.whose.is_some() == y.whose.is_some();
    match (a.party, b.party) {
        // One side's number, told with more or fewer words round it.
        (Some(p), Some(q)) if p == q => {
            // Other numbers are of the same thing only where the words say what happened to it, or measure it.
            let told = x.happened.is_some() || x.unit.is_some();
            number || (placed && happened && told && x.part == y.part)
        }
        // A single one is a case, not a count.
        (Some(_), Some(_)) if a.firm && b.firm => {
            let counts = x.value.0 > 1000 && y.value.0 > 1000 || a.sound.is_some();
            let event = x.event == y.event && (x.event.is_none() || a.lang == b.lang);
            happened && placed && event && counts && (x.happened.is_some() || x.unit.is_some()) && x.part == y.part
        }
        // Who gives it is not sure: only the number itself can tell that it is the same.
        _ => number && happened && x.value.0 > 1000,
    }
}

/// What cannot be told of the same thing.
fn apart(a: &Item, b: &Item) -> bool {
    let differ = |x: &Option<String>, y: &Option<String>| x.is_some() && y.is_some() && x != y;
    let far = a.time.zip(b.time).is_some_and(|(a, b)| (a.0 - b.0).abs() > DAYS * 24 * 60);
    let number = a.figure.value == b.figure.value && a.figure.upto == b.figure.upto;
    a.statement == b.statement
        || (a.statement.reading == b.statement.reading && a.party == b.party && !number)
        || far
        || differ(&a.figure.whose, &b.figure.whose)
        || differ(&a.figure.happened, &b.figure.happened)
        || a.sound.is_some() && b.sound.is_some() && a.sound != b.sound
        || a.lang == b.lang && differ(&a.figure.event, &b.figure.event)
}

/// Whether two numbers may be one: the same, or an uncounted "hundreds" that reaches the other.
fn meet(a: &Figure, b: &Figure) -> bool {
    let reaches = |vague: &Figure, other: &Figure| vague.bound == Bound::Vague && other.value >= vague.value;
    (a.value, a.upto) == (b.value, b.upto) || reaches(a, b) || reaches(b, a)
}

fn row(corpus: &Corpus, group: &[&Item]) -> FigureRow {
    let mut sides: Vec<(Option<&str>, Vec<&Item>)> = Vec::new();
    for item in group {
        match sides.iter_mut().find(|(party, _)| *party == item.party) {
            Some((_, items)) => items.push(item),
            None => sides.push((item.party, vec![item])),
        }
    }
    let first = group[0];
    let figure = group.iter().find(|item| item.figure.thing.is_some()).unwrap_or(&first).figure;
    let things: BTreeSet<_> = group.iter().filter_map(|item| item.figure.thing.as_deref()).collect();
    let told = |of: &dyn Fn(&Figure) -> Option<String>| group.iter().find_map(|item| of(item.figure));
    let given = |item: &Item| FigureGiven {
        statement: statement_id(corpus, item.statement),
        figure: item.at,
        outlet: item.outlet.to_owned(),
    };
    FigureRow {
        id: made_of(&format!("{}#{}", statement_id(corpus, first.statement), first.at)),
        unit: figure.unit.clone(),
        thing: if things.len() > 1 { Some(PEOPLE[0].to_owned()) } else { figure.thing.clone() },
        noun: figure.noun.clone(),
        happened: told(&|figure| figure.happened.clone()),
        whose: told(&|figure| figure.whose.clone()),
        place: told(&|figure| figure.place.clone()),
        status: status(&sides),
        sides: sides
            .iter()
            .map(|(party, items)| FigureSide {
                party: party.map(str::to_owned),
                given: items.iter().map(|item| given(item)).collect(),
            })
            .collect(),
    }
}

/// The sharpest of what the numbers of a row show.
fn status(sides: &[(Option<&str>, Vec<&Item>)]) -> FigureStatus {
    let firm: Vec<&Vec<&Item>> =
        sides.iter().filter(|(_, items)| items[0].firm && items[0].party.is_some()).map(|s| &s.1).collect();
    let disjoint = |a: &[&Item], b: &[&Item]| !a.iter().any(|x| b.iter().any(|y| meet(x.figure, y.figure)));
    if firm.iter().enumerate().any(|(at, a)| firm[at + 1..].iter().any(|b| disjoint(a, b))) {
        return FigureStatus::SidesDiffer;
    }
    let differ = |a: &Item, b: &Item| {
        a.outlet != b.outlet && (a.figure.value, a.figure.upto, a.figure.bound) != (b.figure.value, b.figure.upto, b.figure.bound)
    };
    let differs = |items: &[&Item]| items.iter().enumerate().any(|(at, a)| items[at + 1..].iter().any(|b| differ(a, b)));
    let odd: Vec<&Vec<&Item>> = sides.iter().map(|side| &side.1).filter(|items| differs(items)).collect();
    if odd.iter().any(|items| !successive(items)) {
        return FigureStatus::OutletsDiffer;
    }
    if !odd.is_empty() {
        return FigureStatus::OverTime;
    }
    if sides.iter().any(|(party, _)| party.is_none()) {
        return FigureStatus::SourceMissing;
    }
    if firm.len() > 1 { FigureStatus::SidesAgree } else { FigureStatus::OneSideOnly }
}

/// Whether a side's numbers follow each other in time: all articles that tell one of them come before all that tell the
/// next, and no two word the same number differently.
fn successive(items: &[&Item]) -> bool {
    let mut spans: BTreeMap<_, (i64, i64, BTreeSet<Bound>)> = BTreeMap::new();
    for item in items {
        let Some(time) = item.time else { return false };
        let span = spans.entry((item.figure.value, item.figure.upto)).or_insert((time.0, time.1, BTreeSet::new()));
        (span.0, span.1) = (span.0.min(time.0), span.1.max(time.1));
        span.2.insert(item.figure.bound);
    }
    let mut ordered: Vec<_> = spans.into_values().collect();
    ordered.sort();
    ordered.iter().all(|span| span.2.len() == 1) && ordered.windows(2).all(|two| two[0].1 < two[1].0)
}

fn made_of(id: &str) -> String {
    let digest = Sha256::digest(id.as_bytes());
    std::iter::once("f".to_owned()).chain(digest.iter().take(5).map(|byte| format!("{byte:02x}"))).collect()
}
