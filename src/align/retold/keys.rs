//! What a statement has in common with others: its words within a language; across languages the states and names that it
//! mentions, its figures, its codes and the listed concepts of its words.

use crate::knowledge::Knowledge;
use crate::knowledge::actors::Known;
use crate::knowledge::concepts::Concepts;
use crate::knowledge::lexicon;
use crate::knowledge::pack::Pack;
use crate::model::{Act, Actor, ActorKind, Bound, Reading, Stance, Statement, StatementRef};
use crate::text::forms::Inflection;
use crate::text::phrases::Word;
use crate::text::{dates, digits, fold, likeness};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

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
            Self::Word(_) | Self::Concept(_) | Self::Sound(_) => 1.0,
            Self::Speaker(_) => 0.8,
            Self::Actor(_) | Self::Stance(..) => 0.7,
            Self::Act(_) | Self::Negative => 0.4,
            Self::Spelling(_) => 0.3,
        }
    }

    /// Whether it counts between two languages, or within one, where words say all that the sound of names could.
    fn counts(&self, across: bool) -> bool {
        match self {
            Self::Word(_) | Self::Spelling(_) => !across,
            Self::Sound(_) => across,
            _ => true,
        }
    }

    /// Whether it is of what is said, not of who says it, how, or of whom: one speaks of the same states all day.
    pub fn is_content(&self) -> bool {
        matches!(self, Self::Word(_) | Self::Concept(_) | Self::Figure(_) | Self::Sound(_))
    }

    /// As the evidence names it.
    fn shown(&self, concepts: &Concepts) -> String {
        match self {
            Self::Word(stem) | Self::Spelling(stem) => stem.split_once(':').map_or(stem.as_str(), |(_, stem)| stem).to_owned(),
            Self::Concept(at) => format!("concept {}", concepts.name(*at)),
            Self::Speaker(id) => format!("speaker {id}"),
            Self::Actor(id) => format!("actor {id}"),
            Self::Figure(number) => format!("figure {number}"),
            Self::Sound(bones) => format!("sound {bones}"),
            Self::Stance(issue, stance) => format!("issue {issue} {}", format!("{stance:?}").to_lowercase()),
            Self::Act(act) => format!("act {}", format!("{act:?}").to_lowercase()),
            Self::Negative => "negative".to_owned(),
        }
    }
}

/// One statement, seen for what it may share with others.
#[derive(Debug)]
pub struct Told<'a> {
    /// Where it stands.
    pub at: StatementRef,
    /// `ARTICLE#ATTRIBUTION`.
    pub id: String,
    /// Language of its article.
    pub lang: &'a str,
    /// Day of its article, counted from 1970; none where it has no date.
    pub day: Option<i64>,
    /// Who speaks.
    pub actor: Option<&'a str>,
    /// The speaker is a person.
    pub person: bool,
    /// It is sure who that is: no phrase that may be misread, and no hidden source.
    pub firm: bool,
    /// Id of the office that the speaker holds or is.
    pub office: Option<&'a str>,
    /// What is done by saying it.
    pub act: Act,
    /// In whose name.
    pub party: Option<&'a str>,
    /// Its keys as indices into [`Keys::all`], sorted.
    pub keys: Vec<u32>,
    /// What the words that name the speaker sound like.
    pub source: BTreeSet<String>,
    /// Its figures by what they count, as far as that is known in every language.
    pub figures: BTreeMap<String, BTreeSet<String>>,
    /// Put in the negative, denied or refused.
    pub negative: bool,
    /// Its stances by issue.
    pub stances: BTreeMap<&'a str, Stance>,
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
}

impl<'a> Keys<'a> {
    /// The keys of the statements of a corpus.
    pub fn of(readings: &'a [Reading], actors: &'a BTreeMap<String, Actor>, knowledge: &Knowledge) -> Self {
        let mut keys = Self::default();
        let mut known: FxHashMap<Key, u32> = FxHashMap::default();
        for (at, reading) in readings.iter().enumerate() {
            let pack = knowledge.pack(&reading.article.lang);
            for (statement, said) in reading.attributions.iter().enumerate().filter(|(_, said)| !said.attribution.nested) {
                let at = StatementRef { reading: at, statement };
                let mut told = tell(at, reading, said, actors, knowledge);
                let mut found = Vec::new();
                gather(&mut found, &mut told, reading, said, pack, knowledge);
                found.sort();
                found.dedup();
                for key in found {
                    let next = keys.all.len() as u32;
                    let id = *known.entry(key.clone()).or_insert(next);
                    if id == next {
                        keys.all.push(key);
                        keys.bearers.push(Vec::new());
                    }
                    keys.bearers[id as usize].push(keys.told.len() as u32);
                    told.keys.push(id);
                }
                told.keys.sort_unstable();
                keys.told.push(told);
            }
        }
        keys
    }

    /// How much a key says: more the rarer it is. Where there are few statements all keys are taken for rare.
    pub fn weight(&self, key: u32) -> f64 {
        const FEW: usize = 100;
        let bearers = self.bearers[key as usize].len().max(1);
        self.all[key as usize].weight() * (1.0 + self.told.len().max(FEW) as f64 / bearers as f64).ln()
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

fn tell<'a>(
    at: StatementRef,
    reading: &'a Reading,
    said: &'a Statement,
    actors: &'a BTreeMap<String, Actor>,
    knowledge: &Knowledge,
) -> Told<'a> {
    let known = &knowledge.actors;
    let inflection = knowledge.pack(&reading.article.lang).map(|pack| Arc::clone(&pack.inflection)).unwrap_or_default();
    let speaker = &said.speaker;
    let actor = speaker.actor.as_deref();
    let met = actor.and_then(|id| actors.get(id));
    let kind = met.map(|actor| actor.kind);
    let article = &reading.article;
    Told {
        at,
        id: format!("{}#{}", article.id, said.attribution.id),
        lang: &article.lang,
        day: article.date.as_deref().and_then(dates::day),
        actor,
        person: kind == Some(ActorKind::Person),
        firm: actor.is_some_and(|id| id.contains('/') || known.by_id(id).is_some()) && kind != Some(ActorKind::Anonymous),
        office: met.and_then(|actor| actor.office.as_deref()),
        act: said.codes.act,
        party: speaker.speaks_for.as_deref().or(actor),
        keys: Vec::new(),
        source: said
            .attribution
            .source
            .iter()
            .flat_map(|span| span.of(&article.text).unicode_words())
            .filter_map(|word| sound(word, &inflection))
            .collect(),
        figures: figures(said),
        negative: said.codes.content_negated || matches!(said.codes.act, Act::Deny | Act::Reject),
        stances: said.codes.stances.iter().map(|code| (code.issue.as_str(), code.stance)).collect(),
    }
}

fn gather(
    found: &mut Vec<Key>,
    told: &mut Told,
    reading: &Reading,
    said: &Statement,
    pack: Option<&Pack>,
    knowledge: &Knowledge,
) {
    let lang = &reading.article.lang;
    let inflection = pack.map(|pack| Arc::clone(&pack.inflection)).unwrap_or_default();
    let names = knowledge.actors.lexicon(lang);
    for span in &said.attribution.content {
        let text = span.of(&reading.article.text);
        found.extend(digits::numbers(text).into_iter().map(Key::Figure));
        let spelled: Vec<&str> = text.unicode_words().collect();
        let folded: Vec<String> = spelled.iter().map(|word| fold::word(word)).collect();
        let words: Vec<Word<'_>> = folded.iter().map(|form| Word { form, sentence: 0 }).collect();
        let mut listed = vec![false; words.len()];
        for hit in knowledge.concepts.phrases(lang).map_or(Vec::new(), |phrases| phrases.find(&words)) {
            listed[hit.words].fill(true);
            found.push(Key::Concept(hit.value));
        }
        for (word, listed) in spelled.into_iter().zip(listed).filter(|(word, _)| word.chars().any(char::is_alphabetic)) {
            if pack.is_some_and(|pack| pack.is_function_word(word)) {
                continue;
            }
            let stem = inflection.stem(word);
            if stem.chars().count() > 1 {
                let word = format!("{lang}:{stem}");
                found.push(if listed { Key::Spelling(word) } else { Key::Word(word) });
            }
            if listed {
                continue;
            }
            if !may_name(word) {
                continue;
            }
            let state = names.and_then(|names| lexicon::peel(&lexicon::key(word), |key, _| names.one(key)));
            match state {
                Some(Known::State(at) | Known::Capital(at) | Known::People(at) | Known::Body(at)) => {
                    found.extend(knowledge.actors.entry(at).map(|entry| Key::Actor(entry.id.clone())));
                }
                Some(Known::Office(_)) => {}
                None => found.extend(sound(word, &inflection).map(Key::Sound)),
            }
        }
    }
    found.extend(told.figures.values().flatten().cloned().map(Key::Figure));
    found.extend(told.actor.map(|actor| Key::Speaker(actor.to_owned())));
    found.extend(said.codes.stances.iter().map(|code| Key::Stance(code.issue.clone(), code.stance)));
    if told.negative {
        found.push(Key::Negative);
    }
    if !matches!(said.codes.act, Act::State | Act::Assert) {
        found.push(Key::Act(said.codes.act));
    }
}

/// Whether a word may be a name: it begins with a capital, or its script has none.
fn may_name(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
}

/// The consonants of a name as they are heard in every script; none of a word too short to tell names apart.
fn sound(word: &str, inflection: &Inflection) -> Option<String> {
    const TELLING: usize = 3;
    let slug = likeness::slug(&inflection.plain(word)).replace("tsh", "ch").replace("tch", "ch");
    let bones = likeness::skeleton(&slug).concat();
    (bones.chars().count() >= TELLING && may_name(word)).then_some(bones)
}

/// The figures of a statement by what happened, else by what is counted, else by their unit.
fn figures(said: &Statement) -> BTreeMap<String, BTreeSet<String>> {
    let mut figures: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for figure in said.codes.figures.iter().filter(|figure| figure.bound != Bound::Vague) {
        // A part of another figure is of that one's kind, and yet another number.
        let kind = figure.happened.as_ref().filter(|_| !figure.part).or(figure.thing.as_ref()).or(figure.unit.as_ref());
        figures.entry(kind.cloned().unwrap_or_default()).or_default().insert(figure.value.to_string());
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_sounds_alike_in_two_scripts() {
        let none = Inflection::default();
        for (latin, arabic) in [("Yevlakh", "يفلاخ"), ("Lachin", "لاتشين"), ("Pashinyan", "باشينيان"), ("Merkel", "وميركل")]
        {
            assert_eq!(sound(latin, &none), sound(arabic, &none), "{latin}");
        }
        assert_eq!(sound("talks", &none), None, "no name");
    }
}
