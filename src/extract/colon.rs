//! "X: statement" in headlines and transcripts: the colon is the cue.

use super::content;
use super::words::Mark;
use super::{Candidate, Scene, clause};
use crate::knowledge::pack::{Classes, Order};

/// The longest source before a colon, in words.
const LONGEST: usize = 8;

/// Finds a report whose cue is the colon at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    // A quotation may open the next paragraph.
    let quoted = words.quote_at(at + 1).is_some_and(|quote| quote.words > 2);
    if words.mark(at) != Mark::Colon || at + 2 >= scene.sentence.end && !quoted {
        return None;
    }
    // "X said: …" is the verb's.
    if scene.before.iter().any(|c| c.covers(at + 1)) {
        return None;
    }
    let source = scene.sentence.start..at;
    let count = words.count(&source);
    // "X scolded him: “…”": whatever the verb, what follows the colon is the subject's.
    if let Some(quote) = words.quote_at(at + 1).filter(|q| q.words > 2)
        && words.pack.order == Order::SubjectFirst
        && clause::has_verb(words, &source)
        && let Some(subject) = clause::leading_group(words, &scene.sentence, at)
    {
        return Some(Candidate {
            cue: at..at + 1,
            source: Some(subject),
            content: vec![quote.range.clone()],
            confidence: 60,
            ..Candidate::default()
        });
    }
    if count == 0 || count > LONGEST || clause::has_verb(words, &source) || source.clone().any(|k| words.mark(k) == Mark::Comma) {
        return None;
    }
    // «С этим не согласен профессор X: «…»»
    if let Some(quote) = words.quote_at(at + 1).filter(|quote| quote.words > 2 && words.pack.inversion)
        && words.is(source.start, Classes::PREPOSITION.and(Classes::ADVERB))
        && let Some(subject) = super::noun_group::behind_adjunct(words, &source)
    {
        let content = vec![quote.range.clone()];
        return Some(Candidate { cue: at..at + 1, source: Some(subject), content, confidence: 70, ..Candidate::default() });
    }
    let first = &words.words[source.start];
    if !first.is_word()
        || first.is(Classes::PREPOSITION
            .and(Classes::TIME)
            .and(Classes::ADVERB)
            .and(Classes::OCCASION)
            .and(Classes::INTERROGATIVE)
            .and(Classes::DETERMINER))
    {
        return None;
    }
    let start = at + 1;
    let (end, confidence) = match words.quote_at(start) {
        Some(quote) if quote.words > 2 => (quote.range.end, 85),
        _ => {
            // Without quotation marks only a headline, a paragraph of one sentence, reads so.
            let headline = scene.sentence == scene.paragraph
                && (scene.paragraph.start == 0 || words.mark(scene.sentence.end - 1) != Mark::Stop);
            (content::trim(words, start, scene.sentence.end), if headline && named(scene, &source) { 60 } else { 0 })
        }
    };
    Some(Candidate { cue: at..at + 1, source: Some(source), content: vec![start..end], confidence, ..Candidate::default() })
}

/// Whether the words before the colon look like somebody: a role, or a name.
fn named(scene: &Scene, source: &std::ops::Range<usize>) -> bool {
    let words = scene.words;
    let letters = words.raw(source.start).chars().next().is_some_and(char::is_uppercase);
    // Scripts without capitals: a headline's first words, if they are few.
    let caseless = !letters && words.pack.order != Order::SubjectFirst && scene.sentence.start == 0 && words.count(source) <= 3;
    source.clone().any(|k| words.is(k, Classes::ROLE)) || source.clone().all(|k| words.words[k].capital) || caseless
}
