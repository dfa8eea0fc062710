//! The graph of actors, statements, issues and outlets (petgraph).
//!
//! ```text
//! outlet ◂─published-by─ statement ─said-by─▸ actor ─speaks-for─▸ party (an actor too)
//!                           └──────on-issue (stance)──▸ issue
//! ```
//!
//! Nested speech stays out: it is what somebody is said to have said of somebody's saying, and its outer statement is in.
//! Nodes and edges are put in in the order of the corpus, so that every walk over them is the same in every run.

use crate::model::{Corpus, Stance, Statement, StatementRef};
use petgraph::Direction::Outgoing;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::BTreeMap;

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A person, office, body, state or group, by id.
    Actor(String),
    /// One reported statement.
    Statement(StatementRef),
    /// A thesis, by id.
    Issue(String),
    /// A publisher, by name.
    Outlet(String),
}

/// How two nodes are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// Statement → the actor who made it.
    SaidBy,
    /// Actor → the party in whose name it speaks.
    SpeaksFor,
    /// Statement → an issue, with the stance it takes.
    OnIssue(Stance),
    /// Statement → the outlet that carried it.
    PublishedBy,
}

/// The graph, with the way from what is meant to its node.
#[derive(Debug, Default)]
pub struct Network {
    /// The graph itself.
    pub graph: DiGraph<Node, Edge>,
    nodes: BTreeMap<Node, NodeIndex>,
}

impl Network {
    /// The graph of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let mut network = Self::default();
        for (reading, r) in corpus.readings.iter().enumerate() {
            for (statement, s) in r.attributions.iter().enumerate().filter(|(_, s)| !s.attribution.nested) {
                network.add(StatementRef { reading, statement }, s, r.article.outlet.as_deref());
            }
        }
        network
    }

    fn add(&mut self, at: StatementRef, statement: &Statement, outlet: Option<&str>) {
        let node = self.node(Node::Statement(at));
        if let Some(actor) = &statement.speaker.actor {
            let said_by = self.node(Node::Actor(actor.clone()));
            self.graph.add_edge(node, said_by, Edge::SaidBy);
            if let Some(party) = statement.speaker.speaks_for.as_ref().filter(|party| *party != actor) {
                let party = self.node(Node::Actor(party.clone()));
                self.graph.update_edge(said_by, party, Edge::SpeaksFor);
            }
        }
        for code in &statement.codes.stances {
            let issue = self.node(Node::Issue(code.issue.clone()));
            self.graph.add_edge(node, issue, Edge::OnIssue(code.stance));
        }
        if let Some(outlet) = outlet {
            let outlet = self.node(Node::Outlet(outlet.to_owned()));
            self.graph.add_edge(node, outlet, Edge::PublishedBy);
        }
    }

    fn node(&mut self, node: Node) -> NodeIndex {
        *self.nodes.entry(node.clone()).or_insert_with(|| self.graph.add_node(node))
    }

    /// All statements, in the order of the corpus.
    pub fn statements(&self) -> impl Iterator<Item = (NodeIndex, StatementRef)> + '_ {
        self.nodes.iter().filter_map(|(node, &index)| match node {
            Node::Statement(at) => Some((index, *at)),
            _ => None,
        })
    }

    /// Who made a statement, if that is known.
    pub fn speaker(&self, statement: NodeIndex) -> Option<&str> {
        self.graph.edges(statement).find(|e| *e.weight() == Edge::SaidBy).and_then(|e| self.actor(e.target()))
    }

    /// The parties in whose names an actor speaks, in order; none where it speaks for itself.
    pub fn parties_of(&self, actor: &str) -> Vec<&str> {
        let Some(&node) = self.nodes.get(&Node::Actor(actor.to_owned())) else { return Vec::new() };
        let mut parties: Vec<&str> =
            self.graph.neighbors_directed(node, Outgoing).filter_map(|party| self.actor(party)).collect();
        parties.sort_unstable();
        parties
    }

    /// The issues that a statement speaks to, with its stances, in the order in which they were coded.
    pub fn issues_of(&self, statement: NodeIndex) -> Vec<(&str, Stance)> {
        let mut issues: Vec<_> = self
            .graph
            .edges(statement)
            .filter_map(|edge| match (edge.weight(), &self.graph[edge.target()]) {
                (Edge::OnIssue(stance), Node::Issue(id)) => Some((edge.id(), id.as_str(), *stance)),
                _ => None,
            })
            .collect();
        issues.sort_unstable();
        issues.into_iter().map(|(_, id, stance)| (id, stance)).collect()
    }

    fn actor(&self, node: NodeIndex) -> Option<&str> {
        match &self.graph[node] {
            Node::Actor(id) => Some(id),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Reading, Speaker, StanceCode};

    #[test]
    fn the_graph_joins_outlet_statement_actor_party_and_issue() {
        let speaker =
            Speaker { actor: Some("freedonia/ministry".into()), speaks_for: Some("freedonia".into()), ..Speaker::default() };
        let mut statement = Statement { speaker, ..Statement::default() };
        statement.codes.stances.push(StanceCode {
            issue: "talks".into(),
            stance: Stance::Agree,
            cues: Vec::new(),
            rule: "test".into(),
            confidence: 90,
        });
        let mut nested = statement.clone();
        nested.attribution.nested = true;
        let mut reading = Reading { attributions: vec![statement, nested], ..Reading::default() };
        reading.article.outlet = Some("The Herald".into());
        let network = Network::of(&Corpus { readings: vec![reading], ..Corpus::default() });
        assert_eq!(network.graph.node_count(), 5, "statement, actor, party, issue, outlet; the nested one stays out");
        assert_eq!(network.graph.edge_count(), 4);
        let (node, at) = network.statements().next().expect("there is one");
        assert_eq!(at, StatementRef { reading: 0, statement: 0 });
        assert_eq!(network.speaker(node), Some("freedonia/ministry"));
        assert_eq!(network.parties_of("freedonia/ministry"), ["freedonia"]);
        assert_eq!(network.issues_of(node), [("talks", Stance::Agree)]);
    }
}
