//! «“…” — Name»: a quotation with its speaker's name behind a dash, in its paragraph or in the next.

use super::content;
use super::words::{Mark, Words};
use super::{Candidate, clause};
use std::ops::Range;

/// The longest signature, in words.
const LONGEST: usize = 10;

/// Finds the signature at the end of a paragraph, or at the start of the next.
pub fn find(words: &Words, paragraph: &Range<usize>, claimed: &mut [bool], found: &mut Vec<Candidate>) {
    let inside = (paragraph.start + 2..paragraph.end)
        .rev()
        .take(LONGEST + 6)
        .find(|&at| words.mark(at) == Mark::Dash && words.words[at].quote == 0);
    let (dash, limit) = match inside {
        Some(dash) => (dash, paragraph.end),
        None if words.mark(paragraph.end) == Mark::Dash => {
            let limit = words.words.len().min(paragraph.end + LONGEST + 6);
            let stop = (paragraph.end + 1..limit).find(|&at| words.mark(at) == Mark::Stop && !abbreviates(words, at));
            (paragraph.end, stop.unwrap_or(limit))
        }
        None => return,
    };
    let source = dash + 1..content::trim(words, dash + 1, limit);
    let Some(quote) = dash.checked_sub(1).and_then(|last| words.quote_of(last)) else { return };
    // A paragraph that opens with a mark and ends with a signature is all quotation, whatever marks stand within.
    let whole = matches!(words.mark(paragraph.start), Mark::Quote);
    let said = if whole { paragraph.start..dash } else { quote.range.clone() };
    let named = !source.is_empty()
        && words.words[source.start].is_word()
        && !clause::has_verb(words, &source)
        && words.count(&source) <= LONGEST;
    // Over the paragraph's border only a paragraph that is all quotation has a signature.
    if quote.range.end != dash || words.count(&said) < 4 || !named || claimed[said.start] || inside.is_none() && !whole {
        return;
    }
    claimed[said.clone()].fill(true);
    claimed[source.clone()].fill(true);
    found.push(Candidate {
        rule: "signed",
        cue: dash..dash + 1,
        source: Some(source),
        content: vec![said],
        confidence: 85,
        ..Candidate::default()
    });
}

/// "J. Smith": a stop behind one letter.
fn abbreviates(words: &Words, stop: usize) -> bool {
    words.raw(stop - 1).chars().count() == 1
}
