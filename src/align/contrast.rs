//! Whether two short texts of one language (headlines) tell the same, tell it otherwise, or speak of other things.
//!
//! A softmax regression over a dozen features that any language has: how much of the shorter text the longer one repeats,
//! what is left on both sides, negation and numbers on one side only, concepts that exclude each other
//! (`data/opposites.tsv`). The weights stand in `data/contrast.tsv`; `examples/fit_contrast.rs` makes them from annotated
//! pairs. Weights per word would fit headlines of 2018 better, and know nothing of those of next year.

use crate::Error;
use crate::knowledge::pack::Classes;
use crate::knowledge::{Knowledge, assets};
use crate::model::Contrast;
use crate::text::phrases::Word;
use crate::text::{digits, fold, likeness};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// What is looked at, in the order of [`features`].
pub const FEATURES: [&str; 14] = [
    "bias",
    "overlap",
    "likeness",
    "unlike",
    "fewer-left",
    "more-left",
    "nothing-left",
    "length",
    "negation",
    "numbers-differ",
    "numbers-shared",
    "number-on-one-side",
    "same-order",
    "opposites",
];

/// Words this alike are forms of one.
const ALIKE: f64 = 0.6;
/// Of longer texts only the beginning is looked at: every word is held against every other.
const WORDS: usize = 64;

/// The features of a pair, each about between 0 and 1; nothing depends on which text comes first.
pub fn features(a: &str, b: &str, lang: &str, knowledge: &Knowledge) -> [f64; FEATURES.len()] {
    let (a, b) = (Text::new(a, lang, knowledge), Text::new(b, lang, knowledge));
    let (short, long) = if a.stems.len() <= b.stems.len() { (&a, &b) } else { (&b, &a) };
    let same = short.set.intersection(&long.set).count();
    let left = |of: &Text, other: &Text| -> (usize, usize) {
        let own: Vec<&String> = of.set.difference(&other.set).collect();
        let alike = |word: &String| other.set.difference(&of.set).any(|x| likeness::words(word, x) >= ALIKE);
        let like = own.iter().filter(|word| alike(word)).count();
        (own.len() - like, like)
    };
    let ((left_short, like), (left_long, _)) = (left(short, long), left(long, short));
    let least = short.set.len().max(1) as f64;
    let likeness = (same + like) as f64 / least;
    let flag = f64::from;
    let in_order = a.stems.iter().zip(&b.stems).filter(|(x, y)| x == y).count() as f64;
    let numbers = a.numbers.intersection(&b.numbers).count() > 0;
    let both = !a.numbers.is_empty() && !b.numbers.is_empty();
    let opposed = a.concepts.iter().any(|x| b.concepts.iter().any(|y| knowledge.concepts.opposed(*x, *y)));
    [
        1.0,
        same as f64 / least,
        likeness,
        flag(likeness < 0.34),
        left_short.min(left_long).min(8) as f64 / 8.0,
        left_short.max(left_long).min(8) as f64 / 8.0,
        flag(left_short.min(left_long) == 0),
        long.stems.len().min(24) as f64 / 24.0,
        flag(a.negations != b.negations),
        flag(both && !numbers),
        flag(numbers),
        flag(a.numbers.is_empty() != b.numbers.is_empty()),
        in_order / least,
        flag(opposed),
    ]
}

/// A text as its features need it.
struct Text {
    stems: Vec<String>,
    set: BTreeSet<String>,
    numbers: BTreeSet<String>,
    negations: usize,
    concepts: BTreeSet<u32>,
}

impl Text {
    fn new(text: &str, lang: &str, knowledge: &Knowledge) -> Self {
        let pack = knowledge.pack(lang);
        let words: Vec<&str> = text.unicode_words().take(WORDS).collect();
        let folded: Vec<String> = words.iter().map(|word| fold::word(word)).collect();
        let stem = |word: &&str| pack.map_or_else(|| fold::word(word), |pack| pack.inflection.stem(word));
        let stems: Vec<String> = words.iter().map(stem).collect();
        let negates = |word: &&String| pack.is_some_and(|pack| pack.is_in(word, Classes::NEGATION));
        let tokens: Vec<Word<'_>> = folded.iter().map(|form| Word { form, sentence: 0 }).collect();
        let hits = knowledge.concepts.phrases(lang).map_or(Vec::new(), |phrases| phrases.find(&tokens));
        Self {
            set: stems.iter().cloned().collect(),
            numbers: digits::numbers(text).into_iter().collect(),
            negations: folded.iter().filter(negates).count(),
            concepts: hits.into_iter().map(|hit| hit.value).collect(),
            stems,
        }
    }
}

/// Weights by feature and [`Contrast`].
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(pub [[f64; 3]; FEATURES.len()]);

impl Weights {
    /// The bundled ones.
    ///
    /// # Errors
    /// Only where bundled data is broken.
    pub fn bundled() -> Result<Self, Error> {
        Self::parse(&assets::data("contrast.tsv").unwrap_or_default())
    }

    /// A line for each feature: its name and three weights, parted by tabs.
    ///
    /// # Errors
    /// Where a feature has no line, or a line is not so.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut weights = [[0.0; 3]; FEATURES.len()];
        for (row, feature) in weights.iter_mut().zip(FEATURES) {
            let line = text.lines().find_map(|line| line.strip_prefix(feature)?.strip_prefix('\t'));
            let numbers: Vec<f64> = line.unwrap_or("").split('\t').filter_map(|cell| cell.trim().parse().ok()).collect();
            *row = numbers.try_into().map_err(|_| Error::Data {
                path: "data/contrast.tsv".into(),
                line: None,
                what: format!("there are no three weights for “{feature}”"),
                help: "run `cargo run --example fit_contrast -- PAIRS.csv`".into(),
            })?;
        }
        Ok(Self(weights))
    }

    /// How the texts with these features stand to each other, most likely.
    pub fn judge(&self, features: &[f64; FEATURES.len()]) -> Contrast {
        let score = |at: usize| self.0.iter().zip(features).map(|(row, x)| row[at] * x).sum::<f64>();
        let best = (1..3).fold(0, |best, at| if score(at) > score(best) { at } else { best });
        Contrast::ALL[best]
    }
}
