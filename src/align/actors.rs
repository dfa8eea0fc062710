//! One actor under one id over all articles, languages and scripts.
//!
//! Two persons are one where they belong to one state or body and hold one office and their names are alike, or belong to
//! one state and their names are nearly the same. Likeness alone never unites: two Johnsons remain two. An office without a
//! name is its holder's, where the corpus knows exactly one. Kin of the same name and state are a known mistake.

use crate::model::{Actor, ActorKind, Reading};
use crate::text::likeness;
use std::collections::BTreeMap;

/// Names of one office this alike are one person's.
const SAME_OFFICE: f64 = 0.7;
/// Names of one state this alike are one person's.
const SAME_STATE: f64 = 0.85;

/// Unites the actors of all readings, rewrites the ids in the readings, and returns the actors by id.
pub fn unite(readings: &mut [Reading]) -> BTreeMap<String, Actor> {
    let mut all: BTreeMap<String, Actor> = BTreeMap::new();
    for actor in readings.iter().flat_map(|reading| &reading.actors) {
        match all.get_mut(&actor.id) {
            Some(one) => join(one, actor),
            None => {
                all.insert(actor.id.clone(), actor.clone());
            }
        }
    }
    let known_as = same(&all);
    let id = |old: &mut String| {
        if let Some(new) = known_as.get(old) {
            new.clone_into(old);
        }
    };
    let mut united: BTreeMap<String, Actor> = BTreeMap::new();
    // The actor that gives the id comes first, so that its names are shown.
    let (kept, gone): (Vec<Actor>, Vec<Actor>) = all.into_values().partition(|actor| !known_as.contains_key(&actor.id));
    for mut actor in kept.into_iter().chain(gone) {
        id(&mut actor.id);
        actor.speaks_for.iter_mut().for_each(id);
        match united.get_mut(&actor.id) {
            Some(one) => join(one, &actor),
            None => {
                united.insert(actor.id.clone(), actor);
            }
        }
    }
    for reading in readings {
        for speaker in reading.attributions.iter_mut().map(|statement| &mut statement.speaker) {
            speaker.actor.iter_mut().chain(&mut speaker.speaks_for).for_each(id);
        }
        for actor in &mut reading.actors {
            id(&mut actor.id);
            actor.speaks_for.iter_mut().for_each(id);
        }
    }
    united
}

fn join(one: &mut Actor, other: &Actor) {
    one.seen_as.extend(other.seen_as.iter().cloned());
    for (lang, name) in &other.names {
        one.names.entry(lang.clone()).or_insert_with(|| name.clone());
    }
    one.office = one.office.take().or_else(|| other.office.clone());
    one.state = one.state.take().or_else(|| other.state.clone());
    one.speaks_for = one.speaks_for.take().or_else(|| other.speaks_for.clone());
}

/// The ids that are to be replaced, with what by.
fn same(all: &BTreeMap<String, Actor>) -> BTreeMap<String, String> {
    let mut persons: Vec<&Actor> = all.values().filter(|actor| actor.kind == ActorKind::Person).collect();
    // The fullest name first, written in Latin letters if there is one: it gives the id.
    persons.sort_by_key(|actor| (std::cmp::Reverse(actor.names.contains_key("en")), std::cmp::Reverse(words(actor)), &actor.id));
    let mut groups: Vec<Vec<&Actor>> = Vec::new();
    for person in persons {
        let best = |group: &Vec<&Actor>| group.iter().filter_map(|other| one_person(person, other)).fold(0.0, f64::max);
        let fit = groups.iter().map(best).enumerate().filter(|(_, fit)| *fit > 0.0);
        // Of several that fit equally well the first.
        match fit.fold(None, |top: Option<(usize, f64)>, next| top.filter(|t| t.1 >= next.1).or(Some(next))) {
            Some((at, _)) => groups[at].push(person),
            None => groups.push(vec![person]),
        }
    }
    let mut known_as = BTreeMap::new();
    for group in &groups {
        for other in group.iter().skip(1) {
            known_as.insert(other.id.clone(), group[0].id.clone());
        }
    }
    for office in all.values().filter(|actor| actor.kind == ActorKind::Office && actor.office.is_some() && actor.state.is_some())
    {
        let holds = |group: &&Vec<&Actor>| group.iter().any(|a| a.office == office.office && a.state == office.state);
        let mut holders = groups.iter().filter(holds);
        if let (Some(holder), None) = (holders.next(), holders.next()) {
            known_as.insert(office.id.clone(), holder[0].id.clone());
        }
    }
    known_as
}

fn words(actor: &Actor) -> usize {
    actor.names.values().map(|name| name.split_whitespace().count()).max().unwrap_or(0)
}

/// How alike the names of two actors are, where office and state let them be one.
fn one_person(a: &Actor, b: &Actor) -> Option<f64> {
    let names = |actor: &Actor| actor.names.values().cloned().collect::<Vec<_>>();
    let (ours, theirs) = (names(a), names(b));
    let fit = ours.iter().flat_map(|x| theirs.iter().map(|y| likeness::names(x, y))).fold(0.0, f64::max);
    if a.state.is_none() || a.state != b.state {
        // The very same full name, where one article does not say whose office it is.
        let full = |name: &String| name.contains(' ') && theirs.iter().any(|other| likeness::slug(other) == likeness::slug(name));
        return ((a.state.is_none() || b.state.is_none()) && ours.iter().any(full)).then_some(1.0);
    }
    let enough = if a.office.is_some() && a.office == b.office { SAME_OFFICE } else { SAME_STATE };
    (fit >= enough).then_some(fit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Speaker, Statement};

    fn person(id: &str, lang: &str, name: &str, state: &str, office: &str) -> Actor {
        let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        Actor {
            id: id.into(),
            kind: ActorKind::Person,
            names: [(lang.to_owned(), name.to_owned())].into(),
            state: some(state),
            office: some(office),
            ..Actor::default()
        }
    }

    fn reading(actors: Vec<Actor>) -> Reading {
        let say = |actor: &Actor| Statement {
            speaker: Speaker { actor: Some(actor.id.clone()), speaks_for: actor.state.clone(), ..Speaker::default() },
            ..Statement::default()
        };
        Reading { attributions: actors.iter().map(say).collect(), actors, ..Reading::default() }
    }

    fn who(readings: &[Reading]) -> Vec<&str> {
        readings.iter().flat_map(|r| &r.attributions).filter_map(|s| s.speaker.actor.as_deref()).collect()
    }

    #[test]
    fn one_minister_in_two_scripts() {
        let mut readings = [
            reading(vec![person("france/fabyan-dwran", "ar", "فابيان دوران", "france", "finance-minister")]),
            reading(vec![person("france/fabien-durand", "en", "Fabien Durand", "france", "finance-minister")]),
            reading(vec![person("spain/fabien-duran", "en", "Fabien Duran", "spain", "finance-minister")]),
        ];
        let actors = unite(&mut readings);
        assert_eq!(who(&readings), ["france/fabien-durand", "france/fabien-durand", "spain/fabien-duran"]);
        assert_eq!(actors["france/fabien-durand"].names["ar"], "فابيان دوران");
    }

    #[test]
    fn likeness_alone_unites_nobody() {
        let mut readings = [
            reading(vec![person("jones", "en", "Jones", "", "")]),
            reading(vec![person("bob-jones", "en", "Bob Jones", "", "")]),
        ];
        unite(&mut readings);
        assert_eq!(who(&readings), ["jones", "bob-jones"]);
    }

    #[test]
    fn an_office_is_its_only_holders() {
        let office = Actor { kind: ActorKind::Office, ..person("chad/president", "en", "Chad: president", "chad", "president") };
        let mut readings = [reading(vec![office]), reading(vec![person("chad/a-b", "en", "A B", "chad", "president")])];
        unite(&mut readings);
        assert_eq!(who(&readings), ["chad/a-b", "chad/a-b"]);
    }
}
