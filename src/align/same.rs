//! Which persons of different articles are one.
//!
//! Likeness of names never decides alone. It takes, besides:
//!
//! - the same state or body, and for names that are only nearly alike the same office too; or
//! - where an article does not say whose somebody is: the same full name, or the family name of exactly one person of the
//!   corpus whose state that article names.
//!
//! Two persons of different states that are said remain two, and kin of one name and state are a known mistake.

use crate::knowledge::actors::Actors;
use crate::model::{Actor, ActorKind, Reading};
use crate::text::likeness;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Names of one office this alike are one person's.
const SAME_OFFICE: f64 = 0.7;
/// Names of one state this alike are one person's.
const SAME_STATE: f64 = 0.85;
/// Names this alike are one name in two spellings.
const SAME_NAME: f64 = 0.9;

/// Somebody as one article has them.
#[derive(Clone, Debug)]
struct Person {
    actor: Actor,
    /// Articles, as indices.
    articles: BTreeSet<usize>,
}

impl Person {
    /// The state or body that is said, not only nearest.
    fn said(&self) -> Option<&str> {
        self.actor.state.as_deref().filter(|_| !self.actor.lent)
    }

    fn words(&self) -> usize {
        self.actor.names.values().map(|name| likeness::skeleton(name).len()).max().unwrap_or(0)
    }

    fn likeness(&self, other: &Person) -> f64 {
        let pairs = self.actor.names.values().flat_map(|x| other.actor.names.values().map(move |y| likeness::names(x, y)));
        pairs.fold(0.0, f64::max)
    }

    /// Both full names are written alike.
    fn same_full_name(&self, other: &Person) -> bool {
        let full = |p: &Person| -> BTreeSet<String> {
            p.actor.names.values().map(|name| likeness::slug(name)).filter(|slug| slug.contains('-')).collect()
        };
        !full(self).is_disjoint(&full(other))
    }

    /// The family names are one in two spellings.
    fn same_family(&self, other: &Person) -> bool {
        let family =
            |p: &Person| -> Vec<String> { p.actor.names.values().filter_map(|name| likeness::skeleton(name).pop()).collect() };
        family(self).iter().any(|x| family(other).iter().any(|y| likeness::words(x, y) >= SAME_NAME))
    }
}

/// The persons of a corpus in groups that are one each, the surest of each group first.
pub fn persons(readings: &[Reading], actors: &Actors) -> Vec<Vec<Actor>> {
    let mut all: BTreeMap<&str, Person> = BTreeMap::new();
    for (at, actor) in readings.iter().enumerate().flat_map(|(at, r)| r.actors.iter().map(move |actor| (at, actor))) {
        if actor.kind != ActorKind::Person {
            continue;
        }
        let person = all.entry(&actor.id).or_insert_with(|| Person { actor: actor.clone(), articles: BTreeSet::new() });
        person.articles.insert(at);
        super::actors::join(&mut person.actor, actor);
    }
    let mut all: Vec<Person> = all.into_values().collect();
    let latin = |p: &Person| p.actor.names.values().any(|name| name.is_ascii());
    all.sort_by_cached_key(|p| (p.words() < 2, p.said().is_none(), Reverse(latin(p)), Reverse(p.words()), p.actor.id.clone()));
    let mut groups: Vec<Vec<Person>> = Vec::new();
    for person in all {
        let best = |group: &Vec<Person>| group.iter().map(|other| alike(&person, other)).fold(0.0, f64::max);
        let fits = groups.iter().map(best).enumerate().filter(|(_, fit)| *fit > 0.0);
        // Of several that fit equally well the first.
        let top = fits.fold(None, |top: Option<(usize, f64)>, next| top.filter(|t| t.1 >= next.1).or(Some(next)));
        match top.map(|(at, _)| at).or_else(|| only_bearer(&person, &groups, readings, actors)) {
            Some(at) => groups[at].push(person),
            None => groups.push(vec![person]),
        }
    }
    groups.into_iter().map(|group| group.into_iter().map(|person| person.actor).collect()).collect()
}

/// How alike two persons are, 0 where they may not be one.
fn alike(a: &Person, b: &Person) -> f64 {
    let fit = a.likeness(b);
    match (a.said(), b.said()) {
        (Some(x), Some(y)) if x != y => 0.0,
        _ if a.actor.state.is_some() && a.actor.state == b.actor.state => {
            let enough = if a.actor.office.is_some() && a.actor.office == b.actor.office { SAME_OFFICE } else { SAME_STATE };
            if fit >= enough { fit } else { 0.0 }
        }
        (Some(_), Some(_)) => 0.0,
        _ if a.same_full_name(b) => 1.0,
        // In two scripts, of one office.
        _ if fit >= SAME_NAME
            && a.words() > 1
            && b.words() > 1
            && a.actor.office.is_some()
            && a.actor.office == b.actor.office =>
        {
            fit
        }
        _ => 0.0,
    }
}

/// The only group whose family name somebody bears of whom no state is said, where each of the articles names that state.
fn only_bearer(person: &Person, groups: &[Vec<Person>], readings: &[Reading], actors: &Actors) -> Option<usize> {
    if person.said().is_some() {
        return None;
    }
    let bears = |(_, group): &(usize, &Vec<Person>)| {
        group.iter().any(|other| other.same_family(person))
            && (person.words() < 2 || group.iter().any(|o| o.likeness(person) >= SAME_NAME))
    };
    let mut bearers = groups.iter().enumerate().filter(bears);
    let (at, group) = bearers.next().filter(|_| bearers.next().is_none())?;
    let state = group.iter().find_map(Person::said)?;
    let named = |reading: &Reading| {
        let entry = actors.by_id(state);
        let names = entry.and_then(|entry| entry.names.get(&reading.article.lang)).map_or(&[][..], Vec::as_slice);
        names.iter().any(|name| reading.article.text.contains(name.as_str()))
            || reading
                .actors
                .iter()
                .any(|actor| actor.id != person.actor.id && (actor.id == state || actor.state.as_deref() == Some(state)))
    };
    person.articles.iter().filter_map(|&at| readings.get(at)).all(named).then_some(at)
}
