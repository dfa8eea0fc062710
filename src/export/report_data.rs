//! The report's data in one JSON object: all that the page shows (`--json`).

use crate::model::{
    Actor, Article, Comparison, Contradiction, Corpus, Coverage, Issue, Note, Party, Position, Reprint, Retelling, SCHEMA,
    Statement, Wording,
};
use crate::pipeline;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Data<'a> {
    schema: u32,
    articles: Vec<Article>,
    actors: Vec<&'a Actor>,
    issues: Vec<&'a Issue>,
    parties: &'a [Party],
    statements: Vec<Told>,
    positions: &'a [Position],
    contradictions: &'a [Contradiction],
    /// Ids of statements whose speaker nobody could work out.
    unresolved: &'a [String],
    /// Ids of statements that touch no issue.
    uncoded: &'a [String],
    retellings: &'a [Retelling],
    reprints: &'a [Reprint],
    figures: [(); 0],
    coverage: &'a Coverage,
    wording: &'a [Wording],
    names: [(); 0],
    notes: Vec<Note>,
}

/// A statement with its words, so that nobody has to count code points to read it.
#[derive(Serialize)]
struct Told {
    id: String,
    article: String,
    outlet: Option<String>,
    lang: String,
    date: Option<String>,
    words: BTreeMap<&'static str, Vec<String>>,
    #[serde(flatten)]
    statement: serde_json::Map<String, serde_json::Value>,
}

/// Writes the data.
///
/// # Errors
/// Where a value cannot be JSON, which none of them holds.
pub fn write(corpus: &Corpus, comparison: &Comparison) -> Result<Vec<u8>, String> {
    let mut notes = corpus.notes.clone();
    let (mut articles, mut statements) = (Vec::new(), Vec::new());
    for reading in &corpus.readings {
        let words: Vec<_> = reading.attributions.iter().map(|s| words(s, &reading.article.text)).collect();
        let mut reading = pipeline::to_file(reading.clone());
        let told = std::mem::take(&mut reading.attributions).into_iter().zip(words);
        for (statement, words) in told {
            statements.push(tell(&reading.article, &statement, words).map_err(|error| error.to_string())?);
        }
        notes.append(&mut reading.notes);
        articles.push(reading.article);
    }
    // Issues in the order of the matrix, then those on which nobody has a position.
    let in_matrix = comparison.issues.iter().filter_map(|id| corpus.issues.get(id));
    let others = corpus.issues.values().filter(|issue| !comparison.issues.contains(&issue.id));
    let data = Data {
        schema: SCHEMA,
        articles,
        actors: corpus.actors.values().collect(),
        issues: in_matrix.chain(others).collect(),
        parties: &comparison.parties,
        statements,
        positions: &comparison.positions,
        contradictions: &comparison.contradictions,
        unresolved: &comparison.unresolved,
        uncoded: &comparison.uncoded,
        retellings: &corpus.retellings,
        reprints: &corpus.reprints,
        figures: [],
        coverage: &comparison.coverage,
        wording: &comparison.wording,
        names: [],
        notes,
    };
    let mut out = serde_json::to_vec_pretty(&data).map_err(|error| error.to_string())?;
    out.push(b'\n');
    Ok(out)
}

fn words(statement: &Statement, text: &str) -> BTreeMap<&'static str, Vec<String>> {
    let a = &statement.attribution;
    let roles = [("source", &a.source), ("cue", &a.cue), ("content", &a.content), ("addressee", &a.addressee)];
    roles.into_iter().map(|(role, spans)| (role, spans.iter().map(|span| span.of(text).to_owned()).collect())).collect()
}

fn tell(article: &Article, statement: &Statement, words: BTreeMap<&'static str, Vec<String>>) -> serde_json::Result<Told> {
    let mut fields = match serde_json::to_value(statement)? {
        serde_json::Value::Object(fields) => fields,
        _ => serde_json::Map::new(),
    };
    // The attribution's own id is the second half of the statement's.
    let id = fields.remove("id").and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default();
    Ok(Told {
        id: format!("{}#{id}", article.id),
        article: article.id.clone(),
        outlet: article.outlet.clone(),
        lang: article.lang.clone(),
        date: article.date.clone(),
        words,
        statement: fields,
    })
}
