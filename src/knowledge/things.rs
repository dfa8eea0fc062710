//! Things that have several names, each name a choice: places, groups, events (`data/things/`, codebooks, projects).

use super::pack::Inflections;
use super::{assets, parse};
use crate::Error;
use crate::text::phrases::Phrases;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A thing with its names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Its id: letters, digits and hyphens.
    pub id: String,
    /// What the report calls it, by page language: a choice, and where it is the user's it stands in the project.
    pub label: BTreeMap<String, String>,
    /// Its names by language of the article. `a|b` are two spellings of one name, of which the first is shown; else as
    /// phrases of codebooks.
    pub names: BTreeMap<String, Vec<String>>,
}

/// Things, ready to be found in texts.
#[derive(Clone, Debug, Default)]
pub struct Things {
    list: Vec<Thing>,
    phrases: BTreeMap<String, Phrases<(usize, usize)>>,
}

/// A data file of things.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct File {
    thing: Vec<Thing>,
}

impl Things {
    /// Makes a list ready. Of two things with one id the later stands: a user's own words go before the bundled ones.
    pub fn new(all: impl IntoIterator<Item = Thing>, inflections: &Inflections) -> Self {
        let by_id: BTreeMap<String, Thing> = all.into_iter().map(|thing| (thing.id.clone(), thing)).collect();
        let mut things = Self { list: by_id.into_values().collect(), phrases: BTreeMap::new() };
        for (at, thing) in things.list.iter().enumerate() {
            for (lang, names) in &thing.names {
                let phrases = things.phrases.entry(lang.clone()).or_insert_with(|| Phrases::new(&inflections.get(lang)));
                for (name, spellings) in names.iter().enumerate() {
                    spellings.split('|').for_each(|spelling| phrases.add(spelling, (at, name)));
                }
            }
        }
        things
    }

    /// The bundled ones.
    ///
    /// # Errors
    /// Only where bundled data is broken.
    pub fn bundled() -> Result<Vec<Thing>, Error> {
        let mut all = Vec::new();
        for path in assets::data_below("things/").into_iter().filter(|path| path.ends_with(".toml")) {
            let text = assets::data(&path).unwrap_or_default();
            let file: File = parse::toml(&text, &format!("data/{path}"), "see docs/project.md for [[thing]]")?;
            all.extend(file.thing);
        }
        Ok(all)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A thing by its id.
    pub fn by_id(&self, id: &str) -> Option<&Thing> {
        self.list.iter().find(|thing| thing.id == id)
    }

    /// A thing and one of its names, by their places in the list.
    pub fn named(&self, lang: &str, (thing, name): (usize, usize)) -> Option<(&Thing, &str)> {
        let thing = self.list.get(thing)?;
        let spellings = thing.names.get(lang)?.get(name)?;
        let first = spellings.split('|').next().unwrap_or(spellings);
        Some((thing, first.trim_end_matches(['*', '='])))
    }

    /// The names in a language.
    pub fn phrases(&self, lang: &str) -> Option<&Phrases<(usize, usize)>> {
        self.phrases.get(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_bundled_thing_has_a_label_and_two_names_in_some_language() {
        let all = Things::bundled().unwrap_or_default();
        assert!(!all.is_empty());
        let mut ids = BTreeSet::new();
        for thing in &all {
            assert!(ids.insert(&thing.id), "{} stands twice", thing.id);
            assert!(thing.label.contains_key("en") && thing.label.contains_key("ar"), "{}", thing.id);
            assert!(thing.names.values().any(|names| names.len() > 1), "{}", thing.id);
        }
    }

    #[test]
    fn the_users_thing_goes_before_the_bundled_one() {
        let thing =
            |label: &str| Thing { id: "x".into(), label: [("en".to_owned(), label.to_owned())].into(), ..Thing::default() };
        let things = Things::new([thing("bundled"), thing("mine")], &Inflections::default());
        assert_eq!(things.by_id("x").map(|t| t.label["en"].as_str()), Some("mine"));
    }
}
