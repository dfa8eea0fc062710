//! Words of news that mean much the same in every language (`data/languages/TAG/concepts.tsv`): a name for all languages,
//! and the words for it in one of them. By these, statements are compared across languages; they are no dictionary.

use super::pack::Inflections;
use super::{assets, parse};
use crate::Error;
use crate::text::forms::Inflection;
use crate::text::phrases::Phrases;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The concepts of all languages.
#[derive(Debug, Default, Clone)]
pub struct Concepts {
    names: Vec<String>,
    by_lang: BTreeMap<String, Phrases<u32>>,
    /// Pairs that exclude each other, the lesser number first.
    opposites: BTreeSet<(u32, u32)>,
}

impl Concepts {
    /// The bundled ones.
    ///
    /// # Errors
    /// Only where bundled data is broken.
    pub fn bundled(inflections: &Inflections) -> Result<Self, Error> {
        let mut concepts = Self::default();
        for path in assets::data_below("languages/") {
            let Some(tag) = path.strip_prefix("languages/").and_then(|p| p.strip_suffix("/concepts.tsv")) else { continue };
            concepts.add_file(tag, &inflections.get(tag), &assets::data(&path).unwrap_or_default(), &format!("data/{path}"))?;
        }
        let pairs = assets::data("opposites.tsv").unwrap_or_default();
        let id = |name: &str| concepts.names.iter().position(|known| known == name).map(|at| at as u32);
        let pair = |line: &str| line.split_once('\t').and_then(|(a, b)| Some((id(a)?, id(b)?)));
        concepts.opposites = pairs.lines().filter_map(pair).map(|(a, b)| (a.min(b), a.max(b))).collect();
        Ok(concepts)
    }

    /// Adds the words of a language: a line holds a concept's name, a tab, and phrases parted by commas.
    ///
    /// # Errors
    /// Where a line is not so: file, line, what to do.
    pub fn add_file(&mut self, tag: &str, inflection: &Arc<Inflection>, text: &str, path: &str) -> Result<(), Error> {
        let mut names: BTreeMap<String, u32> = self.names.iter().cloned().zip(0..).collect();
        let phrases = self.by_lang.entry(tag.to_owned()).or_insert_with(|| Phrases::new(inflection));
        for line in text.lines().enumerate() {
            let (at, line) = (line.0 + 1, line.1.trim_end());
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((name, words)) = line.split_once('\t').filter(|(name, words)| !name.is_empty() && !words.is_empty()) else {
                let help = "write the concept's name, a tab, and its words with commas between them";
                return Err(parse::data(
                    text,
                    path,
                    text.lines().take(at - 1).map(|l| l.len() + 1).sum::<usize>().into(),
                    "this line has no words",
                    help,
                ));
            };
            let next = names.len() as u32;
            let id = *names.entry(name.to_owned()).or_insert(next);
            if id == next {
                self.names.push(name.to_owned());
            }
            for phrase in words.split(',') {
                phrases.add(phrase.trim(), id);
            }
        }
        Ok(())
    }

    /// The words of a language, each with the number of its concept.
    pub fn phrases(&self, lang: &str) -> Option<&Phrases<u32>> {
        self.by_lang.get(lang)
    }

    /// Whether two concepts cannot both be so of one thing at one time (`data/opposites.tsv`).
    pub fn opposed(&self, a: u32, b: u32) -> bool {
        self.opposites.contains(&(a.min(b), a.max(b)))
    }

    /// The name of a concept.
    pub fn name(&self, concept: u32) -> &str {
        self.names.get(concept as usize).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;
    use crate::text::phrases::Word;

    fn found<'a>(concepts: &'a Concepts, lang: &str, text: &str) -> Vec<&'a str> {
        let folded: Vec<String> = text.split_whitespace().map(fold::word).collect();
        let words: Vec<Word<'_>> = folded.iter().map(|form| Word { form, sentence: 0 }).collect();
        concepts.phrases(lang).map_or(Vec::new(), |p| p.find(&words).iter().map(|hit| concepts.name(hit.value)).collect())
    }

    #[test]
    fn one_name_in_two_languages() {
        let concepts = Concepts::bundled(&Inflections::default()).expect("bundled data is in order");
        assert!(found(&concepts, "en", "the wages of nurses").contains(&"pay"));
        assert!(found(&concepts, "ar", "رواتب الممرضات").contains(&"pay"));
    }

    #[test]
    fn opposites_are_listed_concepts() {
        let concepts = Concepts::bundled(&Inflections::default()).expect("bundled data is in order");
        let pairs = assets::data("opposites.tsv").expect("it is bundled");
        let lines = pairs.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(concepts.opposites.len(), lines, "each line of data/opposites.tsv holds two names from concepts.tsv");
        let id = |name: &str| concepts.names.iter().position(|known| known == name).expect("it is listed") as u32;
        assert!(concepts.opposed(id("decrease"), id("increase")) && !concepts.opposed(id("increase"), id("increase")));
    }

    #[test]
    fn a_line_without_words_is_named() {
        let error = Concepts::default().add_file("en", &Arc::default(), "# x\npeace\n", "p").expect_err("broken").to_string();
        assert!(error.contains('2') || error.contains('p'), "{error}");
    }
}
