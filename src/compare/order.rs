//! The order of issues: what should happen before what is the case, the most divided first, what all agree on last;
//! issues found in the statements after those of a codebook.

use super::positions::ByIssue;
use crate::model::{Corpus, IssueKind, Position, PositionKind};
use std::cmp::Reverse;

/// Issue ids in the order of the page.
pub(super) fn order(by_issue: &ByIssue, corpus: &Corpus) -> Vec<String> {
    let mut ids: Vec<&String> = by_issue.keys().collect();
    ids.sort_by_cached_key(|id| {
        let positions: Vec<&Position> = by_issue[*id].values().collect();
        let issue = corpus.issues.get(*id);
        let kind = issue.map_or(IssueKind::Should, |issue| issue.kind);
        let found = issue.is_some_and(|issue| issue.found);
        (found, kind, Reverse(division(&positions)), Reverse(positions.len()), (*id).clone())
    });
    ids.into_iter().cloned().collect()
}

/// How much an issue divides: pairs of parties that stand apart, a pair of which one side only sets a condition, or is
/// at odds with itself, counted half. Parties are counted, never statements: else a wordy outlet makes a loud actor.
fn division(positions: &[&Position]) -> usize {
    let count = |kind| positions.iter().filter(|position| position.position == kind).count();
    let agree = count(PositionKind::Agree);
    let disagree = count(PositionKind::Disagree);
    let between = count(PositionKind::Conditional) + count(PositionKind::Mixed);
    2 * agree * disagree + between * (agree + disagree)
}
