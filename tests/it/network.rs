//! Networks equal the fixtures in tests/networks/, to 1e-9: every aggregation, normalisation and rule for duplicates.

use super::workspace::{Workspace, repository};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use whosaid::model::StatementTable;
use whosaid::network::{Aggregation, Duplicates, Mode, Named, Normalization, Settings, coalitions, matrix};
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

#[test]
fn coalitions_are_those_of_least_frustration() {
    for name in ["tiny", "synth"] {
        let made = matrix(&statements(name), &Settings::default()).unwrap();
        let split = coalitions(&made);
        let file = home().join(format!("{name}-bool/least_frustration__subtract__average__document.csv"));
        let mut reader = csv::Reader::from_path(file).unwrap();
        let groups: Vec<(String, u8)> =
            reader.records().map(|record| record.unwrap()).map(|r| (r[0].to_owned(), r[1].parse().unwrap())).collect();
        assert_eq!(made.rows.iter().cloned().zip(split.groups.iter().copied()).collect::<Vec<_>>(), groups);
        let (other, more) = split.runner_up.unwrap();
        assert!(split.exact && other != split.groups && more >= split.frustration, "{name}: {more}");
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

/// Reads graph files back with a library of Python; says so and passes where it is not installed.
fn read_back(library: &str, script: &str, files: &[String]) {
    let has = Command::new("python3").args(["-c", &format!("import {library}")]).output();
    if !has.is_ok_and(|out| out.status.success()) {
        println!("skipped: there is no python3 with {library} here, so graph files are not read back with it");
        return;
    }
    let out = Command::new("python3").arg("-c").arg(script).args(files).output().unwrap();
    assert!(out.status.success(), "{library}: {}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn networkx_and_igraph_read_graph_files() {
    let here = Workspace::new();
    let table = home().join("synth-statements.csv").to_string_lossy().into_owned();
    let mut files = Vec::new();
    for format in ["graphml", "gexf"] {
        let name = format!("two.{format}");
        let (code, _, err) = here.run(&["network", &table, "--mode", "twomode", "--format", format, "-o", &name]);
        assert_eq!(code, 0, "{err}");
        files.push(here.path(&name).to_string_lossy().into_owned());
    }
    read_back(
        "networkx",
        r#"
import sys, networkx as nx
for g in (nx.read_graphml(sys.argv[1]), nx.read_gexf(sys.argv[2])):
    assert not g.is_directed() and not g.is_multigraph(), type(g)
    assert (g.number_of_nodes(), g.number_of_edges()) == (12, 30), (g.number_of_nodes(), g.number_of_edges())
    labels = {d["label"]: d for _, d in g.nodes(data=True)}
    assert labels["حزب الميناء"]["kind"] == "actor" and labels["يجب حماية الساحل"]["kind"] == "issue", labels
    assert '"Free Port" Group' in labels and "Green League, Inc." in labels, labels
    assert all(d["weight"] > 0 and d["statements"] and d["sign"] in (-1, 0, 1) for *_, d in g.edges(data=True))
    assert sum(d["signed"] for *_, d in g.edges(data=True)) == 6, "the sum in index.csv"
"#,
        &files,
    );
    read_back(
        "igraph",
        r#"
import sys, igraph
g = igraph.Graph.Read_GraphML(sys.argv[1])
assert not g.is_directed() and (g.vcount(), g.ecount()) == (12, 30), g.summary()
assert "حزب الميناء" in g.vs["name"] and min(g.es["weight"]) > 0, g.vs["name"]
"#,
        &files[..1],
    );
    let gexf = fs::read_to_string(here.path("two.gexf")).unwrap();
    assert!(gexf.contains(r#"version="1.3""#) && gexf.contains(r#"<viz:color r="31" g="119" b="180"/>"#), "{gexf}");
}

#[test]
fn every_export_of_the_example_is_well_formed() {
    let here = Workspace::new();
    let example = repository("examples/karabakh-2023").to_string_lossy().into_owned();
    let of = |format: &str| {
        let (code, out, err) = here.run(&["export", &example, "--format", format]);
        assert_eq!(code, 0, "{format}: {err}");
        out
    };
    let annotations: serde_json::Value = serde_json::from_str(&of("webannotation")).unwrap();
    assert_eq!(annotations["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = annotations["first"]["items"].as_array().unwrap();
    assert!(!items.is_empty() && annotations["total"] == items.len());
    assert!(items.iter().all(|item| item["target"][0]["selector"][0]["exact"].as_str().is_some_and(|exact| !exact.is_empty())));
    assert!(of("dot").starts_with("graph \"positions\" {"));
    assert!(of("matrix").starts_with("\"\";\""));
    assert!(of("dna").starts_with("\"statement_id\";\"time\";\"person\";\"organization\";\"concept\";\"agreement\";"));
    let graphml = of("graphml");
    assert!(graphml.contains("attr.name=\"weight\" attr.type=\"double\"") && !graphml.contains("attr.name=\"id\""));
}

#[test]
fn a_coded_corpus_becomes_a_report() {
    let events = "statement_id;time;person;organization;concept;agreement;text;document_id;document_title;document_source\n\
        1;2024-05-01T00:00:00;Ann Doe;Ministry of Works;Raise the fees.;1;The fees must rise, the minister said.;1;Fees;The Gazette\n\
        2;2024-05-02T00:00:00;;Harbour Union;Raise the fees.;0;We shall never pay more than we do today.;2;Union;The Herald\n";
    let here = Workspace::new().file("events.csv", events);
    let (code, _, err) = here.run(&["report", "events.csv", "-o", "report.html", "--json", "data.json"]);
    assert_eq!(code, 0, "{err}");
    let page = here.read("report.html");
    assert!(page.contains("Ministry of Works") && page.contains("Harbour Union") && page.contains("Raise the fees."), "{err}");
    let data: serde_json::Value = serde_json::from_str(&here.read("data.json")).unwrap();
    let positions: Vec<(&str, &str)> = data["positions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|position| (position["party"].as_str().unwrap(), position["position"].as_str().unwrap()))
        .collect();
    assert_eq!(positions, [("harbour-union", "disagree"), ("ministry-of-works", "agree")]);
    let (code, out, err) = here.run(&["export", "events.csv", "--format", "dna"]);
    assert_eq!((code, out.lines().count()), (0, 3), "{err}");
    let here = here.file("broken.dna", b"SQLite format 3\0 nothing more");
    let (code, _, err) = here.run(&["report", "broken.dna", "-o", "other.html"]);
    assert!(code == 2 && err.contains("database"), "{code}: {err}");
}
