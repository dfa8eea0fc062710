//! Quotations that go on without a cue of their own.

use super::Candidate;
use super::words::{Mark, Words};
use std::ops::Range;

/// Gives every quotation of the paragraph that no report holds, and that is a sentence or more, to the report before it:
/// in the same paragraph, or, where the quotation opens the paragraph, in the one before.
pub fn extend(words: &Words, paragraph: &Range<usize>, found: &mut [Candidate]) {
    let first = words.quotes.partition_point(|quote| quote.range.start < paragraph.start);
    for quote in words.quotes[first..].iter().take_while(|quote| quote.range.start < paragraph.end) {
        let at = quote.range.start;
        let own = found.partition_point(|c| c.cue.start < paragraph.start);
        if quote.words < 2 || found[own..].iter().any(|c| c.covers(at) || c.cue.contains(&at)) {
            continue;
        }
        let begins = at == paragraph.start || matches!(words.mark(at - 1), Mark::Stop) || words.words[at - 1].quote != 0;
        let last = words.last_inside(quote);
        let ends =
            quote.range.end >= paragraph.end || words.mark(last) == Mark::Stop || words.mark(quote.range.end) == Mark::Stop;
        if !(begins && ends) {
            continue;
        }
        let before = found.iter().rposition(|c| !c.nested && c.cue.start < at);
        let Some(before) = before.filter(|&before| before >= own || quote.words >= 4) else { continue };
        let previous = &found[before];
        // Over a paragraph's border only a quotation goes on.
        let quoted = previous.content.last().is_some_and(|range| range.end > 0 && words.words[range.end - 1].quote != 0);
        if before >= own || (at == paragraph.start && quoted) {
            found[before].content.push(quote.range.clone());
        }
    }
}
