//! The words of a content, ready for look-up.

use crate::model::{Article, Attribution, Segments, Span, TokenKind};
use crate::text::fold;
use crate::text::phrases::Word;
use std::ops::Range;

/// So many words of a content are read: no statement is longer, and a text without sentences cannot make us slow.
const MOST: usize = 500;

/// What is reported, word by word.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Folded forms, one after the other.
    folded: String,
    forms: Vec<Range<usize>>,
    /// Where each word stands in the text.
    spans: Vec<Span>,
    /// The sentence of each, counted through the article.
    sentences: Vec<usize>,
    /// Whether a comma or the like stands between a word and the one before it.
    parted: Vec<bool>,
}

impl Content {
    /// The words within the content of an attribution.
    pub(super) fn of(article: &Article, segments: &Segments, attribution: &Attribution) -> Self {
        Self::within(article, segments, &attribution.content)
    }

    /// The cue and the next words, which may make another act of it ("called" and "called for").
    pub(super) fn cue(article: &Article, segments: &Segments, attribution: &Attribution) -> Self {
        let Some(cue) = attribution.cue.first() else { return Self::default() };
        let first = segments.tokens.partition_point(|token| token.span.end <= cue.start);
        let last = segments.tokens.get(first..).and_then(|rest| rest.iter().take(3).next_back());
        let end = last.map_or(cue.end, |token| token.span.end);
        Self::within(article, segments, &[Span::new(cue.start, end)])
    }

    /// The words within some stretches of the text.
    pub(super) fn within(article: &Article, segments: &Segments, spans: &[Span]) -> Self {
        let mut content = Self::default();
        let tokens = &segments.tokens;
        for span in spans {
            let first = tokens.partition_point(|token| token.span.end <= span.start);
            let mut sentence = segments.sentences.partition_point(|sentence| sentence.tokens.end <= first);
            let mut parted = false;
            for (at, token) in tokens.iter().enumerate().skip(first).take_while(|(_, token)| token.span.start < span.end) {
                while segments.sentences.get(sentence).is_some_and(|s| s.tokens.end <= at) {
                    sentence += 1;
                }
                if content.len() >= MOST {
                    return content;
                }
                let form = token.span.of(&article.text);
                if token.kind == TokenKind::Mark {
                    parted |= matches!(form, "," | "،" | ";" | "؛" | ":" | "–" | "—" | "(" | ")");
                    continue;
                }
                let mut start = token.span.start;
                for part in form.split_inclusive('-') {
                    let from = content.folded.len();
                    fold::word_into(part.trim_end_matches('-'), &mut content.folded);
                    content.forms.push(from..content.folded.len());
                    content.spans.push(Span::new(start, start + part.trim_end_matches('-').len()));
                    content.sentences.push(sentence);
                    content.parted.push(std::mem::take(&mut parted));
                    start += part.len();
                }
            }
        }
        content
    }

    /// The words, for look-up.
    pub(super) fn words(&self) -> Vec<Word<'_>> {
        let sentences = self.sentences.iter();
        let words = self.forms.iter().zip(sentences);
        words.map(|(form, sentence)| Word { form: &self.folded[form.clone()], sentence: *sentence }).collect()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The form of a word.
    pub(super) fn form(&self, at: usize) -> &str {
        self.forms.get(at).map_or("", |form| &self.folded[form.clone()])
    }

    /// The sentence of a word.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.sentences.get(at).copied().unwrap_or(usize::MAX)
    }

    /// Whether a comma or the like stands before a word.
    pub(super) fn parted(&self, at: usize) -> bool {
        self.parted.get(at).copied().unwrap_or(false)
    }

    /// The place in the text of a run of words.
    pub(super) fn span(&self, words: &Range<usize>) -> Option<Span> {
        let first = self.spans.get(words.start)?;
        let last = self.spans.get(words.end.checked_sub(1)?)?;
        Some(Span::new(first.start, last.end))
    }
}
