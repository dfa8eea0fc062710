//! How several outlets word one act of speech.
//!
//! Within a language word by word, by the longest common subsequence of matching forms; across languages by part: verb,
//! label, quotation marks, figures. Versions that have little in common are not compared word by word: all of it would be
//! marked, and that says less than the words themselves.

use super::coverage::{form, outlet, places};
use crate::model::{Corpus, Retelling, Span, Statement, StatementRef, Version, Wording};
use crate::text::{digits, fold};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// Each version is set against so many others of its language.
const OTHERS: usize = 4;
/// Versions longer than this many words are not compared word by word.
const LONG: usize = 400;
/// Nor are two that share fewer than one in so many of the shorter one's words.
const LITTLE: usize = 2;

/// The wordings of all retellings that more than one outlet tells in its own text, those told by most outlets first.
pub(super) fn wording(corpus: &Corpus) -> Vec<Wording> {
    let places = places(corpus);
    let mut all: Vec<(usize, usize, Wording)> = Vec::new();
    for (order, retelling) in corpus.retellings.iter().enumerate().filter(|(_, r)| r.statements.len() > 1) {
        let versions = versions(corpus, retelling, &places);
        let outlets: BTreeSet<&str> = versions.iter().map(|version| version.outlet.as_str()).collect();
        if outlets.len() > 1 {
            all.push((outlets.len(), order, Wording { retelling: retelling.id.clone(), versions }));
        }
    }
    all.sort_by_key(|(outlets, order, _)| (Reverse(*outlets), *order));
    all.into_iter().map(|(_, _, wording)| wording).collect()
}

fn versions(corpus: &Corpus, retelling: &Retelling, places: &BTreeMap<String, StatementRef>) -> Vec<Version> {
    let own = retelling.statements.iter().filter(|id| !retelling.copies.contains(id));
    let mut versions: Vec<Version> = own.filter_map(|id| Some(version(corpus, id, *places.get(id)?))).collect();
    let words: Vec<Vec<(usize, &str)>> = versions.iter().map(|version| words(&version.text)).collect();
    let folded: Vec<Vec<String>> = words.iter().map(|of| of.iter().map(|(_, word)| fold::word(word)).collect()).collect();
    let differs: Vec<Vec<[usize; 2]>> = (0..versions.len())
        .map(|at| {
            let others = (0..versions.len()).filter(|other| *other != at && versions[*other].lang == versions[at].lang);
            let mut apart = vec![false; words[at].len()];
            for other in others.take(OTHERS) {
                let Some(shared) = shared(&folded[at], &folded[other]) else { continue };
                for (apart, shared) in apart.iter_mut().zip(shared) {
                    *apart |= !shared;
                }
            }
            stretches(&versions[at].text, &words[at], &apart)
        })
        .collect();
    for (version, differs) in versions.iter_mut().zip(differs) {
        version.differs = differs;
    }
    versions
}

fn version(corpus: &Corpus, id: &str, at: StatementRef) -> Version {
    let reading = &corpus.readings[at.reading];
    let Statement { attribution, .. } = &reading.attributions[at.statement];
    let text = &reading.article.text;
    let joined = |spans: &[Span]| {
        let parts: Vec<&str> = spans.iter().map(|span| span.of(text).trim()).filter(|part| !part.is_empty()).collect();
        parts.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let content = joined(&attribution.content);
    Version {
        statement: id.to_owned(),
        outlet: outlet(reading).to_owned(),
        lang: reading.article.lang.clone(),
        label: joined(&attribution.source),
        verb: joined(&attribution.cue),
        class: attribution.verb_class,
        engagement: attribution.engagement,
        form: form(attribution),
        figures: digits::numbers(&content),
        text: content,
        differs: Vec::new(),
    }
}

/// The words of a text with the bytes at which they begin.
fn words(text: &str) -> Vec<(usize, &str)> {
    text.unicode_word_indices().collect()
}

/// For each word of `a` whether it stands in the longest common subsequence with `b`; none where a comparison says nothing.
fn shared(a: &[String], b: &[String]) -> Option<Vec<bool>> {
    if a.is_empty() || b.is_empty() || a.len() > LONG || b.len() > LONG {
        return None;
    }
    let wide = b.len() + 1;
    let mut length = vec![0_u16; (a.len() + 1) * wide];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i * wide + j] = if a[i] == b[j] {
                length[(i + 1) * wide + j + 1] + 1
            } else {
                length[(i + 1) * wide + j].max(length[i * wide + j + 1])
            };
        }
    }
    if usize::from(length[0]) * LITTLE < a.len().min(b.len()) {
        return None;
    }
    let (mut i, mut j, mut shared) = (0, 0, vec![false; a.len()]);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            shared[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * wide + j] >= length[i * wide + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    Some(shared)
}

/// Neighbouring words that differ as stretches of the text, in code points.
fn stretches(text: &str, words: &[(usize, &str)], apart: &[bool]) -> Vec<[usize; 2]> {
    let point = |byte: usize| text[..byte].chars().count();
    let mut out: Vec<[usize; 2]> = Vec::new();
    let mut before = None;
    for (at, (start, word)) in words.iter().enumerate().filter(|(at, _)| apart[*at]) {
        let end = point(start + word.len());
        match out.last_mut() {
            Some(last) if before == Some(at.wrapping_sub(1)) => last[1] = end,
            _ => out.push([point(*start), end]),
        }
        before = Some(at);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(a: &str, b: &str) -> Vec<String> {
        let folded = |text: &str| words(text).iter().map(|(_, word)| fold::word(word)).collect::<Vec<_>>();
        let Some(shared) = shared(&folded(a), &folded(b)) else { return Vec::new() };
        let apart: Vec<bool> = shared.into_iter().map(|shared| !shared).collect();
        let cut = |[from, to]: [usize; 2]| a.chars().skip(from).take(to - from).collect();
        stretches(a, &words(a), &apart).into_iter().map(cut).collect()
    }

    #[test]
    fn words_that_only_one_has_are_marked_in_one_stretch() {
        let (a, b) = ("The bridge must be closed at once, he said", "the old bridge must close at once");
        assert_eq!(marked(a, b), ["be closed", "he said"]);
        assert_eq!(marked(b, a), ["old", "close"]);
    }

    #[test]
    fn spelling_does_not_differ_and_offsets_are_code_points() {
        assert_eq!(marked("إغلاق الجسر القديم غدًا", "اغلاق الجسر القديم"), ["غدًا"]);
    }

    #[test]
    fn versions_that_have_little_in_common_are_not_marked() {
        assert!(marked("the harbour stays shut for weeks", "nobody may sail until spring").is_empty());
    }
}
