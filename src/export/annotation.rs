//! W3C Web Annotations (JSON-LD): what a statement is, on the words where it stands. The words are found again by their
//! quotation, with what stands around them, or by their position (in code points, as the recommendation counts).

use crate::model::{Article, Comparison, Corpus, SCHEMA, Span, Statement};
use crate::pipeline;
use serde_json::{Value, json};

/// Characters of context on each side of a quotation.
const CONTEXT: usize = 32;

const COLLECTION: &str = "urn:whosaid:annotations";

/// Writes a collection of annotations.
///
/// # Errors
/// Where a value cannot be JSON, which none of them is.
pub fn write(corpus: &Corpus, _: &Comparison) -> Result<Vec<u8>, String> {
    let mut items = Vec::new();
    for reading in &corpus.readings {
        let filed = pipeline::to_file(reading.clone());
        for (statement, points) in reading.attributions.iter().zip(&filed.attributions) {
            // Whatever has no words of its own can be annotated nowhere.
            items.extend((!statement.attribution.content.is_empty()).then(|| annotation(&reading.article, statement, points)));
        }
    }
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": COLLECTION,
        "type": "AnnotationCollection",
        "label": format!("Reported statements, whosaid schema {SCHEMA}"),
        "total": items.len(),
        "first": { "id": "urn:whosaid:annotations:1", "type": "AnnotationPage", "partOf": COLLECTION, "startIndex": 0, "items": items },
    });
    let mut bytes = serde_json::to_vec_pretty(&page).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn annotation(article: &Article, statement: &Statement, points: &Statement) -> Value {
    let (a, speaker, codes) = (&statement.attribution, &statement.speaker, &statement.codes);
    let mut bodies = Vec::new();
    let mut tag = |name: &str, value: &str| {
        if !value.is_empty() {
            bodies.push(json!({ "type": "TextualBody", "purpose": "tagging", "value": format!("{name}: {value}") }));
        }
    };
    tag("actor", speaker.actor.as_deref().unwrap_or_default());
    tag("speaks-for", speaker.speaks_for.as_deref().unwrap_or_default());
    tag("act", json!(codes.act).as_str().unwrap_or_default());
    for code in &codes.stances {
        tag("stance", &format!("{}={}", code.issue, json!(code.stance).as_str().unwrap_or_default()));
    }
    let address = article.url.as_deref().filter(|url| !url.contains(|c: char| c.is_whitespace() || "\"<>\\^`{|}".contains(c)));
    let source = address.map(str::to_owned).unwrap_or_else(|| format!("urn:whosaid:article:{}", encoded(&article.id)));
    let places = a.content.iter().zip(&points.attribution.content);
    let targets: Vec<Value> = places.map(|(span, point)| target(article, &source, *span, *point)).collect();
    let mut made = json!({
        "id": format!("urn:whosaid:statement:{}:{}", encoded(&article.id), encoded(&a.id)),
        "type": "Annotation",
        "motivation": "classifying",
        "target": targets,
    });
    if !bodies.is_empty() {
        made["body"] = bodies.into();
    }
    made
}

fn target(article: &Article, source: &str, span: Span, point: Span) -> Value {
    let (before, after) = (&article.text[..span.start], &article.text[span.end..]);
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    json!({
        "source": source,
        "selector": [
            { "type": "TextQuoteSelector", "exact": span.of(&article.text), "prefix": &before[from..], "suffix": &after[..to] },
            { "type": "TextPositionSelector", "start": point.start, "end": point.end },
        ],
    })
}

/// A part of a URN: everything but letters, digits and a few marks is percent-encoded.
fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
