//! The words of one sentence's share of a content, with what each does in the telling of a quantity.

use crate::knowledge::pack::{Classes, Pack};
use crate::knowledge::quantities::{Quantities, Role};
use crate::model::{Article, Segments, Span, TokenKind};
use crate::text::phrases::{Hit, Word};
use crate::text::{fold, numerals};

/// So many words of a sentence are read.
const MOST: usize = 300;

/// One word.
#[derive(Debug)]
pub(super) struct Piece {
    /// Folded; of a number in digits without what is written with it as one word (و30).
    pub(super) form: String,
    /// Where it stands.
    pub(super) span: Span,
    /// A comma or the like stands before it.
    pub(super) parted: bool,
    /// A hyphen or dash stands before it.
    pub(super) dash: bool,
    /// A conjunction is written with it.
    pub(super) joined: bool,
}

/// A run of words without a full stop.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: Vec<Piece>,
    pub(super) words: &'a Quantities,
    hits: Vec<Hit<Role>>,
}

impl<'a> Line<'a> {
    /// The words of a stretch of text, one line for each sentence that it touches.
    pub(super) fn all(article: &'a Article, segments: &Segments, stretch: Span, pack: &Pack, words: &'a Quantities) -> Vec<Self> {
        let tokens = &segments.tokens;
        let first = segments.sentences.partition_point(|sentence| sentence.span.end <= stretch.start);
        let sentences = segments.sentences.iter().skip(first).take_while(|sentence| sentence.span.start < stretch.end);
        let line = |sentence: &crate::model::Sentence| {
            let mut pieces: Vec<Piece> = Vec::new();
            let (mut parted, mut dash) = (false, false);
            let inside = tokens[sentence.tokens.clone()].iter();
            for token in inside.filter(|t| t.span.start >= stretch.start && t.span.end <= stretch.end).take(MOST) {
                let raw = token.span.of(&article.text);
                if token.kind == TokenKind::Mark && !is_unit(raw) {
                    parted |= matches!(raw, "," | "،" | ";" | "؛" | ":" | "—" | "(" | ")");
                    dash |= matches!(raw, "-" | "–" | "‑");
                    continue;
                }
                let (form, joined) = taken_apart(raw, pack);
                let (parted, dash) = (std::mem::take(&mut parted), std::mem::take(&mut dash));
                pieces.push(Piece { form, span: token.span, parted, dash, joined });
            }
            let run: Vec<Word<'_>> = pieces.iter().map(|piece| Word { form: &piece.form, sentence: 0 }).collect();
            let hits = words.roles.find(&run);
            Line { text: &article.text, pieces, words, hits }
        };
        sentences.map(line).collect()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// What begins at a word, the longest first.
    pub(super) fn at(&self, word: usize) -> impl Iterator<Item = &Hit<Role>> {
        let from = self.hits.partition_point(|hit| hit.words.start < word);
        self.hits[from..].iter().take_while(move |hit| hit.words.start == word)
    }

    /// What ends right before a word, the longest first.
    pub(super) fn before(&self, word: usize) -> impl Iterator<Item = &Hit<Role>> {
        self.hits.iter().filter(move |hit| hit.words.end == word && hit.words.start < word)
    }

    /// The end of a group of words that begins at a word and has a role; none where there is none.
    pub(super) fn end(&self, word: usize, has: impl Fn(Role) -> bool) -> Option<usize> {
        self.at(word).find(|hit| has(hit.value)).map(|hit| hit.words.end)
    }

    /// Whether a group of words that begins at a word has a role.
    pub(super) fn is(&self, word: usize, role: Role) -> bool {
        self.end(word, |it| it == role).is_some()
    }

    /// All groups of words with their roles.
    pub(super) fn hits(&self) -> &[Hit<Role>] {
        &self.hits
    }

    /// From the first of some words to the last.
    pub(super) fn span(&self, words: std::ops::Range<usize>) -> Span {
        let place = |at: usize| self.pieces.get(at).map_or(Span::default(), |piece| piece.span);
        Span::new(place(words.start).start, place(words.end.saturating_sub(1)).end)
    }

    /// A word as it is written.
    pub(super) fn raw(&self, word: usize) -> &'a str {
        self.pieces.get(word).map_or("", |piece| piece.span.of(self.text))
    }
}

fn is_unit(mark: &str) -> bool {
    mark.chars().all(|c| matches!(c, '%' | '٪' | '$' | '€' | '£' | '¥' | '₽' | '₺' | '₹' | '₪' | '°'))
}

/// The folded form of a word, of digits without the conjunction, preposition or article that is written with them; whether
/// a conjunction was.
fn taken_apart(raw: &str, pack: &Pack) -> (String, bool) {
    let form = fold::word(raw);
    let Some(at) = form.char_indices().find(|(_, c)| numerals::digit(*c).is_some()).map(|(at, _)| at).filter(|at| *at > 0) else {
        let and = pack.proclitics.iter().any(|(c, class)| class.is(Classes::CONJUNCTION) && form.starts_with(*c));
        return (form, and);
    };
    let head = &form[..at];
    let letters = head.strip_suffix(pack.definite.as_str()).unwrap_or(head);
    let clitics = letters.chars().all(|letter| pack.proclitics.iter().any(|(c, _)| *c == letter));
    if !clitics {
        return (form, false);
    }
    let and =
        letters.chars().any(|letter| pack.proclitics.iter().any(|(c, class)| *c == letter && class.is(Classes::CONJUNCTION)));
    (form[at..].to_owned(), and)
}
