//! Where each party stands on each issue, over all its statements.

use super::Voices;
use crate::model::{Position, PositionKind, Stance};
use crate::network::Network;
use std::collections::{BTreeMap, BTreeSet};

/// Positions by issue, then party. What is not found is absent: neither neutral nor a refusal.
pub(super) type ByIssue = BTreeMap<String, BTreeMap<String, Position>>;

/// Gathers the stances of each party's statements.
///
/// Nothing is averaged or outvoted: a party whose statements differ is [`PositionKind::Mixed`], and all of them are shown.
pub(super) fn positions(network: &Network, voices: &Voices) -> ByIssue {
    let mut by_issue = ByIssue::new();
    for (node, at) in network.statements() {
        let Some(voice) = voices.0.get(&at) else { continue };
        for (issue, stance) in network.issues_of(node) {
            let position = by_issue.entry(issue.to_owned()).or_default().entry(voice.party.clone()).or_insert_with(|| Position {
                issue: issue.to_owned(),
                party: voice.party.clone(),
                position: PositionKind::NoSide,
                statements: Vec::new(),
                stances: Vec::new(),
                denies: false,
            });
            position.statements.push(voice.id.clone());
            position.stances.push(stance);
        }
    }
    for position in by_issue.values_mut().flat_map(BTreeMap::values_mut) {
        position.position = kind(&position.stances);
    }
    by_issue
}

/// The position that a set of stances makes. Statements that take no side neither add to it nor take from it.
fn kind(stances: &[Stance]) -> PositionKind {
    let sides: BTreeSet<Stance> = stances.iter().copied().filter(|stance| *stance != Stance::NoSide).collect();
    match sides.into_iter().collect::<Vec<_>>()[..] {
        [] => PositionKind::NoSide,
        [Stance::Agree] => PositionKind::Agree,
        [Stance::Disagree] => PositionKind::Disagree,
        [Stance::Conditional] => PositionKind::Conditional,
        _ => PositionKind::Mixed,
    }
}
