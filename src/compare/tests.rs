//! Comparisons on a small invented corpus.

use super::*;
use crate::model::{
    Attribution, Codes, Issue, IssueKind, PositionKind, Reading, Relation, Speaker, Stance, StanceCode, Statement,
};

/// One statement: actor, party, then issue and stance.
fn said(id: &str, actor: &str, party: &str, codes: &[(&str, Stance)]) -> Statement {
    let stances = codes
        .iter()
        .map(|(issue, stance)| StanceCode {
            issue: (*issue).to_owned(),
            stance: *stance,
            cues: Vec::new(),
            rule: "test".into(),
            confidence: 90,
        })
        .collect();
    Statement {
        attribution: Attribution { id: id.to_owned(), ..Attribution::default() },
        speaker: Speaker { actor: Some(actor.into()), speaks_for: Some(party.into()), ..Speaker::default() },
        codes: Codes { stances, ..Codes::default() },
    }
}

fn corpus(articles: Vec<Vec<Statement>>) -> Corpus {
    let readings = articles.into_iter().enumerate().map(|(n, attributions)| {
        let mut reading = Reading { attributions, ..Reading::default() };
        reading.article.id = format!("d{n}");
        reading
    });
    let issue = |id: &str, kind, premise: Option<&str>| {
        (id.to_owned(), Issue { id: id.to_owned(), kind, premise: premise.map(str::to_owned), ..Issue::default() })
    };
    Corpus {
        readings: readings.collect(),
        issues: [
            issue("troops-there", IssueKind::Is, None),
            issue("halt", IssueKind::Should, None),
            issue("withdraw", IssueKind::Should, Some("troops-there")),
            issue("talks", IssueKind::Should, None),
        ]
        .into(),
        ..Corpus::default()
    }
}

fn example() -> Corpus {
    corpus(vec![
        vec![
            said("a1", "sylvania/president", "sylvania", &[("halt", Stance::Conditional), ("withdraw", Stance::Agree)]),
            said("a2", "freedonia", "freedonia", &[("troops-there", Stance::Disagree), ("halt", Stance::Agree)]),
            said("a3", "union", "union", &[("halt", Stance::Agree), ("talks", Stance::Agree)]),
        ],
        vec![
            said("a1", "sylvania/ministry", "sylvania", &[("troops-there", Stance::Agree), ("halt", Stance::Disagree)]),
            said("a2", "freedonia", "freedonia", &[("talks", Stance::Agree), ("talks", Stance::NoSide)]),
            said("a3", "union", "union", &[]),
        ],
    ])
}

#[test]
fn a_party_whose_statements_differ_is_mixed_and_all_are_kept() {
    let comparison = compare(&example(), &Project::default());
    let position =
        |issue: &str, party: &str| comparison.positions.iter().find(|p| p.issue == issue && p.party == party).map(|p| p.position);
    assert_eq!(position("halt", "sylvania"), Some(PositionKind::Mixed));
    assert_eq!(position("talks", "freedonia"), Some(PositionKind::Agree), "taking no side elsewhere does not weaken it");
    assert_eq!(position("talks", "sylvania"), None, "not found is absent");
    assert_eq!(comparison.uncoded, ["d1#a3"]);
}

#[test]
fn issues_stand_in_order_of_division_should_before_is() {
    let comparison = compare(&example(), &Project::default());
    assert_eq!(comparison.issues, ["halt", "talks", "withdraw", "troops-there"]);
}

#[test]
fn contradictions_have_their_relation() {
    let comparison = compare(&example(), &Project::default());
    let relations: Vec<_> = comparison.contradictions.iter().map(|c| (c.issue.as_str(), c.relation)).collect();
    assert_eq!(
        relations,
        [
            ("halt", Relation::SupportsOpposes),
            ("halt", Relation::DemandCondition),
            ("withdraw", Relation::PremiseDenied),
            ("troops-there", Relation::AssertsDenies),
        ]
    );
    let premise = &comparison.contradictions[2];
    assert_eq!((&premise.left[..], &premise.right[..]), (&["sylvania".to_owned()][..], &["freedonia".to_owned()][..]));
    assert_eq!(premise.right_statements, ["d0#a2"]);
}

#[test]
fn the_projects_parties_come_first_then_the_most_quoted() {
    let project = Project { parties: vec!["sylvania".into()], ..Project::default() };
    let parties = compare(&example(), &project).parties;
    let ids: Vec<_> = parties.iter().map(|p| (p.id.as_str(), p.principal, p.voices.len())).collect();
    assert_eq!(ids, [("sylvania", true, 2), ("freedonia", false, 1), ("union", false, 1)]);
}
