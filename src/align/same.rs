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
use crate::text::likeness::{self, Heard};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Names of one office this alike are one person's.
const SAME_OFFICE: f64 = 0.7;
/// Names of one state this alike are one person's.
const SAME_STATE: f64 = 0.85;
/// Names this alike are one name in two spellings.
const SAME_NAME: f64 = 0.9;

/// Somebody as the articles have them.
#[derive(Clone, Debug)]
struct Person {
    actor: Actor,
    /// Articles, as indices.
    articles: BTreeSet<usize>,
    /// The names as they are heard.
    heard: Vec<Heard>,
    /// The full names as ids.
    full: BTreeSet<String>,
}

impl Person {
    fn new(actor: Actor, articles: BTreeSet<usize>) -> Self {
        let heard = actor.names.values().map(|name| Heard::of(name)).collect();
        let full = actor.names.values().map(|name| likeness::slug(name)).filter(|slug| slug.contains('-')).collect();
        Self { actor, articles, heard, full }
    }

    /// The state or body that is said, not only nearest.
    fn said(&self) -> Option<&str> {
        self.actor.state.as_deref().filter(|_| !self.actor.lent)
    }

    fn words(&self) -> usize {
        self.heard.iter().map(|heard| heard.words().len()).max().unwrap_or(0)
    }

    fn likeness(&self, other: &Person) -> f64 {
        let pairs = self.heard.iter().flat_map(|x| other.heard.iter().map(move |y| x.likeness(y)));
        pairs.fold(0.0, f64::max)
    }

    /// Both full names are written alike.
    fn same_full_name(&self, other: &Person) -> bool {
        !self.full.is_disjoint(&other.full)
    }

    /// The family names are one in two spellings.
    fn same_family(&self, other: &Person) -> bool {
        let pairs = self.heard.iter().flat_map(|x| other.heard.iter().map(move |y| (x.words().last(), y.words().last())));
        pairs.into_iter().any(|(x, y)| x.zip(y).is_some_and(|(x, y)| likeness::words(x, y) >= SAME_NAME))
    }

    /// Under what it may be found by those who are alike: one of whom [`alike`] may be more than nothing shares a key.
    fn keys(&self) -> Vec<Key<'_>> {
        let (state, office) = (self.actor.state.as_deref(), self.actor.office.as_deref());
        let mut keys: Vec<Key> = self.full.iter().map(|slug| Key::Full(slug)).collect();
        keys.extend(state.zip(office).map(|(state, office)| Key::Holder(state, office)));
        for near in self.heard.iter().flat_map(Heard::near) {
            keys.extend(state.map(|state| Key::Of(state, near)));
            keys.extend(office.map(|office| Key::In(office, near)));
        }
        keys
    }
}

/// Under what persons are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    /// A full name, as an id.
    Full(&'a str),
    /// An office of a state.
    Holder(&'a str, &'a str),
    /// A state and how a name is heard.
    Of(&'a str, u64),
    /// An office and how a name is heard.
    In(&'a str, u64),
    /// How a family name is heard.
    Family(u64),
}

/// The persons of a corpus in groups that are one each, the surest of each group first.
pub fn persons(readings: &[Reading], actors: &Actors) -> Vec<Vec<Actor>> {
    let mut all: BTreeMap<&str, (Actor, BTreeSet<usize>)> = BTreeMap::new();
    for (at, actor) in readings.iter().enumerate().flat_map(|(at, r)| r.actors.iter().map(move |actor| (at, actor))) {
        if actor.kind != ActorKind::Person {
            continue;
        }
        let (person, articles) = all.entry(&actor.id).or_insert_with(|| (actor.clone(), BTreeSet::new()));
        articles.insert(at);
        super::actors::join(person, actor);
    }
    let mut all: Vec<Person> = all.into_values().map(|(actor, articles)| Person::new(actor, articles)).collect();
    let latin = |p: &Person| p.actor.names.values().any(|name| name.is_ascii());
    all.sort_by_cached_key(|p| (p.words() < 2, p.said().is_none(), Reverse(latin(p)), Reverse(p.words()), p.actor.id.clone()));
    let mut groups: Vec<Vec<&Person>> = Vec::new();
    let mut index: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let found = |index: &BTreeMap<Key, Vec<usize>>, keys: &[Key]| -> BTreeSet<usize> {
        keys.iter().filter_map(|key| index.get(key)).flatten().copied().collect()
    };
    for person in &all {
        let mut keys = person.keys();
        let best = |group: &[&Person]| group.iter().map(|other| alike(person, other)).fold(0.0, f64::max);
        let fits = found(&index, &keys).into_iter().map(|at| (at, best(&groups[at]))).filter(|(_, fit)| *fit > 0.0);
        // Of several that fit equally well the first.
        let top = fits.fold(None, |top: Option<(usize, f64)>, next| top.filter(|t| t.1 >= next.1).or(Some(next)));
        let family: Vec<Key> = person.heard.iter().flat_map(Heard::family).map(Key::Family).collect();
        let bearer = || only_bearer(person, &found(&index, &family), &groups, readings, actors);
        let at = top.map(|(at, _)| at).or_else(bearer).unwrap_or(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(person);
        keys.extend(family);
        for key in keys {
            let groups = index.entry(key).or_default();
            if groups.last() != Some(&at) {
                groups.push(at);
            }
        }
    }
    groups.into_iter().map(|group| group.into_iter().map(|person| person.actor.clone()).collect()).collect()
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
fn only_bearer(
    person: &Person,
    near: &BTreeSet<usize>,
    groups: &[Vec<&Person>],
    readings: &[Reading],
    actors: &Actors,
) -> Option<usize> {
    if person.said().is_some() {
        return None;
    }
    let bears = |(_, group): &(usize, &Vec<&Person>)| {
        group.iter().any(|other| other.same_family(person))
            && (person.words() < 2 || group.iter().any(|o| o.likeness(person) >= SAME_NAME))
    };
    let mut bearers = near.iter().map(|at| (*at, &groups[*at])).filter(bears);
    let (at, group) = bearers.next().filter(|_| bearers.next().is_none())?;
    let state = group.iter().find_map(|person| person.said())?;
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
