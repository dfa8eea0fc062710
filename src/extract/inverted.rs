//! "Said X, a spokesman: “…”": the verb of saying opens the sentence, before its subject.

use super::words::Mark;
use super::{Candidate, Scene, noun_group};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};

/// The farthest that the quotation may stand from the verb, in tokens.
const REACH: usize = 25;

/// Finds a quotation, set off by a comma or colon, behind the verb at `at` and its subject.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue.filter(|form| matches!(form.tense, Tense::Past | Tense::Present))?;
    let share = words.pack.cues.list[usize::from(form.cue)].frames.quote;
    if words.pack.order != Order::SubjectFirst || at != scene.sentence.start || share < 60 {
        return None;
    }
    let source = noun_group::after(words, at + 1, scene.sentence.end);
    if !source.clone().any(|k| words.words[k].capital || words.is(k, Classes::ROLE)) {
        return None;
    }
    let limit = words.words.len().min(at + REACH);
    let open = (source.end..limit).find(|&k| words.quote_at(k).is_some() || words.mark(k) == Mark::Stop)?;
    let quote = words.quote_at(open).filter(|quote| quote.words > 2)?;
    let set_off = open > source.end && matches!(words.mark(open - 1), Mark::Comma | Mark::Colon);
    set_off.then(|| Candidate {
        form: Some(form),
        cue: at..at + 1,
        content: vec![quote.range.clone()],
        source: Some(source),
        confidence: share,
        ..Candidate::default()
    })
}
