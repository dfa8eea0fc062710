//! The network of positions: parties and issues, joined where a party takes a stance. An actor counts once per issue, document
//! and stance, so that a wordy outlet makes no loud actor. Unlike a matrix, an edge keeps for, against and conditional apart.

use super::{dot, gexf, graphml, matrix};
use crate::model::{Comparison, Corpus, LinkedEdge, LinkedNetwork, LinkedNode, Stance};
use std::collections::{BTreeMap, BTreeSet};

/// The network.
pub fn network(corpus: &Corpus, comparison: &Comparison) -> LinkedNetwork {
    let mut frequency: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for position in &comparison.positions {
        for id in [&position.party, &position.issue] {
            frequency.entry(id).or_default().extend(position.statements.iter().map(String::as_str));
        }
    }
    let with = |ids: &mut dyn Iterator<Item = &String>| -> Vec<String> {
        ids.filter(|id| frequency.contains_key(id.as_str())).cloned().collect()
    };
    let parties = with(&mut comparison.parties.iter().map(|party| &party.id));
    let issues = with(&mut comparison.issues.iter());
    let of = |id: &str| frequency.get(id).map_or(0, BTreeSet::len);
    let node = |prefix: &str, at: usize, id: &String| LinkedNode {
        id: format!("{prefix}{at}"),
        label: if prefix == "a" { actor_name(corpus, id) } else { thesis(corpus, id) },
        kind: if prefix == "a" { "actor" } else { "issue" }.to_owned(),
        mode: if prefix == "a" { 1 } else { 2 },
        frequency: of(id),
    };
    let mut nodes: Vec<LinkedNode> = parties.iter().enumerate().map(|(at, id)| node("a", at, id)).collect();
    nodes.extend(issues.iter().enumerate().map(|(at, id)| node("i", at, id)));
    let places = |ids: &[String]| ids.iter().cloned().enumerate().map(|(at, id)| (id, at)).collect::<BTreeMap<_, _>>();
    let (party_at, issue_at) = (places(&parties), places(&issues));
    let dates: BTreeMap<&str, &str> =
        corpus.readings.iter().filter_map(|r| Some((r.article.id.as_str(), r.article.date.as_deref()?))).collect();
    let mut edges = Vec::new();
    for position in &comparison.positions {
        let (Some(party), Some(issue)) = (party_at.get(&position.party), issue_at.get(&position.issue)) else { continue };
        let document = |id: &String| id.rsplit_once('#').map_or(id.clone(), |(document, _)| document.to_owned());
        let said: BTreeSet<(Stance, String)> =
            position.stances.iter().copied().zip(position.statements.iter().map(document)).collect();
        let count = |stance: Stance| said.iter().filter(|(own, _)| *own == stance).count();
        let (pos, neg) = (count(Stance::Agree) as f64, count(Stance::Disagree) as f64);
        edges.push(LinkedEdge {
            source: *party,
            target: parties.len() + issue,
            weight: said.len() as f64,
            signed: pos - neg,
            pos,
            neg,
            conditional: count(Stance::Conditional),
            statements: position.statements.clone(),
            days: LinkedEdge::days_of(position.statements.iter().filter_map(|id| dates.get(document(id).as_str()).copied())),
        });
    }
    edges.sort_by_key(|edge| (edge.source, edge.target));
    LinkedNetwork { name: "positions".to_owned(), nodes, edges }
}

/// An actor's name in English, or in the first language that there is.
pub fn actor_name(corpus: &Corpus, id: &str) -> String {
    let names = corpus.actors.get(id).map(|actor| &actor.names);
    names.and_then(|names| names.get("en").or_else(|| names.values().next())).map_or(id, String::as_str).to_owned()
}

/// A thesis in English, or in the first language that there is.
pub fn thesis(corpus: &Corpus, id: &str) -> String {
    let thesis = corpus.issues.get(id).map(|issue| &issue.thesis);
    thesis.and_then(|thesis| thesis.get("en").or_else(|| thesis.values().next())).map_or(id, String::as_str).to_owned()
}

/// As GraphML.
///
/// # Errors
/// None.
pub fn graphml(corpus: &Corpus, comparison: &Comparison) -> Result<Vec<u8>, String> {
    Ok(graphml::write(&network(corpus, comparison)).into_bytes())
}

/// As GEXF.
///
/// # Errors
/// None.
pub fn gexf(corpus: &Corpus, comparison: &Comparison) -> Result<Vec<u8>, String> {
    Ok(gexf::write(&network(corpus, comparison)).into_bytes())
}

/// As DOT.
///
/// # Errors
/// None.
pub fn dot(corpus: &Corpus, comparison: &Comparison) -> Result<Vec<u8>, String> {
    Ok(dot::write(&network(corpus, comparison)).into_bytes())
}

/// As a matrix, for less against, in DNA's form.
///
/// # Errors
/// As [`matrix::dna`].
pub fn matrix(corpus: &Corpus, comparison: &Comparison) -> Result<Vec<u8>, String> {
    let network = network(corpus, comparison);
    let names = |mode: u8| -> Vec<String> {
        network.nodes.iter().filter(|node| node.mode == mode).map(|node| node.label.clone()).collect()
    };
    let (rows, columns) = (names(1), names(2));
    let mut values = vec![vec![0.0; columns.len()]; rows.len()];
    for edge in &network.edges {
        values[edge.source][edge.target - rows.len()] = edge.signed;
    }
    matrix::dna(&rows, &columns, &values)
}
