//! Figures from counts.

use super::Scored;
use std::collections::BTreeMap;

/// One figure of a table, in hundredths of nothing: 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its name: `partial`, `source_acc`, `recall_direct`, …
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// Precision, recall and F1, or a single figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Precision, recall, F1.
    Prf(f64, f64, f64),
    /// One figure.
    One(f64),
}

impl Value {
    /// The figure that one compares: F1 where there are three.
    pub fn headline(self) -> f64 {
        match self {
            Self::Prf(_, _, f1) => f1,
            Self::One(value) => value,
        }
    }
}

/// All figures over documents. Order and names are fixed.
pub fn measures<'a>(documents: impl IntoIterator<Item = &'a Scored> + Clone) -> Vec<Measure> {
    let sum = |of: &dyn Fn(&Scored) -> usize| documents.clone().into_iter().map(of).sum::<usize>();
    let (gold, predicted) = (sum(&|d| d.gold), sum(&|d| d.predicted));
    let partial = sum(&|d| d.pairs.len());
    let source = sum(&|d| d.pairs.iter().filter(|pair| pair.source).count());
    let cue = sum(&|d| d.pairs.iter().filter(|pair| pair.cue).count());
    let mut all = Vec::new();
    let mut add = |name: &str, value| all.push(Measure { name: name.to_owned(), value });
    add("strict", prf(sum(&|d| d.strict), predicted, gold));
    add("partial", prf(partial, predicted, gold));
    add("source_acc", Value::One(share(source, partial)));
    add("cue_acc", Value::One(share(cue, partial)));
    add("end2end", prf(source, predicted, gold));
    for (at, role) in ["source", "cue", "content"].into_iter().enumerate() {
        let [shared, p, g] = [0, 1, 2].map(|which| sum(&|d| d.tokens[at][which]));
        add(&format!("token_{role}"), prf(shared, p, g));
    }
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (kind, (hit, all)) in documents.clone().into_iter().flat_map(|d| &d.kinds) {
        let counts = kinds.entry(kind).or_default();
        *counts = (counts.0 + hit, counts.1 + all);
    }
    for (kind, (hit, all)) in kinds {
        add(&format!("recall_{kind}"), Value::One(share(hit, all)));
    }
    let actors = |of: fn(&Scored) -> &[(String, String)]| b_cubed(documents.clone().into_iter().flat_map(of));
    for (name, value) in [("actor", actors(|d| &d.actors)), ("speaks_for", actors(|d| &d.speaks_for))] {
        if let Some(value) = value {
            add(&format!("{name}_bcubed"), Value::One(value));
        }
    }
    let (right, acts) = (sum(&|d| d.acts.0), sum(&|d| d.acts.1));
    if acts > 0 {
        add("act_acc", Value::One(share(right, acts)));
    }
    all
}

pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn prf(hit: usize, predicted: usize, gold: usize) -> Value {
    let (p, r) = (share(hit, predicted), share(hit, gold));
    Value::Prf(p, r, if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) })
}

/// F1 of B-cubed precision and recall (Bagga & Baldwin 1998).
fn b_cubed<'a>(pairs: impl Iterator<Item = &'a (String, String)>) -> Option<f64> {
    let (mut left, mut right, mut both) = (BTreeMap::<&str, f64>::new(), BTreeMap::<&str, f64>::new(), BTreeMap::new());
    let mut all = 0.0;
    for (gold, predicted) in pairs {
        *left.entry(gold).or_default() += 1.0;
        *right.entry(predicted).or_default() += 1.0;
        *both.entry((gold.as_str(), predicted.as_str())).or_insert(0.0) += 1.0;
        all += 1.0;
    }
    if all == 0.0 {
        return None;
    }
    let (mut p, mut r) = (0.0, 0.0);
    for ((gold, predicted), shared) in both {
        p += shared * shared / right.get(predicted).copied().unwrap_or(1.0);
        r += shared * shared / left.get(gold).copied().unwrap_or(1.0);
    }
    let (p, r) = (p / all, r / all);
    Some(2.0 * p * r / (p + r))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_grouping_counts_for_actors() {
        let pairs = |all: &[(&str, &str)]| all.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect::<Vec<_>>();
        let same = pairs(&[("a", "x"), ("a", "x"), ("b", "y")]);
        assert_eq!(b_cubed(same.iter()), Some(1.0));
        let merged = pairs(&[("a", "x"), ("b", "x")]);
        assert!((b_cubed(merged.iter()).unwrap() - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(b_cubed([].iter()), None);
    }
}
