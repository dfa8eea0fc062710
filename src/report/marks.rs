//! The text of an article cut into runs: source, cue and content marked in place, and not a character lost.

use super::words::turns;
use crate::model::Span;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a stretch of text is in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Names who is said to have spoken.
    Source,
    /// The words of reporting.
    Cue,
    /// What is reported.
    Content,
}

/// One marked stretch.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What it is.
    pub part: Part,
    /// The position that tints content (`support`, `denies`, …); empty for none.
    pub tint: &'static str,
}

/// A statement's number, at the place where its first mark begins.
#[derive(Clone, Debug, Serialize)]
pub struct Label {
    /// Where it stands.
    #[serde(skip)]
    pub at: usize,
    /// `s07`.
    pub label: String,
    /// The statement's anchor.
    pub anchor: String,
}

/// A stretch of text that is marked alike.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Run {
    /// The text, as it stands.
    pub text: String,
    /// Classes: `S`, `C`, `X`, `t-…`, `x0` and `x1` where content begins and ends.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub class: String,
    /// Numbers that stand before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<Label>,
    /// A direction control, named (`U+202E`): shown, and kept from turning the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub control: Option<String>,
}

/// Cuts `window` of `text` at every mark and label. Marks may overlap and nest; where contents do, the innermost tints.
pub fn runs(text: &str, window: Span, marks: &[Mark], labels: &[Label]) -> Vec<Run> {
    let mut marks: Vec<&Mark> = marks.iter().filter(|m| !m.span.is_empty() && m.span.overlaps(window)).collect();
    marks.sort_by_key(|m| (m.span.start, m.span.end, m.part));
    let mut labels: Vec<&Label> = labels.iter().collect();
    labels.sort_by_key(|l| l.at);
    let mut cuts: BTreeSet<usize> = [window.start, window.end].into();
    cuts.extend(marks.iter().flat_map(|m| [m.span.start, m.span.end]));
    cuts.extend(labels.iter().map(|l| l.at));
    let cuts: Vec<usize> = cuts.range(window.start..=window.end).copied().filter(|at| text.is_char_boundary(*at)).collect();

    let (mut next_mark, mut next_label) = (0, 0);
    let mut active: Vec<&Mark> = Vec::new();
    let mut out = Vec::new();
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        while next_mark < marks.len() && marks[next_mark].span.start <= piece.start {
            active.push(marks[next_mark]);
            next_mark += 1;
        }
        active.retain(|m| m.span.end > piece.start);
        let mut before = Vec::new();
        while next_label < labels.len() && labels[next_label].at <= piece.start {
            before.push(labels[next_label].clone());
            next_label += 1;
        }
        push(&mut out, piece.of(text), classes(&active, piece), before);
    }
    // Labels without any text after them (an empty article, an empty statement at the end).
    let rest: Vec<Label> = labels[next_label..].iter().map(|l| (*l).clone()).collect();
    if !rest.is_empty() {
        out.push(Run { labels: rest, ..Run::default() });
    }
    out
}

fn classes(active: &[&Mark], piece: Span) -> String {
    let mut names: Vec<&str> = Vec::new();
    let contents = active.iter().filter(|m| m.part == Part::Content);
    if let Some(inner) = contents.clone().min_by_key(|m| m.span.end - m.span.start) {
        names.push("X");
        if !inner.tint.is_empty() {
            names.push(tint(inner.tint));
        }
        if contents.clone().any(|m| m.span.start == piece.start) {
            names.push("x0");
        }
        if contents.clone().any(|m| m.span.end == piece.end) {
            names.push("x1");
        }
    }
    for (part, name) in [(Part::Source, "S"), (Part::Cue, "C")] {
        if active.iter().any(|m| m.part == part) {
            names.push(name);
        }
    }
    names.join(" ")
}

fn tint(position: &'static str) -> &'static str {
    match position {
        "support" => "t-support",
        "oppose" => "t-oppose",
        "conditional" => "t-conditional",
        "asserts" => "t-asserts",
        "denies" => "t-denies",
        _ => "t-unclear",
    }
}

/// Adds a piece, cut again at direction controls: each stands in its own isolate, where it can turn nothing.
fn push(out: &mut Vec<Run>, mut text: &str, class: String, mut labels: Vec<Label>) {
    while let Some((at, control)) = text.char_indices().find(|(_, c)| turns(*c)) {
        if at > 0 || !labels.is_empty() {
            out.push(Run { text: text[..at].into(), class: class.clone(), labels: std::mem::take(&mut labels), control: None });
        }
        let name = format!("U+{:04X}", control as u32);
        out.push(Run { text: control.to_string(), class: class.clone(), control: Some(name), ..Run::default() });
        text = &text[at + control.len_utf8()..];
    }
    if !text.is_empty() || !labels.is_empty() {
        out.push(Run { text: text.into(), class, labels, control: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, part: Part, tint: &'static str) -> Mark {
        Mark { span: Span::new(start, end), part, tint }
    }

    #[test]
    fn nothing_is_lost_and_the_innermost_tints() {
        let text = "She said \"he told us to go\".";
        let marks = [
            mark(0, 3, Part::Source, ""),
            mark(4, 8, Part::Cue, ""),
            mark(9, 27, Part::Content, "support"),
            mark(13, 17, Part::Cue, ""),
            mark(21, 26, Part::Content, "denies"),
        ];
        let runs = runs(text, Span::new(0, text.len()), &marks, &[Label { at: 0, label: "s1".into(), anchor: "a".into() }]);
        assert_eq!(runs.iter().map(|r| r.text.as_str()).collect::<String>(), text);
        let classes: Vec<(&str, &str)> = runs.iter().map(|r| (r.text.as_str(), r.class.as_str())).collect();
        assert!(classes.contains(&("told", "X t-support C")));
        assert!(classes.contains(&("to go", "X t-denies x0 x1")) || classes.contains(&("to go", "X t-denies x0")));
        assert_eq!(runs[0].labels.len(), 1);
    }

    #[test]
    fn marks_off_the_boundaries_of_characters_or_of_the_text_do_no_harm() {
        let text = "قال نعم";
        let marks = [mark(1, 900, Part::Content, ""), mark(5, 3, Part::Cue, "")];
        let runs = runs(text, Span::new(0, text.len()), &marks, &[]);
        assert_eq!(runs.iter().map(|r| r.text.as_str()).collect::<String>(), text);
    }

    #[test]
    fn direction_controls_stand_alone() {
        let runs = runs("a\u{202E}b", Span::new(0, 5), &[], &[]);
        assert_eq!(runs.len(), 3);
        assert_eq!(runs[1].control.as_deref(), Some("U+202E"));
    }
}
