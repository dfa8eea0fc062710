//! What is not found where: what one outlet alone tells, what is absent from each, and pairs that are nearly one statement.

use super::super::words::Words;
use super::coverage::{Lead, Link, Names, lead, links, rank, statements};
use super::index::Index;
use crate::model::{CoverageRow, Difference, DifferenceKind, OutletCoverage, Party, Retelling};
use serde::Serialize;
use std::collections::BTreeMap;

/// So many pairs are shown that are nearly one.
const PAIRS: usize = 60;

/// What one outlet alone tells.
#[derive(Debug, Serialize)]
pub struct Alone {
    outlet: Words,
    links: Vec<Link>,
}

/// What is absent from one outlet.
#[derive(Debug, Serialize)]
pub struct Absence {
    outlet: Words,
    absent: usize,
    early: usize,
    total: usize,
    unheard: Vec<Words>,
    /// Sides, each with the statements that others share and this outlet does not tell.
    sides: Vec<(Option<Words>, Vec<Link>)>,
    /// How many of those absent only one other outlet tells.
    alone: usize,
}

/// Two retellings that are alike but for a figure or for their polarity.
#[derive(Debug, Serialize)]
pub struct Nearly {
    kind: &'static str,
    leads: [Lead; 2],
    figures: [String; 2],
}

/// For each outlet the statements that it alone tells.
pub fn told_alone(index: &Index, names: &Names, rows: &[&CoverageRow]) -> Vec<Alone> {
    let of = |outlet: &OutletCoverage| {
        let own = rows.iter().filter(|row| row.told.iter().any(|telling| telling.outlet == outlet.outlet));
        let firsts: Vec<String> = own
            .flat_map(|row| row.told.iter().filter(|telling| telling.outlet == outlet.outlet))
            .flat_map(|telling| telling.statements.clone())
            .collect();
        Alone { outlet: names.of(&outlet.outlet), links: links(index, &firsts) }
    };
    let own = index.comparison.coverage.outlets.iter().filter(|outlet| outlet.reprints.is_none());
    own.map(of).filter(|alone| !alone.links.is_empty()).collect()
}

/// For each outlet that is counted what it could have told and does not.
pub fn absences(index: &Index, names: &Names, shared: &[&CoverageRow]) -> Vec<Absence> {
    let coverage = &index.comparison.coverage;
    let counted = coverage.outlets.iter().filter(|outlet| outlet.reprints.is_none() && !outlet.partial);
    let absence = |outlet: &OutletCoverage| {
        let mut sides: BTreeMap<usize, (Option<Words>, Vec<Link>)> = BTreeMap::new();
        let missing = |row: &&&CoverageRow| {
            !row.told.iter().any(|telling| telling.outlet == outlet.outlet) && !row.early.contains(&outlet.outlet)
        };
        let mut listed = 0;
        for row in shared.iter().filter(missing) {
            let name = row.party.as_ref().map(|id| index.actor(id));
            let side = sides.entry(rank(index, row.party.as_ref())).or_insert_with(|| (name, Vec::new()));
            if let Some(lead) = lead(index, &statements(row)) {
                side.1.push(Link { label: lead.label, anchor: lead.anchor });
                listed += 1;
            }
        }
        let unheard: Vec<&Party> = index.parties().filter(|party| outlet.unheard.contains(&party.id)).collect();
        Absence {
            outlet: names.of(&outlet.outlet),
            absent: outlet.absent,
            early: outlet.early,
            total: outlet.told + outlet.absent + outlet.early,
            unheard: index.firm_names(&unheard),
            sides: sides.into_values().collect(),
            alone: outlet.absent.saturating_sub(listed),
        }
    };
    counted.map(absence).collect()
}

/// Pairs that are alike but for a figure or their polarity, each once.
pub fn nearly(index: &Index, told: &BTreeMap<&str, &Retelling>) -> Vec<Nearly> {
    let pair = |one: &Retelling, difference: &Difference| {
        let other = told.get(difference.retelling.as_str())?;
        let place = |r: &Retelling| index.corpus.retellings.iter().position(|x| x.id == r.id);
        if place(one) > place(other) {
            return None;
        }
        let [a, b] = &difference.statements;
        Some(Nearly {
            kind: match difference.kind {
                DifferenceKind::Figure => "figure",
                DifferenceKind::Polarity => "polarity",
            },
            leads: [lead(index, std::slice::from_ref(a))?, lead(index, std::slice::from_ref(b))?],
            figures: difference.figures.each_ref().map(|figures| index.strings.numbers.digits(figures.join(", "))),
        })
    };
    let all = index.corpus.retellings.iter().flat_map(|r| r.differs.iter().map(move |d| (r, d)));
    all.filter_map(|(r, d)| pair(r, d)).take(PAIRS).collect()
}
