//! Rows of figures for the report's data: each telling with its number and its place in the article.

use crate::model::{Amount, Bound, Figure, FigureGiven, FigureRow, Span};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A row.
#[derive(Serialize, JsonSchema)]
pub struct Row {
    #[serde(flatten)]
    row: FigureRow,
    sides: Vec<Side>,
}

#[derive(Serialize, JsonSchema)]
struct Side {
    party: Option<String>,
    given: Vec<Given>,
}

#[derive(Serialize, JsonSchema)]
struct Given {
    #[serde(flatten)]
    given: FigureGiven,
    value: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    upto: Option<Amount>,
    bound: Bound,
    span: Span,
    phrase: Span,
}

/// The rows, with the figures of statements by id, whose spans are those of files.
pub fn rows(rows: &[FigureRow], figures: &BTreeMap<String, Vec<Figure>>) -> Vec<Row> {
    let given = |given: &FigureGiven| {
        let figure = figures.get(&given.statement)?.get(given.figure)?;
        let Figure { value, upto, bound, span, phrase, .. } = *figure;
        Some(Given { given: given.clone(), value, upto, bound, span, phrase })
    };
    let row = |row: &FigureRow| Row {
        sides: row
            .sides
            .iter()
            .map(|side| Side { party: side.party.clone(), given: side.given.iter().filter_map(given).collect() })
            .collect(),
        row: FigureRow { sides: Vec::new(), ..row.clone() },
    };
    rows.iter().map(row).collect()
}
