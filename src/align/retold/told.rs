//! One statement, seen for what it may share with others.

use super::keys::Key;
use crate::knowledge::Knowledge;
use crate::knowledge::actors::Known;
use crate::knowledge::lexicon;
use crate::knowledge::pack::Pack;
use crate::model::{Act, Actor, ActorKind, Bound, Reading, Stance, Statement, StatementRef};
use crate::text::forms::Inflection;
use crate::text::phrases::{Phrases, Word};
use crate::text::{dates, digits, fold, likeness};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

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
    /// Its keys as indices into [`super::keys::Keys::all`], sorted.
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

/// A statement without its keys.
pub fn tell<'a>(
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

/// What a statement may share with others, each once.
pub fn gather(told: &Told, reading: &Reading, said: &Statement, pack: Option<&Pack>, knowledge: &Knowledge) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    let lang = &reading.article.lang;
    let inflection = pack.map(|pack| Arc::clone(&pack.inflection)).unwrap_or_default();
    let names = knowledge.actors.lexicon(lang);
    for span in &said.attribution.content {
        let text = span.of(&reading.article.text);
        found.extend(digits::numbers(text).into_iter().map(Key::Figure));
        let spelled: Vec<&str> = text.unicode_words().map(|word| inflection.unelided(word)).collect();
        let folded: Vec<String> = spelled.iter().map(|word| fold::word(word)).collect();
        let words: Vec<Word<'_>> = folded.iter().map(|form| Word { form, sentence: 0 }).collect();
        let mut listed = vec![false; words.len()];
        for hit in knowledge.concepts.phrases(lang).map_or(Vec::new(), |phrases| phrases.find(&words)) {
            listed[hit.words].fill(true);
            found.insert(Key::Concept(hit.value));
        }
        if pack.is_some_and(|pack| pack.speakers.compounds) {
            for (word, listed) in folded.iter().zip(&mut listed) {
                let parts = knowledge.concepts.phrases(lang).map_or(Vec::new(), |phrases| compound(word, phrases));
                *listed |= !parts.is_empty();
                found.extend(parts.into_iter().map(Key::Concept));
            }
        }
        for (word, listed) in spelled.into_iter().zip(listed).filter(|(word, _)| word.chars().any(char::is_alphabetic)) {
            if pack.is_some_and(|pack| pack.is_function_word(word)) {
                continue;
            }
            let stem = inflection.stem(word);
            if stem.chars().count() > 1 {
                let word = format!("{lang}:{stem}");
                found.insert(if listed { Key::Spelling(word) } else { Key::Word(word) });
            }
            if listed {
                continue;
            }
            found.extend(likeness::cognate(word).map(Key::Cognate));
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
    found.extend(told.source.iter().cloned().map(Key::Voice));
    // An issue that was found is a word once more.
    let coded = said.codes.stances.iter().filter(|code| code.rule != "found");
    found.extend(coded.map(|code| Key::Stance(code.issue.clone(), code.stance)));
    if told.negative {
        found.insert(Key::Negative);
    }
    if !matches!(said.codes.act, Act::State | Act::Assert) {
        found.insert(Key::Act(said.codes.act));
    }
    found
}

/// The concepts of the second part of a compound, and of the first where it is known.
fn compound(word: &str, phrases: &Phrases<u32>) -> Vec<u32> {
    /// Letters that a first and a second part have at least.
    const PARTS: (usize, usize) = (3, 4);
    let whole = |form: &str| phrases.find(&[Word { form, sentence: 0 }]).into_iter().map(|hit| hit.value).collect::<Vec<u32>>();
    let count = word.chars().count();
    if count < PARTS.0 + PARTS.1 {
        return Vec::new();
    }
    for (at, _) in word.char_indices().skip(PARTS.0).take(count - PARTS.0 - PARTS.1 + 1) {
        let mut second = whole(&word[at..]);
        if !second.is_empty() {
            second.extend(whole(&word[..at]));
            return second;
        }
    }
    Vec::new()
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
    (bones.chars().count() >= TELLING && may_name(word) && bones.chars().all(char::is_alphabetic)).then_some(bones)
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
    fn a_compound_is_known_by_its_parts() {
        let mut phrases = Phrases::default();
        for (word, concept) in [("frieden", 1), ("friedens", 1), ("gespräche", 2), ("ehe", 3)] {
            phrases.add(word, concept);
        }
        assert_eq!(compound("friedensgespräche", &phrases), [2, 1]);
        assert_eq!(compound("vorgespräche", &phrases), [2]);
        assert!(compound("gespräche", &phrases).is_empty(), "no compound");
    }

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
