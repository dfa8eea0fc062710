//! One row per statement, as spreadsheets read it: UTF-8 with BOM, CRLF, no cell that could be taken for a formula.

use crate::model::{Comparison, Corpus, Span, Stance};
use ::csv::{Terminator, WriterBuilder};
use serde::Serialize;
use serde_json::Value;

/// The columns.
pub const COLUMNS: [&str; 20] = [
    "id",
    "article",
    "input",
    "outlet",
    "date",
    "lang",
    "title",
    "source",
    "cue",
    "content",
    "addressee",
    "type",
    "nested",
    "actor",
    "actor_name",
    "speaks_for",
    "act",
    "modality",
    "stances",
    "rule",
];

/// Writes the table.
///
/// # Errors
/// Where the writer fails, which memory does not.
pub fn write(corpus: &Corpus, _: &Comparison) -> Result<Vec<u8>, String> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let mut row = |cells: &[String]| writer.write_record(cells.iter().map(|cell| neutral(cell))).map_err(|e| e.to_string());
    row(&COLUMNS.map(str::to_owned))?;
    for reading in &corpus.readings {
        let article = &reading.article;
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" … ");
        for statement in &reading.attributions {
            let (a, speaker, codes) = (&statement.attribution, &statement.speaker, &statement.codes);
            let actor = speaker.actor.clone().unwrap_or_default();
            let names = corpus.actors.get(&actor).map(|actor| &actor.names);
            let name = names.and_then(|names| names.get("en").or_else(|| names.values().next()));
            let stance = |stance: Stance| code(&stance);
            row(&[
                format!("{}#{}", article.id, a.id),
                article.id.clone(),
                article.input.clone(),
                article.outlet.clone().unwrap_or_default(),
                article.date.clone().unwrap_or_default(),
                article.lang.clone(),
                article.title.clone().unwrap_or_default(),
                words(&a.source),
                words(&a.cue),
                words(&a.content),
                words(&a.addressee),
                code(&a.style),
                a.nested.to_string(),
                actor.clone(),
                name.cloned().unwrap_or_default(),
                speaker.speaks_for.clone().unwrap_or_default(),
                code(&codes.act),
                code(&codes.modality),
                codes.stances.iter().map(|s| format!("{}={}", s.issue, stance(s.stance))).collect::<Vec<_>>().join("; "),
                a.rule.clone().into_owned(),
            ])?;
        }
    }
    writer.into_inner().map_err(|error| error.to_string())
}

/// The name of a code as all files write it.
fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// A cell that no spreadsheet takes for a formula: a quotation mark stands before what could begin one (OWASP's
/// advice on CSV injection). White space before it does not hide it.
fn neutral(cell: &str) -> String {
    let dangerous =
        cell.starts_with(['\t', '\r', '\n']) || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if dangerous { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Attribution, Reading, Statement};

    #[test]
    fn formulas_are_neutralised_and_the_file_is_what_spreadsheets_want() {
        let article = Article { id: "a".into(), title: Some("=1+1".into()), text: "@x says -1".into(), ..Article::default() };
        let attribution = Attribution { content: vec![Span::new(8, 10)], ..Attribution::default() };
        let statement = Statement { attribution, ..Statement::default() };
        let reading = Reading { article, attributions: vec![statement], ..Reading::default() };
        let corpus = Corpus { readings: vec![reading], ..Corpus::default() };
        let text = String::from_utf8(write(&corpus, &Comparison::default()).unwrap()).unwrap();
        assert!(text.starts_with("\u{feff}id,article,"));
        assert_eq!(text.matches("\r\n").count(), 2);
        assert!(text.contains(",'=1+1,") && text.contains(",'-1,"), "{text}");
    }
}
