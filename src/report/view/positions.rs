//! Section "positions": the matrix of issues and sides.

use super::super::words::{Words, slug};
use super::index::{Entry, Index};
use crate::model::{IssueKind, PositionKind, Stance};
use serde::Serialize;

/// Columns that a table can hold without breaking a word; the sides beyond them are folded into further tables.
const WIDE: usize = 9;
/// Letters of a condition that a cell can hold.
const SHORT: usize = 26;

/// The section.
#[derive(Debug, Serialize)]
pub struct Positions {
    /// The matrix, and further ones for the sides that are quoted less.
    tables: Vec<Table>,
    /// How many sides these are.
    folded: usize,
    articles: usize,
    /// Sides that are quoted, but on none of the issues.
    silent: Vec<Words>,
    sides: usize,
    issues: usize,
    /// Issues found in the statements, not taken from a codebook.
    found: usize,
}

#[derive(Debug, Serialize)]
struct Table {
    principals: Vec<Side>,
    others: Vec<Side>,
    groups: Vec<Group>,
    columns: usize,
}

#[derive(Debug, Serialize)]
struct Side {
    name: Words,
    /// How its longest word stands in a column: as it is, set `tight`, or, where no column can hold it, broken (`brk`).
    fit: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Group {
    kind: &'static str,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    thesis: Words,
    anchor: String,
    slug: String,
    found: bool,
    cells: Vec<Cell>,
}

/// One side on one issue: no badges where nothing was found.
#[derive(Debug, Serialize)]
struct Cell {
    side: Side,
    slug: String,
    badges: Vec<&'static str>,
    href: String,
    statements: usize,
    premise: bool,
    /// The words of the condition, where they are short.
    condition: Option<Words>,
}

/// Fills the section.
pub fn view(index: &Index) -> Positions {
    let speaks = |id: &str| index.comparison.positions.iter().any(|position| position.party == id);
    let (columns, silent): (Vec<_>, Vec<_>) = index.parties().partition(|party| speaks(&party.id));
    let ids: Vec<(&str, bool)> = columns.iter().map(|party| (party.id.as_str(), party.principal)).collect();
    let (first, rest) = ids.split_at(ids.len().min(WIDE));
    // The further tables are alike in width: none is left with a single side.
    let even = rest.len().div_ceil(rest.len().div_ceil(WIDE).max(1)).max(1);
    let first = Some(first).filter(|ids| !ids.is_empty());
    Positions {
        tables: first.into_iter().chain(rest.chunks(even)).map(|ids| table(index, ids)).collect(),
        folded: columns.len().saturating_sub(WIDE),
        articles: index.corpus.readings.len(),
        silent: index.firm_names(&silent),
        sides: columns.len(),
        issues: index.comparison.issues.len(),
        found: index.comparison.issues.iter().filter(|id| index.corpus.issues.get(*id).is_some_and(|i| i.found)).count(),
    }
}

fn table(index: &Index, parties: &[(&str, bool)]) -> Table {
    let named = |principal: bool| parties.iter().filter(move |p| p.1 == principal).map(|p| side(index, p.0)).collect();
    let group = |(kind, name): (IssueKind, &'static str)| {
        let issues = index.comparison.issues.iter().filter(|id| index.kind(id) == kind);
        let rows = issues.map(|id| row(index, id, parties)).filter(|row| row.cells.iter().any(|cell| !cell.badges.is_empty()));
        Group { kind: name, rows: rows.collect() }
    };
    let groups = [(IssueKind::Should, "should"), (IssueKind::Is, "is")].map(group);
    Table {
        principals: named(true),
        others: named(false),
        groups: groups.into_iter().filter(|group| !group.rows.is_empty()).collect(),
        columns: parties.len(),
    }
}

fn side(index: &Index, id: &str) -> Side {
    /// Letters that a column holds as they are, and set tight.
    const FITS: (usize, usize) = (10, 13);
    let name = index.actor(id);
    let longest = name.text.split([' ', '-']).map(|word| word.chars().count()).max().unwrap_or(0);
    let fit = if longest > FITS.1 { Some("brk") } else { (longest > FITS.0).then_some("tight") };
    Side { name, fit }
}

fn row(index: &Index, issue: &str, parties: &[(&str, bool)]) -> Row {
    // Principals come first in the head, so they do here.
    let order = [true, false].into_iter().flat_map(|principal| parties.iter().filter(move |p| p.1 == principal));
    Row {
        thesis: index.thesis(issue),
        anchor: format!("i-{}", slug(issue)),
        slug: slug(issue),
        found: index.corpus.issues.get(issue).is_some_and(|issue| issue.found),
        cells: order.map(|(party, _)| cell(index, issue, party)).collect(),
    }
}

fn cell(index: &Index, issue: &str, party: &str) -> Cell {
    let position = index.position(issue, party);
    Cell {
        side: side(index, party),
        slug: slug(party),
        badges: position.map(|p| index.badges(p).into_iter().map(|badge| badge.name()).collect()).unwrap_or_default(),
        href: anchor(issue, party),
        statements: position.map_or(0, |position| position.statements.len()),
        premise: position.is_some_and(|position| position.denies) && index.kind(issue) == IssueKind::Should,
        condition: position
            .filter(|position| position.position == PositionKind::Conditional)
            .and_then(|_| index.condition(issue, party))
            .filter(|words| words.text.chars().count() <= SHORT),
    }
}

impl Index<'_> {
    /// The words of the condition that a side sets on an issue: the shortest, in the page's language if there are any.
    pub fn condition(&self, issue: &str, party: &str) -> Option<Words> {
        const LONG: usize = 60;
        let sets = |entry: &&Entry| {
            entry.statement.codes.stances.iter().any(|code| code.issue == issue && code.stance == Stance::Conditional)
        };
        let words = |entry: &Entry| {
            let article = &entry.reading.article;
            let words = entry.statement.codes.condition?.of(&article.text).trim();
            let length = words.chars().count();
            let foreign = article.lang != self.page();
            ((1..=LONG).contains(&length)).then(|| ((foreign, length), Words::new(words, &article.lang, self.page())))
        };
        let position = self.position(issue, party)?;
        let found = self.entries_of(&position.statements).filter(sets).filter_map(words);
        found.min_by_key(|(rank, _)| *rank).map(|(_, words)| words)
    }
}

/// The anchor of a position.
pub fn anchor(issue: &str, party: &str) -> String {
    format!("p-{}+{}", slug(issue), slug(party))
}
