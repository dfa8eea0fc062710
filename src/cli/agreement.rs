//! `whosaid agreement`: how far two people agree who checked the same statements.

use super::args::AgreementArgs;
use super::write::write;
use super::{Outcome, Read, load};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use whosaid::eval::agreement::{Agreement, agreement};
use whosaid::knowledge::corrections::{Corrections, OfStatement};
use whosaid::model::Stance;

/// For each variable and unit (a statement; for stances a statement and an issue) the value.
type Coded = BTreeMap<&'static str, BTreeMap<String, String>>;

/// Compares.
pub fn run(args: &AgreementArgs) -> Outcome {
    let read = |path: &Path| -> anyhow::Result<Vec<OfStatement>> {
        Ok(Corrections::parse(&load::text(path)?, &path.to_string_lossy())?.statements)
    };
    let (first, second) = (read(&args.first)?, read(&args.second)?);
    let (mut a, mut b) = (coded(&first), coded(&second));
    for (coded, stances) in [&mut a, &mut b].into_iter().zip(stances(&first, &second)) {
        coded.insert("stance", stances);
    }
    let mut out = format!("{:12}{:>7}{:>10}{:>8}{:>8}\n", "variable", "units", "percent", "kappa", "alpha");
    let mut differences = String::new();
    for (variable, first) in &a {
        let second = b.get(variable);
        let both = || first.iter().filter_map(|(unit, value)| Some((unit, value, second?.get(unit)?)));
        let pairs: Vec<(&String, &String)> = both().map(|(_, a, b)| (a, b)).collect();
        for (unit, a, b) in both().filter(|(_, a, b)| args.differences && a != b) {
            let _ = writeln!(differences, "{variable:12}{unit}: {a} / {b}");
        }
        let Some(Agreement { units, percent, kappa, alpha }) = agreement(&pairs) else { continue };
        let shown = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3}"));
        let _ = writeln!(out, "{variable:12}{units:>7}{:>10.1}{:>8}{:>8}", 100.0 * percent, shown(kappa), shown(alpha));
    }
    if out.lines().count() == 1 {
        return Err(whosaid::Error::Usage {
            what: "the two files have no statement in common".to_owned(),
            help: "both must be made from one export, with the ids as they were".to_owned(),
        }
        .into());
    }
    if !differences.is_empty() {
        out.extend(["\n", &differences]);
    }
    write(Path::new("-"), out.as_bytes())?;
    Ok(Read::Whole)
}

fn coded(statements: &[OfStatement]) -> Coded {
    let mut coded = Coded::new();
    let mut put = |variable: &'static str, unit: &str, value: Option<String>| {
        if let Some(value) = value {
            coded.entry(variable).or_default().insert(unit.to_owned(), value);
        }
    };
    for of in statements {
        put("check", &of.id, of.check.map(|check| name(&check)));
        put("actor", &of.id, of.actor.clone());
        put("speaks_for", &of.id, of.speaks_for.clone());
        put("act", &of.id, of.act.map(|act| name(&act)));
    }
    coded
}

/// Stances by statement and issue. Where one of the two coded no stance on an issue and the other did, though both coded the
/// statement's stances, they differ: leaving such issues out would praise two who never see the same.
fn stances(a: &[OfStatement], b: &[OfStatement]) -> [BTreeMap<String, String>; 2] {
    let by_id = |all: &[OfStatement]| -> BTreeMap<String, BTreeMap<String, Stance>> {
        all.iter().filter_map(|of| Some((of.id.clone(), of.stances.clone()?))).collect()
    };
    let (a, b) = (by_id(a), by_id(b));
    let mut out = [BTreeMap::new(), BTreeMap::new()];
    for (id, of_a) in &a {
        let Some(of_b) = b.get(id) else { continue };
        let issues: BTreeSet<&String> = of_a.keys().chain(of_b.keys()).collect();
        for issue in issues {
            for (own, out) in [of_a, of_b].into_iter().zip(&mut out) {
                let stance = own.get(issue).map_or_else(|| "none".to_owned(), name);
                out.insert(format!("{id} {issue}"), stance);
            }
        }
    }
    out
}

fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
