//! Verbs whose particle stands at the end of the clause: „kündigte … an“, „gab … bekannt“.

use crate::extract::words::{Mark, Words};
use crate::knowledge::pack::Classes;
use crate::text::fold;
use std::ops::Range;

/// The farthest that a particle is looked for, in tokens.
const REACH: usize = 60;

/// Joins the verbs of a sentence with their particles: the verb becomes the form of the whole, or, where the whole is no word of
/// saying („sagte … ab“), none.
pub fn join(words: &mut Words, sentence: &Range<usize>) {
    if words.pack.separable.is_empty() {
        return;
    }
    for at in sentence.clone() {
        if words.words[at].capital || !words.words[at].is_word() {
            continue;
        }
        let folded = fold::word(words.raw(at));
        let known = words.pack.separable.get(folded.as_str());
        let cue = words.words[at].cue.is_some();
        if known.is_none() && !cue {
            continue;
        }
        let limit = sentence.end.min(at + REACH);
        // With a word of saying of its own the particle must stand in the same clause.
        let Some((particle, same)) = particle(words, at, limit, !cue) else { continue };
        let raw = fold::word(words.raw(particle));
        match known.and_then(|list| list.iter().find(|(word, _)| **word == *raw)) {
            Some(&(_, form)) => {
                let classes = words.words[at].classes;
                words.words[at].classes = Classes(classes.0 & !(Classes::VERB.0 | Classes::ADVERB.0));
                words.words[at].cue = Some(form);
                words.words[at].particle = u32::try_from(particle).ok();
                words.words[particle].classes = Classes::PARTICLE;
            }
            None if same => words.words[at].cue = None,
            None => {}
        }
    }
}

/// The first particle behind the verb that ends its clause, and whether no comma stands between.
fn particle(words: &Words, verb: usize, limit: usize, beyond: bool) -> Option<(usize, bool)> {
    let mut same = true;
    let mut at = verb + 1;
    while at < limit {
        if let Some(quote) = words.quote_at(at) {
            at = quote.range.end.max(at + 1);
            continue;
        }
        match words.mark(at) {
            Mark::Comma if beyond => same = false,
            Mark::Comma | Mark::Colon | Mark::Semicolon | Mark::Stop => return None,
            Mark::None if words.is(at, Classes::PARTICLE) && closes(words, at) => return Some((at, same)),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether the clause ends behind the token.
fn closes(words: &Words, at: usize) -> bool {
    let next = at + 1;
    // An adjective as particle („zeigte sich besorgt über“) governs nothing, a preposition would.
    let bracket = words.is(next, Classes::PARTICLE) && closes(words, next);
    let adjective = !words.is(at, Classes::PREPOSITION) && words.is(next, Classes::PREPOSITION) && !bracket;
    adjective
        || !words.words.get(next).is_some_and(|word| word.is_word())
        || words.is(next, Classes::CONJUNCTION.and(Classes::COMPLEMENTISER).and(Classes::ACCORDING))
}
