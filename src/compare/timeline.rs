//! When each act of speech was said, as far as the articles tell: the day that words beside the verb of saying name, else
//! only that it was before the first article that tells it.

use super::{Voices, statement_id};
use crate::model::{Corpus, DayPart, SaidAt, StatementRef, TimeBasis, TimelineEntry};
use crate::text::dates;
use std::collections::BTreeMap;

/// Entries in the order of the retellings.
pub(super) fn timeline(corpus: &Corpus, voices: &Voices) -> Vec<TimelineEntry> {
    let mut places: BTreeMap<String, StatementRef> = BTreeMap::new();
    for (reading, r) in corpus.readings.iter().enumerate() {
        for statement in 0..r.attributions.len() {
            let at = StatementRef { reading, statement };
            places.insert(statement_id(corpus, at), at);
        }
    }
    let entry = |retelling: &crate::model::Retelling| {
        let told: Vec<StatementRef> = retelling.statements.iter().filter_map(|id| places.get(id).copied()).collect();
        let date = |at: &StatementRef| corpus.readings[at.reading].article.date.as_deref().and_then(dates::minutes);
        let published = told.iter().filter_map(date).map(|(_, last)| last).min();
        let said_at = |at: &StatementRef| corpus.readings[at.reading].attributions[at.statement].codes.said_at.as_ref();
        // Of several articles the one that tells the shortest time.
        let known = told.iter().filter_map(said_at).filter_map(span).min_by_key(|(from, until)| (until - from, *from));
        // What is said on a day was said before it was published; words that say otherwise are misread.
        let known = known.filter(|(from, _)| published.is_none_or(|published| *from <= published));
        let (from, until, basis) = match (known, published) {
            (Some((from, until)), published) => {
                (Some(from), Some(published.map_or(until, |published| until.min(published))), TimeBasis::Words)
            }
            (None, Some(published)) => (None, Some(published), TimeBasis::Publication),
            (None, None) => (None, None, TimeBasis::None),
        };
        TimelineEntry {
            retelling: retelling.id.clone(),
            statements: retelling.statements.clone(),
            party: told.iter().find_map(|at| voices.0.get(at)).map(|voice| voice.party.clone()),
            from: from.map(dates::iso),
            until: until.map(dates::iso),
            basis,
        }
    };
    corpus.retellings.iter().map(entry).collect()
}

/// The first and the last minute of what words tell.
fn span(said_at: &SaidAt) -> Option<(i64, i64)> {
    let day = dates::day(&said_at.day)? * dates::DAY;
    let (from, until) = match said_at.part {
        None => (0, 24),
        Some(DayPart::Night) => (0, 6),
        Some(DayPart::Morning) => (6, 12),
        Some(DayPart::Afternoon) => (12, 18),
        Some(DayPart::Evening) => (18, 24),
    };
    Some((day + from * 60, day + until * 60))
}
