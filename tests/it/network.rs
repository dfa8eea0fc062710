//! Networks equal the fixtures in tests/networks/, to 1e-9: every aggregation, normalisation and rule for duplicates.

use std::fs;
use std::path::{Path, PathBuf};
use whosaid::model::StatementTable;
use whosaid::network::{Aggregation, Duplicates, Mode, Named, Normalization, Settings, matrix};
use whosaid::read::table;

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/networks")
}

fn statements(name: &str) -> StatementTable {
    let (table, notes) = table::read(&fs::read(home().join(format!("{name}-statements.csv"))).unwrap(), name);
    assert!(notes.is_empty(), "{notes:?}");
    table
}

/// A matrix file: names of columns, and rows with their names.
fn expected(path: &Path) -> (Vec<String>, Vec<(String, Vec<f64>)>) {
    let mut reader = csv::ReaderBuilder::new().from_path(path).unwrap();
    let columns = reader.headers().unwrap().iter().skip(1).map(str::to_owned).collect();
    let row = |record: csv::StringRecord| (record[0].to_owned(), record.iter().skip(1).map(|n| n.parse().unwrap()).collect());
    (columns, reader.records().map(|record| row(record.unwrap())).collect())
}

/// The settings that a file's name tells, in either of the two orders in which they stand.
fn settings(mode: &str, name: &str) -> Settings {
    let parts: Vec<&str> = name.trim_end_matches(".csv").split("__").collect();
    let [rows, columns, aggregation, normalization, duplicates] = parts[..] else { panic!("{name}") };
    Settings {
        mode: Mode::named(mode).unwrap(),
        rows: rows.to_owned(),
        columns: columns.to_owned(),
        aggregation: Aggregation::named(aggregation).unwrap(),
        normalization: Normalization::named(normalization).unwrap(),
        duplicates: Duplicates::named(duplicates).unwrap(),
        ..Settings::default()
    }
}

/// Compares every file of a folder; returns how many there were.
fn compare(table: &StatementTable, folder: &Path, settings: impl Fn(&str) -> Settings) -> usize {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    for name in &names {
        let made = matrix(table, &settings(name)).unwrap();
        let (columns, rows) = expected(&folder.join(name));
        assert_eq!(made.columns, columns, "{name}");
        assert_eq!(made.rows, rows.iter().map(|row| row.0.clone()).collect::<Vec<_>>(), "{name}");
        for (at, (row, numbers)) in rows.iter().enumerate() {
            for (made, number) in made.values[at].iter().zip(numbers) {
                assert!((made - number).abs() < 1e-9, "{name}: row {row}: {made} is not {number}");
            }
        }
    }
    names.len()
}

#[test]
fn every_matrix_of_the_fixtures_is_made_again() {
    let mut files = 0;
    for name in ["tiny", "synth"] {
        let table = statements(name);
        for mode in ["onemode", "twomode"] {
            files += compare(&table, &home().join(format!("{name}-bool/{mode}")), |file| settings(mode, file));
        }
    }
    assert_eq!(files, 200, "see index.csv");
}

#[test]
fn weeks_and_months_keep_years_apart() {
    let of = |file: &str| {
        let (mode, rest) = file.split_once("__").unwrap();
        settings(mode, rest)
    };
    assert_eq!(compare(&statements("synth"), &home().join("synth-bool/year-aware"), of), 22);
}
