//! Where the words of a correction stand in an article.

use crate::model::Span;

/// What stands between two stretches of one content, as exports write it.
pub(super) const GAP: &str = " … ";

/// White space as one space each.
pub(super) fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where words stand in a text, nearest to a byte; white space counts as one space. Words that stand nowhere as a whole may
/// be stretches with a gap between them, each after the one before it.
pub(super) fn found(text: &str, words: &str, near: usize) -> Option<Vec<Span>> {
    if let Some(whole) = stretch(text, words, near) {
        return Some(vec![whole]);
    }
    let mut spans: Vec<Span> = Vec::new();
    for part in words.split(GAP.trim()) {
        let from = spans.last().map_or(0, |span| span.end);
        let span = stretch(&text[from..], part, near.saturating_sub(from))?;
        spans.push(Span::new(from + span.start, from + span.end));
    }
    Some(spans)
}

fn stretch(text: &str, words: &str, near: usize) -> Option<Span> {
    let first = words.split_whitespace().next()?;
    let places =
        text.match_indices(first).filter_map(|(start, _)| Some(Span::new(start, start + length(&text[start..], words)?)));
    places.min_by_key(|span| span.start.abs_diff(near))
}

/// How far words reach in a text that may begin with them, its white space being what it is.
fn length(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for (at, word) in words.split_whitespace().enumerate() {
        let next = rest.trim_start();
        if at > 0 && next.len() == rest.len() {
            return None;
        }
        rest = next.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_nearest_across_lines_and_gaps() {
        let text = "go now. They said:\n go\u{a0} now, he added, or stay.";
        let of = |words: &str, near| found(text, words, near).map(|spans| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>());
        assert_eq!(of("go now", 0), Some(vec!["go now"]));
        assert_eq!(of("go now", 18), Some(vec!["go\u{a0} now"]));
        assert_eq!(of("go  now … or stay", 18), Some(vec!["go\u{a0} now", "or stay"]));
        assert_eq!((of("gone", 0), of("", 0), of(" … ", 0)), (None, None, None));
    }
}
