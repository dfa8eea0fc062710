//! Comparisons on a small invented corpus.

use super::*;
use crate::model::{
    Amount, Attribution, Bound, Codes, Figure, FigureStatus, Issue, IssueKind, PositionKind, Reading, Relation, Speaker, Stance,
    StanceCode, Statement,
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
        review: None,
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

/// A corpus of one statement an article: outlet, party (empty for none), day, figure.
fn told(all: &[(&str, &str, &str, Figure)]) -> Corpus {
    let reading = |(n, (outlet, party, date, figure)): (usize, &(&str, &str, &str, Figure))| {
        let mut statement = said("a1", party, party, &[]);
        if party.is_empty() {
            statement.speaker = Speaker::default();
        }
        statement.codes.figures.push(figure.clone());
        let mut reading = Reading { attributions: vec![statement], ..Reading::default() };
        reading.article.id = format!("d{n}");
        reading.article.outlet = Some((*outlet).to_owned());
        reading.article.date = Some((*date).to_owned());
        reading
    };
    Corpus { readings: all.iter().enumerate().map(reading).collect(), ..Corpus::default() }
}

fn dead(number: i64) -> Figure {
    let name = |name: &str| Some(name.to_owned());
    Figure { value: Amount::whole(number), thing: name("people"), happened: name("killed"), ..Figure::default() }
}

fn statuses(all: &[(&str, &str, &str, Figure)]) -> Vec<FigureStatus> {
    let project = Project { parties: vec!["sylvania".into(), "freedonia".into()], ..Project::default() };
    compare(&told(all), &project).figures.iter().map(|row| row.status).collect()
}

#[test]
fn figures_of_one_thing_are_set_side_by_side() {
    let at_least = Figure { bound: Bound::AtLeast, ..dead(20) };
    let vague = Figure { bound: Bound::Vague, ..dead(200) };
    let there = Figure { place: Some("Kelm".into()), ..dead(9) };
    let (one, two, late) = ("2023-05-01T10:00:00Z", "2023-05-01T12:00:00Z", "2023-06-01");
    for (all, wanted) in [
        (vec![("A", "sylvania", one, dead(20)), ("B", "freedonia", two, dead(90))], vec![FigureStatus::SidesDiffer]),
        (vec![("A", "sylvania", one, dead(20)), ("B", "freedonia", two, dead(20))], vec![FigureStatus::SidesAgree]),
        (vec![("A", "sylvania", one, vague), ("B", "freedonia", two, dead(350))], vec![FigureStatus::SidesAgree]),
        (vec![("A", "sylvania", one, dead(20)), ("B", "sylvania", two, at_least)], vec![FigureStatus::OutletsDiffer]),
        (vec![("A", "sylvania", one, dead(20)), ("B", "sylvania", one, dead(25))], vec![FigureStatus::OutletsDiffer]),
        (vec![("A", "sylvania", one, dead(20)), ("B", "sylvania", two, dead(25))], vec![FigureStatus::OverTime]),
        (vec![("A", "sylvania", one, dead(20)), ("B", "", two, dead(20))], vec![FigureStatus::SourceMissing]),
        (vec![("A", "sylvania", one, dead(20))], vec![FigureStatus::OneSideOnly]),
        // Another place, another month: not the same thing.
        (vec![("A", "sylvania", one, dead(20)), ("B", "freedonia", two, there)], vec![FigureStatus::OneSideOnly; 2]),
        (vec![("A", "sylvania", one, dead(20)), ("B", "freedonia", late, dead(90))], vec![FigureStatus::OneSideOnly; 2]),
    ] {
        assert_eq!(statuses(&all), wanted, "{all:?}");
    }
}
