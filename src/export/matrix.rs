//! Matrices and plain tables as text.

use ::csv::{QuoteStyle, WriterBuilder};

/// A matrix with commas, quotation marks where they are needed, and the full precision of its numbers: for R and Python.
///
/// # Errors
/// Where the writer fails, which memory does not.
pub fn comma(rows: &[String], columns: &[String], values: &[Vec<f64>]) -> Result<Vec<u8>, String> {
    written(b',', QuoteStyle::Necessary, rows, columns, values)
}

/// A matrix in DNA's form, which UCINET and visone import: semicolons, labels between quotation marks, the first cell empty.
///
/// # Errors
/// As [`comma`].
pub fn dna(rows: &[String], columns: &[String], values: &[Vec<f64>]) -> Result<Vec<u8>, String> {
    written(b';', QuoteStyle::NonNumeric, rows, columns, values)
}

fn written(
    delimiter: u8,
    quotes: QuoteStyle,
    rows: &[String],
    columns: &[String],
    values: &[Vec<f64>],
) -> Result<Vec<u8>, String> {
    let head = std::iter::once(String::new()).chain(columns.iter().cloned()).collect();
    let number = |number: &f64| if *number == 0.0 { "0".to_owned() } else { number.to_string() };
    let line = |(name, row): (&String, &Vec<f64>)| std::iter::once(name.clone()).chain(row.iter().map(number)).collect();
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows.iter().zip(values).map(line)).collect();
    rows_of(delimiter, quotes, &lines)
}

/// A table with commas.
///
/// # Errors
/// As [`comma`].
pub fn table(lines: &[Vec<String>]) -> Result<Vec<u8>, String> {
    rows_of(b',', QuoteStyle::Necessary, lines)
}

pub(super) fn rows_of(delimiter: u8, quotes: QuoteStyle, lines: &[Vec<String>]) -> Result<Vec<u8>, String> {
    let mut writer = WriterBuilder::new().delimiter(delimiter).quote_style(quotes).from_writer(Vec::new());
    lines.iter().try_for_each(|line| writer.write_record(line)).map_err(|error| error.to_string())?;
    writer.into_inner().map_err(|error| error.to_string())
}
