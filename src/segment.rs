//! Article → paragraphs, sentences, tokens.
//!
//! Cuts by the rules of Unicode (UAX #29), corrected by what a language pack knows: no sentence ends after an abbreviation
//! or an initial. Sentences are cut by `icu_segmenter` and words by `unicode-segmentation`, because each is several times as
//! fast as the other at that; `sentencex` knows some abbreviations, but not our packs', and would need the same correction.

use crate::knowledge::pack::Pack;
use crate::model::{Article, Paragraph, Segments, Sentence, Span, Token, TokenKind};
use crate::text::fold;
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use unicode_segmentation::UnicodeSegmentation;

/// Tokens of a sentence, at most. Nobody speaks so long: what goes on is a list, or made to keep readers busy, and is cut, so
/// that whoever looks to the end of the sentence at every word takes no more than so many looks.
const LONGEST: usize = 500;

/// Cuts the article. Nothing lies inside `article.residue` or `article.posts`: they belong to no paragraph.
pub fn segment(article: &Article, pack: Option<&Pack>) -> Segments {
    let text = &article.text;
    let mut out = Segments::default();
    out.tokens.reserve(text.len() / 5);
    let mut apart: Vec<Span> = article.residue.clone();
    apart.extend(article.posts.iter().map(|post| Span::new(post.content.start, post.account.end.max(post.content.end))));
    apart.sort_unstable();
    let mut at = 0;
    for line in lines(text) {
        let mut from = line.start;
        while at < apart.len() && apart[at].end <= from {
            at += 1;
        }
        for gap in apart[at..].iter().take_while(|gap| gap.start < line.end) {
            paragraph(text, Span::new(from, gap.start.max(from)), pack, &mut out);
            from = gap.end.max(from);
        }
        if from < line.end {
            paragraph(text, Span::new(from, line.end), pack, &mut out);
        }
    }
    out
}

/// Lines that stand for paragraphs. A line break is taken for a mere wrap where the line is long, ends in mid-sentence, and
/// the next begins with a small letter.
fn lines(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let end = start + piece.len();
        let line = piece.trim_end();
        if let Some(last) = spans.last_mut()
            && last.end == start
            && text[last.start..last.end].trim_end().len() >= 50
            && text[last.start..last.end].trim_end().ends_with(|c: char| c.is_lowercase() || c == ',')
            && line.starts_with(|c: char| c.is_lowercase())
        {
            last.end = end;
        } else if !line.is_empty() {
            spans.push(Span::new(start, end));
        }
        start = end;
    }
    spans
}

fn trim(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}

fn paragraph(text: &str, span: Span, pack: Option<&Pack>, out: &mut Segments) {
    let span = trim(text, span);
    if span.is_empty() {
        return;
    }
    let first_sentence = out.sentences.len();
    let index = out.paragraphs.len();
    let mut pieces: Vec<Span> = Vec::new();
    let mut join = false;
    let whole = span.of(text);
    let mut from = 0;
    let mut ends: Vec<usize> =
        SentenceSegmenter::new(SentenceBreakInvariantOptions::default()).segment_str(whole).skip(1).collect();
    if let Some(pack) = pack.filter(|pack| !pack.stops.is_empty()) {
        ends.extend(own_stops(whole, pack));
        ends.sort_unstable();
        ends.dedup();
    }
    for to in ends {
        let piece = Span::new(span.start + from, span.start + to);
        from = to;
        match pieces.last_mut() {
            Some(last) if join => last.end = piece.end,
            _ => pieces.push(piece),
        }
        // A line break inside a paragraph is a wrap (see `lines`), though Unicode ends a sentence there.
        let wrapped = piece.of(text).ends_with('\n') && !piece.of(text).trim_end().ends_with(['.', '?', '!']);
        join = wrapped || pack.is_some_and(|pack| ends_in_abbreviation(piece.of(text).trim_end(), pack));
    }
    for piece in pieces {
        let piece = trim(text, piece);
        if piece.is_empty() {
            continue;
        }
        let first = out.tokens.len();
        let mut end = piece.start;
        for (at, word) in piece.of(text).unicode_word_indices() {
            let start = piece.start + at;
            marks(text, Span::new(end, start), out);
            end = start + word.len();
            let from = start;
            let start = pack.map_or(start, |pack| elided(text, Span::new(start, end), pack, out));
            let word = &word[start - from..];
            let number = word.as_bytes()[0].is_ascii_digit() || word.chars().next().is_some_and(char::is_numeric);
            let kind = if number { TokenKind::Number } else { TokenKind::Word };
            out.tokens.push(Token { span: Span::new(start, end), kind });
        }
        marks(text, Span::new(end, piece.end), out);
        let mut from = piece.start;
        for first in (first..out.tokens.len().max(first + 1)).step_by(LONGEST) {
            let tokens = first..(first + LONGEST).min(out.tokens.len());
            let last = tokens.end == out.tokens.len();
            let end = out.tokens[tokens.clone()].last().map_or(piece.end, |token| if last { piece.end } else { token.span.end });
            out.sentences.push(Sentence { span: Span::new(from, end), paragraph: index, tokens });
            from = out.tokens.get(first + LONGEST).map_or(piece.end, |token| token.span.start);
        }
    }
    out.paragraphs.push(Paragraph { span, sentences: first_sentence..out.sentences.len() });
}

/// Where sentences end by marks of the language's own: behind the mark and the space that follows it.
fn own_stops<'t>(text: &'t str, pack: &'t Pack) -> impl Iterator<Item = usize> + 't {
    let ends = |stop: &'t String| text.match_indices(stop.as_str()).map(|(at, stop)| at + stop.len());
    pack.stops.iter().flat_map(ends).filter_map(|end| {
        let space = text[end..].chars().next().filter(|c| c.is_whitespace())?;
        Some(end + space.len_utf8())
    })
}

/// The marks between two words: every character that is seen.
fn marks(text: &str, gap: Span, out: &mut Segments) {
    let mut at = gap.start;
    for c in gap.of(text).chars() {
        let end = at + c.len_utf8();
        if !(c.is_whitespace() || c.is_control() || fold::vanishes(c)) {
            let kind = if c.is_alphanumeric() || c == '_' { TokenKind::Word } else { TokenKind::Mark };
            out.tokens.push(Token { span: Span::new(at, end), kind });
        }
        at = end;
    }
}

/// Cuts elided words off the start of a word (« jusqu’à l’ » and its like: a token with its apostrophe each); where the word
/// itself begins.
fn elided(text: &str, word: Span, pack: &Pack, out: &mut Segments) -> usize {
    let mut start = word.start;
    while let Some((at, apostrophe)) = text[start..word.end].char_indices().find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ')) {
        let end = start + at + apostrophe.len_utf8();
        let folded = fold::word(&text[start..start + at]);
        if end >= word.end || !pack.elisions.contains(&folded) {
            break;
        }
        out.tokens.push(Token { span: Span::new(start, end), kind: TokenKind::Word });
        start = end;
    }
    start
}

/// Whether a piece ends in "Dr." or "J.": the full stop belongs to the word.
fn ends_in_abbreviation(piece: &str, pack: &Pack) -> bool {
    let Some(rest) = piece.strip_suffix('.') else { return false };
    let word = rest.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let ordinal = pack.ordinal_stop && matches!(word.len(), 1 | 2) && word.bytes().all(|b| b.is_ascii_digit());
    initial || ordinal || pack.abbreviations.contains(fold::word(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let packs = crate::knowledge::pack::bundled().unwrap_or_default();
        let article = Article { text: text.into(), ..Article::default() };
        let segments = segment(&article, packs.get("en"));
        segments.sentences.iter().map(|s| s.span.of(text).to_owned()).collect()
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        assert_eq!(sentences("Mr. J. Doe met Gen. Roe. They spoke."), ["Mr. J. Doe met Gen. Roe.", "They spoke."]);
    }

    #[test]
    fn what_no_one_says_in_a_breath_is_cut() {
        let long = sentences(&"no ".repeat(2 * LONGEST + 1));
        assert_eq!(long.iter().map(|piece| piece.split(' ').count()).collect::<Vec<_>>(), [LONGEST, LONGEST, 1]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The ministry said on Monday that the talks would go on until\nall questions were settled.\n\nNext.";
        assert_eq!(sentences(text).len(), 2);
    }

    #[test]
    fn residue_belongs_to_no_paragraph() {
        let text = "One here. Tags: a b c\nTwo.";
        let article = Article { text: text.into(), residue: vec![Span::new(10, 21)], ..Article::default() };
        let segments = segment(&article, None);
        let words: Vec<&str> = segments.tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words, ["One", "here", ".", "Two", "."]);
    }
}
