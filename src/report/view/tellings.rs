//! The network of outlets and statements: who tells what, in whose words; each line leads to the outlet's sentence.

use super::super::svg::{Graph, Layout, fit, width, wrap};
use super::super::words::{self, Words, direction, slug};
use super::index::Index;
use crate::model::{CoverageRow, Direction, Form};
use serde::Serialize;
use std::cmp::Reverse;

/// Most outlets in the drawing; the others are named.
const OUTLETS: usize = 24;
/// Most statements; the others are counted.
const STATEMENTS: usize = 36;

/// The network.
#[derive(Debug, Default, Serialize)]
pub struct TellingsView {
    layout: Layout,
    heads: Vec<(i32, &'static str)>,
    outlets: Vec<Outlet>,
    statements: Vec<Told>,
    edges: Vec<Edge>,
    left_out: Vec<Words>,
    /// Statements that more than one outlet tells and that are not drawn.
    more: usize,
}

#[derive(Debug, Serialize)]
struct Outlet {
    name: Words,
    lines: Vec<(i32, String)>,
    x: i32,
}

/// One act of speech, in the words of the first article in the page's language that tells it, or else of the first.
#[derive(Debug, Serialize)]
struct Told {
    anchor: String,
    who: Option<Words>,
    words: Words,
    /// The words run against the page.
    against: bool,
    x: i32,
    words_x: i32,
    y: i32,
    side: Option<String>,
}

#[derive(Debug, Serialize)]
struct Edge {
    outlet: usize,
    statement: usize,
    form: Form,
    label: String,
    anchor: String,
}

/// Draws it; nothing where no statement is told by two outlets.
pub fn view(index: &Index) -> TellingsView {
    let coverage = &index.comparison.coverage;
    let mut rows: Vec<&CoverageRow> = coverage.rows.iter().filter(|row| row.told.len() > 1).collect();
    rows.sort_by_key(|row| Reverse(row.told.len()));
    let more = rows.len().saturating_sub(STATEMENTS);
    rows.truncate(STATEMENTS);
    let told = |name: &str| rows.iter().filter(|row| row.told.iter().any(|telling| telling.outlet == name)).count();
    let mut outlets: Vec<&str> = coverage.outlets.iter().map(|o| o.outlet.as_str()).filter(|name| told(name) > 0).collect();
    outlets.sort_by_key(|name| Reverse(told(name)));
    let left_out = outlets.split_off(outlets.len().min(OUTLETS));
    let lines = |name: &Words| wrap(&name.text, 196, 14, 2).len();
    let names: Vec<Words> = outlets.iter().map(|name| named(index, name)).collect();
    let mut graph = Graph {
        sides: names.iter().map(lines).collect(),
        rows: (0..outlets.len()).collect(),
        issues: vec![1; rows.len()],
        wide: true,
        mirrored: direction(index.page()) == Direction::Rtl,
        ..Graph::default()
    };
    let mut edges = Vec::new();
    for (statement, row) in rows.iter().enumerate() {
        for telling in &row.told {
            let outlet = outlets.iter().position(|name| *name == telling.outlet);
            let first = telling.statements.iter().find_map(|id| index.entry(id));
            if let (Some(outlet), Some(first)) = (outlet, first) {
                let (label, anchor) = (first.label.clone(), first.anchor.clone());
                edges.push(Edge { outlet, statement, form: telling.form, label, anchor });
                graph.edges.push((outlet, statement, 1));
            }
        }
    }
    let layout = graph.layout();
    let columns = graph.columns();
    let outlet = |(at, name): (usize, Words)| {
        let (area, lines) = (layout.sides[at], wrap(&name.text, 196, 14, 2));
        let top = area.y + (area.h - lines.len() as i32 * 17) / 2 + 14;
        let lines = lines.into_iter().enumerate().map(|(line, text)| (top + line as i32 * 17, text)).collect();
        Outlet { lines, x: graph.x(12), name }
    };
    let statement = |(at, row): (usize, &&CoverageRow)| statement(index, &graph, &layout, at, row);
    TellingsView {
        heads: [(columns.side.0, "table.outlet"), (columns.issue.0, "coverage.statement")]
            .into_iter()
            .map(|(at, key)| (graph.x(at), key))
            .collect(),
        outlets: names.into_iter().enumerate().map(outlet).collect(),
        statements: rows.iter().enumerate().filter_map(statement).collect(),
        edges,
        left_out: left_out.into_iter().map(|name| named(index, name)).collect(),
        more,
        layout,
    }
}

fn named(index: &Index, outlet: &str) -> Words {
    let of = |reading: &&crate::model::Reading| reading.article.outlet.as_deref().unwrap_or_default() == outlet;
    let reading = index.corpus.readings.iter().find(of);
    reading.map_or_else(|| Words::new(outlet, "", index.page()), |reading| index.outlet(reading))
}

fn statement(index: &Index, graph: &Graph, layout: &Layout, at: usize, row: &CoverageRow) -> Option<Told> {
    let told = row.told.iter().flat_map(|telling| &telling.statements).filter_map(|id| index.entry(id));
    let entry = told.min_by_key(|entry| entry.reading.article.lang != index.page())?;
    let (start, length) = graph.columns().issue;
    let (start, end) = (start + 14, start + length - 14);
    let who = row.party.as_deref().map(|party| index.actor(party));
    let shown = who.as_ref().map(|who| fit(&who.text, 180, 13)).unwrap_or_default();
    let words_start = if shown.is_empty() { start } else { start + width(&shown, 14) + 18 };
    let article = &entry.reading.article;
    let content = entry.statement.attribution.content.first().map_or("", |span| span.of(&article.text));
    let words = Words::new(&fit(content, end - words_start - 8, 14), &article.lang, index.page());
    let against = words.dir != words::dir(direction(index.page()));
    let area = layout.issues[at];
    Some(Told {
        anchor: entry.anchor.clone(),
        who: who.map(|who| Words { text: shown, ..who }),
        words,
        against,
        x: graph.x(start),
        words_x: graph.x(if against { end } else { words_start }),
        y: area.y + area.h / 2 + 5,
        side: row.party.as_deref().map(slug),
    })
}
