//! The tokens of a text, as scoring counts them.

use crate::model::Span;
use std::collections::BTreeSet;
use unicode_normalization::char::is_combining_mark;

/// The token of each code point.
pub struct Tokens {
    /// By code point: the number of its token.
    own: Vec<Option<u32>>,
}

/// A set of token numbers.
pub type TokenSet = BTreeSet<u32>;

impl Tokens {
    /// Cuts a text.
    pub fn new(text: &str) -> Self {
        let (mut next, mut inside) = (0, false);
        let own = text.chars().map(|c| {
            if c == '\u{0640}' {
                return None;
            }
            // Letters, marks and numbers of every script. `is_alphanumeric` alone lacks marks.
            let word = c == '_' || c.is_alphanumeric() || is_combining_mark(c);
            if word && !inside {
                next += 1;
            }
            inside = word;
            word.then(|| next - 1)
        });
        Self { own: own.collect() }
    }

    /// The tokens that the spans (in code points) touch.
    pub fn touched(&self, spans: &[Span]) -> TokenSet {
        let stretch = |span: &Span| self.own.get(span.start.min(self.own.len())..span.end.min(self.own.len())).unwrap_or(&[]);
        spans.iter().flat_map(|span| stretch(span).iter().flatten().copied()).collect()
    }
}

/// How much two sets share: intersection over union.
pub fn overlap(a: &TokenSet, b: &TokenSet) -> f64 {
    let shared = a.intersection(b).count();
    let union = a.len() + b.len() - shared;
    if union == 0 { 0.0 } else { shared as f64 / union as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_tatweel_never_count() {
        let tokens = Tokens::new("«قـال» it_s 3.5, «");
        assert_eq!(tokens.touched(&[Span::new(0, 6)]), TokenSet::from([0]));
        assert_eq!(tokens.touched(&[Span::new(0, 99)]), TokenSet::from([0, 1, 2, 3]));
    }
}
