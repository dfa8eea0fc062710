//! What a statement has in common with others: its words within a language; across languages the states and names that it
//! mentions, its figures, its codes and the listed concepts of its words.

use super::told::{self, Told};
use crate::knowledge::Knowledge;
use crate::knowledge::concepts::Concepts;
use crate::model::{Act, Actor, Reading, Stance, StatementRef};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// One thing that two statements can share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A word, as a stem of its language.
    Word(String),
    /// A word of a listed concept: that the words are the same says little more than that the concept is.
    Spelling(String),
    /// A listed concept, whatever the language.
    Concept(u32),
    /// Who speaks.
    Speaker(String),
    /// A state, by its name, capital or people; a body.
    Actor(String),
    /// A figure.
    Figure(String),
    /// What a name sounds like in every script.
    Sound(String),
    /// How a word begins that languages have from one another.
    Cognate(String),
    /// What a name of the source sounds like.
    Voice(String),
    /// An issue with a stance.
    Stance(String, Stance),
    /// What is done by saying it, where that says something.
    Act(Act),
    /// Put in the negative.
    Negative,
}

impl Key {
    /// How much a shared key says, beside its rarity.
    fn weight(&self) -> f64 {
        match self {
            Self::Figure(_) => 1.5,
            Self::Concept(_) => 1.1,
            Self::Word(_) | Self::Sound(_) => 1.0,
            Self::Speaker(_) => 0.8,
            Self::Cognate(_) | Self::Voice(_) => 0.7,
            Self::Actor(_) | Self::Stance(..) => 0.7,
            Self::Act(_) | Self::Negative => 0.4,
            Self::Spelling(_) => 0.3,
        }
    }

    /// Whether it counts between two languages, or within one, where words say all that the sound of names could.
    fn counts(&self, across: bool) -> bool {
        match self {
            Self::Word(_) | Self::Spelling(_) => !across,
            Self::Sound(_) | Self::Cognate(_) | Self::Voice(_) => across,
            _ => true,
        }
    }

    /// Whether it is of what is said, not of who says it, how, or of whom: one speaks of the same states all day.
    pub fn is_content(&self) -> bool {
        matches!(self, Self::Word(_) | Self::Concept(_) | Self::Figure(_) | Self::Sound(_) | Self::Cognate(_))
    }

    /// Whether it is by chance that two languages share it or do not.
    pub fn is_chance(&self) -> bool {
        matches!(self, Self::Cognate(_) | Self::Voice(_))
    }

    /// As the evidence names it.
    fn shown(&self, concepts: &Concepts) -> String {
        match self {
            Self::Word(stem) | Self::Spelling(stem) => stem.split_once(':').map_or(stem.as_str(), |(_, stem)| stem).to_owned(),
            Self::Concept(at) => format!("concept {}", concepts.name(*at)),
            Self::Speaker(id) => format!("speaker {id}"),
            Self::Actor(id) => format!("actor {id}"),
            Self::Figure(number) => format!("figure {number}"),
            Self::Sound(bones) | Self::Voice(bones) => format!("sound {bones}"),
            Self::Cognate(bones) => format!("cognate {bones}"),
            Self::Stance(issue, stance) => format!("issue {issue} {}", format!("{stance:?}").to_lowercase()),
            Self::Act(act) => format!("act {}", format!("{act:?}").to_lowercase()),
            Self::Negative => "negative".to_owned(),
        }
    }
}

/// All statements of a corpus with their keys.
#[derive(Debug, Default)]
pub struct Keys<'a> {
    /// Statements in corpus order; nested speech is left out.
    pub told: Vec<Told<'a>>,
    /// The keys.
    pub all: Vec<Key>,
    /// For each key the statements that have it, in corpus order.
    pub bearers: Vec<Vec<u32>>,
    /// How much each key says.
    weights: Vec<f64>,
}

impl<'a> Keys<'a> {
    /// The keys of the statements of a corpus.
    pub fn of(readings: &'a [Reading], actors: &'a BTreeMap<String, Actor>, knowledge: &Knowledge) -> Self {
        /// Readings that are worked on at once: their keys are words until they are numbers.
        const AT_ONCE: usize = 512;
        let mut keys = Self::default();
        let mut known: FxHashMap<Key, u32> = FxHashMap::default();
        let of = |at: usize, reading: &'a Reading| -> Vec<(Told<'a>, BTreeMap<Key, f64>)> {
            let pack = knowledge.pack(&reading.article.lang);
            let own = reading.attributions.iter().enumerate().filter(|(_, said)| !said.attribution.nested);
            own.map(|(statement, said)| {
                let told = told::tell(StatementRef { reading: at, statement }, reading, said, actors, knowledge);
                let own = told::gather(&told, reading, said, pack, knowledge);
                (told, own)
            })
            .collect()
        };
        for (chunk, readings) in readings.chunks(AT_ONCE).enumerate() {
            let told: Vec<_> = readings.par_iter().enumerate().map(|(at, reading)| of(chunk * AT_ONCE + at, reading)).collect();
            for (mut told, own) in told.into_iter().flatten() {
                let mut had = Vec::with_capacity(own.len());
                for (key, share) in own {
                    let next = keys.all.len() as u32;
                    let id = *known.entry(key.clone()).or_insert(next);
                    if id == next {
                        keys.all.push(key);
                        keys.bearers.push(Vec::new());
                    }
                    keys.bearers[id as usize].push(keys.told.len() as u32);
                    had.push((id, share));
                }
                had.sort_unstable_by_key(|(id, _)| *id);
                (told.keys, told.shares) = had.into_iter().unzip();
                keys.told.push(told);
            }
        }
        keys.weights = keys.all.iter().zip(&keys.bearers).map(|(key, bearers)| keys.rated(key, bearers.len())).collect();
        keys
    }

    /// How much a key says.
    pub fn weight(&self, key: u32) -> f64 {
        self.weights[key as usize]
    }

    /// How much a key says that so many bear: more the rarer it is. Where there are few statements all are taken for rare.
    fn rated(&self, key: &Key, bearers: usize) -> f64 {
        const FEW: usize = 100;
        key.weight() * (1.0 + self.told.len().max(FEW) as f64 / bearers.max(1) as f64).ln()
    }

    /// Whether a key can be shared by these two.
    pub fn counts(&self, key: u32, across: bool) -> bool {
        self.all[key as usize].counts(across)
    }

    /// A key as the evidence names it.
    pub fn shown(&self, key: u32, concepts: &Concepts) -> String {
        self.all[key as usize].shown(concepts)
    }
}
