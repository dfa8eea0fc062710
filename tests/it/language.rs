//! The section on language: its counts, made again from the statements and the places in the data.

use super::workspace::{Workspace, repository};
use serde_json::Value;
use std::collections::BTreeMap;

fn data() -> Value {
    let here = Workspace::new();
    let example = repository("examples/karabakh-2023").to_string_lossy().into_owned();
    let (code, _, err) = here.run(&["report", &example, "-o", "report.html", "--json", "data.json"]);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&here.read("data.json")).unwrap()
}

fn all<'a>(value: &'a Value, list: &str) -> &'a [Value] {
    value[list].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn verbs_are_those_of_the_statements() {
    let data = data();
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for statement in all(&data, "statements").iter().filter(|s| s["nested"] != true && s["verb"].is_string()) {
        *counted.entry(format!("{} {}", statement["lang"], statement["verb"])).or_default() += 1;
    }
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for verb in all(&data["language"], "verbs") {
        *told.entry(format!("{} {}", verb["lang"], verb["verb"])).or_default() += all(verb, "statements").len();
    }
    assert!(told.len() > 20, "{told:?}");
    assert_eq!(told, counted);
}

#[test]
fn names_are_those_of_the_places() {
    let data = data();
    let articles: BTreeMap<&str, &Value> =
        all(&data, "articles").iter().filter_map(|article| Some((article["id"].as_str()?, article))).collect();
    assert!(all(&data, "names").len() > 1);
    for thing in all(&data, "names") {
        for name in all(thing, "names") {
            for voice in ["own", "told", "quoted", "distanced"] {
                let told: u64 = all(name, "outlets").iter().filter_map(|outlet| outlet[voice].as_u64()).sum();
                let places = all(&data, "name_places").iter().filter(|place| {
                    let article = articles[place["article"].as_str().unwrap()];
                    (&place["thing"], &place["name"], &article["lang"]) == (&thing["thing"], &name["name"], &name["lang"])
                        && place["voice"] == voice
                });
                assert_eq!(told, places.count() as u64, "{} {} {voice}", thing["thing"], name["name"]);
            }
        }
    }
}

#[test]
fn places_are_slices_of_their_articles() {
    let data = data();
    for place in all(&data, "name_places").iter().chain(all(&data["language"], "distance")) {
        let article = all(&data, "articles").iter().find(|article| article["id"] == place["article"]).unwrap();
        let [from, to] = [0, 1].map(|end| place["span"][end].as_u64().unwrap() as usize);
        let words: String = article["text"].as_str().unwrap().chars().skip(from).take(to - from).collect();
        assert_eq!(place["words"], words.as_str(), "{place}");
    }
}
