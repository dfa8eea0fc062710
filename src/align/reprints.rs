//! Text that is printed again: an agency's report in several outlets, or paragraphs of it.
//!
//! Every stretch of five words belongs to the first article that has it. One pass in the order of the corpus; an article
//! that reprints another adds nothing to be reprinted.

use crate::model::{Reading, Reprint};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use unicode_segmentation::UnicodeSegmentation;

/// Words in a stretch.
const STRETCH: usize = 5;
/// Hundredths of its stretches that an article must share to be a reprint, and how many it must have to be judged.
const ARTICLE: (usize, usize) = (70, 40);
/// The same for a paragraph.
const PARAGRAPH: (usize, usize) = (80, 10);

/// Articles that reprint others, and ids of the statements that stand in reprinted paragraphs or articles.
pub fn reprints(readings: &[Reading]) -> (Vec<Reprint>, BTreeSet<String>) {
    let mut owner: FxHashMap<u64, usize> = FxHashMap::default();
    let (mut reprints, mut copies) = (Vec::new(), BTreeSet::new());
    for (at, reading) in readings.iter().enumerate() {
        let text = &reading.article.text;
        let paragraphs: Vec<(usize, Vec<u64>)> =
            paragraphs(text).map(|(start, paragraph)| (start, stretches(paragraph))).collect();
        let whole: Vec<u64> = paragraphs.iter().flat_map(|(_, stretches)| stretches).copied().collect();
        let copied = taken(&whole, &owner, ARTICLE);
        if let Some((of, share)) = copied {
            reprints.push(Reprint { article: reading.article.id.clone(), of: readings[of].article.id.clone(), share });
        }
        let again: Vec<(usize, bool)> =
            paragraphs.iter().map(|(start, own)| (*start, copied.is_some() || taken(own, &owner, PARAGRAPH).is_some())).collect();
        for statement in &reading.attributions {
            let start = statement.attribution.content.first().map_or(0, |span| span.start);
            let paragraph = again.partition_point(|(from, _)| *from <= start).checked_sub(1);
            if paragraph.is_some_and(|at| again[at].1) {
                copies.insert(format!("{}#{}", reading.article.id, statement.attribution.id));
            }
        }
        if copied.is_none() {
            for stretch in whole {
                owner.entry(stretch).or_insert(at);
            }
        }
    }
    (reprints, copies)
}

/// The article from which most of these stretches are taken, where they are enough, and the share in hundredths.
fn taken(stretches: &[u64], owner: &FxHashMap<u64, usize>, (least, judged): (usize, usize)) -> Option<(usize, u8)> {
    if stretches.len() < judged {
        return None;
    }
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for owner in stretches.iter().filter_map(|stretch| owner.get(stretch)) {
        *of.entry(*owner).or_default() += 1;
    }
    // Of two that own as many the earlier.
    let (owner, count) = of.into_iter().rev().max_by_key(|(_, count)| *count)?;
    let share = 100 * count / stretches.len();
    (share >= least).then_some((owner, u8::try_from(share).unwrap_or(100)))
}

/// Paragraphs with the place where they begin.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

fn stretches(paragraph: &str) -> Vec<u64> {
    let words: Vec<String> = paragraph.unicode_words().map(fold::word).collect();
    let hash = |words: &[String]| {
        let mut hasher = FxHasher::default();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(STRETCH).map(hash).collect()
}
