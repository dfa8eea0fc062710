//! Words of an article as look-up keys.
//!
//! A key is the loosest form of a word ([`crate::text::fold::loose`], made here without allocation): two spellings of a
//! name share it.

use crate::model::{Segments, Span, TokenKind};
use crate::text::fold;
use std::ops::Range;

/// Appends the key of `text` to `out`: lower case, without marks, accents, hamza, dots.
pub fn key_into(text: &str, out: &mut String) {
    let from = out.len();
    for c in text.chars() {
        match c {
            '.' => {}
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' | 'ئ' | 'ی' => out.push('ي'),
            'ة' | 'ە' => out.push('ه'),
            'ؤ' => out.push('و'),
            'ک' => out.push('ك'),
            'ء' => {}
            c if fold::vanishes(c) => {}
            '\u{0621}'..='\u{064A}' => out.push(c),
            '’' | 'ʼ' | '`' | '\'' => out.push('\''),
            c if c.is_ascii() => out.push(c),
            _ => {
                // A rarer letter: the careful way, for the whole word.
                out.truncate(from);
                out.push_str(&fold::loose(text).replace('.', ""));
                break;
            }
        }
    }
    // "Baku's", "ministers'", "she'll": what is tied on is no part of the name.
    for ending in ["'s", "'ll", "'d", "'ve", "'re", "'m", "'"] {
        if out.len() > from + ending.len() && out.ends_with(ending) {
            out.truncate(out.len() - ending.len());
            break;
        }
    }
}

/// The key of one word.
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    key_into(text, &mut out);
    out
}

/// The key without the Arabic article, where enough remains to be a word.
pub fn without_article(key: &str) -> &str {
    match key.strip_prefix("ال") {
        Some(rest) if rest.chars().nth(1).is_some() => rest,
        _ => key,
    }
}

/// How a word is capitalised (always `Small` in scripts without capitals).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caps {
    /// Begins small.
    Small,
    /// Begins with a capital.
    First,
    /// Two letters or more, all capitals.
    All,
}

pub(super) fn caps(text: &str) -> Caps {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(c) if c.is_uppercase() => {
            let (mut count, mut small) = (1, false);
            for c in letters {
                count += 1;
                small |= c.is_lowercase();
            }
            if count > 1 && !small { Caps::All } else { Caps::First }
        }
        _ => Caps::Small,
    }
}

/// One word or mark of an article.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its place.
    pub span: Span,
    /// Its key, as a range of [`Words::keys`].
    key: Range<u32>,
    /// Capitals.
    pub caps: Caps,
    /// What the token is.
    pub kind: TokenKind,
    /// Ends in a possessive ("Baku's").
    pub possessive: bool,
}

/// All words and marks of an article with their keys.
#[derive(Clone, Debug, Default)]
pub struct Words {
    keys: String,
    /// The words, in order.
    pub list: Vec<Word>,
    /// For each sentence its words.
    pub sentences: Vec<Range<usize>>,
}

impl Words {
    /// The words of a segmented text. Initials written apart by full stops (U.S.) become one word, and the full stop of an
    /// abbreviation goes into its word.
    pub fn new(text: &str, segments: &Segments) -> Self {
        let mut words = Self { keys: String::with_capacity(text.len()), ..Self::default() };
        for sentence in &segments.sentences {
            let first = words.list.len();
            let tokens = segments.tokens.get(sentence.tokens.clone()).unwrap_or_default();
            let mut at = 0;
            while let Some(token) = tokens.get(at) {
                let mut span = token.span;
                at += 1;
                while let [dot, rest @ ..] = &tokens[at..] {
                    let letters = span.of(text).rsplit('.').next().unwrap_or("").chars().count();
                    if token.kind != TokenKind::Word || letters > 4 || dot.span.start != span.end || dot.span.of(text) != "." {
                        break;
                    }
                    // The last full stop of a sentence is its own.
                    let Some(next) = rest.first() else { break };
                    span.end = dot.span.end;
                    at += 1;
                    let single = |s: Span| s.of(text).chars().count() == 1;
                    if next.kind == TokenKind::Word && next.span.start == span.end && single(next.span) && letters == 1 {
                        span.end = next.span.end;
                        at += 1;
                    } else {
                        break;
                    }
                }
                // "Passengers' League": the apostrophe of a plural is its word's.
                if let Some(mark) = tokens.get(at)
                    && token.kind == TokenKind::Word
                    && mark.span.start == span.end
                    && matches!(mark.span.of(text), "'" | "’")
                    && span.of(text).ends_with('s')
                    && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && next.span.start > mark.span.end)
                {
                    span.end = mark.span.end;
                    at += 1;
                }
                words.push(text, span, token.kind);
            }
            words.sentences.push(first..words.list.len());
        }
        words
    }

    fn push(&mut self, text: &str, span: Span, kind: TokenKind) {
        let from = self.keys.len() as u32;
        let own = span.of(text);
        let mut caps_of = Caps::Small;
        let mut possessive = false;
        if kind == TokenKind::Word {
            key_into(own, &mut self.keys);
            caps_of = caps(own);
            possessive = ["'s", "’s", "'", "’"].iter().any(|e| own.ends_with(e));
        }
        self.list.push(Word { span, key: from..self.keys.len() as u32, caps: caps_of, kind, possessive });
    }

    /// The key of a word; empty for marks.
    pub fn key(&self, word: usize) -> &str {
        self.list.get(word).map_or("", |w| &self.keys[w.key.start as usize..w.key.end as usize])
    }

    /// Whether a mark ties two words together: the hyphen of "secretary-general".
    pub fn ties(&self, word: usize) -> bool {
        let [Some(before), Some(mark), Some(after)] = [word.wrapping_sub(1), word, word + 1].map(|at| self.list.get(at)) else {
            return false;
        };
        mark.kind == TokenKind::Mark && before.span.end == mark.span.start && mark.span.end == after.span.start
    }

    /// The words that lie in `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let from = self.list.partition_point(|w| w.span.end <= span.start);
        let to = self.list.partition_point(|w| w.span.start < span.end);
        from..to.max(from)
    }

    /// The sentence (by number) in which a byte lies, or the one before it.
    pub fn sentence_at(&self, byte: usize) -> usize {
        let word = self.list.partition_point(|w| w.span.end <= byte);
        self.sentences.partition_point(|s| s.end <= word).min(self.sentences.len().saturating_sub(1))
    }
}
