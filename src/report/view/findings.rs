//! The findings of the first screen: sentences made of counts, each of which leads to its evidence.

use super::super::words::{Words, slug};
use super::contradictions::sharpness;
use super::figures::{anchor, is_disputed};
use super::index::Index;
use super::said::{Badge, Sure, sure};
use crate::model::{Contradiction, CoverageRow, FigureStatus, IssueKind, Party, Relation, Wording};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A sentence, with further ones behind it.
#[derive(Debug, Default, Serialize)]
pub struct Finding {
    key: &'static str,
    n: usize,
    total: usize,
    thesis: Option<Words>,
    names: Vec<Words>,
    others: Vec<Words>,
    clauses: Vec<Clause>,
    tiles: Vec<&'static str>,
    badges: Vec<(&'static str, Words)>,
    href: String,
}

/// What is added to a finding: the exceptions, the next, how many in all.
#[derive(Debug, Default, Serialize)]
struct Clause {
    key: &'static str,
    n: usize,
    names: Vec<Words>,
    /// Words out of an article.
    words: Option<Words>,
}

/// Four at most, each the best of its kind that counts can give.
pub fn findings(index: &Index) -> Vec<Finding> {
    let found =
        [most_supported(index), contradiction(index), figures(index), coverage(index), most_quoted(index), undecided(index)];
    found.into_iter().flatten().take(4).collect()
}

/// How many statements only one outlet tells, and how many of the others are worded otherwise.
fn coverage(index: &Index) -> Option<Finding> {
    let coverage = &index.comparison.coverage;
    let own: Vec<&str> = coverage.outlets.iter().filter(|o| o.reprints.is_none()).map(|o| o.outlet.as_str()).collect();
    let tellers = |row: &CoverageRow| row.told.iter().filter(|telling| own.contains(&telling.outlet.as_str())).count();
    let (shared, alone): (Vec<&CoverageRow>, Vec<&CoverageRow>) = coverage.rows.iter().partition(|row| tellers(row) > 1);
    let differs = |wording: &Wording| {
        let mut all = wording.versions.iter().map(|version| (version.class, version.form));
        let first = all.next();
        all.any(|next| Some(next) != first)
    };
    let worded = index.comparison.wording.iter().filter(|wording| differs(wording)).count();
    let clause = Clause { key: "finding.worded", n: worded, ..Clause::default() };
    (own.len() > 1 && !shared.is_empty() && !alone.is_empty()).then(|| Finding {
        key: "finding.alone",
        n: alone.len(),
        total: coverage.rows.len(),
        clauses: (worded > 0).then_some(clause).into_iter().collect(),
        href: "coverage".into(),
        ..Finding::default()
    })
}

/// The sides on an issue, by what they do there, in the order of the page.
fn sides<'a>(index: &Index<'a>, issue: &str) -> Vec<(Badge, &'a Party)> {
    let badge = |party: &'a Party| {
        let badges = index.badges(index.position(issue, &party.id)?);
        Some((if badges.len() == 1 { badges[0] } else { Badge::Mixed }, party))
    };
    index.parties().filter_map(badge).collect()
}

/// The thesis with most sides behind it, and who is not among them.
fn most_supported(index: &Index) -> Option<Finding> {
    let behind = |sides: &[(Badge, &Party)]| sides.iter().filter(|s| matches!(s.0, Badge::Support | Badge::Asserts)).count();
    let issues = index.comparison.issues.iter().map(|issue| (issue, sides(index, issue)));
    let best = issues.rev().max_by_key(|(_, sides)| (behind(sides), sides.len()));
    let (issue, mut sides) = best.filter(|(_, sides)| behind(sides) > 1)?;
    let n = behind(&sides);
    let should = index.kind(issue) == IssueKind::Should;
    sides.sort_by_key(|side| side.0);
    let clause = |badge: Badge, key: &'static str| {
        let named = sides.iter().filter(|side| side.0 == badge && index.firm(side.1));
        let ids: Vec<String> = named.map(|side| side.1.id.clone()).collect();
        let words = if badge == Badge::Conditional && ids.len() == 1 { index.condition(issue, &ids[0]) } else { None };
        let key = if words.is_some() { "finding.but-if" } else { key };
        (!ids.is_empty()).then(|| Clause { key, n: ids.len(), names: index.some_actors(&ids), words })
    };
    let exceptions = [
        clause(Badge::Oppose, "finding.but-oppose"),
        clause(Badge::Denies, "finding.but-denies"),
        clause(Badge::Conditional, "finding.but-conditional"),
        clause(Badge::Mixed, "finding.but-mixed"),
        clause(Badge::Unclear, "finding.but-unclear"),
    ];
    Some(Finding {
        key: match (should, n == sides.len()) {
            (true, false) => "finding.support",
            (true, true) => "finding.support-all",
            (false, false) => "finding.assert",
            (false, true) => "finding.assert-all",
        },
        n,
        total: sides.len(),
        thesis: Some(index.thesis(issue)),
        clauses: exceptions.into_iter().flatten().take(2).collect(),
        tiles: sides.iter().map(|side| side.0.name()).collect(),
        href: format!("i-{}", slug(issue)),
        ..Finding::default()
    })
}

/// The flattest contradiction, by two sides that stand for it: surely someone, not at odds with themselves, principals
/// before others.
fn contradiction(index: &Index) -> Option<Finding> {
    let all = &index.comparison.contradictions;
    let firm: BTreeSet<&str> = index.parties().filter(|party| index.firm(party)).map(|party| party.id.as_str()).collect();
    let party = |id: &str| index.parties().find(|party| party.id == id);
    let both = |c: &Contradiction, id: &String| c.left.contains(id) && c.right.contains(id);
    let score = |c: &Contradiction, pair: [&String; 2]| {
        let count = |test: &dyn Fn(&String) -> bool| pair.iter().filter(|id| test(id)).count();
        let weak = count(&|id| !firm.contains(id.as_str()));
        let outside = count(&|id| !party(id).is_some_and(|party| party.principal));
        let statements: usize = pair.iter().filter_map(|id| Some(party(id)?.statements.len())).sum();
        (weak, count(&|id| both(c, id)), sharpness(c.relation), outside, Reverse(statements))
    };
    let pairs = all.iter().flat_map(|c| c.left.iter().flat_map(move |l| c.right.iter().map(move |r| (c, l, r))));
    let (found, left, right) = pairs.filter(|(_, l, r)| l != r).min_by_key(|(c, l, r)| score(c, [l, r]))?;
    let (key, left_badge, right_badge) = match found.relation {
        Relation::AssertsDenies => ("finding.flat", "asserts", "denies"),
        Relation::SupportsOpposes => ("finding.opposed", "support", "oppose"),
        Relation::PremiseDenied => ("finding.premise", "support", "denies"),
        Relation::DemandCondition => ("finding.condition", "support", "conditional"),
    };
    let mixed: Vec<String> = [left, right].into_iter().filter(|id| both(found, id)).cloned().collect();
    let differ = Clause { key: "finding.but-mixed", names: index.some_actors(&mixed), ..Clause::default() };
    let in_all = Clause { key: "finding.in-all", n: all.len(), ..Clause::default() };
    let clauses = [(!mixed.is_empty()).then_some(differ), (all.len() > 1).then_some(in_all)];
    Some(Finding {
        key,
        n: all.len(),
        thesis: Some(index.thesis(&found.issue)),
        names: vec![index.actor(left)],
        others: vec![index.actor(right)],
        clauses: clauses.into_iter().flatten().collect(),
        badges: vec![(left_badge, index.actor(left)), (right_badge, index.actor(right))],
        href: format!("i-{}", slug(&found.issue)),
        ..Finding::default()
    })
}

/// The side that is quoted most, and the next.
fn most_quoted(index: &Index) -> Option<Finding> {
    let mut parties: Vec<&Party> = index.parties().collect();
    if parties.iter().any(|party| index.firm(party)) {
        parties.retain(|party| index.firm(party));
    }
    parties.sort_by_key(|party| Reverse(party.statements.len()));
    let (first, rest) = parties.split_first()?;
    let next = rest.first().map(|party| Clause {
        key: "finding.next",
        n: party.statements.len(),
        names: vec![index.actor(&party.id)],
        ..Clause::default()
    });
    Some(Finding {
        key: "finding.most",
        n: first.statements.len(),
        total: index.entries.len(),
        names: vec![index.actor(&first.id)],
        clauses: next.into_iter().collect(),
        href: format!("g-{}", slug(&first.id)),
        ..Finding::default()
    })
}

/// How many figures are in dispute, and the first of them.
fn figures(index: &Index) -> Option<Finding> {
    let rows = || index.comparison.figures.iter().filter(|row| is_disputed(row.status));
    let count = |status| rows().filter(|row| row.status == status).count();
    let (sides, outlets) = (count(FigureStatus::SidesDiffer), count(FigureStatus::OutletsDiffer));
    let clause = |key, n| (n > 0).then(|| Clause { key, n, ..Clause::default() });
    let clauses = [clause("finding.figures-sides", sides), clause("finding.figures-outlets", outlets)];
    Some(Finding {
        key: "finding.figures",
        n: sides + outlets,
        clauses: clauses.into_iter().flatten().collect(),
        href: anchor(rows().next()?),
        ..Finding::default()
    })
}

/// What nobody could decide.
fn undecided(index: &Index) -> Option<Finding> {
    let (speakers, issues) = (index.comparison.unresolved.len(), index.comparison.uncoded.len());
    let inferred = index.entries.iter().filter(|entry| sure(entry) == Sure::Context).count();
    let clause = |key, n| (n > 0).then(|| Clause { key, n, ..Clause::default() });
    let clauses = [clause("finding.no-speaker", speakers), clause("finding.inferred", inferred)];
    (speakers + issues > 0).then(|| Finding {
        key: "finding.uncoded",
        n: issues,
        total: index.entries.len(),
        clauses: clauses.into_iter().flatten().collect(),
        href: "undecided".into(),
        ..Finding::default()
    })
}
