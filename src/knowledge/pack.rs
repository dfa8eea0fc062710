//! A language pack: everything the engine knows of one language (`data/languages/TAG/`).

pub use super::classes::Classes;
use super::cues::{Cues, Form, Paradigms, Tense};
use super::{acts::Acts, assets, parse, quantities::Quantities, speakers::SpeakerWords, times};
use crate::Error;
use crate::model::Direction;
use crate::text::fold;
use crate::text::forms::Inflection;
use crate::text::phrases::Phrases;
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the subject of a verb of saying usually stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Before the verb.
    #[default]
    SubjectFirst,
    /// After it.
    VerbFirst,
    /// Before or behind a verb that stands second in main clauses and last in others.
    VerbSecond,
    /// Before the verb, and what is said between them.
    VerbLast,
    /// Far before it, with adjuncts and objects between; clauses stand behind the verb (Persian).
    SubjectFar,
}

/// Endings of clauses that a verb makes its object (`[complement]` of pack.toml), where verbs stand last.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Complements {
    /// That somebody does (Turkish -dığını).
    that: Vec<String>,
    /// The same as the subject of a passive (-dığı).
    that_subject: Vec<String>,
    /// That somebody should do (-masını).
    inf: Vec<String>,
    /// The same as the subject of a passive (-ması).
    inf_subject: Vec<String>,
}

impl Complements {
    /// Whether the word ends a clause of fact; of a passive its subject too.
    pub fn that(&self, word: &str, passive: bool) -> bool {
        ends(&self.that, word) || passive && ends(&self.that_subject, word)
    }

    /// Whether the word ends a clause of wish or purpose.
    pub fn inf(&self, word: &str, passive: bool) -> bool {
        ends(&self.inf, word) || passive && ends(&self.inf_subject, word)
    }
}

fn ends(endings: &[String], word: &str) -> bool {
    endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

/// What the lexicon knows of a form.
#[derive(Debug, Default, Clone, Copy)]
pub struct Entry {
    /// Closed classes.
    pub classes: Classes,
    /// The cue of which it is a form, as a verb.
    pub cue: Option<Form>,
    /// The cue of which it is a form, as a noun ("claim" is both).
    pub noun: Option<Form>,
    /// A fixed group of words may begin with it.
    pub opens_phrase: bool,
}

/// A fixed group of words.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Folded words after the first.
    pub rest: Vec<Box<str>>,
    /// What it is.
    pub classes: Classes,
}

/// A cue of several words ("put it", « fait savoir », «اعلام کرد»).
#[derive(Debug, Clone)]
pub struct CuePhrase {
    /// Folded words after the first.
    pub rest: Vec<Box<str>>,
    /// The form.
    pub form: Form,
}

/// One language.
#[derive(Debug, Default, Clone)]
pub struct Pack {
    /// BCP 47 primary tag.
    pub tag: String,
    /// The language's name in English.
    pub name: String,
    /// Direction of its script.
    pub direction: Direction,
    /// Where the subject stands.
    pub order: Order,
    /// Folded abbreviations, without their last full stop.
    pub abbreviations: FxHashSet<String>,
    /// Folded word → what it can be.
    pub lexicon: FxHashMap<Box<str>, Entry>,
    /// Folded first word → fixed groups, longest first.
    pub phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    /// Letters written before a word as part of it, with their class (Arabic و, ب, ل, س).
    pub proclitics: Vec<(char, Classes)>,
    /// Pronouns written after a word as part of it (Arabic ه, ها, هم).
    pub enclitics: Vec<String>,
    /// The article written before a noun as part of it (Arabic ال); empty where there is none.
    pub definite: String,
    /// Endings of adjectives of relation (Arabic ي, ية).
    pub relational: Vec<String>,
    /// Endings of adverbs (English -ly).
    pub adverbial: Vec<String>,
    /// Endings that tell a finite verb of an open class (English -ed).
    pub finite: Vec<String>,
    /// Endings of participles (English -ing).
    pub participial: Vec<String>,
    /// Endings of adjectives in a form that subjects have (Russian -ый).
    pub attributive: Vec<String>,
    /// Endings of a possessor (English ’s).
    pub possessive: Vec<String>,
    /// Endings of nouns that may be subjects, where cases are told by endings (Armenian -ը).
    pub subjective: Vec<String>,
    /// Marks that end a sentence in this language alone (Armenian :).
    pub stops: Vec<String>,
    /// Elided words written before another with an apostrophe (French l’, qu’): tokens of their own.
    pub elisions: Vec<String>,
    /// The subject may stand behind the verb (French « a déclaré X », German „sagte X“).
    pub inversion: bool,
    /// The complementiser stands outside the content (French que, German dass); the English "that" belongs to it.
    pub complementiser_apart: bool,
    /// Endings of the genitive that only small letters have for sure, and those of [`Self::possessive`], where verbs stand last.
    pub genitive: Vec<String>,
    /// Endings that make a noun the speaker's own (عمليتها).
    pub own: Vec<String>,
    /// The letter at the head of a word that says "and" (و).
    pub and: String,
    /// Endings of cases that a subject does not have, where verbs stand last (Turkish -da, -dan).
    pub oblique: Vec<String>,
    /// Endings of the clauses that verbs of saying take, where verbs stand last.
    pub complement: Complements,
    /// The verb may have no subject of its own where it goes on with the last one (Spanish).
    pub drops_subject: bool,
    /// All nouns begin with a capital letter: capitals tell a noun from a verb, and no name from a noun.
    pub capital_nouns: bool,
    /// A number with a full stop is an ordinal: the sentence goes on („am 3. Mai“).
    pub ordinal_stop: bool,
    /// What stands inside an infinitive that needs no word before it, and how it ends (German klarZUstellEN).
    pub joined_infinitive: Vec<(String, String)>,
    /// Prepositions that have an article in them, folded, with those that they stand for (German zur: zu).
    pub contractions: BTreeMap<String, String>,
    /// Verbs whose particle stands at the end of the clause: folded form → particles and the form of the whole.
    pub separable: FxHashMap<Box<str>, Vec<(Box<str>, Form)>>,
    /// Fixed groups of words that are forms of a cue, by their first word.
    pub cue_phrases: FxHashMap<Box<str>, Vec<CuePhrase>>,
    /// Under which forms a list's word stands in running text.
    pub inflection: Arc<Inflection>,
    /// Words of saying.
    pub cues: Cues,
    /// Words for speakers.
    pub speakers: SpeakerWords,
    /// Words that tell the act.
    pub acts: Acts,
    /// Words for numbers and for what is counted; none where the pack has no list of them.
    pub quantities: Option<Quantities>,
    /// Words that tell on which day something was said.
    pub times: Option<Phrases<times::TimeWord>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    direction: Direction,
    order: Order,
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    proclitics: BTreeMap<char, String>,
    #[serde(default)]
    enclitics: Vec<String>,
    #[serde(default)]
    definite: String,
    #[serde(default)]
    relational: Vec<String>,
    #[serde(default)]
    adverbial: Vec<String>,
    #[serde(default)]
    finite: Vec<String>,
    #[serde(default)]
    participial: Vec<String>,
    #[serde(default)]
    attributive: Vec<String>,
    #[serde(default)]
    possessive: Vec<String>,
    #[serde(default)]
    subjective: Vec<String>,
    #[serde(default)]
    stops: Vec<String>,
    #[serde(default)]
    elisions: Vec<String>,
    #[serde(default)]
    own: Vec<String>,
    #[serde(default)]
    and: String,
    #[serde(default)]
    genitive: Vec<String>,
    #[serde(default)]
    oblique: Vec<String>,
    #[serde(default)]
    complement: Complements,
    #[serde(default)]
    inversion: bool,
    #[serde(default)]
    complementiser_apart: bool,
    #[serde(default)]
    drops_subject: bool,
    #[serde(default)]
    capital_nouns: bool,
    #[serde(default)]
    ordinal_stop: bool,
    #[serde(default)]
    joined_infinitive: Vec<(String, String)>,
    #[serde(default)]
    contractions: BTreeMap<String, String>,
    #[serde(default)]
    compounds: bool,
    #[serde(default)]
    inflection: Inflection,
    #[serde(default)]
    words: BTreeMap<String, String>,
    #[serde(default)]
    phrases: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    paradigms: Paradigms,
}

/// The form of pack.toml, for other programs.
pub fn schema(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<File>()
}

impl Pack {
    /// Builds a pack from the texts of its files; `part(name)` gives a file's text and the path to name in messages.
    ///
    /// # Errors
    /// Where a file does not say what it must.
    pub fn load(tag: &str, part: &dyn Fn(&str) -> Option<(String, String)>) -> Result<Self, Error> {
        let (text, path) = part("pack.toml").ok_or_else(|| Error::Data {
            path: PathBuf::from(tag),
            line: None,
            what: "no pack.toml".into(),
            help: "a language pack is a folder with at least pack.toml and cues.tsv (docs/language-pack.md)".into(),
        })?;
        let file: File = parse::toml(&text, &path, "compare with docs/language-pack.md, or with the pack of another language")?;
        let class = |key: &str| {
            Classes::named(key).ok_or_else(|| Error::Data {
                path: PathBuf::from(&path),
                line: text.lines().position(|line| line.trim_start().starts_with(key)).map(|at| at + 1),
                what: format!("unknown class of words “{key}”"),
                help: format!("known classes: {}", Classes::NAMES.join(", ")),
            })
        };
        let mut pack = Pack {
            tag: tag.to_owned(),
            name: file.name,
            direction: file.direction,
            order: file.order,
            abbreviations: file.abbreviations.iter().map(|a| fold::word(a.trim_end_matches('.'))).collect(),
            enclitics: file.enclitics.iter().map(|e| fold::word(e)).collect(),
            definite: fold::word(&file.definite),
            relational: file.relational.iter().map(|e| fold::word(e)).collect(),
            adverbial: file.adverbial,
            finite: file.finite,
            participial: file.participial,
            attributive: file.attributive,
            possessive: file.possessive,
            subjective: file.subjective,
            stops: file.stops,
            elisions: file.elisions.iter().map(|e| fold::word(e)).collect(),
            own: file.own.iter().map(|ending| fold::word(ending)).collect(),
            and: file.and,
            genitive: file.genitive,
            oblique: file.oblique,
            complement: file.complement,
            inversion: file.inversion,
            complementiser_apart: file.complementiser_apart,
            drops_subject: file.drops_subject,
            capital_nouns: file.capital_nouns,
            ordinal_stop: file.ordinal_stop,
            joined_infinitive: file.joined_infinitive,
            contractions: file.contractions.iter().map(|(from, to)| (fold::word(from), fold::word(to))).collect(),
            inflection: Arc::new(file.inflection.folded()),
            ..Pack::default()
        };
        for (letter, key) in &file.proclitics {
            pack.proclitics.push((*letter, class(key)?));
        }
        for (key, words) in &file.words {
            let classes = class(key)?;
            for word in words.split_whitespace() {
                let entry = pack.lexicon.entry(fold::word(word).into()).or_default();
                entry.classes = entry.classes.and(classes);
            }
        }
        for (key, phrases) in &file.phrases {
            let classes = class(key)?;
            for phrase in phrases {
                let mut words = phrase.split_whitespace().map(|w| Box::<str>::from(fold::word(w).as_str()));
                let Some(first) = words.next() else { continue };
                pack.lexicon.entry(first.clone()).or_default().opens_phrase = true;
                pack.phrases.entry(first).or_default().push(Phrase { rest: words.collect(), classes });
            }
        }
        pack.phrases.values_mut().for_each(|list| list.sort_by_key(|p| std::cmp::Reverse(p.rest.len())));
        if let Some((text, path)) = part("cues.tsv") {
            let (cues, forms) = Cues::parse(&text, &path, &file.paradigms)?;
            pack.cues = cues;
            for (form, known) in forms {
                if let Some((verb, particle)) = form.split_once('|') {
                    pack.separable.entry(verb.into()).or_default().push((particle.into(), known));
                    continue;
                }
                let mut parts = form.split(' ').map(Box::<str>::from);
                if let (Some(first), true) = (parts.next(), form.contains(' ')) {
                    pack.lexicon.entry(first.clone()).or_default().opens_phrase = true;
                    let phrase = CuePhrase { rest: parts.collect(), form: known };
                    pack.cue_phrases.entry(first).or_default().push(phrase);
                    continue;
                }
                // The first line of the file that claims a form has it.
                let entry = pack.lexicon.entry(form.into()).or_default();
                let place = if known.tense == Tense::Noun { &mut entry.noun } else { &mut entry.cue };
                place.get_or_insert(known);
            }
        }
        pack.cue_phrases.values_mut().for_each(|list| list.sort_by_key(|p| std::cmp::Reverse(p.rest.len())));
        if let Some((text, path)) = part("speakers.toml") {
            pack.speakers = SpeakerWords::parse(&text, &path)?;
            pack.speakers.inflect(&pack.inflection);
            pack.speakers.compounds = file.compounds;
        }
        if let Some((text, path)) = part("acts.toml") {
            pack.acts = Acts::parse(&text, &path, &pack.inflection)?;
        }
        if let Some((text, path)) = part("figures.toml") {
            pack.quantities = Some(Quantities::parse(&text, &path, &pack.inflection)?);
        }
        if let Some((text, path)) = part("times.toml") {
            pack.times = Some(times::parse(&text, &path, &pack.inflection)?);
        }
        Ok(pack)
    }
}

/// Classes of words that mean nothing by themselves.
const FUNCTION: Classes = Classes::COMPLEMENTISER
    .and(Classes::CONJUNCTION)
    .and(Classes::SUBORDINATOR)
    .and(Classes::RELATIVE)
    .and(Classes::PREPOSITION)
    .and(Classes::DETERMINER)
    .and(Classes::PRONOUN)
    .and(Classes::OBJECT_PRONOUN)
    .and(Classes::AUXILIARY)
    .and(Classes::PASSIVE_AUXILIARY)
    .and(Classes::NEGATION)
    .and(Classes::ADVERB)
    .and(Classes::TIME)
    .and(Classes::INTERROGATIVE)
    .and(Classes::VERB)
    .and(Classes::PARTICLE)
    .and(Classes::CONTRAST);

impl Pack {
    /// Whether a word, as written, is of a closed class: it can name no topic.
    pub fn is_function_word(&self, word: &str) -> bool {
        self.is_in(word, FUNCTION)
    }

    /// Whether a word, as written, is of any of these closed classes.
    pub fn is_in(&self, word: &str, classes: Classes) -> bool {
        self.lexicon.get(fold::word(word).as_str()).is_some_and(|entry| entry.classes.is(classes))
    }
}

/// Inflection by language tag; a language without a pack has none.
#[derive(Debug, Default, Clone)]
pub struct Inflections(BTreeMap<String, Arc<Inflection>>);

impl Inflections {
    /// Those of these packs.
    pub fn of(packs: &BTreeMap<String, Pack>) -> Self {
        Self(packs.iter().map(|(tag, pack)| (tag.clone(), Arc::clone(&pack.inflection))).collect())
    }

    /// That of a language.
    pub fn get(&self, lang: &str) -> Arc<Inflection> {
        self.0.get(lang).cloned().unwrap_or_default()
    }
}

/// The bundled packs by tag: every folder of `data/languages/` with a `pack.toml`.
///
/// # Errors
/// Only where bundled data is broken.
pub fn bundled() -> Result<BTreeMap<String, Pack>, Error> {
    let mut packs = BTreeMap::new();
    for path in assets::data_below("languages/") {
        let Some(tag) = path.strip_prefix("languages/").and_then(|p| p.strip_suffix("/pack.toml")) else { continue };
        let part = |name: &str| {
            let path = format!("languages/{tag}/{name}");
            assets::data(&path).map(|text| (text, format!("data/{path}")))
        };
        packs.insert(tag.to_owned(), Pack::load(tag, &part)?);
    }
    Ok(packs)
}
