//! Sections "figures" and "timeline" of the example: every number on the page is made again from the report's data.

use super::workspace::{Workspace, repository};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

struct Made {
    data: Value,
    page: String,
}

fn made() -> Made {
    let here = Workspace::new();
    let example = repository("examples/karabakh-2023").to_string_lossy().into_owned();
    let (code, _, err) = here.run(&["report", &example, "-o", "report.html", "--json", "data.json", "--layout", "page"]);
    assert_eq!(code, 0, "{err}");
    Made { data: serde_json::from_str(&here.read("data.json")).unwrap(), page: here.read("report.html") }
}

impl Made {
    fn section(&self, id: &str) -> &str {
        let (_, from) = self.page.split_once(&format!("<section id=\"{id}\"")).unwrap();
        from.split_once("</section>").unwrap().0
    }

    fn statements(&self) -> BTreeMap<&str, &Value> {
        list(&self.data, "statements").iter().map(|s| (s["id"].as_str().unwrap(), s)).collect()
    }

    fn article(&self, statement: &str) -> &Value {
        let id = statement.rsplit_once('#').unwrap().0;
        list(&self.data, "articles").iter().find(|a| a["id"] == id).unwrap()
    }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The anchor of a statement on the page.
fn anchor(id: &str) -> String {
    let hex: String = Sha256::digest(id.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("s-{}", &hex[..10])
}

fn links(markup: &str) -> Vec<String> {
    markup.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn plain(markup: &str) -> String {
    let mut within = false;
    let keep = |c: &char| {
        let shown = !within && *c != '<';
        within = if within { *c != '>' } else { *c == '<' };
        shown
    };
    let text: String = markup.chars().filter(keep).collect();
    text.replace("&#39;", "'").replace("&#34;", "\"").replace("&amp;", "&")
}

fn row<'a>(section: &'a str, anchor: &str) -> &'a str {
    let (_, from) = section.split_once(&format!("<tr id=\"{anchor}\"")).unwrap_or_else(|| panic!("there is no #{anchor}"));
    from.split_once("</tr>").unwrap().0
}

#[test]
fn figures_on_the_page_are_those_of_the_data() {
    let made = made();
    let (section, statements) = (made.section("figures"), made.statements());
    let counts: Vec<usize> = statements.values().map(|s| list(s, "figures").len()).collect();
    let (found, with) = (counts.iter().sum::<usize>(), counts.iter().filter(|n| **n > 0).count());
    assert!(plain(section).contains(&format!("{found} figures were found, in {with} statements.")), "{}", plain(section));
    for figure_row in list(&made.data, "figures") {
        let shown = row(section, &format!("f-{}", figure_row["id"].as_str().unwrap()));
        let given: Vec<&Value> = list(figure_row, "sides").iter().flat_map(|side| list(side, "given")).collect();
        let wanted: Vec<String> = given.iter().map(|g| anchor(g["statement"].as_str().unwrap())).collect();
        assert_eq!(links(shown), wanted, "{figure_row}");
        let big = plain(shown.split("class=\"big\"").nth(1).unwrap().split("</span>").next().unwrap()).replace(',', "");
        for telling in given {
            let id = telling["statement"].as_str().unwrap();
            let figure = &statements[id]["figures"][telling["figure"].as_u64().unwrap() as usize];
            assert_eq!((&figure["value"], &figure["span"]), (&telling["value"], &telling["span"]));
            assert!(big.contains(&figure["value"].to_string()), "{big} lacks {figure}");
            let text: Vec<char> = made.article(id)["text"].as_str().unwrap().chars().collect();
            let (from, to) = (figure["phrase"][0].as_u64().unwrap() as usize, figure["phrase"][1].as_u64().unwrap() as usize);
            let words: String = text[from..to].iter().collect();
            assert!(shown.contains("fig") && plain(shown).contains(&words), "{words} is not in {}", plain(shown));
        }
    }
}

#[test]
fn a_status_follows_from_the_numbers() {
    let made = made();
    let mut seen = BTreeSet::new();
    for figure_row in list(&made.data, "figures") {
        let sides: Vec<BTreeSet<String>> = list(figure_row, "sides")
            .iter()
            .map(|side| list(side, "given").iter().map(|g| g["value"].to_string()).collect())
            .collect();
        let disjoint = sides.iter().enumerate().any(|(at, a)| sides[at + 1..].iter().any(|b| a.is_disjoint(b)));
        let several = list(figure_row, "sides").iter().any(|side| {
            list(side, "given").iter().map(|g| format!("{} {}", g["value"], g["bound"])).collect::<BTreeSet<_>>().len() > 1
        });
        let status = figure_row["status"].as_str().unwrap();
        seen.insert(status);
        match status {
            "sides-differ" => assert!(disjoint, "{figure_row}"),
            "outlets-differ" | "over-time" => assert!(several, "{figure_row}"),
            "one-side-only" => assert!(!disjoint && !several, "{figure_row}"),
            _ => {}
        }
    }
    assert!(["sides-differ", "outlets-differ", "over-time", "one-side-only"].iter().all(|s| seen.contains(s)), "{seen:?}");
    let count = |status: &str| list(&made.data, "figures").iter().filter(|row| row["status"] == status).count();
    let disputed = count("sides-differ") + count("outlets-differ");
    assert!(plain(made.section("about")).contains(&format!("{disputed} figures are in dispute.")));
}

#[test]
fn the_timeline_is_that_of_the_data() {
    let made = made();
    let (section, statements) = (made.section("timeline"), made.statements());
    let retellings: BTreeMap<&str, &Value> =
        list(&made.data, "retellings").iter().map(|r| (r["id"].as_str().unwrap(), r)).collect();
    let entries = list(&made.data, "timeline");
    assert_eq!(entries.len(), retellings.len());
    let mut boxes: BTreeSet<String> = BTreeSet::new();
    for entry in entries {
        let told = list(entry, "statements");
        assert_eq!(told, list(retellings[entry["retelling"].as_str().unwrap()], "statements"));
        let said = told.iter().any(|id| statements[id.as_str().unwrap()]["said_at"].is_object());
        // All articles of the example have a date, and none tells of a day after its own.
        assert_eq!(entry["basis"], if said { "words" } else { "publication" }, "{entry}");
        assert_eq!(entry["from"].is_string(), said, "{entry}");
        assert!(entry["until"].as_str().unwrap() >= entry["from"].as_str().unwrap_or(""), "{entry}");
        boxes.insert(format!("{} {} {} {}", entry["party"], entry["basis"], entry["from"], entry["until"]));
        let first = told[0].as_str().unwrap();
        assert!(links(section).contains(&anchor(first)), "{first} is not on the page");
    }
    let (drawing, table) = section.split_once("<details").unwrap();
    let rows: Vec<&str> = table.split("<tr id=").skip(1).collect();
    assert_eq!(drawing.matches("<g class=\"tb").count(), rows.len(), "a box is a row");
    assert!(rows.len() <= boxes.len(), "sides beyond the lanes share one");
    let numbers: BTreeSet<String> = rows.iter().flat_map(|row| links(row)).collect();
    let all: BTreeSet<String> =
        entries.iter().flat_map(|e| list(e, "statements")).map(|id| anchor(id.as_str().unwrap())).collect();
    assert_eq!(numbers, all, "the table names every statement");
    for row in rows {
        let count = plain(row.split("class=\"r\"").nth(1).unwrap().split("</td>").next().unwrap());
        assert!(count.ends_with(&format!(">{}", links(row).len())), "{count}: {}", links(row).len());
    }
    let count = |basis: &str| entries.iter().filter(|e| e["basis"] == basis).count();
    let caption = plain(section);
    assert!(caption.contains(&format!("For {} acts of speech an article names the day.", count("words"))), "{caption}");
    assert!(caption.contains(&format!("Of {} it is only known", count("publication"))), "{caption}");
}
