//! Coalitions of least frustration: the split into two groups that contradicts the ties least.
//!
//! A positive tie across the groups and a negative tie within one are frustrated; the frustration of a split is the sum of
//! their sizes (Harary 1959; Aref & Wilson 2019). Actors that no tie joins have no side to each other: each connected
//! component is split by itself. Up to [`EXACT`] actors of a component every split is looked at; above, a local search
//! (single moves, from the split around each of the [`STARTS`] actors with the strongest ties, after Kernighan & Lin) finds
//! one from which no single move leads down. Of splits with equal frustration the one whose list of groups comes first
//! counts; a component's first actor is in group 0.

use super::matrix::Matrix;
use super::measures::components;
use std::cmp::Ordering;

/// Most actors of a component whose splits are all looked at.
pub const EXACT: usize = 20;
/// Most starts of the local search.
const STARTS: usize = 64;
/// Frustrations nearer than this are equal: sums in another order differ in their last digits.
const NEAR: f64 = 1e-9;

/// A split of a network in two groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coalitions {
    /// The group of each row, 0 or 1; within a component.
    pub groups: Vec<u8>,
    /// The connected component of each row, from 0.
    pub components: Vec<usize>,
    /// The frustration.
    pub frustration: f64,
    /// The next best split of the component in which it costs least; none where no component has two actors.
    pub runner_up: Option<(Vec<u8>, f64)>,
    /// Every split was looked at, so that there is no better one.
    pub exact: bool,
}

/// A split of one component.
type Split = (Vec<u8>, f64);

/// Splits a one-mode network.
pub fn coalitions(matrix: &Matrix) -> Coalitions {
    let components = components(&matrix.values);
    let count = components.iter().max().map_or(0, |last| last + 1);
    let mut out = Coalitions { groups: vec![0; components.len()], exact: true, ..Coalitions::default() };
    let mut second: Option<(f64, Vec<usize>, Vec<u8>)> = None;
    for component in 0..count {
        let members: Vec<usize> = (0..components.len()).filter(|row| components[*row] == component).collect();
        if members.len() < 2 {
            continue;
        }
        let ties: Vec<Vec<f64>> = members.iter().map(|a| members.iter().map(|b| matrix.values[*a][*b]).collect()).collect();
        let exact = members.len() <= EXACT;
        let (best, next) = if exact { enumerate(&ties) } else { search(&ties) };
        out.exact &= exact;
        out.frustration += best.1;
        members.iter().zip(&best.0).for_each(|(row, group)| out.groups[*row] = *group);
        let costs = next.1 - best.1;
        if second.as_ref().is_none_or(|(known, ..)| costs < known - NEAR) {
            second = Some((costs, members, next.0));
        }
    }
    out.runner_up = second.map(|(costs, members, split)| {
        let mut groups = out.groups.clone();
        members.iter().zip(split).for_each(|(row, group)| groups[*row] = group);
        (groups, out.frustration + costs)
    });
    out.components = components;
    out
}

/// How much of the ties a split contradicts.
fn frustration(ties: &[Vec<f64>], groups: &[u8]) -> f64 {
    let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
    pairs
        .map(|(a, b)| (ties[a][b], groups[a] == groups[b]))
        .map(|(tie, same)| if same == (tie < 0.0) { tie.abs() } else { 0.0 })
        .sum()
}

/// By frustration, then by the list of groups.
fn compare(a: &Split, b: &Split) -> Ordering {
    if (a.1 - b.1).abs() > NEAR { a.1.total_cmp(&b.1) } else { a.0.cmp(&b.0) }
}

/// What the frustration gains when one actor changes sides.
fn change(ties: &[Vec<f64>], groups: &[u8], actor: usize) -> f64 {
    let others = groups.iter().enumerate().filter(|(other, _)| *other != actor);
    // A tie within the group that was kept is broken now: its weight is added; a broken one is mended.
    others.map(|(other, group)| if *group == groups[actor] { ties[actor][other] } else { -ties[actor][other] }).sum()
}

/// Two splits, the better one first.
struct Best(Vec<Split>);

impl Best {
    fn offer(&mut self, split: Split) {
        if !self.0.iter().any(|known| known.0 == split.0) {
            self.0.push(split);
            self.0.sort_by(compare);
            self.0.truncate(2);
        }
    }

    /// Whether a split of this frustration can be among the two.
    fn wants(&self, frustration: f64) -> bool {
        self.0.len() < 2 || frustration <= self.0[1].1 + NEAR
    }

    fn pair(mut self) -> (Split, Split) {
        let second = self.0.pop().unwrap_or_default();
        (self.0.pop().unwrap_or_else(|| second.clone()), second)
    }
}

/// Every split, each by one move from the one before (Gray's code); the first actor stays in group 0.
fn enumerate(ties: &[Vec<f64>]) -> (Split, Split) {
    let mut groups = vec![0u8; ties.len()];
    let mut now = frustration(ties, &groups);
    let mut best = Best(Vec::new());
    best.offer((groups.clone(), now));
    for step in 1u64..1 << (ties.len() - 1) {
        let actor = 1 + step.trailing_zeros() as usize;
        now += change(ties, &groups, actor);
        groups[actor] ^= 1;
        if best.wants(now) {
            best.offer((groups.clone(), frustration(ties, &groups)));
        }
    }
    best.pair()
}

/// Local search from several starts; the runner-up is the best other end of a search, or the best single move away.
fn search(ties: &[Vec<f64>]) -> (Split, Split) {
    let strength = |actor: &usize| ties[*actor].iter().map(|tie| tie.abs()).sum::<f64>();
    let mut starts: Vec<usize> = (0..ties.len()).collect();
    starts.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.cmp(b)));
    let mut best = Best(Vec::new());
    for start in starts.into_iter().take(STARTS) {
        // Around the actor: its friends with it, its opponents on the other side.
        let mut groups: Vec<u8> = ties[start].iter().map(|tie| u8::from(*tie < 0.0)).collect();
        descend(ties, &mut groups);
        best.offer(oriented(ties, groups));
    }
    if let Some((groups, _)) = best.0.first().cloned() {
        for actor in 0..groups.len() {
            let mut moved = groups.clone();
            moved[actor] ^= 1;
            best.offer(oriented(ties, moved));
        }
    }
    best.pair()
}

/// The split with its first actor in group 0.
fn oriented(ties: &[Vec<f64>], mut groups: Vec<u8>) -> Split {
    if groups[0] == 1 {
        groups.iter_mut().for_each(|group| *group ^= 1);
    }
    let frustration = frustration(ties, &groups);
    (groups, frustration)
}

/// The move that helps most, again and again, until none does.
fn descend(ties: &[Vec<f64>], groups: &mut [u8]) {
    let mut changes: Vec<f64> = (0..groups.len()).map(|actor| change(ties, groups, actor)).collect();
    // Each move lowers the frustration, so that it ends; the bound is for rounding.
    for _ in 0..groups.len() * groups.len() {
        let Some(actor) = (0..groups.len()).min_by(|a, b| changes[*a].total_cmp(&changes[*b])) else { return };
        if changes[actor] > -NEAR {
            return;
        }
        groups[actor] ^= 1;
        changes[actor] = -changes[actor];
        for other in (0..groups.len()).filter(|other| *other != actor) {
            let tie = 2.0 * ties[actor][other];
            changes[other] += if groups[other] == groups[actor] { tie } else { -tie };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(size: usize, tie: impl Fn(usize, usize) -> f64) -> Matrix {
        let value = |a: usize, b: usize| if a == b { 0.0 } else { tie(a.min(b), a.max(b)) };
        let values = (0..size).map(|a| (0..size).map(|b| value(a, b)).collect()).collect();
        Matrix { values, ..Matrix::default() }
    }

    #[test]
    fn the_search_finds_what_the_enumeration_finds() {
        // Two camps with some ties against the grain, told by a fixed pattern.
        let tie = |a: usize, b: usize| {
            let noise = ((a * 7 + b * 13) % 11) as f64 / 10.0 - 0.2;
            if (a % 2) == (b % 2) { 1.0 - noise } else { noise - 1.0 }
        };
        let small = matrix(12, tie);
        assert_eq!(enumerate(&small.values), search(&small.values));
        let large = coalitions(&matrix(60, tie));
        assert!(!large.exact);
        assert_eq!(large.groups, (0..60).map(|row| (row % 2) as u8).collect::<Vec<_>>());
    }

    #[test]
    fn components_are_split_apart() {
        // 0 against 1; 2 with 3; 4 alone.
        let made = coalitions(&matrix(5, |a, b| match (a, b) {
            (0, 1) => -2.0,
            (2, 3) => 1.0,
            _ => 0.0,
        }));
        assert_eq!((made.groups, made.components), (vec![0, 1, 0, 0, 0], vec![0, 0, 1, 1, 2]));
        assert_eq!(made.frustration, 0.0);
        assert_eq!(made.runner_up, Some((vec![0, 1, 0, 1, 0], 1.0)));
        assert_eq!(coalitions(&Matrix::default()).runner_up, None);
    }
}
