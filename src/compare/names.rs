//! Names given to the same thing: which outlet uses which in its own voice, which party in its own words.

use super::Voices;
use crate::knowledge::project::Project;
use crate::model::{Corpus, NamedThing, OutletUse, PartyUse, StatementRef, ThingName, Voice};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The things that have at least two names in one language of the articles, and whatever the project asks for; those of
/// the project first, then those with most names.
pub(super) fn names(corpus: &Corpus, voices: &Voices, project: &Project) -> Vec<NamedThing> {
    let mut things: BTreeMap<&str, BTreeMap<(&str, &str), Uses>> = BTreeMap::new();
    for (at, reading) in corpus.readings.iter().enumerate() {
        let article = &reading.article;
        let by_id: BTreeMap<&str, usize> =
            reading.attributions.iter().enumerate().map(|(n, s)| (s.attribution.id.as_str(), n)).collect();
        for naming in &reading.names {
            let uses = things.entry(&naming.thing).or_default().entry((&article.lang, &naming.name)).or_default();
            let place = naming.statement.as_deref().and_then(|id| by_id.get(id)).copied();
            let id = place.map(|n| format!("{}#{}", article.id, reading.attributions[n].attribution.id));
            uses.outlet(article.outlet.as_deref(), &article.id, naming.voice, id.as_deref());
            if let (Some(n), Some(id), Voice::Told | Voice::Quoted) = (place, id, naming.voice)
                && let Some(voice) = voices.0.get(&StatementRef { reading: at, statement: n })
            {
                uses.party(&voice.party, naming.voice, id);
            }
        }
    }
    let asked = |id: &str| project.thing.iter().any(|thing| thing.id == id);
    let several = |names: &BTreeMap<(&str, &str), Uses>| {
        let langs: BTreeSet<&str> = names.keys().map(|(lang, _)| *lang).collect();
        langs.into_iter().any(|lang| names.keys().filter(|(l, _)| *l == lang).count() > 1)
    };
    let mut out: Vec<NamedThing> = things
        .into_iter()
        .filter(|(id, names)| several(names) || asked(id))
        .map(|(id, names)| NamedThing { thing: id.to_owned(), names: names.into_iter().map(named).collect() })
        .collect();
    out.sort_by_key(|thing| (!asked(&thing.thing), Reverse(thing.names.len()), thing.thing.clone()));
    out
}

fn named(((lang, name), uses): ((&str, &str), Uses)) -> ThingName {
    ThingName {
        name: name.to_owned(),
        lang: lang.to_owned(),
        outlets: uses.outlets.into_values().collect(),
        parties: uses.parties.into_values().collect(),
    }
}

#[derive(Default)]
struct Uses {
    outlets: BTreeMap<Option<String>, OutletUse>,
    parties: BTreeMap<String, PartyUse>,
}

impl Uses {
    fn outlet(&mut self, outlet: Option<&str>, article: &str, voice: Voice, statement: Option<&str>) {
        let outlet = outlet.map(str::to_owned);
        let of = self.outlets.entry(outlet.clone()).or_insert_with(|| OutletUse { outlet, ..OutletUse::default() });
        *match voice {
            Voice::Own => &mut of.own,
            Voice::Told => &mut of.told,
            Voice::Quoted => &mut of.quoted,
            Voice::Distanced => &mut of.distanced,
        } += 1;
        add(&mut of.articles, article);
        statement.into_iter().for_each(|id| add(&mut of.statements, id));
    }

    fn party(&mut self, party: &str, voice: Voice, statement: String) {
        let of = self.parties.entry(party.to_owned());
        let of = of.or_insert_with(|| PartyUse { party: party.to_owned(), ..PartyUse::default() });
        *if voice == Voice::Quoted { &mut of.quoted } else { &mut of.told } += 1;
        add(&mut of.statements, &statement);
    }
}

/// Articles and statements come in the order of the corpus: an id that is there was the last.
fn add(list: &mut Vec<String>, id: &str) {
    if list.last().is_none_or(|last| last != id) {
        list.push(id.to_owned());
    }
}
