//! The network of sides among themselves: an arc for two that take the same side on issues, one beyond for opposite sides.
//!
//! An arc diagram, not a force layout: names stand in one column and are read like a list, whatever their script; sixty of
//! them still fit, and nothing moves when one is added. Those who stand alike are put next to each other (coalitions of least
//! frustration, docs/networks.md). A side has a position of its own on each issue: a balanced one ties it to both camps.

use super::super::svg::{Area, WIDTH, fit};
use super::super::words::{Words, direction, slug};
use super::index::Index;
use crate::model::{Direction, Party, Position, Stance};
use crate::network::{Matrix, coalitions};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most sides in the drawing; the others are named.
const SIDES: usize = 60;
/// Most ties; the others are counted.
const TIES: usize = 150;
const ROW: i32 = 26;
const TOP: i32 = 34;
/// The column of names.
const NAMES: (i32, i32) = (393, 300);

/// The network.
#[derive(Debug, Default, Serialize)]
pub struct TiesView {
    width: i32,
    height: i32,
    /// Where the two heads stand.
    heads: [(i32, &'static str); 2],
    nodes: Vec<Node>,
    ties: Vec<Tie>,
    left_out: Vec<Words>,
    /// Ties that are not drawn.
    more: usize,
}

#[derive(Debug, Serialize)]
struct Node {
    href: String,
    name: Words,
    text: String,
    area: Area,
    x: i32,
    y: i32,
}

/// An arc, and a row of the table.
#[derive(Debug, Serialize)]
struct Tie {
    kind: &'static str,
    a: usize,
    b: usize,
    side: Words,
    other: Words,
    side_slug: String,
    other_slug: String,
    d: String,
    width: usize,
    issues: Vec<Words>,
    statements: Vec<(String, String)>,
}

/// Same side, or opposite sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Alike,
    Opposite,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Alike => "alike",
            Self::Opposite => "opposite",
        }
    }
}

/// Issues by pair of sides (their places) and kind.
type Pairs<'a> = BTreeMap<(usize, usize, Kind), Vec<&'a str>>;

/// Draws it; nothing where nobody is tied to anybody.
pub fn view(index: &Index) -> TiesView {
    let takes = |party: &&Party| {
        index.comparison.positions.iter().any(|p| p.party == party.id && (has(p, Stance::Agree) || has(p, Stance::Disagree)))
    };
    let mut parties: Vec<&Party> = index.parties().filter(takes).collect();
    let left_out = parties.split_off(parties.len().min(SIDES));
    let all = pairs(index, &parties);
    let tied = |at: &usize| all.keys().any(|(a, b, _)| a == at || b == at);
    let order = order(&all, parties.len()).into_iter().filter(tied).collect::<Vec<_>>();
    let mut strongest: Vec<_> = all.iter().collect();
    strongest.sort_by_key(|(key, issues)| (Reverse(issues.len()), **key));
    let more = strongest.len().saturating_sub(TIES);
    strongest.truncate(TIES);
    let most = strongest.first().map_or(1, |(_, issues)| issues.len());
    let mirrored = direction(index.page()) == Direction::Rtl;
    let x = |at: i32| if mirrored { WIDTH - 6 - at } else { at };
    let row = |at: usize| order.iter().position(|own| *own == at).unwrap_or(0) as i32;
    let middle = |at: usize| TOP + row(at) * ROW + ROW / 2;
    let node = |at: &usize| {
        let name = index.actor(&parties[*at].id);
        let y = TOP + row(*at) * ROW + 2;
        Node {
            href: format!("g-{}", slug(&parties[*at].id)),
            text: fit(&name.text, NAMES.1 - 24, 14),
            area: Area { x: if mirrored { x(NAMES.0) - NAMES.1 } else { NAMES.0 }, y, w: NAMES.1, h: ROW - 4 },
            x: x(NAMES.0 + 10),
            y: y + 16,
            name,
        }
    };
    let tie = |(key, issues): (&(usize, usize, Kind), &Vec<&str>)| {
        let (a, b, kind) = *key;
        let (from, to) = (middle(a), middle(b));
        let reach = ((from - to).abs() / 2 + 14).min(NAMES.0 - 20);
        let (edge, bend) = match kind {
            Kind::Alike => (x(NAMES.0), x(NAMES.0 - reach * 4 / 3)),
            Kind::Opposite => (x(NAMES.0 + NAMES.1), x(NAMES.0 + NAMES.1 + reach * 4 / 3)),
        };
        Tie {
            kind: kind.name(),
            a: row(a) as usize,
            b: row(b) as usize,
            side: index.actor(&parties[a].id),
            other: index.actor(&parties[b].id),
            side_slug: slug(&parties[a].id),
            other_slug: slug(&parties[b].id),
            d: format!("M{edge} {from}C{bend} {from} {bend} {to} {edge} {to}"),
            // No thicker than the number of issues, nor than five where one tie has them all.
            width: 1 + issues.len().min(issues.len() * 4 / most.max(1)).max(1),
            issues: issues.iter().map(|id| index.short(id)).collect(),
            statements: evidence(index, [parties[a], parties[b]], issues),
        }
    };
    TiesView {
        width: WIDTH,
        height: TOP + order.len() as i32 * ROW + 8,
        heads: [(x(NAMES.0 - 200), "graph.alike"), (x(NAMES.0 + NAMES.1 + 40), "graph.opposite")],
        ties: strongest.into_iter().map(tie).collect(),
        nodes: order.iter().map(node).collect(),
        left_out: index.firm_names(&left_out),
        more,
    }
}

fn has(position: &Position, stance: Stance) -> bool {
    position.stances.contains(&stance)
}

/// On which issues each two sides stand alike, and on which opposite; on one where either has said both, both may be.
fn pairs<'a>(index: &'a Index, parties: &[&Party]) -> Pairs<'a> {
    let places: BTreeMap<&str, usize> = parties.iter().enumerate().map(|(at, party)| (party.id.as_str(), at)).collect();
    let mut by_issue: BTreeMap<&str, Vec<(usize, bool, bool)>> = BTreeMap::new();
    for position in &index.comparison.positions {
        if let Some(at) = places.get(position.party.as_str()) {
            let takes = (*at, has(position, Stance::Agree), has(position, Stance::Disagree));
            by_issue.entry(&position.issue).or_default().push(takes);
        }
    }
    let mut pairs = Pairs::new();
    for (issue, mut sides) in by_issue {
        sides.sort_unstable();
        for (number, (a, a_for, a_against)) in sides.iter().enumerate() {
            for (b, b_for, b_against) in &sides[number + 1..] {
                if (*a_for && *b_for) || (*a_against && *b_against) {
                    pairs.entry((*a, *b, Kind::Alike)).or_default().push(issue);
                }
                if (*a_for && *b_against) || (*a_against && *b_for) {
                    pairs.entry((*a, *b, Kind::Opposite)).or_default().push(issue);
                }
            }
        }
    }
    pairs
}

/// Component by component, the larger first, the two coalitions of each one after the other.
fn order(pairs: &Pairs, count: usize) -> Vec<usize> {
    let mut values = vec![vec![0.0; count]; count];
    for ((a, b, kind), issues) in pairs {
        let number = if *kind == Kind::Alike { issues.len() as f64 } else { -(issues.len() as f64) };
        values[*a][*b] += number;
        values[*b][*a] += number;
    }
    let split = coalitions(&Matrix { values, ..Matrix::default() });
    let size = |component: usize| split.components.iter().filter(|own| **own == component).count();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| (Reverse(size(split.components[*at])), split.components[*at], split.groups[*at], *at));
    order
}

/// The statements of both sides on these issues, each once.
fn evidence(index: &Index, parties: [&Party; 2], issues: &[&str]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for position in issues.iter().flat_map(|issue| parties.map(|party| index.position(issue, &party.id))).flatten() {
        let taken = position.statements.iter().zip(&position.stances);
        let taken = taken.filter(|(_, stance)| matches!(stance, Stance::Agree | Stance::Disagree));
        for entry in taken.filter_map(|(id, _)| index.entry(id)) {
            let link = (entry.label.clone(), entry.anchor.clone());
            if !out.contains(&link) {
                out.push(link);
            }
        }
    }
    out
}
