//! Which verbs of saying the words of each party get.

use super::{Voices, statement_id};
use crate::model::{Corpus, StatementRef, VerbUse};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Verbs by party, class and verb, the most used first. Speech within speech is left out: its verb is the outer speaker's
/// choice, not the outlet's.
pub(super) fn verbs(corpus: &Corpus, voices: &Voices) -> Vec<VerbUse> {
    let mut uses: BTreeMap<(Option<&str>, &str, &str), VerbUse> = BTreeMap::new();
    for (reading, of) in corpus.readings.iter().enumerate() {
        for (statement, said) in of.attributions.iter().enumerate() {
            let attribution = &said.attribution;
            if attribution.nested || attribution.verb.is_empty() {
                continue;
            }
            let at = StatementRef { reading, statement };
            let party = voices.0.get(&at).map(|voice| voice.party.as_str());
            let of = uses.entry((party, &of.article.lang, &attribution.verb)).or_insert_with(|| VerbUse {
                party: party.map(str::to_owned),
                verb: attribution.verb.clone(),
                lang: of.article.lang.clone(),
                class: attribution.verb_class,
                engagement: attribution.engagement,
                statements: Vec::new(),
            });
            of.statements.push(statement_id(corpus, at));
        }
    }
    let mut out: Vec<VerbUse> = uses.into_values().collect();
    out.sort_by(|a, b| {
        let key = |u: &VerbUse| (u.party.clone(), u.class, Reverse(u.statements.len()), u.lang.clone(), u.verb.clone());
        key(a).cmp(&key(b))
    });
    out
}
