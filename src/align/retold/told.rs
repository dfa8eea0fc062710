//! One statement, seen for what it may share with others.

use super::keys::Key;
use crate::knowledge::Knowledge;
use crate::knowledge::actors::Known;
use crate::knowledge::lexicon;
use crate::knowledge::pack::Pack;
use crate::model::{Act, Actor, ActorKind, Bound, Reading, Stance, Statement, StatementRef};
use crate::text::forms::Inflection;
use crate::text::phrases::{Hit, Phrases, Word};
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
    /// How much of a key it has, for each of them: a word of two concepts is but one word.
    pub shares: Vec<f64>,
    /// What the words that name the speaker sound like.
    pub source: BTreeSet<String>,
    /// Its figures by what they count, as far as that is known in every language.
    pub figures: BTreeMap<String, BTreeSet<String>>,
    /// Put in the negative, denied or refused.
    pub negative: bool,
    /// Its stances by issue.
    pub stances: BTreeMap<&'a str, Stance>,
}

impl Told<'_> {
    /// How much of a key it has.
    pub fn share(&self, key: u32) -> f64 {
        self.keys.binary_search(&key).map_or(0.0, |at| self.shares[at])
    }
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
        shares: Vec::new(),
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

/// What a statement may share with others, each once, and how much of it.
pub fn gather(
    told: &Told,
    reading: &Reading,
    said: &Statement,
    pack: Option<&Pack>,
    knowledge: &Knowledge,
) -> BTreeMap<Key, f64> {
    let mut found = BTreeSet::new();
    let mut concepts: BTreeMap<Key, f64> = BTreeMap::new();
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
        let mut hit = |words: &[Hit<u32>], listed: &mut [bool]| {
            // A word of a longer phrase is that phrase's: in a dead end nobody is dead.
            let inside =
                |hit: &Hit<u32>| words.iter().any(|x| x.words.len() > hit.words.len() && x.words.contains(&hit.words.start));
            for hit in words.iter().filter(|hit| !inside(hit)) {
                let beside: BTreeSet<u32> =
                    words.iter().filter(|x| x.words.contains(&hit.words.start)).map(|x| x.value).collect();
                listed[hit.words.clone()].fill(true);
                let share = concepts.entry(Key::Concept(hit.value)).or_default();
                *share = share.max(1.0 / beside.len() as f64);
            }
        };
        if let Some(phrases) = knowledge.concepts.phrases(lang) {
            hit(&phrases.find(&words), &mut listed);
            let compounds = pack.is_some_and(|pack| pack.speakers.compounds);
            for (at, word) in folded.iter().enumerate().filter(|_| compounds) {
                for part in compound(word, phrases) {
                    hit(&phrases.find(&[Word { form: part, sentence: 0 }]), &mut listed[at..=at]);
                }
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
    concepts.extend(found.into_iter().map(|key| (key, 1.0)));
    concepts
}

/// The second part of a compound, where it is listed, and the first.
fn compound<'a>(word: &'a str, phrases: &Phrases<u32>) -> Vec<&'a str> {
    /// Letters that a first and a second part have at least.
    const PARTS: (usize, usize) = (3, 4);
    let ends = word.char_indices().rev().map(|(at, _)| at).nth(PARTS.1 - 1);
    let mut cuts = word.char_indices().map(|(at, _)| at).skip(PARTS.0).take_while(|at| ends.is_some_and(|end| *at <= end));
    cuts.find(|at| phrases.has(&word[*at..])).map_or(Vec::new(), |at| vec![&word[at..], &word[..at]])
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
        phrases.add("gespräche", 1);
        phrases.add("ehe", 2);
        assert_eq!(compound("friedensgespräche", &phrases), ["gespräche", "friedens"]);
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
