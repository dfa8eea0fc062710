//! `whosaid agreement`: how far two people agree who checked the same statements.

use super::args::AgreementArgs;
use super::write::write;
use super::{Outcome, Read, load};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use whosaid::eval::agreement::{Agreement, agreement};
use whosaid::knowledge::corrections::{Corrections, OfStatement};

/// For each variable and unit (a statement; for stances a statement and an issue) the value.
type Coded = BTreeMap<&'static str, BTreeMap<String, String>>;

/// Compares.
pub fn run(args: &AgreementArgs) -> Outcome {
    let read = |path: &Path| -> anyhow::Result<Coded> {
        Ok(coded(&Corrections::parse(&load::text(path)?, &path.to_string_lossy())?.statements))
    };
    let (a, b) = (read(&args.first)?, read(&args.second)?);
    let mut out = format!("{:12}{:>7}{:>10}{:>8}{:>8}\n", "variable", "units", "percent", "kappa", "alpha");
    for (variable, first) in &a {
        let second = b.get(variable);
        let pairs: Vec<(&String, &String)> = first.iter().filter_map(|(unit, value)| Some((value, second?.get(unit)?))).collect();
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
        for (issue, stance) in of.stances.iter().flatten() {
            put("stance", &format!("{} {issue}", of.id), Some(name(stance)));
        }
    }
    coded
}

fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
