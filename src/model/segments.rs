//! An article cut into paragraphs, sentences and tokens.

use super::Span;
use std::ops::Range;

/// The cuts of one article. Paragraphs and sentences never overlap, stand in order, and hold no white space at their
/// ends; every token lies in exactly one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// Paragraphs (separated by line breaks in the text).
    pub paragraphs: Vec<Paragraph>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// Words and punctuation marks.
    pub tokens: Vec<Token>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its place.
    pub span: Span,
    /// Its sentences, as indices into [`Segments::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its tokens, as indices into [`Segments::tokens`].
    pub tokens: Range<usize>,
}

/// A word or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (with marks, apostrophes, inner hyphens).
    Word,
    /// Digits.
    Number,
    /// Anything else.
    Mark,
}
