//! Centralities, components and communities of a network, by rustworkx-core and leiden-rs.
//!
//! Ties of any sign count as ties; weights are their sizes. Communities are those of the positive ties alone: modularity
//! knows no opponents (for these there are coalitions). Nothing runs in parallel here: sums of fractions would depend on
//! the order in which threads end.

use super::matrix::Matrix;
use super::settings::Mode;
use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use rustworkx_core::centrality::{betweenness_centrality, closeness_centrality, eigenvector_centrality};
use std::convert::Infallible;

/// The communities are searched from this seed, always.
const SEED: u64 = 1;
/// Steps and tolerance of the power iteration for the eigenvector.
const STEPS: usize = 10_000;
const TOLERANCE: f64 = 1e-10;

/// The measures of one node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// Its name.
    pub name: String,
    /// Whether it is a column of a two-mode network.
    pub column: bool,
    /// Number of ties.
    pub degree: usize,
    /// Sum of the sizes of its ties.
    pub strength: f64,
    /// Sum of its ties with their signs.
    pub balance: f64,
    /// Share of shortest paths (by number of ties) that lead over it.
    pub betweenness: f64,
    /// Nearness to all that it can reach, times the share of nodes that it can reach (Wasserman & Faust 1994).
    pub closeness: f64,
    /// Eigenvector centrality with the sizes of ties as weights; none where the iteration did not settle.
    pub eigenvector: Option<f64>,
    /// Connected component, from 0 in the order of the nodes.
    pub component: usize,
    /// Community of positive ties (Leiden, modularity), from 0 in the order of the nodes.
    pub community: usize,
}

/// The measures of all nodes: rows, and in a two-mode network columns after them.
pub fn measures(matrix: &Matrix, mode: Mode) -> Vec<Measures> {
    let ties = ties(matrix, mode);
    let columns: &[String] = if mode == Mode::Two { &matrix.columns } else { &[] };
    let names = matrix.rows.iter().chain(columns);
    let mut graph = UnGraph::<(), f64>::new_undirected();
    for _ in 0..matrix.rows.len() + columns.len() {
        graph.add_node(());
    }
    for (a, b, weight) in &ties {
        graph.add_edge(NodeIndex::new(*a), NodeIndex::new(*b), weight.abs());
    }
    let betweenness = betweenness_centrality(&graph, false, true, usize::MAX);
    let closeness = closeness_centrality(&graph, true, usize::MAX);
    let weight = |edge: petgraph::graph::EdgeReference<f64>| Ok::<f64, Infallible>(*edge.weight());
    let eigenvector = eigenvector_centrality(&graph, weight, Some(STEPS), Some(TOLERANCE)).unwrap_or(None);
    let (components, communities) = (joined(graph.node_count(), &ties), communities(graph.node_count(), &ties));
    let measure = |(at, name): (usize, &String)| {
        let own = || ties.iter().filter(|(a, b, _)| *a == at || *b == at);
        let finite = |values: &[Option<f64>]| values.get(at).copied().flatten().filter(|n| n.is_finite()).unwrap_or(0.0);
        Measures {
            name: name.clone(),
            column: at >= matrix.rows.len(),
            degree: own().count(),
            strength: own().map(|tie| tie.2.abs()).sum(),
            balance: own().map(|tie| tie.2).sum(),
            betweenness: finite(&betweenness),
            closeness: finite(&closeness),
            eigenvector: eigenvector.as_ref().and_then(|all| all.get(at).copied()),
            component: components[at],
            community: communities[at],
        }
    };
    names.enumerate().map(measure).collect()
}

/// The connected component of each row of a one-mode network.
pub fn components(values: &[Vec<f64>]) -> Vec<usize> {
    let tied = |a: usize| values[a].iter().enumerate().skip(a + 1).filter(|(_, v)| **v != 0.0).map(move |(b, v)| (a, b, *v));
    joined(values.len(), &(0..values.len()).flat_map(tied).collect::<Vec<_>>())
}

/// Ties as pairs of nodes with their weights.
fn ties(matrix: &Matrix, mode: Mode) -> Vec<(usize, usize, f64)> {
    let rows = matrix.values.iter().enumerate();
    let all = rows.flat_map(|(a, row)| row.iter().enumerate().map(move |(b, weight)| (a, b, *weight)));
    let tied = all.filter(|(a, b, weight)| *weight != 0.0 && (mode == Mode::Two || a < b));
    let shift = if mode == Mode::Two { matrix.rows.len() } else { 0 };
    tied.map(|(a, b, weight)| (a, b + shift, weight)).collect()
}

fn joined(count: usize, ties: &[(usize, usize, f64)]) -> Vec<usize> {
    let mut sets = UnionFind::<usize>::new(count);
    for (a, b, _) in ties {
        sets.union(*a, *b);
    }
    numbered(&sets.into_labeling())
}

/// Communities of positive ties; a node without any is one by itself.
fn communities(count: usize, ties: &[(usize, usize, f64)]) -> Vec<usize> {
    let positive = || ties.iter().filter(|tie| tie.2 > 0.0);
    let alone = || (0..count).collect::<Vec<_>>();
    if positive().next().is_none() {
        return alone();
    }
    let mut builder = GraphDataBuilder::new(count);
    for (a, b, weight) in positive() {
        if builder.add_edge(*a, *b, *weight).is_err() {
            return alone();
        }
    }
    let config = LeidenConfig {
        seed: Some(SEED),
        parallel_local_moving_threshold: Some(usize::MAX),
        parallel_aggregation_threshold: Some(usize::MAX),
        ..LeidenConfig::default()
    };
    let found = builder.build().and_then(|graph| Leiden::new(config).run(&graph));
    found.map_or_else(|_| alone(), |found| numbered(found.partition.as_slice()))
}

/// The same groups, numbered in the order in which they first appear.
fn numbered(labels: &[usize]) -> Vec<usize> {
    let mut seen: Vec<usize> = Vec::new();
    let number = |label: &usize| {
        seen.iter().position(|known| known == label).unwrap_or_else(|| {
            seen.push(*label);
            seen.len() - 1
        })
    };
    labels.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_three_and_one_alone() {
        let mut matrix = Matrix { rows: ["a", "b", "c", "d"].map(str::to_owned).to_vec(), ..Matrix::default() };
        matrix.values = vec![vec![0.0; 4]; 4];
        for (a, b, weight) in [(0, 1, 2.0), (1, 2, -1.0)] {
            matrix.values[a][b] = weight;
            matrix.values[b][a] = weight;
        }
        let made = measures(&matrix, Mode::One);
        let middle = &made[1];
        assert_eq!((middle.degree, middle.strength, middle.balance), (2, 3.0, 1.0));
        assert!((middle.betweenness - 1.0 / 3.0).abs() < 1e-12, "{}", middle.betweenness);
        assert!((middle.closeness - 2.0 / 3.0).abs() < 1e-12, "{}", middle.closeness);
        assert_eq!(made.iter().map(|m| m.component).collect::<Vec<_>>(), [0, 0, 0, 1]);
        assert_eq!(made.iter().map(|m| m.community).collect::<Vec<_>>(), [0, 0, 1, 2]);
        assert_eq!(made[3].closeness, 0.0);
    }
}
