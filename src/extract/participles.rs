//! Participles that may be passive (« annoncé », "written"): finite behind an auxiliary, passive behind another, else neither.

use super::clause::verb_group;
use super::words::Words;
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};

/// The farthest that an auxiliary stands before its participle, in tokens.
const REACH: usize = 12;

/// Tells finite participles (« a annoncé », « s’est félicité ») from all others, which stay [`Tense::Passive`], and passive
/// ones whose form is that of a present (« est dit »).
pub fn settle(words: &mut Words) {
    // Where verbs stand last a passive has an ending of its own, and what stands before it belongs to the cue; where they stand
    // second the auxiliary stands far from its participle, and is found with its clause.
    if matches!(words.pack.order, Order::VerbLast | Order::VerbSecond | Order::SubjectFar) {
        return;
    }
    for at in 0..words.words.len() {
        let Some(form) = words.words[at].cue.filter(|form| matches!(form.tense, Tense::Passive | Tense::Present)) else {
            continue;
        };
        let group = verb_group(words, &(at.saturating_sub(REACH)..at + 1), at);
        let any = |classes: Classes| (group..at).any(|k| words.is(k, classes));
        let reflexive = any(Classes::REFLEXIVE);
        let tense = match (any(Classes::PASSIVE_AUXILIARY), any(Classes::AUXILIARY)) {
            (true, _) if !reflexive => Tense::Passive,
            (true, _) | (_, true) if form.tense == Tense::Passive => Tense::Past,
            _ => continue,
        };
        if let Some(form) = &mut words.words[at].cue {
            form.tense = tense;
        }
    }
}
