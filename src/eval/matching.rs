//! Which predicted statement is which annotated one, document by document.

use super::tokens::{TokenSet, overlap};
use super::{Annotated, Document, Rows, Tokens};
use serde_json::Value;
use std::collections::BTreeMap;

/// A predicted statement matched to an annotated one, at least by half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Index into the document's annotated statements.
    pub gold: usize,
    /// Index into the predicted ones.
    pub predicted: usize,
    /// Intersection over union of the contents.
    pub overlap: f64,
    /// Both sources empty, or they share a token.
    pub source: bool,
    /// The cues share a token.
    pub cue: bool,
}

/// Counts of one document; those of several add up.
#[derive(Clone, Debug, Default)]
pub struct Scored {
    /// Id of the document.
    pub id: String,
    /// Annotated statements.
    pub gold: usize,
    /// Predicted statements.
    pub predicted: usize,
    /// Equal pairs.
    pub strict: usize,
    /// Pairs that share at least half.
    pub pairs: Vec<Pair>,
    /// Annotated statements that found no partner, as indices.
    pub missed: Vec<usize>,
    /// Predicted statements that found no partner, as indices.
    pub spurious: Vec<usize>,
    /// Tokens per role (source, cue, content): shared, predicted, annotated.
    pub tokens: [[usize; 3]; 3],
    /// By style: found, annotated.
    pub kinds: BTreeMap<String, (usize, usize)>,
    /// Actors of the pairs: annotated, predicted.
    pub actors: Vec<(String, String)>,
    /// Actors spoken for: annotated, predicted.
    pub speaks_for: Vec<(String, String)>,
    /// Acts of the pairs, where both have one: right, all.
    pub acts: (usize, usize),
}

impl Scored {
    /// F1 of the partial pairs.
    pub fn f1(&self) -> f64 {
        let both = self.gold + self.predicted;
        if both == 0 { 0.0 } else { 2.0 * self.pairs.len() as f64 / both as f64 }
    }
}

struct Roles<'a> {
    index: usize,
    of: &'a Annotated,
    source: TokenSet,
    cue: TokenSet,
    content: TokenSet,
}

/// Scores one document.
pub fn score(document: &Document, predicted: &[Annotated], rows: Rows) -> Scored {
    let tokens = Tokens::new(&document.text);
    let mut gold: Vec<Roles> = document.attributions.iter().enumerate().map(|item| roles(&tokens, item)).collect();
    let mut found: Vec<Roles> = predicted.iter().enumerate().map(|item| roles(&tokens, item)).collect();
    if rows == Rows::Speech {
        let best = |wanted: bool, content: &TokenSet| {
            let fits = gold.iter().filter(|g| g.of.optional() != wanted).map(|g| overlap(content, &g.content));
            fits.fold(0.0, f64::max)
        };
        found.retain(|p| best(false, &p.content) <= best(true, &p.content));
        gold.retain(|g| !g.of.optional());
    }
    gold.retain(|g| !g.content.is_empty());
    found.retain(|p| !p.content.is_empty());
    count(&document.id, &gold, &found)
}

fn roles<'a>(tokens: &Tokens, (index, of): (usize, &'a Annotated)) -> Roles<'a> {
    let touched = |spans| tokens.touched(spans);
    Roles { index, of, source: touched(&of.source), cue: touched(&of.cue), content: touched(&of.content) }
}

fn count(id: &str, gold: &[Roles], found: &[Roles]) -> Scored {
    let mut scored = Scored { id: id.to_owned(), gold: gold.len(), predicted: found.len(), ..Scored::default() };
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, p) in found.iter().enumerate() {
        for (j, g) in gold.iter().enumerate() {
            if !p.content.is_disjoint(&g.content) {
                candidates.push((overlap(&p.content, &g.content), i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_p, mut used_g) = (vec![false; found.len()], vec![false; gold.len()]);
    let (mut paired_p, mut paired_g) = (used_p.clone(), used_g.clone());
    for (overlap, i, j) in candidates {
        if used_p[i] || used_g[j] {
            continue;
        }
        (used_p[i], used_g[j]) = (true, true);
        scored.strict += usize::from(overlap == 1.0);
        if overlap < 0.5 {
            continue;
        }
        (paired_p[i], paired_g[j]) = (true, true);
        let (p, g) = (&found[i], &gold[j]);
        let source = (p.source.is_empty() && g.source.is_empty()) || !p.source.is_disjoint(&g.source);
        let cue = !p.cue.is_disjoint(&g.cue);
        scored.pairs.push(Pair { gold: g.index, predicted: p.index, overlap, source, cue });
        scored.kinds.entry(kind(g)).or_default().0 += 1;
        scored.actors.extend(both(&g.of.actor, &p.of.actor));
        scored.speaks_for.extend(both(&g.of.speaks_for, &p.of.speaks_for));
        if let Some((gold, predicted)) = g.of.act().zip(p.of.act()) {
            scored.acts = (scored.acts.0 + usize::from(gold == predicted), scored.acts.1 + 1);
        }
    }
    for g in gold {
        scored.kinds.entry(kind(g)).or_default().1 += 1;
    }
    let unpaired = |all: &[Roles], paired: &[bool]| -> Vec<usize> {
        all.iter().zip(paired).filter(|(_, paired)| !**paired).map(|(roles, _)| roles.index).collect()
    };
    scored.missed = unpaired(gold, &paired_g);
    scored.spurious = unpaired(found, &paired_p);
    let role: [for<'r> fn(&'r Roles<'_>) -> &'r TokenSet; 3] = [|r| &r.source, |r| &r.cue, |r| &r.content];
    for (counts, role) in scored.tokens.iter_mut().zip(role) {
        let union = |all: &[Roles]| all.iter().flat_map(|r| role(r).iter().copied()).collect::<TokenSet>();
        let (x, y) = (union(found), union(gold));
        *counts = [x.intersection(&y).count(), x.len(), y.len()];
    }
    scored
}

fn kind(roles: &Roles) -> String {
    roles.of.kind.clone().unwrap_or_else(|| "any".to_owned())
}

/// The two actors, where both are given.
fn both(gold: &Option<Value>, predicted: &Option<Value>) -> Option<(String, String)> {
    name(gold).zip(name(predicted))
}

/// The name of an actor as a file has it.
pub(super) fn name(actor: &Option<Value>) -> Option<String> {
    match actor {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => (!name.is_empty()).then(|| name.clone()),
        Some(other) => Some(other.to_string()),
    }
}
