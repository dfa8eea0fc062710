//! A network as a matrix with named rows and columns.

use super::aggregate::{Cell, Profiles, total, two_mode};
use super::kept::select;
use super::normalise::{divide, one};
use super::settings::{Aggregation, Mode, Normalization, Settings};
use crate::model::{Note, StatementTable};
use std::collections::BTreeMap;

/// The network of a table: its numbers, and the counts from which they come.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns; in a one-mode network the rows again.
    pub columns: Vec<String>,
    /// The numbers, row by row. The diagonal of a one-mode network is 0.
    pub values: Vec<Vec<f64>>,
    /// The counts.
    pub profiles: Profiles,
    /// Statements that count.
    pub statements: usize,
    /// What was left out, and why.
    pub notes: Vec<Note>,
}

/// Makes the network.
///
/// # Errors
/// A sentence where the settings do not fit each other or the table.
pub fn matrix(table: &StatementTable, settings: &Settings) -> Result<Matrix, String> {
    settings.check()?;
    let selection = select(table, settings)?;
    let profiles = Profiles::of(&selection, settings.isolates);
    let (values, columns) = match settings.mode {
        Mode::One => (square(&profiles, settings), profiles.rows.clone()),
        Mode::Two => (rectangle(&profiles, settings), profiles.columns.clone()),
    };
    let rows = profiles.rows.clone();
    Ok(Matrix { rows, columns, values, profiles, statements: selection.kept.len(), notes: selection.notes })
}

fn rectangle(profiles: &Profiles, settings: &Settings) -> Vec<Vec<f64>> {
    let count = |cell: &Cell| weight(cell, settings.aggregation);
    let mut of_columns = vec![0.0; profiles.columns.len()];
    profiles.cells.iter().flatten().for_each(|(column, cell)| of_columns[*column] += count(cell));
    let row = |cells: &BTreeMap<usize, Cell>| {
        let of_row: f64 = cells.values().map(count).sum();
        let mut row = vec![0.0; profiles.columns.len()];
        for (column, cell) in cells {
            let number = two_mode(cell, settings.aggregation);
            row[*column] = match settings.normalization {
                Normalization::Activity => divide(number, of_row),
                Normalization::Prominence => divide(number, of_columns[*column]),
                _ => number,
            };
        }
        row
    };
    profiles.cells.iter().map(row).collect()
}

/// What a cell adds to the number of statements by which rows and columns are divided: its statements, whatever their
/// stance; where stances are combined into one code, DNA counts the cell once.
fn weight(cell: &Cell, aggregation: Aggregation) -> f64 {
    if aggregation == Aggregation::Combine { 1.0 } else { total(cell) }
}

fn square(profiles: &Profiles, settings: &Settings) -> Vec<Vec<f64>> {
    let all = || 0..profiles.rows.len();
    let pair = |a, b| one(profiles, (a, b), settings.aggregation, settings.normalization);
    let above: Vec<Vec<f64>> = all().map(|a| all().map(|b| if a < b { pair(a, b) } else { 0.0 }).collect()).collect();
    all().map(|a| all().map(|b| above[a.min(b)][a.max(b)]).collect()).collect()
}
