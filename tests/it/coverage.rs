//! Section "coverage" of the example: every number on the page is made again from the report's data.

use super::workspace::{Workspace, repository};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

struct Made {
    data: Value,
    /// The section's markup.
    section: String,
}

/// The example's English and Arabic articles: eight outlets, a column for each.
fn made() -> Made {
    let here = Workspace::new();
    let example = repository("examples/karabakh-2023");
    let project = example.join("project.toml").to_string_lossy().into_owned();
    let of_eight = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.split('-').next().and_then(|number| number.parse::<usize>().ok()).is_some_and(|number| number <= 8)
    };
    let articles = std::fs::read_dir(example.join("articles")).unwrap().map(|entry| entry.unwrap().path()).filter(of_eight);
    let mut articles: Vec<String> = articles.map(|path| path.to_string_lossy().into_owned()).collect();
    articles.sort();
    let args = ["report", "--project", &project, "-o", "report.html", "--json", "data.json", "--layout", "page"];
    let (code, _, err) = here.run(&args.into_iter().chain(articles.iter().map(String::as_str)).collect::<Vec<_>>());
    assert_eq!(code, 0, "{err}");
    let page = here.read("report.html");
    let (_, from) = page.split_once("<section id=\"coverage\"").unwrap();
    let section = from.split_once("</section>").unwrap().0.to_owned();
    Made { data: serde_json::from_str(&here.read("data.json")).unwrap(), section }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The markup between an element with this id and the next heading.
fn part<'a>(section: &'a str, id: &str) -> &'a str {
    let (_, from) = section.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("there is no #{id}"));
    from.split("<h3 ").next().unwrap()
}

/// What stands between two marks, each time.
fn between<'a>(markup: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    markup.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

/// The rows of a table: head, and the text of each cell without tags.
fn rows(markup: &str) -> Vec<Vec<String>> {
    let plain = |cell: &str| {
        let (mut out, mut within) = (String::new(), false);
        for c in cell.split_once('>').map_or("", |(_, rest)| rest).chars() {
            match c {
                '<' => within = true,
                '>' => within = false,
                c if !within => out.push(c),
                _ => {}
            }
        }
        out.trim().to_owned()
    };
    let body = markup.split("<tbody").skip(1).collect::<String>();
    let row = |row: &str| row.split("<t").skip(1).filter(|c| c.starts_with(['h', 'd'])).map(plain).collect::<Vec<String>>();
    between(&body, "<tr", "</tr>").into_iter().map(row).filter(|cells: &Vec<String>| cells.len() > 1).collect()
}

#[test]
fn counts_of_what_is_told_and_absent_follow_from_the_statements() {
    let Made { data, section } = made();
    let outlet_of: BTreeMap<&str, &str> = list(&data, "articles").iter().map(|a| (text(&a["id"]), text(&a["outlet"]))).collect();
    let date_of: BTreeMap<&str, &str> = list(&data, "articles").iter().map(|a| (text(&a["id"]), text(&a["date"]))).collect();
    let article = |id: &Value| text(id).rsplit_once('#').unwrap().0.to_owned();
    let retellings = list(&data, "retellings");
    let tells = |retelling: &Value, outlet: &str| {
        list(retelling, "statements").iter().any(|id| outlet_of[article(id).as_str()] == outlet)
    };
    let minutes = |date: &str| whosaid::text::dates::minutes(date).unwrap();
    let coverage = &data["coverage"];
    assert_eq!(list(coverage, "rows").len(), retellings.len());
    let absent = part(&section, "absent");
    for outlet in list(coverage, "outlets") {
        let name = text(&outlet["outlet"]);
        let last = outlet_of.iter().filter(|(_, o)| **o == name).map(|(id, _)| minutes(date_of[id]).1).max().unwrap();
        let (mut told, mut missing, mut early) = (0, 0, 0);
        for retelling in retellings {
            let first = list(retelling, "statements").iter().map(|id| minutes(date_of[article(id).as_str()]).0).min().unwrap();
            match (tells(retelling, name), last < first) {
                (true, _) => told += 1,
                (false, true) => early += 1,
                (false, false) => missing += 1,
            }
        }
        assert_eq!(
            (&outlet["told"], &outlet["absent"], &outlet["early"]),
            (&told.into(), &missing.into(), &early.into()),
            "{name}"
        );
        assert!(absent.contains(&format!("{missing} of {} absent", retellings.len())), "{name}: {missing}");
    }
    let shared = list(coverage, "rows").iter().filter(|row| list(row, "told").len() > 1).count();
    let told = part(&section, "told");
    assert!(
        told.contains(&format!("Of <bdi>{}</bdi> different statements, <bdi>{shared}</bdi>", retellings.len()))
            || told.contains(&format!("Of {} different statements, {shared}", retellings.len()))
    );
}

#[test]
fn every_statement_stands_in_the_section_and_cells_lead_to_those_they_count() {
    let Made { data, section } = made();
    let outer = list(&data, "statements").iter().filter(|s| s["nested"] != true).count();
    let told = part(&section, "told");
    let links: BTreeSet<&str> = between(told, "href=\"#s-", "\"").into_iter().collect();
    assert_eq!(links.len(), outer, "cells and the list of what one outlet tells lead to every statement");
    let cells = rows(told)
        .iter()
        .flatten()
        .filter(|cell| ["quoted", "part-quoted", "paraphrased", "embedded post"].iter().any(|form| cell.starts_with(form)))
        .count();
    let tellings: usize =
        list(&data["coverage"], "rows").iter().map(|row| list(row, "told").len()).filter(|told| *told > 1).sum();
    assert_eq!(cells, tellings, "one cell for each outlet that tells");
}

#[test]
fn shares_of_voice_and_sources_follow_from_the_words() {
    let Made { data, section } = made();
    let mut words: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut kinds: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut forms: BTreeMap<(String, String), usize> = BTreeMap::new();
    let parties: BTreeMap<&str, &str> = list(&data, "parties")
        .iter()
        .flat_map(|p| list(p, "statements").iter().map(move |id| (text(id), text(&p["id"]))))
        .collect();
    for s in list(&data, "statements").iter().filter(|s| s["nested"] != true) {
        let outlet = text(&s["outlet"]).to_owned();
        let party = parties.get(text(&s["id"])).copied().unwrap_or_default().to_owned();
        let count = list(&s["words"], "content").iter().map(|w| text(w).unicode_words().count()).sum::<usize>();
        *words.entry((outlet.clone(), party)).or_default() += count;
        *kinds.entry((outlet.clone(), text(&s["source_kind"]).to_owned())).or_default() += 1;
        let form = if s["post"] == true { "post" } else { text(&s["type"]) };
        *forms.entry((outlet, form.to_owned())).or_default() += 1;
    }
    let outlets = list(&data["coverage"], "outlets");
    for outlet in outlets {
        let name = text(&outlet["outlet"]);
        for (party, count) in outlet["words"].as_object().unwrap() {
            assert_eq!(words.get(&(name.to_owned(), party.clone())).copied().unwrap_or(0), count.as_u64().unwrap() as usize);
        }
        for (kind, ids) in outlet["sources"].as_object().unwrap() {
            assert_eq!(kinds[&(name.to_owned(), kind.clone())], ids.as_array().unwrap().len());
        }
    }
    // The page: each cell of the first row is the first side's words in that outlet, and their share.
    let voice = rows(part(&section, "voice"));
    for (at, outlet) in outlets.iter().enumerate() {
        let name = text(&outlet["outlet"]).to_owned();
        let total: usize = words.iter().filter(|((o, _), _)| *o == name).map(|(_, count)| count).sum();
        let shown: Vec<usize> = voice
            .iter()
            .filter_map(|row| row[at + 1].split_once('('))
            .filter_map(|(_, rest)| rest.split(')').next()?.trim().parse().ok())
            .collect();
        assert_eq!(shown.iter().sum::<usize>(), total, "{name}: all words are given to somebody");
        for cell in voice.iter().map(|row| &row[at + 1]).filter(|cell| cell.contains('(')) {
            let number = |part: &str| part.trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().unwrap();
            let (percent, rest) = cell.split_once('(').unwrap();
            let (count, numbers) = rest.split_once(')').unwrap();
            assert!(numbers.trim().starts_with('s'), "{name}: {cell} opens to no statement");
            assert_eq!(number(percent), (200 * number(count) + total) / (2 * total), "{name}: {cell}");
        }
    }
    for (id, counts) in [("sourcing", &kinds), ("forms", &forms)] {
        let rows = rows(part(&section, id));
        for (at, outlet) in outlets.iter().enumerate() {
            let first =
                |cell: &String| cell.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>().unwrap();
            let shown: usize = rows.iter().map(|row| first(&row[at + 1])).sum();
            let want: usize = counts.iter().filter(|((o, _), _)| *o == text(&outlet["outlet"])).map(|(_, n)| n).sum();
            assert_eq!(shown, want, "{id}: {outlet}");
        }
        let links = between(part(&section, id), "href=\"#s-", "\"").len();
        assert_eq!(links, counts.values().sum::<usize>(), "{id}: numbers open to as many statements");
    }
}

#[test]
fn wordings_are_those_of_the_articles_and_marks_stand_where_the_data_says() {
    let Made { data, section } = made();
    let statements: BTreeMap<&str, &Value> = list(&data, "statements").iter().map(|s| (text(&s["id"]), s)).collect();
    let mut marks = 0;
    for version in list(&data, "wording").iter().flat_map(|w| list(w, "versions")) {
        let s = statements[text(&version["statement"])];
        let content: Vec<&str> = list(&s["words"], "content").iter().map(text).map(str::trim).collect();
        let content = content.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(content, text(&version["text"]));
        let letters = content.chars().count();
        for stretch in list(version, "differs") {
            let (from, to) = (stretch[0].as_u64().unwrap() as usize, stretch[1].as_u64().unwrap() as usize);
            assert!(from < to && to <= letters, "{version}");
            marks += 1;
        }
    }
    assert!(marks > 0);
    let shown = between(part(&section, "wording"), "<mark>", "</mark>").len();
    assert!(shown > 0 && shown <= marks);
}
