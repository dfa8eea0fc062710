//! The figures as a table in a document, between two comments: written by `whosaid eval --table`, held by a test.

use super::{Interval, Kind, Measure, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Figures may fall by so much (in hundredths) before one must say why.
pub const TOLERANCE: f64 = 0.5;

/// A sentence beneath a table that says why a figure fell begins so.
const FELL: &str = "- Fell: ";

/// Measures that the table leaves out: they follow the others, and nobody chooses by them.
const LEFT_OUT: &[&str] = &["strict", "token_source", "token_cue", "token_content"];

/// What a table is made of.
pub struct Figures<'a> {
    /// A sentence above it: which rows, how many documents and statements.
    pub head: String,
    /// The measures.
    pub measures: &'a [Measure],
    /// Their intervals.
    pub intervals: &'a BTreeMap<String, Interval>,
    /// The kinds.
    pub kinds: &'a [Kind],
}

/// The document with the table called `name` replaced, or added at its end. Sentences about what fell stay, and the new
/// one joins them.
pub fn write(document: &str, name: &str, figures: &Figures, why: Option<&str>) -> String {
    let (begin, end) = marks(name);
    let old = block(document, name);
    let mut table = format!("{begin}\n{}\n\n{}", figures.head, rows(figures));
    let kept = old.unwrap_or("").lines().filter(|line| line.starts_with(FELL)).map(str::to_owned);
    let new = why.map(|why| format!("{FELL}{}: {why}", fallen(document, name, figures.measures).join(", ")));
    for (at, line) in kept.chain(new).enumerate() {
        let _ = writeln!(table, "{}{line}", if at == 0 { "\n" } else { "" });
    }
    let _ = write!(table, "{end}");
    match old {
        Some(old) => document.replacen(&format!("{begin}{old}{end}"), &table, 1),
        None => format!("{}\n\n### {name}\n\n{table}\n", document.trim_end()),
    }
}

/// The measures of the table called `name` in hundredths, if it is there.
pub fn read(document: &str, name: &str) -> BTreeMap<String, f64> {
    let measures = block(document, name).unwrap_or("").split("| kind |").next().unwrap_or("");
    let row = |line: &str| {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (name, headline) = (cells.next()?, cells.nth(2)?);
        Some((name.to_owned(), headline.parse().ok()?))
    };
    measures.lines().filter_map(row).collect()
}

/// What is lower than the document says, by more than [`TOLERANCE`]: "partial 80.1 → 79.0".
pub fn fallen(document: &str, name: &str, measures: &[Measure]) -> Vec<String> {
    let said = read(document, name);
    let fell = |measure: &Measure| {
        let (before, now) = (*said.get(&measure.name)?, 100.0 * measure.value.headline());
        (now < before - TOLERANCE).then(|| format!("{} {before:.1} → {now:.1}", measure.name))
    };
    measures.iter().filter_map(fell).collect()
}

fn marks(name: &str) -> (String, String) {
    (format!("<!-- whosaid eval {name} -->"), format!("<!-- end of {name} -->"))
}

fn block<'a>(document: &'a str, name: &str) -> Option<&'a str> {
    let (begin, end) = marks(name);
    Some(document.split_once(&begin)?.1.split_once(&end)?.0)
}

fn rows(figures: &Figures) -> String {
    let mut out = "| measure | precision | recall | F1 or share | 95 % |\n|---|---|---|---|---|\n".to_owned();
    for measure in figures.measures.iter().filter(|measure| !LEFT_OUT.contains(&measure.name.as_str())) {
        let values = match measure.value {
            Value::Prf(p, r, f) => format!("{:.1} | {:.1} | {:.1}", 100.0 * p, 100.0 * r, 100.0 * f),
            Value::One(value) => format!("| | {:.1}", 100.0 * value),
        };
        let around = figures.intervals.get(&measure.name);
        let around = around.map(|i| format!("{:.1}–{:.1}", 100.0 * i.low, 100.0 * i.high)).unwrap_or_default();
        let _ = writeln!(out, "| {} | {values} | {around} |", measure.name);
    }
    out += "\n| kind | annotated | recall | found | precision | right |\n|---|---|---|---|---|---|\n";
    for kind in figures.kinds {
        let shown = |count: super::Count| match count.share() {
            Some(share) => format!("{} | {:.1}", count.all, 100.0 * share),
            None => "|".to_owned(),
        };
        let right = kind.right.share().map(|share| format!("{:.1}", 100.0 * share)).unwrap_or_default();
        let _ = writeln!(out, "| {} | {} | {} | {right} |", kind.name, shown(kind.annotated), shown(kind.predicted));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(document: &str, partial: f64, why: Option<&str>) -> String {
        let measures = [
            Measure { name: "partial".into(), value: Value::Prf(0.9, 0.7, partial) },
            Measure { name: "source_acc".into(), value: Value::One(0.91) },
        ];
        let intervals = BTreeMap::from([("partial".to_owned(), Interval { low: 0.7, high: 0.9 })]);
        write(document, "a/b", &Figures { head: "Speech.".into(), measures: &measures, intervals: &intervals, kinds: &[] }, why)
    }

    #[test]
    fn what_is_written_is_read_and_what_fell_is_kept() {
        let first = written("# Quality\n", 0.8, None);
        assert_eq!(read(&first, "a/b"), BTreeMap::from([("partial".to_owned(), 80.0), ("source_acc".to_owned(), 91.0)]));
        assert_eq!(written(&first, 0.8, None), first);
        let second = written(&(first + "\nAfter.\n"), 0.78, Some("beliefs are left out"));
        assert!(second.contains("- Fell: partial 80.0 → 78.0: beliefs are left out\n<!-- end"), "{second}");
        let third = written(&second, 0.79, None);
        assert!(third.contains("beliefs are left out") && third.ends_with("After.\n") && third.starts_with("# Quality\n"));
        assert_eq!(read(&third, "a/b")["partial"], 79.0);
    }
}
