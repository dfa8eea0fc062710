//! One actor under one id over all articles, languages and scripts.
//!
//! Who is one with whom is for [`super::same`] to say. An office without a name is its holder's, where the corpus knows
//! exactly one. A person's id is STATE/NAME, with the fullest name in Latin letters.

use super::same;
use crate::knowledge::actors::Actors;
use crate::model::{Actor, ActorKind, Reading};
use crate::text::likeness;
use std::collections::{BTreeMap, BTreeSet};

/// Unites the actors of all readings, rewrites the ids in the readings, and returns the actors by id.
pub fn unite(readings: &mut [Reading], actors: &Actors) -> BTreeMap<String, Actor> {
    let known_as = renamed(readings, actors);
    let id = |old: &mut String| {
        if let Some(new) = known_as.get(old) {
            new.clone_into(old);
        }
    };
    let mut united: BTreeMap<String, Actor> = BTreeMap::new();
    let mut written: BTreeMap<(String, String), BTreeMap<String, usize>> = BTreeMap::new();
    for reading in readings.iter_mut() {
        for actor in &mut reading.actors {
            id(&mut actor.id);
            actor.speaks_for.iter_mut().for_each(id);
            for (lang, name) in &actor.names {
                *written.entry((actor.id.clone(), lang.clone())).or_default().entry(name.clone()).or_default() += 1;
            }
            match united.get_mut(&actor.id) {
                Some(one) => join(one, actor),
                None => {
                    united.insert(actor.id.clone(), actor.clone());
                }
            }
        }
    }
    for ((id, lang), names) in written {
        if let (Some(actor), Some(name)) = (united.get_mut(&id), shown(&names)) {
            actor.names.insert(lang, name);
        }
    }
    let missing: BTreeSet<String> =
        united.values().filter_map(|a| a.speaks_for.clone()).filter(|id| !united.contains_key(id)).collect();
    for id in missing {
        let mut names = actors.display(&id);
        if names.is_empty() {
            names.insert("en".to_owned(), id.replace('-', " "));
        }
        let kind = actors.by_id(&id).map_or(ActorKind::Group, |entry| entry.kind);
        united.insert(id.clone(), Actor { id, kind, names, ..Actor::default() });
    }
    for speaker in readings.iter_mut().flat_map(|reading| &mut reading.attributions).map(|statement| &mut statement.speaker) {
        speaker.actor.iter_mut().chain(&mut speaker.speaks_for).for_each(id);
        // Of a person the corpus may know better than the article for whom they speak, but not better than whoever coded it.
        if speaker.is_given() {
            continue;
        }
        if let Some(actor) = speaker.actor.as_ref().and_then(|id| united.get(id)).filter(|a| a.kind == ActorKind::Person) {
            speaker.speaks_for = Some(actor.speaks_for.as_ref().unwrap_or(&actor.id).clone());
        }
    }
    united
}

/// The name to show: that of most articles; of equally many the fullest.
fn shown(names: &BTreeMap<String, usize>) -> Option<String> {
    let words = |name: &str| name.split_whitespace().count();
    let full = names.keys().any(|name| words(name) > 1);
    let able = names.iter().filter(|(name, _)| !full || words(name) > 1);
    able.max_by(|a, b| (a.1, words(a.0), b.0).cmp(&(b.1, words(b.0), a.0))).map(|(name, _)| name.clone())
}

/// Adds what another article says of the same actor. What is said goes before what is only nearest.
pub(super) fn join(one: &mut Actor, other: &Actor) {
    one.seen_as.extend(other.seen_as.iter().cloned());
    for (lang, name) in &other.names {
        one.names.entry(lang.clone()).or_insert_with(|| name.clone());
    }
    one.office = one.office.take().or_else(|| other.office.clone());
    let better = other.state.is_some() && (one.state.is_none() || one.lent && !other.lent);
    if better {
        (one.state, one.speaks_for, one.lent) = (other.state.clone(), other.speaks_for.clone(), other.lent);
    }
    one.speaks_for = one.speaks_for.take().or_else(|| other.speaks_for.clone());
}

/// The ids that are to be replaced, with what by.
fn renamed(readings: &[Reading], actors: &Actors) -> BTreeMap<String, String> {
    let taken: BTreeSet<&str> = readings.iter().flat_map(|reading| &reading.actors).map(|actor| actor.id.as_str()).collect();
    let groups = same::persons(readings, actors);
    let mut known_as = BTreeMap::new();
    let mut holders: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for group in &groups {
        let [first, ..] = group.as_slice() else { continue };
        let id = id_of(group, actors).filter(|id| group.iter().any(|actor| actor.id == *id) || !taken.contains(id.as_str()));
        let id = id.unwrap_or_else(|| first.id.clone());
        for actor in group.iter().filter(|actor| actor.id != id) {
            known_as.insert(actor.id.clone(), id.clone());
        }
        for actor in group.iter().filter(|actor| !actor.lent) {
            if let (Some(office), Some(state)) = (&actor.office, &actor.state) {
                holders.entry((office.clone(), state.clone())).or_default().insert(id.clone());
            }
        }
    }
    for office in readings.iter().flat_map(|reading| &reading.actors).filter(|actor| actor.kind == ActorKind::Office) {
        let Some(key) = office.office.clone().zip(office.state.clone()) else { continue };
        // One holder, and no other.
        if let Some([holder]) = holders.get(&key).map(|ids| ids.iter().collect::<Vec<_>>()).as_deref() {
            known_as.insert(office.id.clone(), (*holder).clone());
        }
    }
    known_as
}

/// STATE/NAME of a group that is one person: the state that is said, the fullest name in Latin letters. The id of an actors
/// file stays.
fn id_of(group: &[Actor], actors: &Actors) -> Option<String> {
    if let Some(known) = group.iter().find(|actor| actors.by_id(&actor.id).is_some()) {
        return Some(known.id.clone());
    }
    let first = group.first()?;
    let latin = group.iter().flat_map(|actor| actor.names.values()).filter(|name| name.chars().all(|c| (c as u32) < 0x250));
    let fullest = latin.max_by_key(|name| (name.split_whitespace().count(), std::cmp::Reverse((*name).clone())))?;
    let said = group.iter().find(|actor| actor.state.is_some() && !actor.lent).or(group.iter().find(|a| a.state.is_some()));
    match said.and_then(|actor| actor.state.as_ref()) {
        Some(state) => Some(format!("{state}/{}", likeness::slug(fullest))),
        None => Some(first.id.clone()),
    }
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
        let actors = unite(&mut readings, &Actors::default());
        assert_eq!(who(&readings), ["france/fabien-durand", "france/fabien-durand", "spain/fabien-duran"]);
        assert_eq!(actors["france/fabien-durand"].names["ar"], "فابيان دوران");
    }

    #[test]
    fn one_president_in_seven_spellings() {
        let spellings = [
            ("az", "Elçin Qarayev"),
            ("en", "Elchin Garayev"),
            ("ru", "Эльчин Гараев"),
            ("de", "Eltschin Garajew"),
            ("fa", "الچین قارایف"),
            ("ar", "إلتشين غاراييف"),
            ("fr", "Eltchine Garaïev"),
        ];
        let one = |(lang, name): &(&str, &str)| {
            let id = format!("azerbaijan/{}", likeness::slug(name));
            reading(vec![person(&id, lang, name, "azerbaijan", "president")])
        };
        let mut readings: Vec<Reading> = spellings.iter().map(one).collect();
        // The same name, of another state.
        readings.push(reading(vec![person("georgia/elchin-garayev", "en", "Elchin Garayev", "georgia", "president")]));
        let actors = unite(&mut readings, &Actors::default());
        let mut ids = who(&readings);
        assert_eq!(ids.pop(), Some("georgia/elchin-garayev"));
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        for (lang, name) in spellings {
            assert_eq!(actors[ids[0]].names[lang], name, "all spellings are kept");
        }
    }

    #[test]
    fn likeness_alone_unites_nobody() {
        let mut readings = [
            reading(vec![person("jones", "en", "Jones", "", "")]),
            reading(vec![person("bob-jones", "en", "Bob Jones", "", "")]),
        ];
        unite(&mut readings, &Actors::default());
        assert_eq!(who(&readings), ["jones", "bob-jones"]);
    }

    #[test]
    fn an_office_is_its_only_holders() {
        let office = Actor { kind: ActorKind::Office, ..person("chad/president", "en", "Chad: president", "chad", "president") };
        let mut readings = [reading(vec![office]), reading(vec![person("chad/a-b", "en", "A B", "chad", "president")])];
        unite(&mut readings, &Actors::default());
        assert_eq!(who(&readings), ["chad/a-b", "chad/a-b"]);
    }
}
