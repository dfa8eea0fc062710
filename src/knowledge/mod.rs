//! What is known before reading: language packs, actors, codebooks, project settings.
//!
//! All of it is data that is discovered: files below `data/` are embedded at build, and a user's own files join them.

pub mod actors;
pub mod acts;
pub mod assets;
pub mod cases;
pub mod classes;
pub mod codebook;
pub mod concepts;
pub mod corrections;
pub mod cues;
pub mod keys;
pub mod lexicon;
pub mod limits;
pub mod pack;
pub mod parse;
pub mod project;
pub mod quantities;
pub mod speakers;
pub mod things;
pub mod times;

use crate::Error;
use std::collections::BTreeMap;

/// Everything the stages may look up.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Language packs by tag.
    pub packs: BTreeMap<String, pack::Pack>,
    /// Actors: bundled, then the user's.
    pub actors: actors::Actors,
    /// Codebooks in use, in order.
    pub codebooks: Vec<codebook::Codebook>,
    /// Words that mean much the same in every language.
    pub concepts: concepts::Concepts,
    /// Things with several names.
    pub things: things::Things,
    /// Project settings.
    pub project: project::Project,
    /// What a person said of statements, actors and retellings.
    pub corrections: corrections::Corrections,
}

impl Knowledge {
    /// The bundled packs, actors and codebooks, and no project.
    ///
    /// # Errors
    /// Only where bundled data is broken, which the data tests exclude.
    pub fn bundled() -> Result<Self, Error> {
        let packs = pack::bundled()?;
        let inflections = pack::Inflections::of(&packs);
        let mut actors = actors::Actors::bundled()?;
        actors.inflect(&inflections);
        Ok(Self {
            packs,
            actors,
            codebooks: codebook::bundled(&inflections)?,
            concepts: concepts::Concepts::bundled(&inflections)?,
            things: things::Things::new(things::Things::bundled()?, &inflections),
            project: project::Project::default(),
            corrections: corrections::Corrections::default(),
        })
    }

    /// The bundled things with several names, then the parties of the project that are listed under several, then those of
    /// the project itself.
    ///
    /// # Errors
    /// Only where bundled data is broken.
    pub fn known_things(&self) -> Result<things::Things, Error> {
        let mut all = things::Things::bundled()?;
        let several = |names: &BTreeMap<String, Vec<String>>| names.values().any(|names| names.len() > 1);
        let parties = self.project.parties.iter().filter_map(|id| self.actors.by_id(id)).filter(|actor| several(&actor.names));
        all.extend(parties.map(|actor| {
            let label = self.project.names.get(&actor.id).cloned().unwrap_or_else(|| self.actors.display(&actor.id));
            things::Thing { id: actor.id.clone(), label, names: actor.names.clone() }
        }));
        all.extend(self.project.thing.iter().cloned());
        Ok(things::Things::new(all, &pack::Inflections::of(&self.packs)))
    }

    /// A thing with several names, by its id.
    pub fn thing(&self, id: &str) -> Option<&things::Thing> {
        self.things.by_id(id).or_else(|| self.codebooks.iter().find_map(|book| book.things().by_id(id)))
    }

    /// The pack for a language tag, if there is one.
    pub fn pack(&self, lang: &str) -> Option<&pack::Pack> {
        self.packs.get(lang)
    }
}
