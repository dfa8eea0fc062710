//! Words in the content that tell what is done by saying it (data/languages/TAG/acts.toml).

use super::parse;
use crate::Error;
use crate::model::Act;
use crate::text::fold;
use crate::text::forms::Inflection;
use crate::text::phrases::Phrases;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// For or against what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// For.
    Plus,
    /// Against.
    Minus,
}

impl Sign {
    /// The sign of two that act on each other: against what is against it is for it.
    pub fn times(self, other: Self) -> Self {
        if self == other { Self::Plus } else { Self::Minus }
    }
}

/// What a phrase of the content signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The speaker does this by saying so, for or against what the phrase governs ("supports", "condemns").
    Does(Act, Sign),
    /// A judgement of what it governs, whoever is the subject ("unacceptable"). `STATE` where it makes no act of its own.
    Judges(Act, Sign),
    /// What it governs is said not to be.
    Not,
    /// What it governs comes, or is to come, to an end ("stop", "lift").
    Stop,
    /// What it governs goes on ("continue").
    Keep,
    /// It is required ("must").
    Must,
    /// It is aimed at ("in order to").
    Aim,
    /// It is to come ("will").
    Future,
    /// A condition begins ("if").
    If,
    /// A condition under which it is not so begins ("unless").
    Unless,
    /// The speaker, or what is the speaker's ("we", "his country").
    Own,
    /// What follows stands beside what precedes, not under it ("and", "through").
    And,
    /// A clause that turns against the one before begins ("but").
    But,
    /// The speaker is not sure ("reportedly").
    Hedge,
    /// Imagined ("would have").
    Hypothetical,
    /// Harm that one can do to another ("retaliate").
    Harm,
    /// What one may be accused of ("target", "involvement").
    Charge,
    /// What another said, or what is untrue in it ("allegation", "false").
    Claim,
    /// What states recognise ("independence", "sovereignty").
    Recognised,
}

/// The fewest letters of a stem before an ending that signals something.
const STEM: usize = 3;

/// The words of one language.
#[derive(Debug, Default, Clone)]
pub struct Acts {
    signals: Phrases<Signal>,
    /// Endings of words that signal something.
    endings: Vec<(String, Signal)>,
    common: Phrases<()>,
    distance: Phrases<()>,
    not_within: Vec<String>,
    if_ending: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "for")]
    plus: BTreeMap<Act, Vec<String>>,
    against: BTreeMap<Act, Vec<String>>,
    judgement: Judgement,
    words: Words,
    #[serde(default)]
    endings: Endings,
}

/// Endings, where a language says by them what others say by words of their own (Turkish -malı, -acağız).
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Endings {
    must: Vec<String>,
    future: Vec<String>,
    own: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judgement {
    #[serde(rename = "for")]
    plus: BTreeMap<Act, Vec<String>>,
    against: BTreeMap<Act, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    not: Vec<String>,
    /// Pieces within a verb that put it in the negative (Turkish -madı-).
    #[serde(default, rename = "not-within")]
    not_within: Vec<String>,
    stop: Vec<String>,
    keep: Vec<String>,
    must: Vec<String>,
    aim: Vec<String>,
    future: Vec<String>,
    #[serde(rename = "if")]
    condition: Vec<String>,
    /// Endings of a verb in a condition (Turkish -salar).
    #[serde(default, rename = "if-ending")]
    if_ending: Vec<String>,
    unless: Vec<String>,
    own: Vec<String>,
    and: Vec<String>,
    but: Vec<String>,
    hedge: Vec<String>,
    hypothetical: Vec<String>,
    harm: Vec<String>,
    charge: Vec<String>,
    claim: Vec<String>,
    recognised: Vec<String>,
    /// Words too common to name an issue.
    common: Vec<String>,
    /// Words by which a reporter keeps a distance from the next ones ("so-called").
    #[serde(default)]
    distance: Vec<String>,
}

impl Acts {
    /// Reads the file's text; `path` is for messages.
    ///
    /// # Errors
    /// Where the text does not say what it must: file, line, what to do.
    pub fn parse(text: &str, path: &str, inflection: &Arc<Inflection>) -> Result<Self, Error> {
        let file: File = parse::toml(text, path, "see docs/codebook.md for the tables and keys of acts.toml")?;
        let mut signals = Phrases::new(inflection);
        let does: fn(Act, Sign) -> Signal = Signal::Does;
        for (table, sign, signal) in [
            (file.plus, Sign::Plus, does),
            (file.against, Sign::Minus, does),
            (file.judgement.plus, Sign::Plus, Signal::Judges),
            (file.judgement.against, Sign::Minus, Signal::Judges),
        ] {
            for (act, phrases) in table {
                add(&mut signals, &phrases, signal(act, sign));
            }
        }
        let words = file.words;
        for (phrases, signal) in [
            (&words.not, Signal::Not),
            (&words.stop, Signal::Stop),
            (&words.keep, Signal::Keep),
            (&words.must, Signal::Must),
            (&words.aim, Signal::Aim),
            (&words.future, Signal::Future),
            (&words.condition, Signal::If),
            (&words.unless, Signal::Unless),
            (&words.own, Signal::Own),
            (&words.and, Signal::And),
            (&words.but, Signal::But),
            (&words.hedge, Signal::Hedge),
            (&words.hypothetical, Signal::Hypothetical),
            (&words.harm, Signal::Harm),
            (&words.charge, Signal::Charge),
            (&words.claim, Signal::Claim),
            (&words.recognised, Signal::Recognised),
        ] {
            add(&mut signals, phrases, signal);
        }
        let mut common = Phrases::new(inflection);
        add(&mut common, &words.common, ());
        let mut distance = Phrases::new(inflection);
        add(&mut distance, &words.distance, ());
        let folded = |list: &[String]| list.iter().map(|piece| fold::word(piece)).collect();
        let (not_within, if_ending) = (folded(&words.not_within), folded(&words.if_ending));
        let mut endings = Vec::new();
        for (list, signal) in
            [(&file.endings.must, Signal::Must), (&file.endings.future, Signal::Future), (&file.endings.own, Signal::Own)]
        {
            endings.extend(list.iter().map(|ending| (fold::word(ending), signal)));
        }
        Ok(Self { signals, endings, common, distance, not_within, if_ending })
    }

    /// The phrases that signal something.
    pub fn signals(&self) -> &Phrases<Signal> {
        &self.signals
    }

    /// What a word signals by its form, whatever the verb: a negative, a condition, what must or will be, or is one's own.
    pub fn by_form(&self, form: &str) -> impl Iterator<Item = Signal> {
        // Something of the verb stands before it.
        let stem = form.char_indices().nth(2).map_or(form.len(), |(at, _)| at);
        let rest = &form[stem..];
        let not = self.not_within.iter().any(|piece| rest.contains(piece.as_str()));
        let condition = self.if_ending.iter().any(|ending| rest.ends_with(ending.as_str()));
        let found = [(not, Signal::Not), (condition, Signal::If)].into_iter().filter_map(|(is, signal)| is.then_some(signal));
        let letters = form.chars().count();
        let fits = move |ending: &str| form.ends_with(ending) && letters >= ending.chars().count() + STEM;
        found.chain(self.endings.iter().filter(move |(ending, _)| fits(ending)).map(|(_, signal)| *signal))
    }

    /// The words of distance.
    pub fn distance(&self) -> &Phrases<()> {
        &self.distance
    }

    /// Whether a word (as written) is too common to name an issue.
    pub fn is_common(&self, word: &str) -> bool {
        self.common.has(&fold::word(word))
    }
}

fn add<T: Copy>(phrases: &mut Phrases<T>, list: &[String], value: T) {
    for phrase in list {
        phrases.add(phrase, value);
    }
}
