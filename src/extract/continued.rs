//! Quotations that go on without a cue of their own.

use super::words::{Mark, Words};
use super::{Candidate, LOOK_BACK};
use std::ops::Range;

/// Gives every quotation of the paragraph that no report holds, and that is a sentence or more, to the report before it:
/// in the same paragraph, or, where the quotation opens the paragraph, in the one before.
pub fn extend(words: &Words, paragraph: &Range<usize>, claimed: &[bool], found: &mut [Candidate]) {
    let first = words.quotes.partition_point(|quote| quote.range.start < paragraph.start);
    for quote in words.quotes[first..].iter().take_while(|quote| quote.range.start < paragraph.end) {
        let at = quote.range.start;
        let own = found.partition_point(|c| c.cue.start < paragraph.start);
        if quote.words < 2 || claimed[at] {
            continue;
        }
        let resumed = at > paragraph.start + 1 && words.mark(at - 1) == Mark::Dash && words.mark(at - 2) == Mark::Stop;
        let begins =
            at == paragraph.start || resumed || matches!(words.mark(at - 1), Mark::Stop) || words.words[at - 1].quote != 0;
        let last = words.last_inside(quote);
        let ends =
            quote.range.end >= paragraph.end || words.mark(last) == Mark::Stop || words.mark(quote.range.end) == Mark::Stop;
        if !(begins && ends) {
            continue;
        }
        // The quotation before it goes on, rather than a participle in between ("he said, referring to …").
        let speaks = |c: &Candidate| c.content.last().is_some_and(|range| range.end > 0 && words.words[range.end - 1].quote != 0);
        let earlier = own + found[own..].partition_point(|c| c.cue.start < at);
        let recent = own.max(earlier.saturating_sub(LOOK_BACK));
        let before = (recent..earlier)
            .rev()
            .find(|&k| !found[k].nested && speaks(&found[k]))
            .or_else(|| (0..earlier).rev().take(LOOK_BACK).find(|&k| !found[k].nested));
        let Some(before) = before.filter(|&before| before >= own || quote.words >= 4) else { continue };
        let previous = &found[before];
        // Over a paragraph's border only a quotation goes on.
        let quoted = speaks(previous);
        if before >= own || (at == paragraph.start && quoted && previous.rule != "signed") {
            found[before].content.push(quote.range.clone());
        }
    }
}
