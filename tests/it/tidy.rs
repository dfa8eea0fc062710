//! The order of the house: who may import whom, which outside crate lives where, and that what ARCHITECTURE.md names exists.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules of `src/` and what each may import with `crate::`. Imports run downwards; stages never meet.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("model", &[]),
    ("text", &["model"]),
    ("knowledge", &["error", "model", "text"]),
    ("read", &["knowledge", "model", "text"]),
    ("segment", &["knowledge", "model", "text"]),
    ("extract", &["knowledge", "model", "text"]),
    ("resolve", &["knowledge", "model", "text"]),
    ("coding", &["knowledge", "model", "text"]),
    ("align", &["knowledge", "model", "text"]),
    ("certainty", &["model"]),
    ("network", &["model"]),
    ("compare", &["knowledge", "model", "network", "text"]),
    ("pipeline", &["coding", "extract", "knowledge", "model", "resolve", "segment"]),
    ("eval", &["certainty", "error", "model"]),
    ("export", &["certainty", "error", "model", "pipeline"]),
    ("schema", &["eval", "export", "knowledge", "model", "read"]),
    ("report", &["certainty", "error", "knowledge", "model", "network", "text"]),
];

/// Outside crates that live in some places only.
const LIVES_IN: &[(&str, &[&str])] = &[
    ("petgraph", &["network", "compare"]),
    ("rustworkx_core", &["network"]),
    ("leiden_rs", &["network"]),
    ("parquet", &["cli"]),
    ("rusqlite", &["read"]),
    ("strsim", &["text"]),
    ("tera", &["report"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("schemars", &["eval", "export", "knowledge", "model", "read", "schema", "text"]),
    ("indicatif", &["cli"]),
    ("anstream", &["cli"]),
    ("anyhow", &["cli"]),
    ("csv", &["eval", "export", "knowledge", "read"]),
    ("encoding_rs", &["read"]),
    ("chardetng", &["read"]),
    ("scraper", &["read"]),
    ("quick_xml", &["read"]),
    ("tiny_http", &["cli"]),
    ("flate2", &["read"]),
    ("mail_parser", &["read"]),
    ("rust_embed", &["knowledge"]),
    ("toml", &["knowledge", "read", "report"]),
];

/// What the core never does: it neither reads files, prints, nor asks the time.
const NEVER_IN_CORE: &[&str] = &["std::fs", "std::env", "println!", "eprintln!", "SystemTime", "Instant::", "std::process"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Path, module, numbered lines.
type Source = (String, String, Vec<(usize, String)>);

/// Path below `src/`, its module, its lines without comments and tests (`tests.rs` and `…_tests.rs` beside the code hold tests).
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let of = |path: PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let module = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        let lines = code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        (name, module, lines.map(|(at, line)| (at + 1, line.to_owned())).collect())
    };
    files_below(&src, ".rs").into_iter().filter(|path| !path.to_string_lossy().ends_with("tests.rs")).map(of).collect()
}

/// The modules that a line names after `crate::` (one, or several in braces on the same line).
fn imports(line: &str) -> Vec<String> {
    let word = |s: &str| s.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let one = |rest: &str| match rest.strip_prefix('{') {
        Some(list) => list.split(',').map(word).collect(),
        None => vec![word(rest)],
    };
    let named = line.match_indices("crate::").flat_map(|(at, found)| one(&line[at + found.len()..]));
    named.filter(|name| name.chars().next().is_some_and(char::is_lowercase)).collect()
}

#[test]
fn imports_run_downwards() {
    let table: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for (name, module, lines) in sources() {
        if ["lib", "main", "cli"].contains(&module.as_str()) {
            continue;
        }
        let Some(allowed) = table.get(module.as_str()) else {
            wrong.push(format!("src/{name}: the module {module} is not in MAY_IMPORT of tests/it/tidy.rs; add its line there"));
            continue;
        };
        for (at, line) in lines {
            for import in imports(&line) {
                if import != module && table.contains_key(import.as_str()) && !allowed.contains(&import.as_str()) {
                    wrong.push(format!(
                        "src/{name}:{at}: {module} may not import {import}: hand the value over through model/, or move the helper down to text/ or knowledge/"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_live_where_the_table_says() {
    let mut wrong = Vec::new();
    for (name, module, lines) in sources() {
        for (at, line) in lines {
            for (outside, places) in LIVES_IN {
                let named =
                    [format!("use {outside}::"), format!("use ::{outside}::"), format!(" {outside}::"), format!("({outside}::")];
                if named.iter().any(|form| line.contains(form.as_str())) && !places.contains(&module.as_str()) {
                    wrong.push(format!("src/{name}:{at}: {outside} lives in {} only; call what stands there", places.join(", ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_neither_reads_files_nor_prints_nor_asks_the_time() {
    let mut wrong = Vec::new();
    for (name, module, lines) in sources() {
        for (at, line) in lines {
            for never in NEVER_IN_CORE {
                if !["cli", "main"].contains(&module.as_str()) && line.contains(never) {
                    wrong.push(format!("src/{name}:{at}: {never} belongs in cli/: take the value as an argument"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files whose notes no report shows: a terminal alone does, in English.
const TERMINAL_NOTES: &[&str] = &["network/kept.rs", "eval/gold.rs", "cli/check.rs"];

#[test]
fn notes_that_a_report_shows_are_of_a_kind() {
    let mut wrong = Vec::new();
    for (name, _, lines) in sources() {
        for (at, line) in lines {
            if line.contains("Note::new(") && !TERMINAL_NOTES.contains(&name.as_str()) {
                wrong.push(format!(
                    "src/{name}:{at}: give the note a kind (src/model/note_kind.rs), so that every page language can tell it"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_panics_on_purpose() {
    let mut wrong = Vec::new();
    for (name, _, lines) in sources() {
        for (at, line) in lines {
            for never in [".unwrap()", "todo!", "unimplemented!", "panic!("] {
                if line.contains(never) {
                    wrong
                        .push(format!("src/{name}:{at}: {never}: return a Note or an Error; an invariant is stated with expect"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for path in files_below(&root().join(folder), ".rs") {
            let text = fs::read_to_string(&path).unwrap();
            if !text.starts_with("//! ") {
                wrong.push(format!("{}: begin with `//! what the file is for`", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_short_enough_to_be_read() {
    let count = |lines: &[(usize, String)]| lines.iter().filter(|(_, line)| !line.trim().is_empty()).count();
    let long = sources().into_iter().filter(|(_, _, lines)| count(lines) > 350);
    let long: Vec<String> =
        long.map(|(name, _, lines)| format!("src/{name}: {} lines of code: cut it by its ideas", count(&lines))).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_dependency_is_used_and_explained() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let explained = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let code: String = sources().into_iter().flat_map(|(_, _, lines)| lines).map(|(_, line)| line + "\n").collect();
    let mut wrong = Vec::new();
    let mut section = "";
    for line in manifest.lines() {
        section = if line.starts_with('[') { line } else { section };
        let Some((name, _)) = line.split_once(" = ").filter(|_| section.ends_with("dependencies]")) else { continue };
        let words = explained.split(|c: char| !(c.is_alphanumeric() || "_-".contains(c)));
        if !words.into_iter().any(|word| word == name) {
            wrong.push(format!("docs/dependencies.md does not say what {name} is for"));
        }
        if section == "[dependencies]" && !code.contains(&format!("{}::", name.replace('-', "_"))) {
            wrong.push(format!("Cargo.toml: {name} is used nowhere in src/: take it out, or move it to [dev-dependencies]"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn documents_name_only_what_exists() {
    let mut wrong = Vec::new();
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap_or_default();
        for (at, line) in text.lines().enumerate() {
            for name in line.split('`').skip(1).step_by(2) {
                let path = name.trim_end_matches('/');
                let looks = ["src/", "data/", "docs/", "tests/", "templates/", "examples/", "benches/", ".ci/"];
                let plain = !name.contains(['*', ' ', '<', '{', '…']) && !name.contains("TAG") && !name.contains("NAME");
                if plain && looks.iter().any(|start| name.starts_with(start)) && !root().join(path).exists() {
                    wrong.push(format!("{document}:{}: there is no {name}: mend the name or the house", at + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_path_of_one_machine_is_in_the_house() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "data", "docs", "templates", "examples", "benches", ".ci"] {
        for path in files_below(&root().join(folder), "") {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            // The needles are put together, so that this file does not find itself.
            for needle in [["/wo", "rk/"].concat(), ["/ro", "ot/"].concat(), ["/ho", "me/"].concat()] {
                if text.contains(&needle) && !path.to_string_lossy().contains("node_modules") {
                    wrong.push(format!("{}: holds {needle}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
