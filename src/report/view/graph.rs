//! Section "graph": sides, statements, issues as a drawing and as an equal table; who stands with whom ([`ties`]); which outlet
//! tells what ([`tellings`]); and who is quoted under which names.

use super::super::svg::{Graph, Layout, fit, width, wrap};
use super::super::words::{Words, direction, slug};
use super::index::{Entry, Index};
use super::said::{Badge, Said, said};
use super::tellings::{self, TellingsView};
use super::ties::{self, TiesView};
use crate::model::{Direction, Party};
use serde::Serialize;
use std::collections::BTreeMap;

/// Beyond this many statements sides are joined to issues by bundles.
const STATEMENTS: usize = 60;
/// Sides and issues that a drawing of bundles holds; the rest is named.
const BUNDLES: usize = 30;

/// The section.
#[derive(Debug, Default, Serialize)]
pub struct GraphView {
    layout: Layout,
    pills: bool,
    /// There is no room for signs at the ends of edges.
    dense: bool,
    heads: Vec<(i32, &'static str)>,
    sides: Vec<Node>,
    rows: Vec<Pill>,
    issues: Vec<Node>,
    edges: Vec<Edge>,
    voices: Vec<Voices>,
    drawn: usize,
    /// Statements that touch no issue, or whose speaker is not known.
    undrawn: usize,
    left_out: Vec<Words>,
    badges: Vec<&'static str>,
    ties: TiesView,
    told: TellingsView,
}

/// A box of a side or an issue.
#[derive(Debug, Serialize)]
struct Node {
    href: String,
    name: Words,
    lines: Vec<(i32, String)>,
    x: i32,
    count: usize,
    /// Where the count is written; none where there is no room.
    count_y: Option<i32>,
}

/// A statement's pill.
#[derive(Debug, Serialize)]
struct Pill {
    said: Said,
    side: usize,
    label_x: i32,
    first_x: i32,
    words_x: i32,
    verb_x: i32,
    y: i32,
    words: Words,
    /// The verb's text runs against the page, so that its start is the pill's end.
    against: bool,
}

/// An edge; a row of the table.
#[derive(Debug, Serialize)]
struct Edge {
    badge: &'static str,
    side: usize,
    row: usize,
    issue: usize,
    issue_name: Words,
    side_name: Words,
    side_slug: String,
    issue_slug: String,
    statements: Vec<(String, String)>,
}

/// A side with its statements and names.
#[derive(Debug, Serialize)]
struct Voices {
    anchor: String,
    slug: String,
    name: Words,
    seen_as: Vec<Words>,
    statements: Vec<(String, String)>,
}

/// Fills the section.
pub fn view(index: &Index) -> GraphView {
    let drawable = |entry: &&Entry| {
        let party = index.party_of(entry.statement);
        !entry.statement.codes.stances.is_empty() && party.is_some_and(|id| index.parties().any(|party| party.id == id))
    };
    let entries: Vec<&Entry> = index.entries.iter().filter(drawable).collect();
    let pills = entries.len() <= STATEMENTS;
    let issue_of = |entry: &&Entry, id: &str| entry.statement.codes.stances.iter().any(|code| code.issue == id);
    let has_edge = |id: &str| entries.iter().any(|entry| issue_of(entry, id));
    let mut issues: Vec<&String> = index.comparison.issues.iter().filter(|id| has_edge(id)).collect();
    let speaks = |party: &&Party| entries.iter().any(|entry| index.party_of(entry.statement) == Some(&party.id));
    let mut parties: Vec<&Party> = index.parties().filter(speaks).collect();
    let mut left_out = Vec::new();
    if !pills {
        left_out.extend(index.firm_names(&parties.split_off(parties.len().min(BUNDLES))));
        left_out.extend(issues.split_off(issues.len().min(BUNDLES)).iter().map(|id| index.short(id)));
    }
    let (graph, edges) =
        if pills { by_statement(index, &entries, &parties, &issues) } else { bundled(index, &entries, &parties, &issues) };
    let layout = graph.layout();
    let columns = graph.columns();
    let mut badges: Vec<Badge> =
        edges.iter().filter_map(|edge| BADGES.iter().copied().find(|b| b.name() == edge.badge)).collect();
    badges.sort();
    badges.dedup();
    let rows = if pills {
        entries.iter().enumerate().map(|(at, entry)| pill(index, &graph, &layout, entry, at)).collect()
    } else {
        vec![]
    };
    GraphView {
        pills,
        dense: graph.dense(),
        heads: [(columns.side.0, "graph.who"), (columns.row.0, "graph.said"), (columns.issue.0, "graph.what")]
            .into_iter()
            .filter(|(_, key)| pills || *key != "graph.said")
            .map(|(at, key)| (graph.x(at), key))
            .collect(),
        sides: parties.iter().enumerate().map(|(at, party)| side(index, &graph, &layout, party, at)).collect(),
        issues: issues.iter().enumerate().map(|(at, id)| issue(index, &graph, &layout, id, at)).collect(),
        rows,
        drawn: entries.len(),
        undrawn: index.entries.len() - entries.len(),
        edges,
        layout,
        voices: index.parties().map(|party| voices(index, party)).collect(),
        left_out,
        badges: badges.into_iter().map(Badge::name).collect(),
        ties: ties::view(index),
        told: tellings::view(index),
    }
}

const BADGES: [Badge; 7] =
    [Badge::Support, Badge::Asserts, Badge::Conditional, Badge::Mixed, Badge::Oppose, Badge::Denies, Badge::Unclear];

fn base(index: &Index, parties: &[&Party], issues: &[&String], pills: bool) -> Graph {
    let lines = |text: &str, most: i32| wrap(text, most, 14, 4).len();
    Graph {
        sides: parties.iter().map(|party| lines(&index.actor(&party.id).text, if pills { 140 } else { 220 })).collect(),
        issues: issues.iter().map(|id| lines(&index.thesis(id).text, 204)).collect(),
        pills,
        mirrored: direction(index.page()) == Direction::Rtl,
        ..Graph::default()
    }
}

/// One edge for every stance of every statement.
fn by_statement(index: &Index, entries: &[&Entry], parties: &[&Party], issues: &[&String]) -> (Graph, Vec<Edge>) {
    let mut graph = base(index, parties, issues, true);
    let mut edges = Vec::new();
    for (row, entry) in entries.iter().enumerate() {
        let side = parties.iter().position(|party| index.party_of(entry.statement) == Some(&party.id)).unwrap_or(0);
        graph.rows.push(side);
        for code in &entry.statement.codes.stances {
            let Some(issue) = issues.iter().position(|id| **id == code.issue) else { continue };
            let denies = index.position(&code.issue, &parties[side].id).is_some_and(|position| position.denies);
            let badge = index.badge(&code.issue, code.stance, denies);
            graph.edges.push((row, issue, 1));
            edges.push(edge(index, badge, (side, parties[side]), row, (issue, issues[issue]), &[entry]));
        }
    }
    (graph, edges)
}

/// One edge for every side, issue and position; its width is the number of statements.
fn bundled(index: &Index, entries: &[&Entry], parties: &[&Party], issues: &[&String]) -> (Graph, Vec<Edge>) {
    let mut bundles: BTreeMap<(usize, usize, Badge), Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        let Some(side) = parties.iter().position(|party| index.party_of(entry.statement) == Some(&party.id)) else { continue };
        for code in &entry.statement.codes.stances {
            let Some(issue) = issues.iter().position(|id| **id == code.issue) else { continue };
            let denies = index.position(&code.issue, &parties[side].id).is_some_and(|position| position.denies);
            bundles.entry((side, issue, index.badge(&code.issue, code.stance, denies))).or_default().push(entry);
        }
    }
    let mut graph = base(index, parties, issues, false);
    graph.rows = (0..parties.len()).collect();
    graph.edges = bundles.iter().map(|((side, issue, _), entries)| (*side, *issue, entries.len())).collect();
    let edges = bundles
        .iter()
        .map(|((side, issue, badge), entries)| {
            edge(index, *badge, (*side, parties[*side]), *side, (*issue, issues[*issue]), entries)
        })
        .collect();
    (graph, edges)
}

fn edge(index: &Index, badge: Badge, side: (usize, &Party), row: usize, issue: (usize, &String), entries: &[&Entry]) -> Edge {
    Edge {
        badge: badge.name(),
        side: side.0,
        row,
        issue: issue.0,
        issue_name: index.short(issue.1),
        side_name: index.actor(&side.1.id),
        side_slug: slug(&side.1.id),
        issue_slug: slug(issue.1),
        statements: entries.iter().map(|entry| (entry.label.clone(), entry.anchor.clone())).collect(),
    }
}

/// Text in the middle of a box, one entry a line.
fn lines(text: &str, most: i32, y: i32, h: i32, below: i32) -> Vec<(i32, String)> {
    let lines = wrap(text, most, 14, 4);
    let top = y + (h - (lines.len() as i32 * 17 + below)) / 2 + 14;
    lines.into_iter().enumerate().map(|(at, line)| (top + at as i32 * 17, line)).collect()
}

fn side(index: &Index, graph: &Graph, layout: &Layout, party: &Party, at: usize) -> Node {
    let (name, area) = (index.actor(&party.id), layout.sides[at]);
    let room = area.h >= graph.sides[at] as i32 * 17 + 22;
    let lines = lines(&name.text, area.w - 24, area.y, area.h, if room { 16 } else { 0 });
    Node {
        href: format!("g-{}", slug(&party.id)),
        x: graph.x(if area.w > 200 { 14 } else { 10 }),
        count: party.statements.len(),
        count_y: lines.last().filter(|_| room).map(|line| line.0 + 17),
        lines,
        name,
    }
}

fn issue(index: &Index, graph: &Graph, layout: &Layout, id: &str, at: usize) -> Node {
    let (name, area) = (index.thesis(id), layout.issues[at]);
    Node {
        href: format!("i-{}", slug(id)),
        x: graph.x(graph.columns().issue.0 + 16),
        count: graph.edges.iter().filter(|edge| edge.1 == at).map(|edge| edge.2).sum(),
        count_y: None,
        lines: lines(&name.text, area.w - 28, area.y, area.h, 0),
        name,
    }
}

/// In another language than the page's: act, the outlet's words, its verb at the far end. In the page's: verb and words.
fn pill(index: &Index, graph: &Graph, layout: &Layout, entry: &Entry, at: usize) -> Pill {
    let (start, length) = graph.columns().row;
    let end = start + length - 12;
    let said = said(index, entry);
    let verb = said.verb.as_ref().map_or("", |verb| &verb.text);
    let first = if said.foreign { index.strings.plain(&format!("act.{}", said.act), None, &[]) } else { verb.to_owned() };
    let words_start = start + 46 + width(&first, 14) + 12;
    let words_end = if said.foreign { end - width(verb, 16) - 12 } else { end };
    let article = &entry.reading.article;
    let content = entry.statement.attribution.content.first().map_or("", |span| span.of(&article.text));
    let words = Words::new(&fit(content, words_end - words_start - 8, 13), &article.lang, index.page());
    let against = words.dir != super::super::words::dir(direction(index.page()));
    Pill {
        side: graph.rows[at],
        label_x: graph.x(start + 11),
        first_x: graph.x(start + 46),
        words_x: graph.x(if against { words_end } else { words_start }),
        verb_x: graph.x(end),
        y: layout.rows[at].y + 15,
        words,
        against,
        said,
    }
}

fn voices(index: &Index, party: &Party) -> Voices {
    let mut seen_as = Vec::new();
    let ids = std::iter::once(&party.id).chain(&party.voices);
    for name in ids.filter_map(|id| index.corpus.actors.get(id)).flat_map(|actor| &actor.seen_as) {
        let name = index.name_in_corpus(name);
        if !seen_as.contains(&name) {
            seen_as.push(name);
        }
    }
    Voices {
        anchor: format!("g-{}", slug(&party.id)),
        slug: slug(&party.id),
        name: index.actor(&party.id),
        seen_as,
        statements: index.entries_of(&party.statements).map(|entry| (entry.label.clone(), entry.anchor.clone())).collect(),
    }
}
