//! Dash quotations: “«…, — said X. — …»” and paragraphs that open with a dash. What stands between the dashes is the
//! narrator's, though one pair of marks, or one paragraph, holds it all.

use super::quotes::{Quote, mark_quote};
use super::words::{Mark, Words};
use crate::knowledge::cues::Tense;
use std::ops::Range;

/// The longest insert, in tokens.
const LONGEST: usize = 40;

/// The farthest that the verb of saying stands behind the dash that opens the insert: "— replied he then".
const VERB: usize = 4;

/// Cuts the narrator's inserts out of the quotations that were found last (from the `first` on) in this paragraph, and takes
/// a paragraph that opens with a dash for a quotation where it holds such an insert.
pub fn part(words: &mut Words, paragraph: &Range<usize>, first: usize) {
    let dashes = paragraph.clone().filter(|&at| words.mark(at) == Mark::Dash).take(1).count();
    if dashes == 0 {
        return;
    }
    let mut speech: Vec<Quote> = words.quotes.split_off(first);
    if words.mark(paragraph.start) == Mark::Dash
        && let Some(Quote { range, .. }) =
            speech.first().map_or_else(|| Some(whole(paragraph)), |quote| dialogue(paragraph, quote))
        && insert(words, &range, range.start).is_some()
    {
        speech = vec![Quote { range, words: 0, closed: false }];
    }
    for quote in speech {
        words.words[quote.range.clone()].iter_mut().for_each(|word| word.quote = 0);
        let mut from = quote.range.start;
        while let Some(insert) = insert(words, &quote.range, from) {
            piece(words, from..insert.start, false);
            from = insert.end;
        }
        piece(words, from..quote.range.end, quote.closed);
    }
}

/// A paragraph that opens with a dash, as a quotation.
fn whole(paragraph: &Range<usize>) -> Quote {
    Quote { range: paragraph.start + 1..paragraph.end, words: 0, closed: false }
}

/// The same where the paragraph holds quotation marks, unless it is they that hold the speech.
fn dialogue(paragraph: &Range<usize>, quote: &Quote) -> Option<Quote> {
    (quote.range.start > paragraph.start + 1).then(|| whole(paragraph))
}

/// Writes down a piece of a quotation, if there is a word in it.
fn piece(words: &mut Words, mut range: Range<usize>, closed: bool) {
    while range.end > range.start && matches!(words.mark(range.end - 1), Mark::Comma | Mark::Dash) {
        range.end -= 1;
    }
    // «—dijo—. Así…»: the stop is the insert's.
    while range.start < range.end && matches!(words.mark(range.start), Mark::Comma | Mark::Stop) {
        range.start += 1;
    }
    if words.count(&range) > 0 {
        mark_quote(words, range, closed);
    }
}

/// The first insert behind `from`: from its opening dash to behind its closing one, or to the end where there is none.
fn insert(words: &Words, speech: &Range<usize>, from: usize) -> Option<Range<usize>> {
    (from + 1..speech.end.saturating_sub(1)).find_map(|dash| {
        let sure = opens(words, dash);
        let verb = (sure || loose(words, dash)).then(|| verb(words, dash, speech.end)).flatten()?;
        let end = (verb + 1..speech.end.min(verb + LONGEST)).find(|&at| closes(words, at));
        let last = speech.end - usize::from(words.mark(speech.end - 1) == Mark::Quote);
        match end {
            Some(end) => Some(dash..end + 1),
            None => (sure && last - verb < LONGEST).then_some(dash..last),
        }
    })
}

/// Whether the dash stands between speech and a report: behind a comma, a question or exclamation mark, or tied to the word
/// behind it (Spanish).
fn opens(words: &Words, dash: usize) -> bool {
    if words.mark(dash) != Mark::Dash {
        return false;
    }
    let gap = |at: usize| words.tokens[at - 1].span.end < words.tokens[at].span.start;
    let stop = matches!(words.mark(dash - 1), Mark::Comma | Mark::Stop) && words.raw(dash - 1) != ".";
    let quoted = words.mark(dash - 1) == Mark::Quote;
    gap(dash) && (stop || quoted || !gap(dash + 1))
}

/// «Habrá pan - prometió -, aunque…»: a dash between spaces, and the verb right behind it; another must close it.
fn loose(words: &Words, dash: usize) -> bool {
    let finite = |at: usize| words.words[at].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present));
    words.pack.inversion && words.mark(dash) == Mark::Dash && words.words[dash - 1].is_word() && finite(dash + 1)
}

/// Whether the dash ends the insert: behind a comma or a stop, or tied to the word before it (Spanish).
fn closes(words: &Words, dash: usize) -> bool {
    let tied = words.tokens[dash - 1].span.end == words.tokens[dash].span.start;
    let free = words.tokens.get(dash + 1).is_some_and(|next| next.span.start > words.tokens[dash].span.end)
        || !words.words.get(dash + 1).is_some_and(|word| word.is_word());
    words.mark(dash) == Mark::Dash
        && (matches!(words.mark(dash - 1), Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Colon)
            || tied && free
            || words.mark(dash + 1) == Mark::Comma)
}

/// The verb of saying within a few words behind the dash.
fn verb(words: &Words, dash: usize, end: usize) -> Option<usize> {
    (dash + 1..end.min(dash + 1 + VERB)).take_while(|&at| words.words[at].is_word()).find(|&at| {
        words.words[at].cue.is_some_and(|form| {
            let frames = &words.pack.cues.list[usize::from(form.cue)].frames;
            matches!(form.tense, Tense::Past | Tense::Present) && frames.quote.max(frames.post) >= 50
        })
    })
}
