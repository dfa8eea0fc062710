//! Positions, contradictions, and whatever else is seen only over the corpus.

mod contradictions;
mod coverage;
mod figures;
mod language;
mod names;
mod order;
mod positions;
mod timeline;
mod wording;

use crate::knowledge::project::Project;
use crate::model::{Comparison, Corpus, Party, StatementRef};
use crate::network::Network;
use std::collections::{BTreeMap, BTreeSet};

/// Compares what the corpus holds.
pub fn compare(corpus: &Corpus, project: &Project) -> Comparison {
    let network = Network::of(corpus);
    let voices = Voices::of(corpus, &network);
    let by_issue = positions::positions(&network, &voices);
    let issues = order::order(&by_issue, corpus);
    let contradictions = contradictions::contradictions(&issues, &by_issue, corpus);
    let positions = issues.iter().flat_map(|issue| by_issue[issue].values().cloned()).collect();
    let (verbs, names) = (language::verbs(corpus, &voices), names::names(corpus, &voices, project));
    let all = || network.statements();
    let uncoded = all().filter(|(node, _)| network.issues_of(*node).is_empty()).map(|(_, at)| statement_id(corpus, at));
    let unresolved = all().filter(|(node, _)| network.speaker(*node).is_none()).map(|(_, at)| statement_id(corpus, at));
    Comparison {
        parties: parties(&voices, project),
        positions,
        contradictions,
        coverage: coverage::coverage(corpus, &voices),
        wording: wording::wording(corpus),
        unresolved: unresolved.collect(),
        uncoded: uncoded.collect(),
        timeline: timeline::timeline(corpus, &voices),
        figures: figures::figures(corpus, &voices, project),
        issues,
        verbs,
        names,
    }
}

/// The id under which a statement is known outside: `ARTICLE#ATTRIBUTION`.
pub fn statement_id(corpus: &Corpus, at: StatementRef) -> String {
    let reading = &corpus.readings[at.reading];
    format!("{}#{}", reading.article.id, reading.attributions[at.statement].attribution.id)
}

/// Who said each resolved statement, and in whose name.
struct Voices(BTreeMap<StatementRef, Voice>);

struct Voice {
    /// `ARTICLE#ATTRIBUTION`.
    id: String,
    actor: String,
    party: String,
}

impl Voices {
    /// A statement's own word on the party goes before what is known of its speaker elsewhere: one who changes office
    /// speaks for two.
    fn of(corpus: &Corpus, network: &Network) -> Self {
        let voice = |node, at: StatementRef| {
            let actor = network.speaker(node)?;
            let own = corpus.readings[at.reading].attributions[at.statement].speaker.speaks_for.as_deref();
            let party = own.or_else(|| network.parties_of(actor).first().copied()).unwrap_or(actor);
            Some(Voice { id: statement_id(corpus, at), actor: actor.to_owned(), party: party.to_owned() })
        };
        Self(network.statements().filter_map(|(node, at)| Some((at, voice(node, at)?))).collect())
    }
}

/// The columns of the matrix: the project's parties in its order, then by number of statements, then by id.
fn parties(voices: &Voices, project: &Project) -> Vec<Party> {
    let mut found: BTreeMap<&str, (Vec<String>, BTreeSet<&str>)> = BTreeMap::new();
    for voice in voices.0.values() {
        let (statements, actors) = found.entry(&voice.party).or_default();
        statements.push(voice.id.clone());
        actors.insert(&voice.actor);
    }
    let rank = |id: &str| project.parties.iter().position(|party| party == id);
    let mut parties: Vec<Party> = found
        .into_iter()
        .map(|(id, (statements, actors))| Party {
            id: id.to_owned(),
            statements,
            voices: actors.into_iter().map(str::to_owned).collect(),
            principal: rank(id).is_some(),
        })
        .collect();
    parties.sort_by_key(|party| {
        (rank(&party.id).unwrap_or(usize::MAX), std::cmp::Reverse(party.statements.len()), party.id.clone())
    });
    parties
}

#[cfg(test)]
mod tests;
