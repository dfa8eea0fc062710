//! Which statements of a table a network counts: those with row and column, within the range, not excluded, each once.

use super::period::{Period, day};
use super::settings::{Aggregation, Settings};
use crate::model::{Note, Stance, StatementTable};
use std::collections::BTreeSet;

/// Where a statement stands; the levels of the cells of [`super::aggregate::Profiles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Against.
    Against,
    /// For.
    For,
    /// Neither: conditional, no side, or no stance in the table.
    Neither,
}

/// One statement that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Value of the row's variable.
    pub row: String,
    /// Value of the column's variable.
    pub column: String,
    /// Its stance.
    pub level: Level,
    /// Its id in the table.
    pub id: String,
    /// Its date in the table.
    pub date: String,
}

/// The statements that count, and all values of both variables, for isolates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The statements, by date, document, start, end and id.
    pub kept: Vec<Kept>,
    /// All values of the rows' variable in the table.
    pub all_rows: BTreeSet<String>,
    /// All values of the columns' variable.
    pub all_columns: BTreeSet<String>,
    /// What was left out, and why.
    pub notes: Vec<Note>,
}

/// Picks the statements out of a table.
///
/// # Errors
/// A sentence where the table has no such column.
pub fn select(table: &StatementTable, settings: &Settings) -> Result<Selection, String> {
    let column = |name: &str| {
        table.column(name).ok_or_else(|| format!("the table has no column “{name}”; it has: {}", table.columns.join(", ")))
    };
    let (rows, columns) = (column(&settings.rows)?, column(&settings.columns)?);
    let qualifier = settings.qualifier.as_deref().map(column).transpose();
    // Where stances are ignored a table without them will do.
    let qualifier = if settings.aggregation == Aggregation::Ignore { qualifier.unwrap_or(None) } else { qualifier? };
    let exclude = settings.exclude.iter().map(|(name, value)| Ok((column(name)?, value.trim())));
    let exclude = exclude.collect::<Result<Vec<_>, String>>()?;
    let [id, document, date, start, end] =
        ["statement_id", "document_id", "date", "start_position", "stop_position"].map(|name| table.column(name));
    let scale = table.scale(qualifier);
    let mut out = Selection::default();
    let mut found = Vec::new();
    let mut left = Left::default();
    for row in &table.rows {
        let cell = |column| table.cell(row, column);
        let (actor, issue) = (cell(Some(rows)), cell(Some(columns)));
        out.all_rows.extend((!actor.is_empty()).then(|| actor.to_owned()));
        out.all_columns.extend((!issue.is_empty()).then(|| issue.to_owned()));
        if actor.is_empty() || issue.is_empty() {
            left.empty += 1;
            continue;
        }
        if !within(cell(date), settings) || exclude.iter().any(|(at, value)| cell(Some(*at)) == *value) {
            continue;
        }
        let level = level(scale.stance(cell(qualifier)));
        if level == Level::Neither && settings.aggregation != Aggregation::Ignore {
            left.neither += 1;
            continue;
        }
        let kept =
            Kept { row: actor.to_owned(), column: issue.to_owned(), level, id: cell(id).to_owned(), date: cell(date).to_owned() };
        let order =
            (day(cell(date)), cell(date), number(cell(document)), number(cell(start)), number(cell(end)), number(cell(id)));
        found.push((order, kept, cell(document), cell(date)));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let mut seen = BTreeSet::new();
    for (_, kept, document, date) in found {
        let period = Period::of(settings.duplicates, document, date);
        left.undated += usize::from(matches!(period, Some(Period::Undated(_))));
        // Where stances are ignored, two statements with opposite ones are the same.
        let level = (settings.aggregation != Aggregation::Ignore).then_some(kept.level);
        if period.is_none_or(|period| seen.insert((kept.row.clone(), kept.column.clone(), level, period))) {
            out.kept.push(kept);
        }
    }
    out.notes = left.notes(settings);
    for (at, value) in exclude.iter().filter(|(at, value)| table.rows.iter().all(|row| table.cell(row, Some(*at)) != *value)) {
        let what = format!("nothing was excluded by {}={value}", table.columns[*at]);
        out.notes.push(Note::new(what, "no statement has this value", "write it as the table does, letter for letter"));
    }
    Ok(out)
}

/// Numbers by value, then words: documents 2 and 10 stand in that order.
fn number(cell: &str) -> (bool, i64, &str) {
    cell.parse().map_or((true, 0, cell), |number| (false, number, ""))
}

/// Whether the date lies in the range; ISO dates compare as text. A statement without a date lies in no range.
fn within(date: &str, settings: &Settings) -> bool {
    let head = |bound: &str| date.get(..bound.len()).unwrap_or(date).to_owned();
    let from = settings.from.as_deref().is_none_or(|from| !date.is_empty() && head(from).as_str() >= from);
    from && settings.to.as_deref().is_none_or(|to| !date.is_empty() && head(to).as_str() <= to)
}

/// The level of a stance: conditional and no side are neither.
fn level(stance: Option<Stance>) -> Level {
    match stance {
        Some(Stance::Agree) => Level::For,
        Some(Stance::Disagree) => Level::Against,
        _ => Level::Neither,
    }
}

/// What was left out, counted.
#[derive(Default)]
struct Left {
    empty: usize,
    neither: usize,
    undated: usize,
}

impl Left {
    fn notes(&self, settings: &Settings) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut note = |count: usize, why: String, todo: &str| {
            if count > 0 {
                notes.push(Note::new(format!("statements left out of the network: {count}"), why, todo));
            }
        };
        let why = format!("they have no {} or no {}", settings.rows, settings.columns);
        note(self.empty, why, "code them, or leave them out");
        let why = "their stance is neither for nor against (conditional, no side, or not coded)".to_owned();
        note(self.neither, why, "use --aggregation ignore to count them whatever their stance");
        if self.undated > 0 {
            let what = format!("statements without a day: {}", self.undated);
            let why = "they belong to no week, month or year; each document of them is taken as a period of its own";
            notes.push(Note::new(what, why, "give their documents dates (YEAR-MONTH-DAY)"));
        }
        notes
    }
}
