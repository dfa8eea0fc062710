//! DNA's event list: one row per statement and stance, by DNA's column names. `agreement` is empty where the stance is neither
//! for nor against; `stance` has it in a word. Positions count UTF-16 code units, as DNA does.

use super::matrix::rows_of;
use super::positions::{actor_name, thesis};
use crate::model::{Comparison, Corpus, Span, Stance};
use ::csv::QuoteStyle;

const COLUMNS: [&str; 18] = [
    "statement_id",
    "time",
    "person",
    "organization",
    "concept",
    "agreement",
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
    "stance",
    "whosaid_id",
];

/// Writes the list.
///
/// # Errors
/// Where the writer fails, which memory does not.
pub fn write(corpus: &Corpus, _: &Comparison) -> Result<Vec<u8>, String> {
    let mut lines = vec![COLUMNS.map(str::to_owned).to_vec()];
    for (number, reading) in corpus.readings.iter().enumerate() {
        let article = &reading.article;
        let units = |byte: usize| article.text.get(..byte).map_or(0, |head| head.encode_utf16().count()).to_string();
        let outer = reading.attributions.iter().filter(|statement| !statement.attribution.nested);
        for statement in outer {
            let (a, speaker) = (&statement.attribution, &statement.speaker);
            let name = |id: Option<&String>| id.map(|id| actor_name(corpus, id)).unwrap_or_default();
            let party = speaker.speaks_for.as_ref().or(speaker.actor.as_ref());
            let (start, end) = (a.content.first().map_or(0, |s| s.start), a.content.last().map_or(0, |s| s.end));
            for code in &statement.codes.stances {
                let (agreement, stance) = match code.stance {
                    Stance::Agree => ("1", "agree"),
                    Stance::Disagree => ("0", "disagree"),
                    Stance::Conditional => ("", "conditional"),
                    Stance::NoSide => ("", "no-side"),
                };
                lines.push(vec![
                    lines.len().to_string(),
                    article.date.as_deref().map(time).unwrap_or_default(),
                    name(speaker.actor.as_ref()),
                    name(party),
                    thesis(corpus, &code.issue),
                    agreement.to_owned(),
                    units(start),
                    units(end),
                    words(&a.content, &article.text),
                    "whosaid".to_owned(),
                    (number + 1).to_string(),
                    article.title.clone().unwrap_or_else(|| article.id.clone()),
                    String::new(),
                    article.outlet.clone().unwrap_or_default(),
                    String::new(),
                    String::new(),
                    stance.to_owned(),
                    format!("{}#{}", article.id, a.id),
                ]);
            }
        }
    }
    rows_of(b';', QuoteStyle::NonNumeric, &lines)
}

/// DNA's dates have a time of day.
fn time(date: &str) -> String {
    if date.len() == 10 { format!("{date}T00:00:00") } else { date.trim_end_matches('Z').to_owned() }
}

fn words(spans: &[Span], text: &str) -> String {
    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
}
