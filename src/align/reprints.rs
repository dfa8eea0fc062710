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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Attribution, Span, Statement};

    /// An article of paragraphs with a statement in each.
    fn article(id: &str, paragraphs: &[&str]) -> Reading {
        let mut reading = Reading::default();
        reading.article.id = id.into();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let start = reading.article.text.len();
            reading.article.text.push_str(paragraph);
            reading.article.text.push('\n');
            let content = vec![Span::new(start, start + paragraph.len())];
            let attribution = Attribution { id: format!("a{at}"), content, ..Attribution::default() };
            reading.attributions.push(Statement { attribution, ..Statement::default() });
        }
        reading
    }

    const STORM: &str = "The storm tore roofs from forty houses on the northern coast and left the harbour without power, \
        the mayor said on Monday, while ferries to the islands stayed in port until further notice and schools were closed";
    const FERRY: &str = "The company that runs the ferries said that its boats would sail again as soon as the wind allowed it, \
        and that tickets would be refunded to all passengers who could not travel during the three days of the storm";
    const OTHER: &str = "A choir from the valley sang in the old theatre, and its conductor thanked the town for a warm evening";

    #[test]
    fn an_article_printed_again_and_a_paragraph_of_it_are_copies() {
        let readings = [
            article("wire", &[STORM, FERRY]),
            article("echo", &[FERRY, STORM]),
            article("post", &[OTHER, STORM]),
            article("own", &[OTHER]),
        ];
        let (reprints, copies) = reprints(&readings);
        assert_eq!(reprints.iter().map(|r| (r.article.as_str(), r.of.as_str())).collect::<Vec<_>>(), [("echo", "wire")]);
        assert_eq!(copies.iter().map(String::as_str).collect::<Vec<_>>(), ["echo#a0", "echo#a1", "own#a0", "post#a1"]);
    }
}
