//! The example's statements that tell of one act of speech, against what a person labelled.

use super::workspace::{Workspace, repository};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Acts of speech by number: those that a statement tells of, and those of which it can be argued.
#[derive(Default)]
struct Label {
    surely: BTreeSet<usize>,
    perhaps: BTreeSet<usize>,
}

struct Said<'a> {
    id: &'a str,
    article: &'a str,
    number: &'a str,
    lang: &'a str,
    content: String,
}

fn statements(data: &Value) -> Vec<Said<'_>> {
    let inputs: BTreeMap<&str, &str> =
        data["articles"].as_array().unwrap().iter().map(|a| (a["id"].as_str().unwrap(), a["input"].as_str().unwrap())).collect();
    let outer = data["statements"].as_array().unwrap().iter().filter(|s| s["nested"] != true);
    outer
        .map(|s| {
            let article = s["article"].as_str().unwrap();
            let words: Vec<&str> = s["words"]["content"].as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
            Said {
                id: s["id"].as_str().unwrap(),
                article,
                number: inputs[article].trim_start_matches("articles/").split('-').next().unwrap(),
                lang: s["lang"].as_str().unwrap(),
                content: words.join(" … "),
            }
        })
        .collect()
}

/// Statement ids with their labels, and the lines of which no statement was found.
fn labels(said: &[Said]) -> (BTreeMap<String, Label>, Vec<String>) {
    let file = std::fs::read_to_string(repository("examples/karabakh-2023/expected/retellings.txt")).unwrap();
    let (mut labels, mut lost, mut act) = (BTreeMap::<String, Label>::new(), Vec::new(), 0);
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            act += 1;
            continue;
        }
        let (sure, rest) = line.strip_prefix("? ").map_or((true, line), |rest| (false, rest));
        let (number, words) = rest.split_once(' ').unwrap();
        let mut found = said.iter().filter(|s| s.number == number && s.content.contains(words)).peekable();
        if found.peek().is_none() {
            lost.push(line.to_owned());
        }
        for one in found {
            let label = labels.entry(one.id.to_owned()).or_default();
            if sure {
                label.surely.insert(act)
            } else {
                label.perhaps.insert(act)
            };
        }
    }
    (labels, lost)
}

#[derive(Default)]
struct Count {
    right: f64,
    wrong: f64,
    missed: f64,
}

impl Count {
    fn precision(&self) -> f64 {
        self.right / (self.right + self.wrong).max(1.0)
    }

    fn f1(&self) -> f64 {
        2.0 * self.right / (2.0 * self.right + self.wrong + self.missed).max(1.0)
    }
}

#[test]
fn retellings_of_the_example_are_those_that_a_person_labelled() {
    let [within, across] = measure(8);
    // Where extraction or the naming of speakers still fails, a retelling is missed: recall is bounded by them.
    assert!(within.f1() >= 0.80 && across.f1() >= 0.80 && within.precision() >= 0.85 && across.precision() >= 0.95);
}

/// In eight languages; docs/quality.md has the figures.
#[test]
fn retellings_in_eight_languages_do_not_get_worse() {
    let [within, across] = measure(14);
    // Of 17 pairs within a language one was lost, and hundreds of pairs across languages won elsewhere, by a wider vocabulary.
    assert!(within.f1() >= 0.82 && across.f1() >= EIGHT_LANGUAGES && across.precision() >= 0.95);
}

/// F1 across languages of the whole example, as measured.
const EIGHT_LANGUAGES: f64 = 0.84;

/// Counts within a language and across, over the first articles of the example (the first eight are in English and Arabic).
fn measure(articles: usize) -> [Count; 2] {
    let here = Workspace::new();
    let example = repository("examples/karabakh-2023");
    let project = example.join("project.toml").to_string_lossy().into_owned();
    let of_first = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.split('-').next().and_then(|number| number.parse::<usize>().ok()).is_some_and(|number| number <= articles)
    };
    let files = std::fs::read_dir(example.join("articles")).unwrap().map(|entry| entry.unwrap().path()).filter(of_first);
    let files: Vec<String> = files.map(|path| path.to_string_lossy().into_owned()).collect();
    let args = ["report", "--project", &project, "-o", "report.html", "--json", "data.json"];
    let (code, _, err) = here.run(&args.into_iter().chain(files.iter().map(String::as_str)).collect::<Vec<_>>());
    assert_eq!(code, 0, "{err}");
    let data: Value = serde_json::from_str(&here.read("data.json")).unwrap();
    let said = statements(&data);
    let (labels, lost) = labels(&said);
    let mut group: BTreeMap<&str, &str> = BTreeMap::new();
    for retelling in data["retellings"].as_array().unwrap() {
        for id in retelling["statements"].as_array().unwrap() {
            let known = group.insert(id.as_str().unwrap(), retelling["id"].as_str().unwrap());
            assert!(known.is_none(), "{id} stands in two retellings");
        }
    }
    let ids: BTreeSet<&str> = said.iter().map(|s| s.id).collect();
    assert_eq!(group.keys().copied().collect::<BTreeSet<_>>(), ids, "every statement stands in a retelling");
    let none = Label::default();
    let mut counts = [Count::default(), Count::default()];
    let mut mistakes = Vec::new();
    for (at, a) in said.iter().enumerate() {
        for b in said[at + 1..].iter().filter(|b| b.article != a.article) {
            let [x, y] = [a, b].map(|s| labels.get(s.id).unwrap_or(&none));
            let want = !x.surely.is_disjoint(&y.surely);
            let all = |label: &Label| label.surely.union(&label.perhaps).copied().collect::<BTreeSet<_>>();
            if !want && !all(x).is_disjoint(&all(y)) {
                continue;
            }
            let count = &mut counts[usize::from(a.lang != b.lang)];
            match (want, group[a.id] == group[b.id]) {
                (true, true) => count.right += 1.0,
                (false, true) => count.wrong += 1.0,
                (true, false) => count.missed += 1.0,
                (false, false) => continue,
            }
            if want != (group[a.id] == group[b.id]) {
                mistakes.push(format!("{}: {} | {}", if want { "missed" } else { "wrong" }, a.content, b.content));
            }
        }
    }
    let [within, across] = counts;
    let told = format!(
        "within a language P {:.3} F1 {:.3}, across P {:.3} F1 {:.3}; not found: {}\n{}",
        within.precision(),
        within.f1(),
        across.precision(),
        across.f1(),
        lost.join("; "),
        mistakes.join("\n")
    );
    println!("{told}");
    [within, across]
}
