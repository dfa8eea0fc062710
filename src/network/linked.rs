//! A matrix as nodes and edges.

use super::aggregate::{Cell, one_mode, total};
use super::kept::Level;
use super::matrix::Matrix;
use super::settings::{Aggregation, Mode, Settings};
use crate::model::{LinkedEdge, LinkedNetwork, LinkedNode};
use std::collections::BTreeSet;

/// Names of variables, and what their values are.
const KINDS: &[(&str, &[&str])] = &[
    ("actor", &["organization", "organisation", "person", "actor", "actor_name", "party", "speaks_for", "speaker"]),
    ("issue", &["concept", "issue", "category", "claim"]),
    ("outlet", &["outlet", "source", "document_source"]),
];

/// The network with its edges. Those of a two-mode network weigh as many statements as they have, and are there where for and
/// against are equal; those of a one-mode network weigh the number in the matrix.
pub fn linked(matrix: &Matrix, settings: &Settings) -> LinkedNetwork {
    let two = settings.mode == Mode::Two;
    let kind = |variable: &str| {
        let known = KINDS.iter().find(|(_, names)| names.contains(&variable.to_lowercase().as_str()));
        known.map_or(variable, |(kind, _)| *kind).to_owned()
    };
    let profiles = &matrix.profiles;
    let node = |prefix: &str, at: usize, name: &String, variable: &str, frequency: f64| LinkedNode {
        id: format!("{prefix}{at}"),
        label: name.clone(),
        kind: kind(variable),
        mode: if prefix == "r" { 1 } else { 2 },
        frequency: frequency as usize,
    };
    let rows = matrix.rows.iter().enumerate();
    let mut nodes: Vec<LinkedNode> = rows.map(|(at, name)| node("r", at, name, &settings.rows, profiles.of_row(at))).collect();
    let mut edges = Vec::new();
    if two {
        let of = |at: usize| profiles.cells.iter().filter_map(|row| row.get(&at)).map(total).sum();
        let columns = matrix.columns.iter().enumerate();
        nodes.extend(columns.map(|(at, name)| node("c", at, name, &settings.columns, of(at))));
        for (row, cells) in profiles.cells.iter().enumerate() {
            let said = |column: &usize| profiles.statements.get(&(row, *column)).map_or(&[][..], Vec::as_slice);
            let edge = |(column, cell): (&usize, &Cell)| LinkedEdge {
                source: row,
                target: matrix.rows.len() + column,
                weight: total(cell),
                signed: matrix.values[row][*column],
                pos: cell[Level::For as usize],
                neg: cell[Level::Against as usize],
                conditional: 0,
                statements: said(column).iter().map(|(id, _)| id.clone()).collect(),
                days: LinkedEdge::days_of(said(column).iter().map(|(_, date)| date.as_str())),
            };
            edges.extend(cells.iter().map(edge));
        }
    } else {
        for a in 0..matrix.rows.len() {
            edges.extend((a + 1..matrix.rows.len()).filter_map(|b| between(matrix, a, b)));
        }
    }
    LinkedNetwork { name: format!("{}-{}", settings.rows, settings.columns), nodes, edges }
}

/// The edge of two rows that agree or disagree anywhere.
fn between(matrix: &Matrix, a: usize, b: usize) -> Option<LinkedEdge> {
    let (signed, profiles) = (matrix.values[a][b], &matrix.profiles);
    let pairs = profiles.pairs(a, b);
    let (pos, neg) = (one_mode(&pairs, Aggregation::Congruence), one_mode(&pairs, Aggregation::Conflict));
    let shared: Vec<usize> = profiles.cells[a].keys().filter(|at| profiles.cells[b].contains_key(at)).copied().collect();
    if signed == 0.0 && pos == 0.0 && neg == 0.0 {
        return None;
    }
    let said = shared.iter().flat_map(|at| [(a, *at), (b, *at)]).filter_map(|cell| profiles.statements.get(&cell));
    let said: BTreeSet<&(String, String)> = said.flatten().collect();
    Some(LinkedEdge {
        source: a,
        target: b,
        // Agreement and disagreement that weigh the same leave 0 in the matrix, and are a tie all the same.
        weight: if signed == 0.0 { pos + neg } else { signed.abs() },
        signed,
        pos,
        neg,
        conditional: 0,
        statements: said.iter().map(|(id, _)| id.clone()).collect(),
        days: LinkedEdge::days_of(said.iter().map(|(_, date)| date.as_str())),
    })
}
