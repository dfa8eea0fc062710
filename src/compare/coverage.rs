//! Which outlet tells which act of speech, and what it gives to whom.
//!
//! That an outlet does not tell something is only counted where it could have told it: it published after it was first told,
//! and its articles are at hand in full. Outlets that reprint another are counted with that one.

use super::{Voices, statement_id};
use crate::model::{
    Attribution, Corpus, Coverage, CoverageRow, Form, OutletCoverage, Reading, Retelling, StatementRef, Style, Telling,
};
use crate::text::dates;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// Outlets by statements.
pub(super) fn coverage(corpus: &Corpus, voices: &Voices) -> Coverage {
    let places = places(corpus);
    let mut outlets = outlets(corpus, voices);
    // Outlets by the minute of their last article: those before a minute stand in front.
    let mut ends: Vec<(i64, String)> = last(corpus).into_iter().filter_map(|(name, end)| Some((end?, name.to_owned()))).collect();
    ends.sort();
    let early = |row: &CoverageRow, first: Option<i64>| -> Vec<String> {
        let before = first.map_or(0, |first| ends.partition_point(|(end, _)| *end < first));
        let told = |outlet: &str| row.told.iter().any(|telling| telling.outlet == outlet);
        let mut early: Vec<String> = ends[..before].iter().map(|(_, name)| name).filter(|name| !told(name)).cloned().collect();
        early.sort();
        early
    };
    let rows: Vec<CoverageRow> = corpus
        .retellings
        .iter()
        .map(|retelling| {
            let (mut row, first) = row(corpus, voices, &places, retelling);
            row.early = early(&row, first);
            row
        })
        .collect();
    let counted: BTreeSet<String> =
        outlets.iter().filter(|o| o.reprints.is_none() && !o.partial).map(|o| o.outlet.clone()).collect();
    count(&mut outlets, &rows, &counted);
    Coverage { outlets, rows, counted: counted.len() }
}

/// The outlet's name; empty where the article names none.
pub(super) fn outlet(reading: &Reading) -> &str {
    reading.article.outlet.as_deref().map_or("", str::trim)
}

/// In whose words a statement is given.
pub(super) fn form(attribution: &Attribution) -> Form {
    match attribution.style {
        _ if attribution.post => Form::Post,
        Style::Direct => Form::Quoted,
        Style::Mixed => Form::PartQuoted,
        Style::Indirect => Form::Paraphrased,
    }
}

/// Where each statement stands, by its id.
pub(super) fn places(corpus: &Corpus) -> BTreeMap<String, StatementRef> {
    let all = corpus.readings.iter().enumerate();
    let refs = all.flat_map(|(reading, r)| (0..r.attributions.len()).map(move |statement| StatementRef { reading, statement }));
    refs.map(|at| (statement_id(corpus, at), at)).collect()
}

fn outlets(corpus: &Corpus, voices: &Voices) -> Vec<OutletCoverage> {
    let mut outlets: BTreeMap<(bool, &str), OutletCoverage> = BTreeMap::new();
    for (at, reading) in corpus.readings.iter().enumerate() {
        let name = outlet(reading);
        let article = &reading.article;
        let one = outlets.entry((name.is_empty(), name)).or_default();
        name.clone_into(&mut one.outlet);
        one.articles.push(article.id.clone());
        if !one.languages.contains(&article.lang) {
            one.languages.push(article.lang.clone());
        }
        one.partial |= article.partial;
        for (statement, said) in reading.attributions.iter().enumerate().filter(|(_, said)| !said.attribution.nested) {
            let at = StatementRef { reading: at, statement };
            let party = voices.0.get(&at).map_or("", |voice| &voice.party);
            let words = said.attribution.content.iter().map(|span| span.of(&article.text).unicode_words().count()).sum::<usize>();
            *one.words.entry(party.to_owned()).or_default() += words;
            one.sources.entry(said.speaker.source_kind).or_default().push(statement_id(corpus, at));
            one.forms.entry(form(&said.attribution)).or_default().push(statement_id(corpus, at));
        }
    }
    let of: BTreeMap<&str, &Reading> = corpus.readings.iter().map(|r| (r.article.id.as_str(), r)).collect();
    let reprints: BTreeMap<&str, &str> = corpus.reprints.iter().map(|r| (r.article.as_str(), r.of.as_str())).collect();
    for one in outlets.values_mut() {
        let reprinted = |article: &String| reprints.get(article.as_str()).and_then(|original| Some(outlet(of.get(original)?)));
        let originals: Vec<Option<&str>> = one.articles.iter().map(reprinted).collect();
        let first = originals.first().copied().flatten().filter(|of| *of != one.outlet);
        if originals.iter().all(Option::is_some) {
            one.reprints = first.map(str::to_owned);
        }
        one.last = one.articles.iter().map(|id| date_of(of.get(id.as_str())?)).collect::<Option<Vec<_>>>().and_then(|all| {
            let latest = all.into_iter().max_by_key(|date| dates::minutes(date));
            latest.map(str::to_owned)
        });
    }
    outlets.into_values().collect()
}

fn date_of(reading: &Reading) -> Option<&str> {
    reading.article.date.as_deref().filter(|date| dates::day(date).is_some())
}

/// The last minute at which each outlet may have published; none where an article does not say when.
fn last(corpus: &Corpus) -> BTreeMap<&str, Option<i64>> {
    let mut last: BTreeMap<&str, Option<i64>> = BTreeMap::new();
    for reading in &corpus.readings {
        let end = reading.article.date.as_deref().and_then(dates::minutes).map(|(_, end)| end);
        last.entry(outlet(reading)).and_modify(|last| *last = last.zip(end).map(|(a, b)| a.max(b))).or_insert(end);
    }
    last
}

/// Who tells a retelling, and the minute at which it was first told; none where an article that tells it has no date.
fn row(
    corpus: &Corpus,
    voices: &Voices,
    places: &BTreeMap<String, StatementRef>,
    retelling: &Retelling,
) -> (CoverageRow, Option<i64>) {
    let at: Vec<StatementRef> = retelling.statements.iter().filter_map(|id| places.get(id)).copied().collect();
    let mut told: BTreeMap<(bool, &str), Telling> = BTreeMap::new();
    for at in &at {
        let reading = &corpus.readings[at.reading];
        let (name, id) = (outlet(reading), statement_id(corpus, *at));
        let form = form(&reading.attributions[at.statement].attribution);
        let new = || Telling { outlet: name.to_owned(), form, statements: Vec::new(), copy: true };
        let telling = told.entry((name.is_empty(), name)).or_insert_with(new);
        telling.form = telling.form.min(form);
        telling.copy &= retelling.copies.contains(&id);
        telling.statements.push(id);
    }
    let date = |at: &StatementRef| corpus.readings[at.reading].article.date.as_deref();
    let starts: Option<Vec<(i64, &str)>> = at.iter().map(|at| date(at).and_then(|d| Some((dates::minutes(d)?.0, d)))).collect();
    let first = starts.and_then(|all| all.into_iter().min());
    let row = CoverageRow {
        retelling: retelling.id.clone(),
        party: at.iter().find_map(|at| voices.0.get(at)).map(|voice| voice.party.clone()),
        first: first.map(|(_, date)| date.to_owned()),
        told: told.into_values().collect(),
        early: Vec::new(),
    };
    (row, first.map(|(minute, _)| minute))
}

/// Counts what outlets tell, and what they do not tell of what those that are counted tell. One pass over the rows: what an
/// outlet does not tell are all rows but those that name it.
fn count(outlets: &mut [OutletCoverage], rows: &[CoverageRow], counted: &BTreeSet<String>) {
    #[derive(Default)]
    struct Seen<'a> {
        told: usize,
        /// Of these, those that a counted outlet tells.
        shared: usize,
        early: usize,
        heard: BTreeSet<&'a str>,
        /// What it published too early for, by party.
        early_of: BTreeMap<&'a str, usize>,
    }
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    // Rows that a counted outlet tells: all, and by party.
    let (mut all, mut by_party) = (0, BTreeMap::<&str, usize>::new());
    for row in rows {
        let shared = row.told.iter().any(|telling| counted.contains(&telling.outlet));
        for telling in &row.told {
            let outlet = seen.entry(&telling.outlet).or_default();
            outlet.told += 1;
            outlet.shared += usize::from(shared);
            outlet.heard.extend(row.party.as_deref());
        }
        if shared {
            all += 1;
            row.party.as_deref().into_iter().for_each(|party| *by_party.entry(party).or_default() += 1);
            for outlet in &row.early {
                let outlet = seen.entry(outlet).or_default();
                outlet.early += 1;
                row.party.as_deref().into_iter().for_each(|party| *outlet.early_of.entry(party).or_default() += 1);
            }
        }
    }
    let none = Seen::default();
    for outlet in outlets {
        let seen = seen.get(outlet.outlet.as_str()).unwrap_or(&none);
        outlet.told = seen.told;
        if counted.contains(&outlet.outlet) {
            outlet.early = seen.early;
            outlet.absent = all - seen.shared - seen.early;
            // Of whom an outlet tells nothing, all is missing but what it was too early for.
            let missing = |(party, n): &(&&str, &usize)| {
                !seen.heard.contains(**party) && **n > seen.early_of.get(**party).copied().unwrap_or(0)
            };
            outlet.unheard = by_party.iter().filter(missing).map(|(party, _)| (*party).to_owned()).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::knowledge::project::Project;
    use crate::model::{Article, Reprint, Speaker, Statement};

    fn article(id: &str, outlet: &str, date: &str, parties: &[&str]) -> Reading {
        let statement = |(at, party): (usize, &&str)| Statement {
            attribution: Attribution { id: format!("a{at}"), ..Attribution::default() },
            speaker: Speaker { actor: Some((*party).into()), speaks_for: Some((*party).into()), ..Speaker::default() },
            ..Statement::default()
        };
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Reading {
            article: Article { id: id.into(), outlet: text(outlet), date: text(date), ..Article::default() },
            attributions: parties.iter().enumerate().map(statement).collect(),
            ..Reading::default()
        }
    }

    fn told(id: &str, statements: &[&str]) -> Retelling {
        Retelling { id: id.into(), statements: statements.iter().map(|s| (*s).to_owned()).collect(), ..Retelling::default() }
    }

    /// The mill's strike is told by Post and Echo, the mayor's answer by Post alone; Dawn published before, Wire prints Post
    /// again, Feed has summaries only.
    fn corpus() -> Corpus {
        let mut feed = article("f", "Feed", "2024-05-03", &["mill"]);
        feed.article.partial = true;
        Corpus {
            readings: vec![
                article("d", "Dawn", "2024-05-01T06:00:00Z", &[]),
                article("p", "Post", "2024-05-01T12:00:00Z", &["mill", "mayor"]),
                article("e", "Echo", "2024-05-02", &["mill"]),
                article("w", "Wire", "2024-05-02", &["mayor"]),
                feed,
            ],
            retellings: vec![told("r1", &["p#a0", "e#a0", "f#a0"]), told("r2", &["p#a1", "w#a0"])],
            reprints: vec![Reprint { article: "w".into(), of: "p".into(), share: 100 }],
            ..Corpus::default()
        }
    }

    #[test]
    fn an_absence_is_counted_where_the_outlet_could_have_known() {
        let coverage = compare(&corpus(), &Project::default()).coverage;
        let of = |name: &str| coverage.outlets.iter().find(|o| o.outlet == name).expect("it is there");
        let counts = |name: &str| (of(name).told, of(name).absent, of(name).early);
        assert_eq!(coverage.counted, 3, "neither the reprint nor the summaries");
        assert_eq!(counts("Post"), (2, 0, 0));
        assert_eq!(counts("Echo"), (1, 1, 0));
        assert_eq!(counts("Dawn"), (0, 0, 2), "it could not know");
        assert_eq!(counts("Feed"), (1, 0, 0), "nothing is absent from a part");
        assert_eq!(of("Wire").reprints.as_deref(), Some("Post"));
        assert_eq!((&of("Echo").unheard[..], of("Dawn").unheard.len()), (&["mayor".to_owned()][..], 0));
        assert_eq!(coverage.rows[1].early, ["Dawn"]);
    }

    #[test]
    fn without_a_date_nobody_can_say_what_was_known() {
        let mut corpus = corpus();
        corpus.readings[0].article.date = None;
        let coverage = compare(&corpus, &Project::default()).coverage;
        let dawn = coverage.outlets.iter().find(|o| o.outlet == "Dawn").expect("it is there");
        assert_eq!((dawn.absent, dawn.early, &dawn.last), (2, 0, &None));
    }
}
