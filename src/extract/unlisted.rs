//! "“…,” X sang." The quotation expects its speaker: any verb will do.

use super::words::Mark;
use super::{Candidate, Scene, clause};
use crate::knowledge::pack::{Classes, Order};

/// Finds a quotation that ends with a comma, question or exclamation mark before `at`, and a name or pronoun with one more
/// word behind it that ends the clause or is followed by an adjunct.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    if words.pack.order != Order::SubjectFirst || words.mark(at) != Mark::Quote {
        return None;
    }
    let quote = words.quote_of(at).filter(|q| q.range.end == at + 1 && q.words > 2)?;
    if !matches!(words.raw(words.last_inside(quote)).chars().next(), Some(',' | '?' | '!')) {
        return None;
    }
    let start = at + 1;
    let first = words.words.get(start).filter(|w| w.capital || w.is(Classes::PRONOUN.and(Classes::DETERMINER)))?;
    let mut end = start + 1;
    if !first.is(Classes::PRONOUN) {
        while end < scene.paragraph.end
            && words.words[end].is_word()
            && (words.words[end].capital || first.is(Classes::DETERMINER) && end < start + 2)
        {
            end += 1;
        }
    }
    let verb =
        words.words.get(end).filter(|w| w.is_word() && !w.capital && !w.is(Classes::PREPOSITION.and(Classes::CONJUNCTION)))?;
    let raw = words.raw(end);
    let inflected = raw.ends_with("ed") || raw.ends_with('s') || verb.cue.is_some();
    let after = end + 1;
    let free = !words.words.get(after).is_some_and(|w| w.is_word())
        || words.is(after, Classes::PREPOSITION.and(Classes::TIME).and(Classes::INFINITIVE));
    (inflected && free && !clause::is_auxiliary(words, end)).then(|| Candidate {
        cue: end..after,
        form: verb.cue,
        source: Some(start..end),
        content: vec![quote.range.clone()],
        confidence: 75,
        ..Candidate::default()
    })
}
