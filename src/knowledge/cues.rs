//! Verbs, nouns and phrases of saying (`data/languages/TAG/cues.tsv`): their class, the act they do, the frames they
//! take, and their forms.
//!
//! A line holds six columns, separated by tabs:
//!
//! ```text
//! lemma  class  act  engagement  frames  forms
//! ```
//!
//! *Frames* say which complements make the word a cue, each with the share of cases in hundredths in which it is one:
//! `that:95 quote:90 open:60 inf:40 wh:50 post:90 about:40 +to:70`. `that` is a clause with a complementiser, `open` one
//! without (or a noun group), `inf` an infinitive, `wh` an indirect question, `quote` a quotation, `post` the statement
//! before the cue; any other word is a preposition, which stays outside the content unless `+` stands before it.
//! `object` says that a noun group between cue and complement is the addressee, `target` that it belongs to the content,
//! `medium` that the source stands behind a preposition beside the cue, `bare` that the clause before the cue has no case of
//! its own.
//!
//! *Forms* are `name=stem`, where the pack's `[paradigms]` tell what is made of a stem of that name; or
//! `past.f.sg=form` for one form as it is. A stem `an|kündig` has a particle, which stands before the verb as part of it, or,
//! of finite forms, at the end of the clause.

use crate::Error;
use crate::model::{Act, Agreement, Engagement, Gender, Number, VerbClass};
use crate::text::fold;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A word of saying.
#[derive(Debug, Clone, Default)]
pub struct Cue {
    /// Dictionary form.
    pub lemma: String,
    /// Class.
    pub class: VerbClass,
    /// The act, where nothing in the content says otherwise; `None` for distancing formulas.
    pub act: Option<Act>,
    /// How far the reporter stands behind the words.
    pub engagement: Engagement,
    /// Complements that make it a cue, with their share in hundredths.
    pub frames: Frames,
}

/// The complements of one cue; 0 means that it does not take it.
#[derive(Debug, Clone, Default)]
pub struct Frames {
    /// A clause with a complementiser.
    pub that: u8,
    /// A clause without, or a noun group.
    pub open: u8,
    /// An infinitive.
    pub inf: u8,
    /// An indirect question.
    pub wh: u8,
    /// A quotation.
    pub quote: u8,
    /// The statement stands before the cue.
    pub post: u8,
    /// Prepositions: folded word, kept in the content, share.
    pub prepositions: Vec<(String, bool, u8)>,
    /// A noun group before the complement is the addressee.
    pub object: bool,
    /// A noun group before the complement belongs to the content.
    pub target: bool,
    /// The source stands behind a preposition (говорится в докладе).
    pub medium: bool,
    /// The clause before the cue has no case of its own (Turkish -dığı iddiasında bulundu).
    pub bare: bool,
}

/// Tense or kind of a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tense {
    /// Finite, past.
    #[default]
    Past,
    /// Finite, present or future.
    Present,
    /// Bare form: infinitive, imperative, or English present plural.
    Base,
    /// Active participle or gerund.
    Participle,
    /// Participle before the noun that speaks (Turkish diyen).
    Adnominal,
    /// A form that may be a passive participle.
    Passive,
    /// Verbal noun.
    Noun,
}

/// One form of a cue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Form {
    /// Index into [`Cues::list`].
    pub cue: u16,
    /// Its kind.
    pub tense: Tense,
    /// What it tells of the subject.
    pub agreement: Agreement,
}

/// All cues of a language.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    /// The cues, in file order.
    pub list: Vec<Cue>,
    by_lemma: BTreeMap<String, usize>,
}

/// What is made of a stem: form kind → pattern with `{}` for the stem. From `[paradigms.NAME]` in pack.toml.
pub type Paradigms = BTreeMap<String, BTreeMap<String, Vec<String>>>;

impl Cues {
    /// The cue of this dictionary form.
    pub fn get(&self, lemma: &str) -> Option<&Cue> {
        self.by_lemma.get(lemma).map(|&at| &self.list[at])
    }

    /// Reads `cues.tsv`; returns also every form, folded, with what it is.
    ///
    /// # Errors
    /// Where a line does not hold what it must.
    pub fn parse(text: &str, path: &str, paradigms: &Paradigms) -> Result<(Self, Vec<(String, Form)>), Error> {
        let mut cues = Self::default();
        let mut forms = Vec::new();
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let error = |what: String, help: &str| Error::Data {
                path: PathBuf::from(path),
                line: Some(at + 1),
                what,
                help: help.to_owned(),
            };
            let columns: Vec<&str> = line.split('\t').collect();
            let [lemma, class, act, engagement, frames, all_forms] = columns[..] else {
                return Err(error(
                    format!("{} columns instead of 6", columns.len()),
                    "write lemma, class, act, engagement, frames and forms, separated by tabs",
                ));
            };
            let word = |value: &str| serde_json::Value::String(value.to_owned());
            let cue = Cue {
                lemma: lemma.to_owned(),
                class: serde_json::from_value(word(class))
                    .map_err(|_| error(format!("unknown class “{class}”"), "take one of the classes of docs/language-pack.md"))?,
                act: match act {
                    "-" => None,
                    act => Some(
                        serde_json::from_value(word(act))
                            .map_err(|_| error(format!("unknown act “{act}”"), "take one of the 14 acts, or -"))?,
                    ),
                },
                engagement: serde_json::from_value(word(engagement))
                    .map_err(|_| error(format!("unknown engagement “{engagement}”"), "take neutral, endorsing or distancing"))?,
                frames: Frames::parse(frames).map_err(|what| error(what, "see the head of src/knowledge/cues.rs"))?,
            };
            let index = u16::try_from(cues.list.len()).map_err(|_| error("too many cues".into(), "at most 65,535"))?;
            for item in all_forms.split_whitespace() {
                let Some((name, stems)) = item.split_once('=') else {
                    return Err(error(format!("“{item}” is no form"), "write name=stem"));
                };
                for stem in stems.split(',') {
                    let stem = stem.replace('_', " ");
                    let (particle, stem) = stem.split_once('|').unwrap_or(("", &stem));
                    let mut push = |pattern: &str, tense: Tense, agreement: Agreement| {
                        let form = Form { cue: index, tense, agreement };
                        let word = fold::word(&pattern.replace("{}", stem));
                        if !particle.is_empty() && matches!(tense, Tense::Past | Tense::Present) {
                            forms.push((format!("{word}|{}", fold::word(particle)), form));
                        }
                        forms.push((fold::word(particle) + &word, form));
                    };
                    match paradigms.get(name) {
                        Some(paradigm) => {
                            for (kind, patterns) in paradigm {
                                let (tense, agreement) =
                                    kind_of(kind).map_err(|what| error(what, "see [paradigms] in pack.toml"))?;
                                patterns.iter().for_each(|pattern| push(pattern, tense, agreement));
                            }
                        }
                        None => {
                            let (tense, agreement) = kind_of(name)
                                .map_err(|what| error(what, "name a paradigm of pack.toml, or a form such as past.f.sg"))?;
                            push("{}", tense, agreement);
                        }
                    }
                }
            }
            cues.by_lemma.insert(cue.lemma.clone(), cues.list.len());
            cues.list.push(cue);
        }
        Ok((cues, forms))
    }
}

fn kind_of(kind: &str) -> Result<(Tense, Agreement), String> {
    let mut tense = None;
    let mut agreement = Agreement::default();
    for part in kind.split('.') {
        match part {
            "past" => tense = Some(Tense::Past),
            "present" => tense = Some(Tense::Present),
            "base" => tense = Some(Tense::Base),
            "adnominal" => tense = Some(Tense::Adnominal),
            "participle" => tense = Some(Tense::Participle),
            "passive" => tense = Some(Tense::Passive),
            "noun" => tense = Some(Tense::Noun),
            "m" => agreement.gender = Some(Gender::Masculine),
            "f" => agreement.gender = Some(Gender::Feminine),
            "sg" => agreement.number = Some(Number::Singular),
            "du" => agreement.number = Some(Number::Dual),
            "pl" => agreement.number = Some(Number::Plural),
            // A pattern that differs only in spelling: past.m.pl.b
            part if part.len() == 1 => {}
            _ => return Err(format!("“{kind}” is no kind of form")),
        }
    }
    tense.map(|tense| (tense, agreement)).ok_or_else(|| format!("“{kind}” names neither tense nor participle nor noun"))
}

impl Frames {
    fn parse(text: &str) -> Result<Self, String> {
        let mut frames = Self::default();
        for item in text.split_whitespace() {
            let (name, share) = match item.split_once(':') {
                Some((name, share)) => (name, share.parse::<u8>().map_err(|_| format!("“{item}”: the share is no number"))?),
                None => (item, 80),
            };
            match name {
                "that" => frames.that = share,
                "open" => frames.open = share,
                "inf" => frames.inf = share,
                "wh" => frames.wh = share,
                "quote" => frames.quote = share,
                "post" => frames.post = share,
                "object" => frames.object = true,
                "target" => frames.target = true,
                "medium" => frames.medium = true,
                "bare" => frames.bare = true,
                "-" => {}
                name => {
                    let kept = name.starts_with('+');
                    frames.prepositions.push((fold::word(name.trim_start_matches('+')), kept, share));
                }
            }
        }
        Ok(frames)
    }

    /// Share of the preposition, and whether it stays in the content.
    pub fn preposition(&self, folded: &str) -> Option<(bool, u8)> {
        self.prepositions.iter().find(|(word, ..)| word == folded).map(|&(_, kept, share)| (kept, share))
    }
}
