//! What is known before reading: language packs, actors, codebooks, project settings.
//!
//! All of it is data that is discovered: files below `data/` are embedded at build, and a user's own files join them.

pub mod actors;
pub mod acts;
pub mod assets;
pub mod cases;
pub mod codebook;
pub mod concepts;
pub mod cues;
pub mod lexicon;
pub mod pack;
pub mod parse;
pub mod project;
pub mod speakers;

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
    /// Project settings.
    pub project: project::Project,
}

impl Knowledge {
    /// The bundled packs, actors and codebooks, and no project.
    ///
    /// # Errors
    /// Only where bundled data is broken, which the data tests exclude.
    pub fn bundled() -> Result<Self, Error> {
        Ok(Self {
            packs: pack::bundled()?,
            actors: actors::Actors::bundled()?,
            codebooks: codebook::bundled()?,
            concepts: concepts::Concepts::bundled()?,
            project: project::Project::default(),
        })
    }

    /// The pack for a language tag, if there is one.
    pub fn pack(&self, lang: &str) -> Option<&pack::Pack> {
        self.packs.get(lang)
    }
}
