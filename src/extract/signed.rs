//! «“…” — Name»: a quotation with its speaker's name behind a dash.

use super::content;
use super::words::{Mark, Words};
use super::{Candidate, clause};
use std::ops::Range;

/// The longest signature, in words.
const LONGEST: usize = 10;

/// Finds the signature at the end of a paragraph.
pub fn find(words: &Words, paragraph: &Range<usize>, claimed: &mut [bool], found: &mut Vec<Candidate>) {
    let Some(dash) = (paragraph.start + 2..paragraph.end)
        .rev()
        .take(LONGEST + 6)
        .find(|&at| words.mark(at) == Mark::Dash && words.words[at].quote == 0)
    else {
        return;
    };
    let source = dash + 1..content::trim(words, dash + 1, paragraph.end);
    let Some(quote) = words.quote_of(dash - 1) else { return };
    let named = !source.is_empty()
        && words.words[source.start].is_word()
        && !clause::has_verb(words, &source)
        && words.count(&source) <= LONGEST;
    if quote.range.end != dash || quote.words < 4 || !named || claimed[quote.range.start] {
        return;
    }
    claimed[quote.range.clone()].fill(true);
    found.push(Candidate {
        rule: "signed",
        cue: dash..dash + 1,
        source: Some(source),
        content: vec![quote.range.clone()],
        confidence: 85,
        ..Candidate::default()
    });
}
