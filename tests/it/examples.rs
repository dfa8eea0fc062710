//! The example, end to end.

use super::workspace::{Workspace, repository};
use serde_json::Value;
use std::collections::BTreeSet;

fn example() -> String {
    repository("examples/karabakh-2023").to_string_lossy().into_owned()
}

fn data() -> Value {
    let here = Workspace::new();
    let (code, _, err) = here.run(&["report", &example(), "-o", "report.html", "--json", "data.json"]);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&here.read("data.json")).unwrap()
}

fn all<'a>(data: &'a Value, list: &str) -> &'a [Value] {
    data[list].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn articles_bring_their_metadata() {
    let data = data();
    let articles = all(&data, "articles");
    let outlets: BTreeSet<&str> = articles.iter().filter_map(|a| a["outlet"].as_str()).collect();
    assert_eq!((articles.len(), outlets.len()), (14, 14), "{outlets:?}");
    let languages: BTreeSet<&str> = articles.iter().filter_map(|a| a["lang"].as_str()).collect();
    assert_eq!(languages, BTreeSet::from(["ar", "az", "de", "en", "fa", "fr", "ru", "tr"]));
    for article in articles {
        let date = article["date"].as_str().unwrap_or("");
        assert!(date.starts_with("2023-09-19") || date.starts_with("2023-09-20"), "{article}");
        assert!(article["title"].as_str().is_some_and(|title| !title.is_empty()), "{article}");
        assert!(article["input"].as_str().unwrap_or("").starts_with("articles/"), "{article}");
    }
}

#[test]
fn page_furniture_is_no_statement() {
    let data = data();
    let page = all(&data, "articles").iter().find(|a| a["input"] == "articles/6-jusoor.html").unwrap();
    assert!(page["text"].as_str().unwrap().contains("أبلغ الرئيس الأذربيجاني"));
    for statement in all(&data, "statements").iter().filter(|s| s["article"] == page["id"]) {
        let words = statement["words"].to_string();
        for furniture in
            ["أسعار النفط", "السوق متوازنة", "سعر الفائدة", "الشوط الثاني", "قال جدي", "الأيام", "الشتاء", "طريق لاتشين سيفتح"]
        {
            assert!(!words.contains(furniture), "{furniture} became a statement: {words}");
        }
    }
}

#[test]
fn everything_in_the_data_leads_somewhere() {
    let data = data();
    let ids = |list: &str| all(&data, list).iter().map(|v| v["id"].as_str().unwrap().to_owned()).collect::<BTreeSet<_>>();
    let (statements, actors, issues) = (ids("statements"), ids("actors"), ids("issues"));
    assert_eq!(statements.len(), all(&data, "statements").len(), "statement ids are unique");
    for statement in all(&data, "statements") {
        if let Some(actor) = statement["actor"].as_str() {
            assert!(actors.contains(actor), "{actor} is not among the actors");
        }
        for stance in statement["stances"].as_array().unwrap() {
            assert!(issues.contains(stance["issue"].as_str().unwrap()), "{stance}");
        }
    }
    for position in all(&data, "positions") {
        assert!(issues.contains(position["issue"].as_str().unwrap()), "{position}");
        let borne = position["statements"].as_array().unwrap();
        assert!(!borne.is_empty() && borne.iter().all(|id| statements.contains(id.as_str().unwrap())), "{position}");
    }
}

#[test]
fn two_runs_are_equal_byte_for_byte() {
    let here = Workspace::new();
    for name in ["1", "2"] {
        let (code, _, err) = here.run(&["report", &example(), "-o", &format!("{name}.html"), "--json", &format!("{name}.json")]);
        assert_eq!(code, 0, "{err}");
    }
    assert!(here.read("1.html") == here.read("2.html") && here.read("1.json") == here.read("2.json"));
}

/// Other matters than the first example's, with the bundled codebooks only: what each side wants is found all the same.
#[test]
fn bundled_codebooks_find_the_positions_of_a_summit_and_of_a_strike() {
    for (name, languages, wanted) in [
        (
            "climate-summit",
            &["ar", "en", "es", "fr"][..],
            &[
                ("island-alliance", "deal-enough", "disagree"),
                ("producers-forum", "fossil-phase-out", "disagree"),
                ("european-union", "emission-cuts", "agree"),
                ("brazil", "climate-finance", "agree"),
            ][..],
        ),
        (
            "rail-strike",
            &["de", "en", "fr"],
            &[
                ("rail-union", "higher-pay", "agree"),
                ("transrhein", "higher-pay", "disagree"),
                ("transrhein", "strike", "disagree"),
                ("rail-union", "jobs-kept", "agree"),
            ],
        ),
    ] {
        let here = Workspace::new();
        let folder = repository(&format!("examples/{name}")).to_string_lossy().into_owned();
        let (code, _, err) = here.run(&["report", &folder, "-o", "report.html", "--json", "data.json"]);
        assert_eq!(code, 0, "{name}: {err}");
        let data: Value = serde_json::from_str(&here.read("data.json")).unwrap();
        let found: BTreeSet<&str> = all(&data, "articles").iter().filter_map(|a| a["lang"].as_str()).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), languages, "{name}");
        for (party, issue, stance) in wanted {
            let told = |p: &&Value| p["party"] == *party && p["issue"] == *issue;
            let stances: Vec<&Value> = all(&data, "positions").iter().filter(told).flat_map(|p| all(p, "stances")).collect();
            assert!(stances.iter().any(|s| s == stance), "{name}: {party} on {issue} is {stances:?}, not {stance}");
        }
    }
}
