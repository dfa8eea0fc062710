//! Words for speakers: pronouns, titles, role and group nouns, anonymous sources (data/languages/TAG/speakers.toml).

use super::lexicon::{Hit, Lexicon, Words, key, without_article};
use crate::Error;
use crate::model::{Gender, Number};
use crate::text::forms::Inflection;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a word does in a phrase that names a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// he, they, هي
    Pronoun,
    /// Mr, Gen., السيد
    Title,
    /// director, lawyer, زعيم
    Role,
    /// spokesman, المتحدث
    Spokesperson,
    /// deputy, نائب
    Deputy,
    /// official(s), مسؤول
    Official,
    /// protesters, سكان
    Group,
    /// sources, مصادر
    Anonymous,
    /// statement, بيان
    Document,
    /// company, party, صحيفة
    Body,
    /// former, السابق
    Adjective,
    /// of, in, باسم
    Linker,
    /// bin, van, عبد
    Particle,
    /// Jr
    Suffix,
    /// Words at which a name ends.
    Stop,
}

impl Class {
    /// Words for those who speak, whose ids stand in actor ids.
    const fn is_of_people(self) -> bool {
        matches!(self, Self::Role | Self::Spokesperson | Self::Official | Self::Group | Self::Anonymous)
    }
}

/// One word for speakers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerWord {
    /// What it does.
    pub class: Class,
    /// Its id, the same in all languages (`director`, `protesters`).
    pub id: String,
    /// Its gender.
    pub gender: Option<Gender>,
    /// Its number.
    pub number: Option<Number>,
}

/// Words for speakers: pronouns, titles, role and group nouns, anonymous sources (data/languages/TAG/speakers.toml).
#[derive(Debug, Default, Clone)]
pub struct SpeakerWords {
    words: Vec<SpeakerWord>,
    /// Words are written as one with those before them, and the last tells what they are (German Pressesprecher).
    pub compounds: bool,
    /// A form to show, by id.
    shown: BTreeMap<String, String>,
    lexicon: Lexicon<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Forms {
    masculine: Vec<String>,
    feminine: Vec<String>,
    any: Vec<String>,
    plural: Vec<String>,
}

/// The shortest part of a compound, in letters: „Rat“ at the end of „Vorrat“ is none.
const SHORTEST: usize = 4;

impl SpeakerWords {
    /// Reads the file's text; `path` is for messages.
    ///
    /// # Errors
    /// Where the text does not say what it must: file, line, what to do.
    pub fn parse(text: &str, path: &str) -> Result<Self, Error> {
        let classes: BTreeMap<Class, BTreeMap<String, Forms>> = toml::from_str(text).map_err(|error| Error::Data {
            path: path.into(),
            line: error.span().map(|span| 1 + text[..span.start].matches('\n').count()),
            what: error.message().to_owned(),
            help: "a line reads ID = { masculine = [...], feminine = [...], any = [...], plural = [...] } below [CLASS]".into(),
        })?;
        let mut all = Self::default();
        // The last put in wins, so backwards: of title and role, the title.
        for (class, ids) in classes.into_iter().rev() {
            for (id, forms) in ids {
                let all_forms = [&forms.plural, &forms.any, &forms.masculine, &forms.feminine];
                if let Some(form) = all_forms.into_iter().flatten().next().filter(|_| class.is_of_people()) {
                    all.shown.insert(id.clone(), form.clone());
                }
                let (m, f) = (Some(Gender::Masculine), Some(Gender::Feminine));
                let (one, many) = (Some(Number::Singular), Some(Number::Plural));
                for (list, gender, number) in
                    [(forms.masculine, m, one), (forms.feminine, f, one), (forms.any, None, one), (forms.plural, None, many)]
                {
                    let at = all.words.len() as u32;
                    for form in &list {
                        all.lexicon.add(form, false, at);
                    }
                    all.words.push(SpeakerWord { class, id: id.clone(), gender, number });
                }
            }
        }
        Ok(all)
    }

    /// Finds the words in all cases of the language.
    pub fn inflect(&mut self, inflection: &Arc<Inflection>) {
        self.lexicon.inflect(inflection);
    }

    /// The word to show for an id: protesters, المتظاهرون.
    pub fn display(&self, id: &str) -> Option<&str> {
        self.shown.get(id).map(String::as_str)
    }

    /// The longest entry that begins at word `at`.
    pub fn find(&self, words: &Words, at: usize, end: usize) -> Option<Hit<&SpeakerWord>> {
        let hit = self.lexicon.find(words, at, end)?;
        Some(Hit { value: self.words.get(hit.value as usize)?, len: hit.len, taken: hit.taken })
    }

    /// One written word, whole or without the Arabic article ("minister", الوزيرة).
    pub fn word(&self, written: &str) -> Option<&SpeakerWord> {
        let key = key(written);
        self.bare(without_article(&key))
    }

    /// The listed word with which a compound ends, by its key; the longest.
    pub fn head_of(&self, key: &str) -> Option<&SpeakerWord> {
        let starts = key.char_indices().skip(SHORTEST).map(|(at, _)| &key[at..]);
        starts.take_while(|head| self.compounds && head.len() >= SHORTEST).find_map(|head| {
            let word = self.bare(head)?;
            let heads = matches!(
                word.class,
                Class::Role
                    | Class::Spokesperson
                    | Class::Official
                    | Class::Group
                    | Class::Anonymous
                    | Class::Document
                    | Class::Body
            );
            heads.then_some(word)
        })
    }

    /// As [`Self::word`], by key.
    pub fn bare(&self, key: &str) -> Option<&SpeakerWord> {
        self.words.get(self.lexicon.one(key)? as usize)
    }
}
