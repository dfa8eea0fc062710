//! Where parties face each other: stance against stance, denial against assertion, demand against condition, premise denied.

use super::positions::ByIssue;
use crate::model::{Contradiction, Corpus, IssueKind, Position, Relation, Stance};
use std::collections::BTreeMap;

/// All contradictions, in the order of `issues`.
pub(super) fn contradictions(issues: &[String], by_issue: &ByIssue, corpus: &Corpus) -> Vec<Contradiction> {
    let none = BTreeMap::new();
    let mut all = Vec::new();
    for id in issues {
        let positions = &by_issue[id];
        let issue = corpus.issues.get(id);
        let kind = issue.map_or(IssueKind::Should, |issue| issue.kind);
        let opposed = if kind == IssueKind::Is { Relation::AssertsDenies } else { Relation::SupportsOpposes };
        let side = |stance| Side::of(positions, &[stance]);
        all.extend(face(id, opposed, side(Stance::Agree), side(Stance::Disagree)));
        if kind == IssueKind::Is {
            continue;
        }
        all.extend(face(id, Relation::DemandCondition, side(Stance::Agree), side(Stance::Conditional)));
        if let Some(premise) = issue.and_then(|issue| issue.premise.as_ref()) {
            let deny = Side::of(by_issue.get(premise).unwrap_or(&none), &[Stance::Disagree]);
            all.extend(face(id, Relation::PremiseDenied, Side::of(positions, &[Stance::Agree, Stance::Conditional]), deny));
        }
    }
    all
}

/// The parties of which a statement takes one of some stances, with these statements.
#[derive(Default)]
struct Side {
    parties: Vec<String>,
    statements: Vec<String>,
}

impl Side {
    fn of(positions: &BTreeMap<String, Position>, stances: &[Stance]) -> Self {
        let mut side = Self::default();
        for position in positions.values() {
            let before = side.statements.len();
            let taken = position.statements.iter().zip(&position.stances).filter(|(_, stance)| stances.contains(stance));
            side.statements.extend(taken.map(|(id, _)| id.clone()));
            if side.statements.len() > before {
                side.parties.push(position.party.clone());
            }
        }
        side
    }
}

/// Sets two sides against each other, if at least two parties are in it: one that is at odds with itself alone has a
/// mixed position, no opponent.
fn face(issue: &str, relation: Relation, left: Side, right: Side) -> Option<Contradiction> {
    let two = left.parties.iter().any(|l| right.parties.iter().any(|r| l != r));
    two.then(|| Contradiction {
        issue: issue.to_owned(),
        relation,
        left: left.parties,
        right: right.parties,
        left_statements: left.statements,
        right_statements: right.statements,
    })
}
