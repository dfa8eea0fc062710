//! What the review mode of the page needs and the page does not show: ids, offsets, certainty, and the lists to choose from.

use super::super::words::slug;
use super::index::{Entry, Index};
use crate::certainty::{self, Certainty};
use crate::model::{Actor, IssueKind, Span, Speaker};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The actors of a report, numbered as the list of the page has them.
pub struct Cast<'a> {
    ranks: BTreeMap<&'a str, usize>,
    actors: &'a BTreeMap<String, Actor>,
}

impl<'a> Cast<'a> {
    /// All that speak or are spoken for.
    pub fn new(index: &Index<'a>) -> Self {
        let speakers = index.entries.iter().map(|entry| &entry.statement.speaker);
        let of = |speaker: &'a Speaker| [speaker.actor.as_deref(), speaker.speaks_for.as_deref()];
        let known = index.corpus.actors.keys().map(String::as_str);
        let all: BTreeSet<&str> = speakers.flat_map(of).flatten().chain(known).collect();
        Self { ranks: all.into_iter().zip(0..).collect(), actors: &index.corpus.actors }
    }

    /// `95sc 12 = S0-4 C5-9 X10-40 a67fda279`: certainty in hundredths and in a letter (with `c` where a person has checked it), the numbers of
    /// speaker and side (`-` for nobody, `=` for the speaker's own), the parts in UTF-16 units from the start of the
    /// paragraph that holds the statement's number, and the attribution's id. `units` counts units before a byte.
    pub fn token(&self, entry: &Entry, units: &dyn Fn(usize) -> usize) -> String {
        let (statement, speaker) = (entry.statement, &entry.statement.speaker);
        let checked = if statement.is_checked() { "c" } else { "" };
        let sure = match certainty::of(statement) {
            Certainty::Sure => 's',
            Certainty::Likely => 'l',
            Certainty::Unsure => 'u',
        };
        let rank = |id: Option<&str>| id.and_then(|id| self.ranks.get(id)).map_or("-".to_owned(), usize::to_string);
        let (actor, party) = (speaker.actor.as_deref(), speaker.speaks_for.as_deref());
        let party = if party == actor.map(|id| self.party(id)) { "=".to_owned() } else { rank(party) };
        let parts =
            [('S', &statement.attribution.source), ('C', &statement.attribution.cue), ('X', &statement.attribution.content)];
        let part = |part: char, span: &Span| format!("{part}{}-{} ", units(span.start), units(span.end));
        let spans: String = parts.iter().flat_map(|(name, spans)| spans.iter().map(|span| part(*name, span))).collect();
        format!("{}{sure}{checked} {} {party} {spans}{}", certainty::hundredths(statement), rank(actor), statement.attribution.id)
    }

    /// For whom an actor speaks where nothing else is said.
    fn party<'s>(&'s self, id: &'s str) -> &'s str {
        self.actors.get(id).and_then(|actor| actor.speaks_for.as_deref()).unwrap_or(id)
    }

    /// The lists of a page as JSON that may stand in a `<script>`: actors as id, name and the number of another for whom they
    /// speak; issues as id, name, whether they say what is the case, and their token where it is not the id.
    pub fn lists(&self, index: &Index) -> String {
        let actor = |id: &&str| match self.party(id) {
            party if party == *id => json!([id, index.actor(id).text]),
            party => json!([id, index.actor(id).text, self.ranks.get(party)]),
        };
        let coded = |id: &&String| !index.comparison.issues.contains(*id);
        let issues = index.comparison.issues.iter().chain(index.corpus.issues.keys().filter(coded));
        let issue = |id: &String| {
            let (token, is) = (slug(id), usize::from(index.kind(id) == IssueKind::Is));
            let name = index.short(id).text;
            if token == *id { json!([id, name, is]) } else { json!([id, name, is, token]) }
        };
        let (actors, issues): (Vec<Value>, Vec<Value>) = (self.ranks.keys().map(actor).collect(), issues.map(issue).collect());
        // Nothing in it may end the element.
        json!({ "actors": actors, "issues": issues }).to_string().replace('<', "\\u003c")
    }
}
