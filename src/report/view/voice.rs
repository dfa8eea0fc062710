//! How many words each side is given, and from which sources, in whose words.

use super::super::words::{Words, slug};
use super::coverage::{Column, Link, link};
use super::index::{Entry, Index};
use crate::model::{Form, OutletCoverage, SourceKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// Sides that have a row; the others are summed up.
const SIDES: usize = 12;
/// Beyond so many statements counts stand without the numbers of their statements: the articles have them all.
pub const LISTED: usize = 400;

/// A side's share of the words in each column.
#[derive(Debug, Serialize)]
pub struct Voice {
    /// The side; none for all others together.
    side: Option<Words>,
    /// Where its statements are listed.
    href: Option<String>,
    /// How many sides are summed up here.
    others: usize,
    /// Words, hundredths of the column's, and the statements that hold them.
    shares: Vec<(usize, usize, Vec<Link>)>,
}

/// The statements of one kind in each column.
#[derive(Debug, Serialize)]
pub struct Sourcing {
    /// A key of the strings.
    key: &'static str,
    cells: Vec<(usize, Vec<Link>)>,
}

/// Rows by side, those with most words first.
pub fn voice(index: &Index, columns: &[Column]) -> Vec<Voice> {
    let outlets = &index.comparison.coverage.outlets;
    let of = |column: &Column| outlets.iter().filter(|o| column.outlets.contains(&o.outlet)).collect::<Vec<&OutletCoverage>>();
    let columns: Vec<Vec<&OutletCoverage>> = columns.iter().map(of).collect();
    let words = |party: &str, of: &[&OutletCoverage]| of.iter().filter_map(|o| o.words.get(party)).sum::<usize>();
    let totals: Vec<usize> = columns.iter().map(|of| of.iter().flat_map(|o| o.words.values()).sum()).collect();
    let share = |count: usize, total: usize| if total == 0 { 0 } else { (200 * count + total) / (2 * total) };
    let party_of: BTreeMap<&str, &str> =
        index.parties().flat_map(|p| p.statements.iter().map(move |id| (id.as_str(), p.id.as_str()))).collect();
    let listed = index.entries.len() <= LISTED;
    let links = |of: &[&OutletCoverage], parties: &[&str]| {
        let said_by = |id: &&String| parties.contains(&party_of.get(id.as_str()).copied().unwrap_or_default());
        let ids = of.iter().flat_map(|o| o.sources.values().flatten()).filter(said_by);
        let mut found: Vec<&Entry> = ids.filter(|_| listed).filter_map(|id| index.entry(id)).collect();
        found.sort_by_key(|entry| &entry.label);
        found.into_iter().map(link).collect::<Vec<Link>>()
    };
    let cell = |of: &Vec<&OutletCoverage>, total: usize, parties: &[&str]| {
        let count = parties.iter().map(|party| words(party, of)).sum();
        (count, share(count, total), links(of, parties))
    };
    let mut sides: Vec<(&str, usize)> =
        index.parties().map(|p| (p.id.as_str(), columns.iter().map(|of| words(&p.id, of)).sum::<usize>())).collect();
    sides.sort_by_key(|(_, words)| std::cmp::Reverse(*words));
    let rest = sides.split_off(sides.len().min(SIDES));
    let row = |(party, _): (&str, usize)| Voice {
        side: Some(index.actor(party)),
        href: Some(format!("g-{}", slug(party))),
        others: 0,
        shares: columns.iter().zip(&totals).map(|(of, total)| cell(of, *total, &[party])).collect(),
    };
    let mut rows: Vec<Voice> = sides.into_iter().map(row).collect();
    // The other sides, and speakers that nobody could work out.
    let mut sum = |parties: &[&str], others: usize| {
        let shares: Vec<_> = columns.iter().zip(&totals).map(|(of, total)| cell(of, *total, parties)).collect();
        if shares.iter().any(|share| share.0 > 0) {
            rows.push(Voice { side: None, href: None, others, shares });
        }
    };
    sum(&rest.iter().map(|(party, _)| *party).collect::<Vec<_>>(), rest.len());
    sum(&[""], 0);
    rows
}

/// Rows by kind of source, or by form.
pub fn sourcing(index: &Index, columns: &[Column], what: &str) -> Vec<Sourcing> {
    let outlets = &index.comparison.coverage.outlets;
    let row = |key: &'static str, ids: &dyn Fn(&OutletCoverage) -> Vec<String>| {
        let cell = |column: &Column| {
            let of = outlets.iter().filter(|outlet| column.outlets.contains(&outlet.outlet));
            let ids: Vec<String> = of.flat_map(ids).collect();
            let listed = index.entries.len() <= LISTED;
            (ids.len(), if listed { index.entries_of(&ids).map(link).collect() } else { Vec::new() })
        };
        Sourcing { key, cells: columns.iter().map(cell).collect() }
    };
    let rows: Vec<Sourcing> = if what == "source" {
        let kinds = [
            (SourceKind::NamedPerson, "source.named-person"),
            (SourceKind::NamedBody, "source.named-body"),
            (SourceKind::UnnamedOfficial, "source.unnamed-official"),
            (SourceKind::Group, "source.group"),
            (SourceKind::Account, "source.account"),
            (SourceKind::Anonymous, "source.anonymous"),
            (SourceKind::None, "source.none"),
        ];
        kinds.map(|(kind, key)| row(key, &|outlet| outlet.sources.get(&kind).cloned().unwrap_or_default())).into()
    } else {
        let forms = [
            (Form::Quoted, "form.quoted"),
            (Form::Post, "form.post"),
            (Form::PartQuoted, "form.part-quoted"),
            (Form::Paraphrased, "form.paraphrased"),
        ];
        forms.map(|(form, key)| row(key, &|outlet| outlet.forms.get(&form).cloned().unwrap_or_default())).into()
    };
    rows.into_iter().filter(|row| row.cells.iter().any(|(count, _)| *count > 0)).collect()
}
