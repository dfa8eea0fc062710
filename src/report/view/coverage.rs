//! Section "coverage": who tells what, what is not found where, who is given how many words, from which sources.

use super::super::words::{Words, slug};
use super::absent::{Absence, Alone, Nearly, absences, nearly, told_alone};
use super::index::{Entry, Index};
use super::said::{act, excerpt, form};
use super::voice::{LISTED, Sourcing, Voice, sourcing, voice};
use super::wording::{Compared, wording};
use crate::model::{CoverageRow, Form, OutletCoverage, Retelling};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Outlets that have a column each; more stand in groups by language, with counts.
const COLUMNS: usize = 8;
/// Rows of a block; further blocks are folded.
const BLOCK: usize = 100;
/// Beyond so many rows those that every outlet tells are left out.
const MANY: usize = 300;
/// Letters of a statement that a row shows.
const EXCERPT: usize = 90;
/// Beyond so many statements a cell of several outlets links to so many of their sentences.
const SPARE: usize = 1500;
const FEW: usize = 6;
/// Beyond so many outlets not each has its own paragraph of what is not found in it.
const NAMED: usize = 20;

/// The section.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// Outlets in all, and those of which an absence is counted.
    outlets: usize,
    counted: usize,
    articles: usize,
    /// Each column is one outlet.
    single: bool,
    columns: Vec<Column>,
    /// Retellings, those that more than one outlet tells, those that all tell and that are left out.
    retellings: usize,
    shared: usize,
    left_out: usize,
    blocks: Vec<Block>,
    /// What one outlet alone tells.
    alone: Vec<Alone>,
    alone_count: usize,
    absences: Vec<Absence>,
    /// Least, a quarter, half, three quarters, most: how many statements an outlet tells.
    quantiles: Option<[usize; 5]>,
    /// The outlets that tell most, and those that tell fewest.
    extremes: [Vec<Words>; 2],
    /// Counts of statements open to them.
    listed: bool,
    reprints: Vec<(Words, Words)>,
    partial: Vec<Words>,
    nearly: Vec<Nearly>,
    voice: Vec<Voice>,
    sourcing: Vec<Sourcing>,
    forms: Vec<Sourcing>,
    unquoted: Vec<Words>,
    wording: Vec<Compared>,
    wording_left: usize,
}

/// One outlet, or several.
#[derive(Debug, Serialize)]
pub struct Column {
    /// What heads it.
    pub name: Words,
    /// The outlets, by name.
    #[serde(skip)]
    pub outlets: Vec<String>,
    /// How many these are.
    pub count: usize,
    /// It has a word that no column can hold.
    pub long: bool,
}

#[derive(Debug, Default, Serialize)]
struct Block {
    groups: Vec<Group>,
    from: usize,
    to: usize,
}

#[derive(Debug, Serialize)]
struct Group {
    side: Option<Words>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    id: String,
    lead: Lead,
    side: String,
    issue: String,
    cells: Vec<Cell>,
}

/// A statement's number, speaker, verb and first words.
#[derive(Debug, Serialize)]
pub struct Lead {
    /// `s07`.
    pub label: String,
    /// Its anchor.
    pub anchor: String,
    act: String,
    foreign: bool,
    quoted: bool,
    words: Words,
}

#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// `s07`.
    pub label: String,
    /// Its anchor.
    pub anchor: String,
}

/// A row in a column: told, absent, too early, or a count.
#[derive(Debug, Default, Serialize)]
struct Cell {
    /// `quoted`, `post`, `part-quoted`, `paraphrased`, `absent`, `early`, `partial`, `count`.
    kind: &'static str,
    links: Vec<Link>,
    copy: bool,
    n: usize,
    of: usize,
}

/// Fills the section.
pub fn view(index: &Index) -> Coverage {
    let coverage = &index.comparison.coverage;
    let names = Names::new(index);
    let own: Vec<&OutletCoverage> = coverage.outlets.iter().filter(|outlet| outlet.reprints.is_none()).collect();
    let single = own.len() <= COLUMNS;
    let columns = columns(index, &names, &own, single);
    let told: BTreeMap<&str, &Retelling> = index.corpus.retellings.iter().map(|r| (r.id.as_str(), r)).collect();
    let tellers = |row: &CoverageRow| row.told.iter().filter(|t| own.iter().any(|o| o.outlet == t.outlet)).count();
    let (shared, alone): (Vec<&CoverageRow>, Vec<&CoverageRow>) = coverage.rows.iter().partition(|row| tellers(row) > 1);
    let mut shown = shared.clone();
    if shown.len() > MANY {
        shown.retain(|row| tellers(row) < own.len());
    }
    let (wording, wording_left) = wording(index, &names);
    let several = own.len() > 1;
    Coverage {
        outlets: coverage.outlets.len(),
        counted: coverage.counted,
        articles: index.corpus.readings.len(),
        single,
        retellings: coverage.rows.len(),
        shared: shared.len(),
        left_out: shared.len() - shown.len(),
        blocks: if several { blocks(index, &columns, single, shown) } else { Vec::new() },
        alone_count: alone.len(),
        alone: if several { told_alone(index, &names, &alone) } else { Vec::new() },
        absences: if several && own.len() <= NAMED { absences(index, &names, &shared) } else { Vec::new() },
        quantiles: (own.len() > NAMED).then(|| quantiles(&own)),
        extremes: extremes(&names, &own),
        listed: index.entries.len() <= LISTED,
        reprints: coverage
            .outlets
            .iter()
            .filter_map(|outlet| Some((names.of(&outlet.outlet), names.of(outlet.reprints.as_ref()?))))
            .collect(),
        partial: coverage.outlets.iter().filter(|outlet| outlet.partial).map(|outlet| names.of(&outlet.outlet)).collect(),
        nearly: nearly(index, &told),
        voice: voice(index, &columns),
        sourcing: sourcing(index, &columns, "source"),
        forms: sourcing(index, &columns, "form"),
        unquoted: unquoted(index),
        wording,
        wording_left,
        columns,
    }
}

/// The outlets' names as the page shows them.
pub struct Names(BTreeMap<String, Words>);

impl Names {
    /// The names of all outlets.
    pub fn new(index: &Index) -> Self {
        let name = |reading: &crate::model::Reading| reading.article.outlet.as_deref().map_or("", str::trim).to_owned();
        Self(index.corpus.readings.iter().map(|reading| (name(reading), index.outlet(reading))).collect())
    }

    /// One of them.
    pub fn of(&self, outlet: &str) -> Words {
        self.0.get(outlet).cloned().unwrap_or_default()
    }
}

fn columns(index: &Index, names: &Names, own: &[&OutletCoverage], single: bool) -> Vec<Column> {
    const FITS: usize = 12;
    let column = |name: Words, outlets: Vec<String>| Column {
        long: name.text.split([' ', '-']).any(|word| word.chars().count() > FITS),
        count: outlets.len(),
        name,
        outlets,
    };
    if single {
        return own.iter().map(|outlet| column(names.of(&outlet.outlet), vec![outlet.outlet.clone()])).collect();
    }
    let mut by_lang: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for outlet in own {
        by_lang.entry(outlet.languages.first().map_or("und", String::as_str)).or_default().push(outlet.outlet.clone());
    }
    by_lang.into_iter().map(|(lang, outlets)| column(index.language(lang), outlets)).collect()
}

/// A statement as a link.
pub fn link(entry: &Entry) -> Link {
    Link { label: entry.label.clone(), anchor: entry.anchor.clone() }
}

/// Statements as links.
pub fn links(index: &Index, ids: &[String]) -> Vec<Link> {
    index.entries_of(ids).map(link).collect()
}

/// Of several statements the one that is best read here: in the page's language, quoted, long.
pub fn lead(index: &Index, ids: &[String]) -> Option<Lead> {
    let quoted = |entry: &Entry| matches!(form(&entry.statement.attribution), "quoted" | "post");
    let length = |entry: &Entry| entry.statement.attribution.content.iter().map(|s| s.end.saturating_sub(s.start)).sum::<usize>();
    let foreign = |entry: &Entry| entry.reading.article.lang != index.page();
    let entry = index.entries_of(ids).min_by_key(|e| (foreign(e), !quoted(e), std::cmp::Reverse(length(e).min(EXCERPT))))?;
    let article = &entry.reading.article;
    let content: Vec<&str> = entry.statement.attribution.content.iter().map(|span| span.of(&article.text)).collect();
    Some(Lead {
        label: entry.label.clone(),
        anchor: entry.anchor.clone(),
        act: act(entry.statement.codes.act).to_owned(),
        foreign: foreign(entry),
        quoted: quoted(entry),
        words: Words::new(&excerpt(&content.join(" … "), EXCERPT), &article.lang, index.page()),
    })
}

/// All statements of a row.
pub fn statements(row: &CoverageRow) -> Vec<String> {
    row.told.iter().flat_map(|telling| telling.statements.iter().cloned()).collect()
}

/// The place of a side on the page; those that nobody could work out come last.
pub fn rank(index: &Index, party: Option<&String>) -> usize {
    party.and_then(|id| index.parties().position(|party| party.id == *id)).unwrap_or(usize::MAX)
}

fn blocks(index: &Index, columns: &[Column], single: bool, mut rows: Vec<&CoverageRow>) -> Vec<Block> {
    rows.sort_by_key(|row| rank(index, row.party.as_ref()));
    let block = |(at, rows): (usize, &[&CoverageRow])| {
        let mut block = Block { groups: Vec::new(), from: at * BLOCK + 1, to: at * BLOCK + rows.len() };
        let mut last = None;
        for one in rows {
            if last != Some(&one.party) {
                block.groups.push(Group { side: one.party.as_ref().map(|id| index.actor(id)), rows: Vec::new() });
                last = Some(&one.party);
            }
            if let (Some(group), Some(row)) = (block.groups.last_mut(), row(index, columns, single, one)) {
                group.rows.push(row);
            }
        }
        block
    };
    rows.chunks(BLOCK).enumerate().map(block).collect()
}

fn row(index: &Index, columns: &[Column], single: bool, row: &CoverageRow) -> Option<Row> {
    let ids = statements(row);
    let issues: BTreeSet<String> =
        index.entries_of(&ids).flat_map(|entry| entry.statement.codes.stances.iter().map(|code| slug(&code.issue))).collect();
    Some(Row {
        id: row.retelling.clone(),
        lead: lead(index, &ids)?,
        side: row.party.as_deref().map(slug).unwrap_or_default(),
        issue: issues.into_iter().collect::<Vec<_>>().join(" "),
        cells: columns.iter().map(|column| cell(index, column, single, row)).collect(),
    })
}

fn cell(index: &Index, column: &Column, single: bool, row: &CoverageRow) -> Cell {
    let told = row.told.iter().filter(|telling| column.outlets.contains(&telling.outlet));
    let partial = |outlet: &String| index.comparison.coverage.outlets.iter().any(|o| o.outlet == *outlet && o.partial);
    if !single {
        return several(index, column, row, partial);
    }
    if let Some(telling) = told.into_iter().next() {
        let kind = match telling.form {
            Form::Quoted => "quoted",
            Form::Post => "post",
            Form::PartQuoted => "part-quoted",
            Form::Paraphrased => "paraphrased",
        };
        return Cell { kind, links: links(index, &telling.statements), copy: telling.copy, ..Cell::default() };
    }
    let outlet = column.outlets.first();
    Cell {
        kind: if outlet.is_some_and(partial) {
            "partial"
        } else if outlet.is_some_and(|outlet| row.early.contains(outlet)) {
            "early"
        } else {
            "absent"
        },
        ..Cell::default()
    }
}

/// How many outlets of a column tell it, of those that could: neither in part at hand nor published too early.
fn several(index: &Index, column: &Column, row: &CoverageRow, partial: impl Fn(&String) -> bool) -> Cell {
    let most = if index.entries.len() > SPARE { FEW } else { usize::MAX };
    let told: Vec<_> = row.told.iter().filter(|telling| column.outlets.contains(&telling.outlet)).collect();
    let silent = column.outlets.iter().filter(|outlet| !told.iter().any(|telling| telling.outlet == **outlet));
    let of = told.len() + silent.filter(|outlet| !row.early.contains(*outlet) && !partial(outlet)).count();
    if of == 0 {
        let kind = if column.outlets.iter().all(partial) { "partial" } else { "early" };
        return Cell { kind, ..Cell::default() };
    }
    let ids: Vec<String> = told.iter().flat_map(|telling| telling.statements.iter().cloned()).take(most).collect();
    Cell { kind: "count", n: told.len(), of, links: links(index, &ids), ..Cell::default() }
}

fn quantiles(own: &[&OutletCoverage]) -> [usize; 5] {
    let mut told: Vec<usize> = own.iter().map(|outlet| outlet.told).collect();
    told.sort_unstable();
    [0, 1, 2, 3, 4].map(|quarter| told.get((told.len() - 1) * quarter / 4).copied().unwrap_or(0))
}

fn extremes(names: &Names, own: &[&OutletCoverage]) -> [Vec<Words>; 2] {
    const EACH: usize = 3;
    let mut own = own.to_vec();
    own.sort_by_key(|outlet| std::cmp::Reverse(outlet.told));
    let name = |outlet: &&OutletCoverage| names.of(&outlet.outlet);
    [own.iter().take(EACH).map(name).collect(), own.iter().rev().take(EACH).map(name).collect()]
}

/// States and bodies that the articles name and nobody quotes.
fn unquoted(index: &Index) -> Vec<Words> {
    let heard = |id: &String| index.parties().any(|party| party.id == *id);
    let never = index.corpus.mentioned.keys().filter(|id| !heard(id));
    never.filter_map(|id| index.pick(&index.knowledge.actors.display(id))).collect()
}
