//! Quotations that go on without a cue of their own.

use super::Candidate;
use super::words::{Mark, Words};
use std::ops::Range;

/// Gives every quotation of the paragraph that no report holds, and that is a sentence or more, to the report before it; one
/// that opens the paragraph becomes a report of its own, without cue, by whoever spoke last.
pub fn extend(words: &Words, paragraph: &Range<usize>, start: usize, found: &mut Vec<Candidate>) {
    let first = words.quotes.partition_point(|quote| quote.range.start < paragraph.start);
    for quote in words.quotes[first..].iter().take_while(|quote| quote.range.start < paragraph.end) {
        let at = quote.range.start;
        if found[start..].iter().any(|c| c.covers(at) || c.cue.contains(&at)) {
            continue;
        }
        let begins = at == paragraph.start || matches!(words.mark(at - 1), Mark::Stop) || words.words[at - 1].quote != 0;
        let ends = quote.range.end >= paragraph.end
            || words.words[quote.range.end - 1].mark == Mark::Quote
                && quote.range.end >= 2
                && matches!(words.mark(quote.range.end - 2), Mark::Stop)
            || matches!(words.mark(quote.range.end), Mark::Stop);
        if !(begins && ends) || quote.words < 4 {
            continue;
        }
        let previous = found[start..].iter_mut().filter(|c| !c.nested && c.cue.start < at).max_by_key(|c| c.cue.start);
        match previous {
            Some(previous) => previous.content.push(quote.range.clone()),
            None if start > 0 => found.push(Candidate {
                rule: "continued",
                cue: at..at,
                content: vec![quote.range.clone()],
                confidence: 75,
                continues: true,
                ..Candidate::default()
            }),
            None => {}
        }
    }
}
