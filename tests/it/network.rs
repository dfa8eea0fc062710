//! Networks equal the fixtures in tests/networks/, to 1e-9: every aggregation, normalisation and rule for duplicates.

use super::workspace::{Workspace, repository};
use std::fs;
use std::path::{Path, PathBuf};
use whosaid::model::StatementTable;
use whosaid::network::{Aggregation, Duplicates, Matrix, Mode, Named, Normalization, Settings, coalitions, matrix};
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

/// The settings that the names of a file and its folder tell: `twomode/organization__concept__…`, or all in one name.
fn settings(path: &Path) -> Option<Settings> {
    let name = |path: &Path| path.file_stem().map(|name| name.to_string_lossy().into_owned());
    let (folder, file) = (name(path.parent()?)?, name(path)?);
    let parts: Vec<&str> = file.split("__").collect();
    let parts = if parts.len() == 5 { [&[folder.as_str()], &parts[..]].concat() } else { parts };
    let [mode, rows, columns, aggregation, normalization, duplicates] = parts[..] else { return None };
    Some(Settings {
        mode: Mode::named(mode).unwrap(),
        rows: rows.to_owned(),
        columns: columns.to_owned(),
        aggregation: Aggregation::named(aggregation).unwrap(),
        normalization: Normalization::named(normalization).unwrap(),
        duplicates: Duplicates::named(duplicates).unwrap(),
        ..Settings::default()
    })
}

fn equals(made: &Matrix, path: &Path) {
    let (columns, rows) = expected(path);
    let path = path.display();
    assert_eq!(made.columns, columns, "{path}");
    assert_eq!(made.rows, rows.iter().map(|row| row.0.clone()).collect::<Vec<_>>(), "{path}");
    for (at, (row, numbers)) in rows.iter().enumerate() {
        assert_eq!(made.values[at].len(), numbers.len(), "{path}: row {row}");
        for (made, number) in made.values[at].iter().zip(numbers) {
            assert!((made - number).abs() < 1e-9, "{path}: row {row}: {made} is not {number}");
        }
    }
}

/// How much of the ties a split contradicts: positive ones across the groups, negative ones within.
fn frustration(values: &[Vec<f64>], groups: &[u8]) -> f64 {
    let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
    let broken = pairs.filter(|(a, b)| (values[*a][*b] > 0.0) == (groups[*a] != groups[*b]));
    broken.map(|(a, b)| values[a][b].abs()).sum()
}

/// The split of the network that the file is named after; it and the runner-up are the best two of all splits.
fn splits(made: &Matrix, path: &Path) {
    let split = coalitions(made);
    let count = made.rows.len();
    let all = (0..1u32 << (count - 1)).map(|bits| (0..count).map(|at| u8::from(at > 0 && bits >> (at - 1) & 1 == 1)).collect());
    let mut all: Vec<f64> = all.map(|groups: Vec<u8>| frustration(&made.values, &groups)).collect();
    all.sort_by(f64::total_cmp);
    let told = [split.frustration, split.runner_up.as_ref().unwrap().1];
    assert!(told.iter().zip(&all).all(|(told, least)| (told - least).abs() < 1e-9), "{told:?} are not {:?}", &all[..2]);
    assert!((frustration(&made.values, &split.runner_up.as_ref().unwrap().0) - told[1]).abs() < 1e-9);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let groups: Vec<(String, u8)> =
        reader.records().map(|record| record.unwrap()).map(|r| (r[0].to_owned(), r[1].parse().unwrap())).collect();
    assert_eq!(made.rows.iter().cloned().zip(split.groups.iter().copied()).collect::<Vec<_>>(), groups);
    let (other, more) = split.runner_up.unwrap();
    assert!(split.exact && other != split.groups && more >= split.frustration, "{}: {more}", path.display());
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// Every file is found, not listed: one that nobody compares would be a failure.
#[test]
fn every_file_of_the_fixtures_is_made_again() {
    let (mut matrices, mut splits_found) = (0, 0);
    for name in ["tiny", "synth"] {
        let table = statements(name);
        let folder = home().join(format!("{name}-bool"));
        for path in files_below(&folder) {
            match path.file_name().unwrap().to_str().unwrap() {
                "index.csv" => {}
                "least_frustration__subtract__average__document.csv" => {
                    splits(&matrix(&table, &Settings::default()).unwrap(), &path);
                    splits_found += 1;
                }
                _ => {
                    let settings = settings(&path).unwrap_or_else(|| panic!("what is {}?", path.display()));
                    equals(&matrix(&table, &settings).unwrap(), &path);
                    matrices += 1;
                }
            }
        }
    }
    assert_eq!((matrices, splits_found), (222, 2), "200 matrices of index.csv, 22 of year-aware, and a split for each table");
}

/// What the index says of each file beside its numbers: that it is there, its settings, and how many statements count.
#[test]
fn the_index_of_the_fixtures_tells_the_same() {
    for name in ["tiny", "synth"] {
        let table = statements(name);
        let folder = home().join(format!("{name}-bool"));
        let mut reader = csv::Reader::from_path(folder.join("index.csv")).unwrap();
        let head = reader.headers().unwrap().clone();
        let mut listed = Vec::new();
        for record in reader.records() {
            let record = record.unwrap();
            let cell = |name: &str| record.get(head.iter().position(|own| own == name).unwrap()).unwrap();
            let path = home().join(cell("file"));
            let told = Settings {
                mode: Mode::named(cell("type")).unwrap(),
                rows: cell("variable1").to_owned(),
                columns: cell("variable2").to_owned(),
                qualifier: Some(cell("qualifier").to_owned()),
                aggregation: Aggregation::named(cell("aggregation")).unwrap(),
                normalization: Normalization::named(cell("normalization")).unwrap(),
                duplicates: Duplicates::named(cell("duplicates")).unwrap(),
                isolates: cell("isolates") == "true",
                ..Settings::default()
            };
            assert_eq!(settings(&path).as_ref(), Some(&told), "{}", path.display());
            let made = matrix(&table, &told).unwrap();
            let numbers = || made.values.iter().flatten();
            assert_eq!(made.statements.to_string(), cell("statements"), "{}", path.display());
            assert_eq!((made.rows.len().to_string(), made.columns.len().to_string()), (cell("rows").into(), cell("cols").into()));
            assert_eq!(numbers().filter(|number| **number != 0.0).count().to_string(), cell("nonzero"));
            assert!((numbers().sum::<f64>() - cell("sum").parse::<f64>().unwrap()).abs() < 1e-9, "{}", path.display());
            listed.push(path);
        }
        listed.sort();
        let found: Vec<PathBuf> = ["onemode", "twomode"].iter().flat_map(|mode| files_below(&folder.join(mode))).collect();
        assert_eq!(listed, found);
    }
}

#[test]
fn the_command_line_makes_the_same() {
    let here = Workspace::new();
    let table = home().join("synth-statements.csv").to_string_lossy().into_owned();
    let file = |name: &str| fs::read_to_string(home().join("synth-bool").join(name)).unwrap();
    let (code, out, err) = here.run(&["network", &table]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(out, file("onemode/organization__concept__subtract__average__document.csv"));
    let all =
        ["network", &table, "--mode", "twomode", "--rows", "organization", "--columns", "concept", "--qualifier", "agreement"];
    let more = ["--aggregation", "combine", "--normalization", "activity", "--duplicates", "year"];
    let (_, out, _) = here.run(&[&all[..], &more[..]].concat());
    assert_eq!(out, file("twomode/organization__concept__combine__activity__year.csv"));
    let (_, out, _) = here.run(&["network", &table, "--exclude", "organization=Harbour Union", "--from", "2022-01-01"]);
    assert!(!out.contains("Harbour Union") && out.contains("Ministry of Works"), "{out}");
    let (_, out, _) = here.run(&["network", &table, "--exclude", "organization=Harbour Union", "--isolates"]);
    assert!(out.contains("Harbour Union,0,0,0,0,0,0,0"), "{out}");
    let (code, _, err) = here.run(&["network", &table, "--exclude", "concept=no such thing"]);
    assert!(code == 0 && err.contains("nothing was excluded"), "{err}");
    let (_, march, _) =
        here.run(&["network", &table, "--mode", "twomode", "--from", "2022-03", "--to", "2022-03", "--columns", "document_id"]);
    assert!(march.starts_with(",1,2,3,4\n"), "{march}");
    let (code, _, err) = here.run(&["network", &table, "--from", "1.3.2022"]);
    assert!(code == 2 && err.contains("1.3.2022"), "{err}");
    let (_, out, _) = here.run(&["network", &table, "--format", "matrix"]);
    assert!(out.starts_with("\"\";\"\"\"Free Port\"\" Group\";\"Council; East\""), "{out}");
    for wrong in [&["--rows", "nothing"][..], &["--mode", "twomode", "--normalization", "average"], &["--aggregation", "combine"]]
    {
        let (code, _, err) = here.run(&[&["network", table.as_str()], wrong].concat());
        assert_eq!(code, 2, "{err}");
    }
}

#[test]
fn own_files_are_tables_too() {
    let here = Workspace::new();
    let example = repository("examples/karabakh-2023").to_string_lossy().into_owned();
    let mut made = Vec::new();
    for (format, name) in [("csv", "own.csv"), ("jsonl", "own.jsonl"), ("json", "own.json")] {
        let (code, _, err) = here.run(&["export", &example, "--format", format, "-o", name]);
        assert_eq!(code, 0, "{err}");
        let (code, out, err) = here.run(&["network", name, "--mode", "twomode"]);
        assert_eq!(code, 0, "{err}");
        assert!(out.lines().count() > 2, "{out}");
        made.push(out);
    }
    assert!(made.iter().all(|other| *other == made[0]), "{made:#?}");
    let (_, _, err) = here.run(&["export", &example, "--format", "dna", "-o", "events.csv"]);
    let (code, out, _) = here.run(&["network", "events.csv", "--mode", "twomode"]);
    assert_eq!((code, out.lines().count()), (0, made[0].lines().count()), "{err}");
}
