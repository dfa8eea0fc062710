//! States, international bodies, offices: who can be meant (`data/actors/`, and the user's own files).
//!
//! No holders of offices are known before reading: who is president of what is taken from the articles. Names are looked
//! up per language, so that an Arabic word never meets an English list.

mod files;
mod names;

pub(crate) use files::schema;

use super::lexicon::Lexicon;
use super::pack::Inflections;
use crate::Error;
use crate::model::ActorKind;
use std::collections::BTreeMap;

/// What a name found in an article names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A state by its name (index of [`Actors::entry`]).
    State(u32),
    /// A state by its capital.
    Capital(u32),
    /// A state's people or what belongs to it: Turkish, Turks, تركية.
    People(u32),
    /// A body, or another actor of a user's file.
    Body(u32),
    /// An office or a kind of body that any state may have (index of [`Actors::office`]).
    Office(u32),
}

/// An actor known before reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// Names by language, the display name first.
    pub names: BTreeMap<String, Vec<String>>,
}

/// Who fills an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OfficeKind {
    /// One person.
    Person,
    /// A body.
    Body,
    /// The state itself (government, authorities).
    State,
}

/// An office or a kind of body that any state may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// `president`, `ministry-of-defence`.
    pub id: String,
    /// Who fills it.
    pub kind: OfficeKind,
    /// Id of the only state or body that has it.
    pub of: Option<String>,
    /// Names by language, the display name first.
    pub names: BTreeMap<String, Vec<String>>,
}

/// The actors known before reading.
#[derive(Debug, Default, Clone)]
pub struct Actors {
    entries: Vec<Entry>,
    offices: Vec<Office>,
    by_id: BTreeMap<String, u32>,
    lexicons: BTreeMap<String, Lexicon<Known>>,
}

impl Actors {
    /// The bundled ones.
    ///
    /// # Errors
    /// Only where bundled data is broken.
    pub fn bundled() -> Result<Self, Error> {
        let mut actors = Self::default();
        files::read_bundled(&mut actors)?;
        Ok(actors)
    }

    /// Adds a user's file (its form: docs/actors.md). Its names come before those already known.
    ///
    /// # Errors
    /// Where the file does not say what it must, or claims one name for two actors: file, line, what to do.
    pub fn add_file(&mut self, text: &str, path: &str) -> Result<(), Error> {
        files::read_entries(self, text, path)
    }

    /// Finds names in all cases of their languages.
    pub fn inflect(&mut self, inflections: &Inflections) {
        self.lexicons.iter_mut().for_each(|(lang, lexicon)| lexicon.inflect(&inflections.get(lang)));
    }

    fn push(&mut self, entry: Entry) {
        self.by_id.insert(entry.id.clone(), self.entries.len() as u32);
        self.entries.push(entry);
    }

    /// The actor of this index.
    pub fn entry(&self, index: u32) -> Option<&Entry> {
        self.entries.get(index as usize)
    }

    /// The office of this index.
    pub fn office(&self, index: u32) -> Option<&Office> {
        self.offices.get(index as usize)
    }

    /// The actor of this id.
    pub fn by_id(&self, id: &str) -> Option<&Entry> {
        self.entry(*self.by_id.get(id)?)
    }

    /// The index of this id.
    pub fn index(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The names of one language.
    pub fn lexicon(&self, lang: &str) -> Option<&Lexicon<Known>> {
        self.lexicons.get(lang)
    }

    /// Display names by language of an id: of a known actor, or of an office of one (`france/president`).
    pub fn display(&self, id: &str) -> BTreeMap<String, String> {
        let first = |names: &BTreeMap<String, Vec<String>>| -> BTreeMap<String, String> {
            names.iter().filter_map(|(lang, names)| Some((lang.clone(), names.first()?.clone()))).collect()
        };
        if let Some(entry) = self.by_id(id) {
            return first(&entry.names);
        }
        let Some((owner, office)) = id.rsplit_once('/') else { return BTreeMap::new() };
        let owner = self.display(owner);
        let Some(office) = self.offices.iter().find(|o| o.id == office) else { return BTreeMap::new() };
        let name = |(lang, office): (String, String)| {
            let owner = owner.get(&lang)?;
            Some((lang, format!("{owner}: {office}")))
        };
        first(&office.names).into_iter().filter_map(name).collect()
    }
}

#[cfg(test)]
mod tests;
