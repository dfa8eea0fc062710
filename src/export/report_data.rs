//! The report's data in one JSON object: all that the page shows (`--json`).

use super::figures;
use crate::model::{
    Actor, Article, Comparison, Contradiction, Corpus, Coverage, Distancing, Issue, NamedThing, Naming, Note, Party, Position,
    Reprint, Retelling, SCHEMA, Span, Statement, TimelineEntry, VerbUse, Wording,
};
use crate::pipeline;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize, JsonSchema)]
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
    mentioned: &'a BTreeMap<String, Vec<String>>,
    figures: Vec<figures::Row>,
    timeline: &'a [TimelineEntry],
    coverage: &'a Coverage,
    wording: &'a [Wording],
    names: &'a [NamedThing],
    /// Every place where one of them is named.
    name_places: Vec<Placed<Naming>>,
    language: Language<'a>,
    notes: Vec<Note>,
}

/// Verbs of saying by party, and marks of distance.
#[derive(Serialize, JsonSchema)]
struct Language<'a> {
    verbs: &'a [VerbUse],
    distance: Vec<Placed<Distancing>>,
}

/// Something with a place in an article. Its statement, where it has one, is named as everywhere: `ARTICLE#ATTRIBUTION`.
#[derive(Serialize, JsonSchema)]
struct Placed<T> {
    article: String,
    words: String,
    #[serde(flatten)]
    what: T,
}

/// A statement with its words, so that nobody has to count code points to read it.
#[derive(Serialize, JsonSchema)]
struct Told {
    id: String,
    article: String,
    outlet: Option<String>,
    lang: String,
    date: Option<String>,
    words: BTreeMap<&'static str, Vec<String>>,
    #[serde(flatten)]
    #[schemars(with = "Statement")]
    statement: serde_json::Map<String, serde_json::Value>,
}

/// The form of the data, for other programs.
pub fn schema(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<Data>()
}

/// Writes the data.
///
/// # Errors
/// Where a value cannot be JSON, which none of them holds.
pub fn write(corpus: &Corpus, comparison: &Comparison) -> Result<Vec<u8>, String> {
    let mut notes = corpus.notes.clone();
    let (mut articles, mut statements) = (Vec::new(), Vec::new());
    let mut counted = BTreeMap::new();
    let (mut name_places, mut distance) = (Vec::new(), Vec::new());
    for reading in &corpus.readings {
        let words: Vec<_> = reading.attributions.iter().map(|s| words(s, &reading.article.text)).collect();
        let words_of = |span: Span| span.of(&reading.article.text).to_owned();
        let named: Vec<String> = reading.names.iter().map(|naming| words_of(naming.span)).collect();
        let marked: Vec<String> = reading.distance.iter().map(|distancing| words_of(distancing.span)).collect();
        let mut reading = pipeline::to_file(reading.clone());
        let article = reading.article.id.clone();
        let whole = |id: &mut Option<String>| *id = id.take().map(|id| format!("{article}#{id}"));
        for (mut what, words) in std::mem::take(&mut reading.names).into_iter().zip(named) {
            whole(&mut what.statement);
            name_places.push(Placed { article: article.clone(), words, what });
        }
        for (mut what, words) in std::mem::take(&mut reading.distance).into_iter().zip(marked) {
            whole(&mut what.statement);
            distance.push(Placed { article: article.clone(), words, what });
        }
        let told = std::mem::take(&mut reading.attributions).into_iter().zip(words);
        for (statement, words) in told {
            if !statement.codes.figures.is_empty() {
                counted.insert(format!("{}#{}", article, statement.attribution.id), statement.codes.figures.clone());
            }
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
        mentioned: &corpus.mentioned,
        figures: figures::rows(&comparison.figures, &counted),
        timeline: &comparison.timeline,
        coverage: &comparison.coverage,
        wording: &comparison.wording,
        names: &comparison.names,
        name_places,
        language: Language { verbs: &comparison.verbs, distance },
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
