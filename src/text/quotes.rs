//! Which words of a paragraph stand in quotation marks, whatever is said by them.
//!
//! Double marks alone: single ones are apostrophes as often. A mark that is never closed quotes nothing here; which words
//! belong to a statement is not decided by this.

use crate::model::Span;

/// The quoted stretches of `text[paragraph]`, marks included, in order; none lies within another.
pub fn quoted(text: &str, paragraph: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in paragraph.of(text).char_indices() {
        let at = paragraph.start + at;
        match open {
            Some((from, mark)) if closes(mark, c) => {
                out.push(Span::new(from, at + c.len_utf8()));
                open = None;
            }
            None if matches!(c, '"' | '“' | '«' | '„') => open = Some((at, c)),
            _ => {}
        }
    }
    out
}

fn closes(open: char, c: char) -> bool {
    match open {
        '«' => c == '»',
        '„' => matches!(c, '“' | '”' | '"'),
        _ => matches!(c, '”' | '"'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_paired() {
        let found =
            |text: &str| quoted(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(found("a \"b c\" d “e” «و» \"open"), ["\"b c\"", "“e”", "«و»"]);
        assert_eq!(found("„so“ it's"), ["„so“"]);
    }
}
