//! Quotations: which marks belong together.

use super::words::{Mark, Word, Words};
use crate::knowledge::pack::{Classes, Order};
use std::ops::Range;

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Its tokens, marks included.
    pub range: Range<usize>,
    /// Words between the marks.
    pub words: usize,
    /// It has a closing mark.
    pub closed: bool,
}

/// Whether a character can be a quotation mark.
pub fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '\'' | '`' | '〝' | '〞' | '＂' | '❝' | '❞')
}

/// Whether `close` ends what `open` began. Straight marks end curly ones and the other way round: outlets mix them.
fn fits(open: char, close: char) -> bool {
    match open {
        '"' | '“' | '‟' | '❝' | '＂' => matches!(close, '"' | '”' | '❞' | '＂'),
        // German „…“, Swedish ”…”
        '„' | '”' | '❞' => matches!(close, '"' | '“' | '”' | '❞' | '＂'),
        '«' => close == '»',
        '»' => close == '«',
        _ => false,
    }
}

/// Finds the quotations of one paragraph and writes them into `words`.
///
/// One that is never closed runs to the end of the paragraph (a quotation of several paragraphs opens each and closes the
/// last); but a lone mark whose paragraph holds no other belongs to nothing if it stands at a word's end.
pub fn find(words: &mut Words, range: Range<usize>) {
    let mut open: Option<(usize, char)> = None;
    // “A “b” c”: quotations within quotations can be told only where every mark has its partner.
    let count = |one: &str| range.clone().filter(|&k| words.mark(k) == Mark::Other && words.raw(k) == one).count();
    let balanced = count("“") == count("”") && count("«") == count("»");
    let mut depth = 0usize;
    // "He said “so” and left: a straight mark that opens a paragraph of curly ones marks a block that another text is quoted
    // in; who speaks in it is told by its own words, unless a colon announces it.
    let block = balanced && count("“") > 0 && count("\"") % 2 == 1 && words.raw(range.start) == "\"";
    if block && range.start > 0 && words.mark(range.start - 1) == Mark::Colon {
        return close(words, range.start, range.end, false);
    }
    let mut at = range.start + usize::from(block);
    while at < range.end {
        if words.words[at].mark != Mark::Other {
            at += 1;
            continue;
        }
        let raw = words.raw(at);
        let Some(c) = raw.chars().next().filter(|&c| is_mark(c)) else {
            at += 1;
            continue;
        };
        // Two single marks are a double one: ''so'', ``so''.
        let (c, width) = match c {
            '\'' | '`' | '‘' | '’' if double(words, at, c) => ('"', 2),
            c => (c, 1),
        };
        match open {
            Some((_, mark)) if balanced && mark == c && matches!(c, '“' | '«') => depth += 1,
            Some((_, mark)) if depth > 0 && fits(mark, c) => depth -= 1,
            Some((from, mark)) if fits(mark, c) || turned(words, at, mark, c) => {
                if !nickname(words, &range, from, at) {
                    close(words, from, at + width, true);
                }
                open = None;
            }
            None if matches!(c, '\'' | '‘' | '‚') => {
                if let Some(end) = single(words, at, range.end) {
                    close(words, at, end, true);
                    at = end;
                    continue;
                }
            }
            None if fits(c, c) || matches!(c, '«' | '»' | '„' | '“' | '‟' | '❝') => open = Some((at, c)),
            _ => {}
        }
        at += width;
    }
    if let Some((from, _)) = open {
        if lone(words, &range, from) {
            return close(words, range.start, from + 1, true);
        }
        // A mark tells by its shape, by the colon before it, or by the word behind it that it opens: « Il faut …
        let shape = matches!(words.raw(from), "«" | "“" | "„") && !super::noun_group::glued(words, from);
        let announced = from > range.start && words.mark(from - 1) == Mark::Colon;
        let starts_word =
            shape || announced || words.tokens.get(from + 1).is_some_and(|next| next.span.start == words.tokens[from].span.end);
        if starts_word && from + 2 < range.end {
            close(words, from, range.end, false);
        }
    }
}

/// "… olacak” dedi": a mark that ends what an earlier paragraph opened, where the verb of saying stands right behind it.
fn lone(words: &Words, range: &Range<usize>, at: usize) -> bool {
    let glued = at > range.start && words.tokens[at - 1].span.end == words.tokens[at].span.start;
    let said = |next: &Word| next.cue.is_some() || next.is(Classes::AUXILIARY.and(Classes::COMPLEMENTISER));
    words.pack.order == Order::VerbLast
        && glued
        && words.words.get(at + 1).is_some_and(said)
        && words.quotes.last().is_none_or(|quote| quote.range.end <= range.start)
}

/// “so“: an opening mark at the end of a word, as typists who have no other set it.
fn turned(words: &Words, at: usize, open: char, c: char) -> bool {
    let span = words.tokens[at].span;
    c == open
        && c == '“'
        && !words.text[..span.start].ends_with(char::is_whitespace)
        && !words.text[span.end..].starts_with(char::is_alphanumeric)
}

/// Marcia "Cia" Price: one word between marks within a name.
fn nickname(words: &Words, range: &Range<usize>, from: usize, to: usize) -> bool {
    let name = |at: usize| range.contains(&at) && words.words[at].capital;
    to == from + 2 && from > range.start && name(from - 1) && name(from + 1) && name(to + 1)
}

fn double(words: &Words, at: usize, c: char) -> bool {
    words
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.span.start == words.tokens[at].span.end && next.span.of(words.text).starts_with(c))
}

/// The end of a quotation in single marks that opens at `at`: the next single mark that follows a letter or a stop and is
/// not followed by a letter.
fn single(words: &Words, at: usize, end: usize) -> Option<usize> {
    let before = words.text[..words.tokens[at].span.start].chars().next_back();
    let after = words.text[words.tokens[at].span.end..].chars().next()?;
    if before.is_some_and(|c| c.is_alphanumeric()) || !(after.is_alphanumeric() || is_mark(after)) {
        return None;
    }
    let limit = end.min(at + 120);
    (at + 2..limit).find_map(|close| {
        let raw = words.raw(close);
        let closes = matches!(raw, "'" | "’")
            && !words.text[words.tokens[close].span.end..].starts_with(char::is_alphanumeric)
            && !words.text[..words.tokens[close].span.start].ends_with(char::is_whitespace);
        closes.then_some(close + 1)
    })
}

fn close(words: &mut Words, from: usize, end: usize, closed: bool) {
    mark_quote(words, from..end, closed);
}

/// Writes a quotation down.
pub fn mark_quote(words: &mut Words, range: Range<usize>, closed: bool) {
    let id = u16::try_from(words.quotes.len() + 1).unwrap_or(0);
    if id == 0 {
        return;
    }
    for word in &mut words.words[range.clone()] {
        word.quote = id;
        if word.mark == Mark::Other {
            word.mark = Mark::Quote;
        }
    }
    let count = words.count(&range);
    words.quotes.push(Quote { range, words: count, closed });
}
