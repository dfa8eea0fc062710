//! "“…,” X sang.", "“…,” mused X.": the quotation expects its speaker, and any verb will do.

use super::postposed::opens_clause;
use super::words::{Mark, Words};
use super::{Candidate, Scene, clause, noun_group};
use crate::knowledge::pack::{Classes, Order};
use std::ops::Range;

/// Words that may follow such a report.
const ADJUNCT: Classes = Classes::PREPOSITION.and(Classes::TIME).and(Classes::INFINITIVE).and(Classes::SUBORDINATOR);

/// Finds a quotation that ends at `at` with a comma, a question or an exclamation mark, and behind it a name or pronoun with
/// one more word, or the other way round, that ends the clause or is followed by an adjunct.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    if words.pack.order != Order::SubjectFirst || words.mark(at) != Mark::Quote {
        return None;
    }
    let quote = words.quote_of(at).filter(|q| q.range.end == at + 1 && q.words > 0)?;
    let last = words.raw(words.last_inside(quote)).chars().next();
    // «…», — сказал X: the comma behind the marks, and a dash.
    let dash = at + 1 + usize::from(words.mark(at + 1) == Mark::Comma);
    let dashed = words.pack.inversion && dash < scene.paragraph.end && words.mark(dash) == Mark::Dash;
    let last = if dashed && dash > at + 1 { Some(',') } else { last };
    if !matches!(last, Some(',' | '?' | '!')) {
        return None;
    }
    let start = if dashed { dash + 1 } else { at + 1 };
    if !opens_clause(words, scene.paragraph.start, at) {
        return None;
    }
    let (source, verb) = upright(scene, start).or_else(|| inverted(scene, start))?;
    // "“Why?” He answered, “…”": the verb has a quotation of its own.
    let own = matches!(words.mark(verb + 1), Mark::Comma | Mark::Colon) && words.quote_at(verb + 2).is_some();
    if own && last != Some(',') {
        return None;
    }
    // A title ("What now?") is no speech: a short one needs its comma.
    (quote.words > 2 || last == Some(',')).then(|| Candidate {
        cue: verb..verb + 1,
        form: words.words[verb].cue,
        source: Some(source),
        content: vec![quote.range.clone()],
        confidence: 75,
        ..Candidate::default()
    })
}

/// "X sang": source and verb.
fn upright(scene: &Scene, start: usize) -> Option<(Range<usize>, usize)> {
    let words = scene.words;
    let first = words.words[..scene.paragraph.end].get(start)?;
    if !first.capital && !first.is(Classes::PRONOUN.and(Classes::DETERMINER)) {
        return None;
    }
    let mut end = start + 1;
    if !first.is(Classes::PRONOUN) {
        while end < scene.paragraph.end
            && words.words[end].is_word()
            && (words.words[end].capital || first.is(Classes::DETERMINER) && end < start + 2)
        {
            end += 1;
        }
    }
    (end < scene.paragraph.end && spoken(words, end) && free(words, end + 1)).then_some((start..end, end))
}

/// "mused X": source and verb.
fn inverted(scene: &Scene, verb: usize) -> Option<(Range<usize>, usize)> {
    let words = scene.words;
    if verb + 1 >= scene.paragraph.end || !spoken(words, verb) {
        return None;
    }
    let group = noun_group::after(words, verb + 1, scene.paragraph.end);
    let named = group.clone().any(|k| words.words[k].capital || words.is(k, Classes::ROLE));
    (!group.is_empty() && named && free(words, group.end)).then_some((group, verb))
}

/// Whether the word could be a verb of saying: it has a verb's ending, or it is a listed cue.
fn spoken(words: &Words, at: usize) -> bool {
    let word = &words.words[at];
    word.is_word()
        && !word.capital
        && !word.is(Classes::PREPOSITION.and(Classes::CONJUNCTION))
        && (words.ends(at, &words.pack.finite) || word.cue.is_some())
        && !clause::is_auxiliary(words, at)
}

/// Whether the clause ends there, or an adjunct begins.
fn free(words: &Words, at: usize) -> bool {
    !words.words.get(at).is_some_and(|word| word.is_word()) || words.is(at, ADJUNCT) || words.adverb(at)
}
