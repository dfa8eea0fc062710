//! The counts x[row, column, level], and what a network makes of them.

use super::kept::{Level, Selection};
use super::settings::Aggregation;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Counts of one row on one column, by [`Level`].
pub type Cell = [f64; 3];

const FOR: usize = Level::For as usize;
const AGAINST: usize = Level::Against as usize;

/// What each row says of each column.
#[derive(Clone, Debug, Default)]
pub struct Profiles {
    /// Values of the rows' variable, by UTF-16 code units, as DNA sorts.
    pub rows: Vec<String>,
    /// Values of the columns' variable.
    pub columns: Vec<String>,
    /// The columns of which a row says anything, with the counts.
    pub cells: Vec<BTreeMap<usize, Cell>>,
    /// The statements of each row on each column: ids and dates.
    pub statements: BTreeMap<(usize, usize), Vec<(String, String)>>,
}

/// The order of Java's strings, and so of DNA's matrices.
pub fn by_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

impl Profiles {
    /// Counts the kept statements.
    pub fn of(selection: &Selection, isolates: bool) -> Self {
        let sorted = |all: &mut dyn Iterator<Item = &str>| {
            let mut names: Vec<String> = all.map(str::to_owned).collect();
            names.sort_by(|a, b| by_utf16(a, b));
            names.dedup();
            names
        };
        let (rows, columns) = if isolates {
            let (rows, columns) = (&selection.all_rows, &selection.all_columns);
            (sorted(&mut rows.iter().map(String::as_str)), sorted(&mut columns.iter().map(String::as_str)))
        } else {
            let kept = &selection.kept;
            (sorted(&mut kept.iter().map(|s| s.row.as_str())), sorted(&mut kept.iter().map(|s| s.column.as_str())))
        };
        let places = |names: &[String]| -> BTreeMap<String, usize> {
            names.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect()
        };
        let (row_at, column_at) = (places(&rows), places(&columns));
        let mut out = Self { cells: vec![BTreeMap::new(); rows.len()], rows, columns, statements: BTreeMap::new() };
        for kept in &selection.kept {
            let (row, column) = (row_at[&kept.row], column_at[&kept.column]);
            out.cells[row].entry(column).or_default()[kept.level as usize] += 1.0;
            out.statements.entry((row, column)).or_default().push((kept.id.clone(), kept.date.clone()));
        }
        out
    }

    /// Statements of a row.
    pub fn of_row(&self, row: usize) -> f64 {
        self.cells[row].values().map(total).sum()
    }

    /// The columns of which either row says something, with the counts of both.
    pub fn pairs(&self, a: usize, b: usize) -> Vec<(Cell, Cell)> {
        let (a, b) = (&self.cells[a], &self.cells[b]);
        let both = a.iter().map(|(at, cell)| (*cell, b.get(at).copied().unwrap_or_default()));
        both.chain(b.iter().filter(|(at, _)| !a.contains_key(at)).map(|(_, cell)| (Cell::default(), *cell))).collect()
    }
}

/// All statements of a cell.
pub fn total(cell: &Cell) -> f64 {
    cell.iter().sum()
}

/// For less against.
pub fn signed(cell: &Cell) -> f64 {
    cell[FOR] - cell[AGAINST]
}

/// The cell as seen by one who takes the other side.
pub fn mirrored(cell: &Cell) -> Cell {
    let mut out = *cell;
    out.swap(FOR, AGAINST);
    out
}

/// A cell of a two-mode network.
pub fn two_mode(cell: &Cell, aggregation: Aggregation) -> f64 {
    match aggregation {
        Aggregation::Subtract => signed(cell),
        Aggregation::Combine => f64::from(u8::from(cell[FOR] > 0.0) + 2 * u8::from(cell[AGAINST] > 0.0)),
        _ => total(cell),
    }
}

/// A cell of a one-mode network: over all columns, the products of what the two say.
pub fn one_mode(pairs: &[(Cell, Cell)], aggregation: Aggregation) -> f64 {
    let product = |a: &Cell, b: &Cell| a[FOR] * b[FOR] + a[AGAINST] * b[AGAINST];
    let sum = |of: &dyn Fn(&Cell, &Cell) -> f64| pairs.iter().map(|(a, b)| of(a, b)).sum();
    match aggregation {
        Aggregation::Congruence => sum(&product),
        Aggregation::Conflict => sum(&|a, b| product(a, &mirrored(b))),
        Aggregation::Subtract => sum(&|a, b| signed(a) * signed(b)),
        _ => sum(&|a, b| total(a) * total(b)),
    }
}
