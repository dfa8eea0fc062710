//! What others build upon: the library's worked example, JSON Schemas, the manual, completions, the examples of automation.

use super::form;
use super::workspace::{Workspace, repository};
use serde_json::Value;
use std::fs;
use std::path::Path;
use whosaid::align;
use whosaid::knowledge::Knowledge;
use whosaid::schema::FORMS;

#[expect(dead_code, reason = "a program of its own, whose parts are called here")]
#[path = "../../examples/library.rs"]
mod library;

#[test]
fn the_worked_example_of_the_library_runs() {
    let knowledge = Knowledge::bundled().unwrap();
    let inputs = library::TEXTS.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let (readings, notes) = library::map(inputs.to_vec(), &knowledge);
    let corpus = align::unite(readings, notes, &knowledge);
    let (text, page) = library::reduce(&corpus, &knowledge).unwrap();
    for line in ["france (called for", "france on stop-fighting: Agree", "iran on stop-fighting: Disagree"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(page.contains("Harbour Courier") && page.contains("Anne Durand"));
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&FORMS.iter().find(|form| form.name == name).unwrap().schema()).unwrap()
}

#[test]
fn schemas_in_the_repository_are_those_of_the_types() {
    let folder = repository("docs/schemas");
    let mut files: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    let mut names: Vec<String> = FORMS.iter().map(|form| format!("{}.json", form.name)).collect();
    names.sort();
    assert_eq!(files, names, "one file for each form of `whosaid schema`");
    for form in FORMS {
        let kept = fs::read_to_string(folder.join(format!("{}.json", form.name))).unwrap();
        let name = form.name;
        let required = |schema: &Value| schema["required"].as_array().cloned().unwrap_or_default();
        for part in schema(name)["$defs"].as_object().into_iter().flat_map(|parts| parts.values()) {
            let mut keys: Vec<String> = required(part).iter().map(ToString::to_string).collect();
            let count = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), count, "{name}: JSON Schema takes no key for required twice");
        }
        assert_eq!(kept, form.schema(), "run: cargo run -- schema {name} > docs/schemas/{name}.json");
        assert_eq!(Workspace::new().run(&["schema", name]).1, kept);
    }
    assert_eq!(Workspace::new().run(&["schema"]).1.lines().count(), FORMS.len());
}

fn faults(form: &str, value: &Value) -> Vec<String> {
    form::faults(&schema(form), value)
}

fn fits(form: &str, what: &str, value: &Value) {
    let faults = faults(form, value);
    assert!(faults.is_empty(), "{what} is not as docs/schemas/{form}.json says: {faults:#?}");
}

fn lines_fit(form: &str, what: &str, text: &str) {
    assert!(!text.trim().is_empty(), "{what}");
    text.lines().for_each(|line| fits(form, what, &serde_json::from_str(line).unwrap()));
}

#[test]
fn what_is_written_is_as_the_schemas_say() {
    let here = Workspace::new();
    let corrections = r#"{"by": "Ann", "actors": [{"merge": ["france", "iran"]}]}"#;
    let here = here.file("corrections.json", corrections);
    let coded = repository("tests/networks/synth-statements.csv");
    for input in [repository("examples/karabakh-2023"), repository("examples/rail-strike"), coded] {
        let input = input.to_string_lossy();
        let run = |args: &[&str]| {
            let (code, out, err) = here.run(args);
            assert!(code <= 1, "{err}");
            out
        };
        let readings = run(&["extract", &input]);
        lines_fit("reading", "a Reading", &readings);
        // Any Reading is an annotated document, and an article to read again.
        lines_fit("annotated", "a Reading", &readings);
        lines_fit("article", "a Reading", &readings);
        lines_fit("reading", "a line of export", &run(&["export", &input, "--format", "jsonl"]));
        run(&["report", &input, "-o", "r.html", "--json", "r.json", "--corrections", "corrections.json"]);
        fits("report", "the report's data", &serde_json::from_str(&here.read("r.json")).unwrap());
    }
}

/// A TOML document as JSON, days as words.
fn toml(path: &Path) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(day) => day.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(json).collect(),
            toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect()),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    json(toml::Value::Table(toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()))
}

/// Files of one name, or of one ending, below a folder.
fn named(folder: &str, name: &str) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(repository(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(named(&path.to_string_lossy(), name));
        } else if path.to_string_lossy().ends_with(name) {
            out.push(path);
        }
    }
    out
}

#[test]
fn what_is_read_is_as_the_schemas_say() {
    let forms = [
        ("project", named("examples", "project.toml")),
        ("codebook", [named("data/codebooks", ".toml"), named("examples", "codebook.toml")].concat()),
        ("actors", named("examples", "actors.toml")),
        ("pack", named("data/languages", "pack.toml")),
    ];
    for (form, files) in forms {
        assert!(!files.is_empty(), "{form}");
        files.iter().for_each(|path| fits(form, &path.display().to_string(), &toml(path)));
        // A misspelled key is found by an editor, as it is by `whosaid check`.
        let mut wrong = toml(&files[0]);
        wrong["misspeled"] = true.into();
        assert!(!faults(form, &wrong).is_empty(), "{form} takes any key");
    }
    for path in named("examples", ".jsonl") {
        lines_fit("article", &path.display().to_string(), &fs::read_to_string(&path).unwrap());
    }
    let explained = fs::read_to_string(repository("docs/corrections.md")).unwrap();
    let example = explained.split("```json").nth(1).unwrap().split("```").next().unwrap();
    fits("corrections", "the example in docs/corrections.md", &serde_json::from_str(example).unwrap());
    assert!(!faults("corrections", &serde_json::json!({ "statement": [] })).is_empty());
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    let here = Workspace::new();
    let (code, page, err) = here.run(&["man"]);
    assert!(code == 0 && page.contains(".TH whosaid 1") && page.contains("Exit codes"), "{err}{page}");
    let (_, help, _) = here.run(&["--help"]);
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let commands: Vec<&str> =
        commands.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(commands.len() > 12, "{commands:?}");
    for command in commands {
        let (code, page, err) = here.run(&["man", command]);
        assert!(code == 0 && page.contains(&format!(".TH whosaid-{command} 1")), "{command}: {err}");
        assert!(page.contains(".SH SYNOPSIS") && page.contains("\\-\\-quiet"), "{command}: {page}");
    }
    let (code, _, err) = here.run(&["man", "sing"]);
    assert!(code == 2 && err.contains("sing"), "{err}");
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, script, err) = Workspace::new().run(&["completions", shell]);
        assert!(code == 0 && script.contains("agreement") && script.contains("worksheet"), "{shell}: {err}");
    }
}

/// The example of automation calls what there is: its commands are taken out of it and run on a folder of articles.
#[test]
fn the_example_of_automation_runs() {
    let text = fs::read_to_string(repository("examples/github-action/report.yml")).unwrap();
    let commands: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with("whosaid ")).collect();
    assert!(!commands.is_empty());
    let here = Workspace::new().file("articles/a.txt", "France called for an immediate ceasefire. Iran rejected a ceasefire.");
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().skip(1).collect();
        fs::create_dir_all(here.path("site")).unwrap();
        let (code, _, err) = here.run(&words);
        assert!(code <= 1, "{command}: {err}");
    }
    assert!(here.read("site/index.html").contains("ceasefire"));
}
