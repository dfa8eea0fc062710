//! A person's corrections: made, found again when the text has moved, reported where they fit nothing; two people compared.

use super::workspace::Workspace;
use serde_json::Value;

const ARTICLE: &str = r#"{"id": "a", "lang": "en", "outlet": "Courier", "text": "France said talks must resume. Germany denied that it had sent weapons. Iran rejected the plan."}"#;
const MOVED: &str = r#"{"id": "a", "lang": "en", "outlet": "Courier", "text": "Updated. France said talks must resume. Germany denied that it had sent weapons. Iran rejected the plan."}"#;

fn data(here: &Workspace, article: &str, corrections: &[&str]) -> Value {
    let mut args = vec!["report", article, "-o", "report.html", "--json", "data.json"];
    corrections.iter().for_each(|file| args.extend(["--corrections", file]));
    let (code, _, err) = here.run(&args);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&here.read("data.json")).unwrap()
}

fn said<'a>(data: &'a Value, words: &str) -> Option<&'a Value> {
    data["statements"].as_array().unwrap().iter().find(|s| s["words"]["content"].to_string().contains(words))
}

/// The exported table with a cell of the row that holds these words changed.
fn edited(table: &str, words: &str, column: &str, value: &str) -> String {
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let mut head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let at = head.iter().position(|name| name == column).unwrap_or_else(|| {
        head.push(column.to_owned());
        head.len() - 1
    });
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&head).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        cells.resize(head.len(), String::new());
        if record.iter().any(|cell| cell.contains(words)) {
            cells[at] = value.to_owned();
        }
        out.write_record(&cells).unwrap();
    }
    String::from_utf8(out.into_inner().unwrap()).unwrap()
}

fn exported(here: &Workspace) -> String {
    let (code, table, err) = here.run(&["export", "a.jsonl", "--format", "csv"]);
    assert_eq!(code, 0, "{err}");
    table
}

#[test]
fn the_edited_table_changes_what_was_edited_and_nothing_else() {
    let here = Workspace::new().file("a.jsonl", ARTICLE).file("moved.jsonl", MOVED);
    let table = exported(&here);
    let before = data(&here, "a.jsonl", &[]);
    std::fs::write(here.path("same.csv"), &table).unwrap();
    let same = data(&here, "a.jsonl", &["same.csv"]);
    assert_eq!(before["statements"], same["statements"], "a table that nobody edited changes nothing");
    let table = edited(&edited(&table, "talks must", "act", "APPEAL"), "the plan", "check", "reject");
    std::fs::write(here.path("c.csv"), &table).unwrap();
    // The second text has moved every statement, and with it every id.
    for article in ["a.jsonl", "moved.jsonl"] {
        let after = data(&here, article, &["c.csv"]);
        let appeal = said(&after, "talks must resume").unwrap();
        assert_eq!((&appeal["act"], &appeal["review"]["what"]), (&"APPEAL".into(), &"corrected".into()), "{article}");
        assert!(said(&after, "the plan").is_none(), "{article}: what was rejected is gone");
        assert!(said(&after, "sent weapons").unwrap()["review"].is_null(), "{article}: nobody looked at this one");
        assert!(here.read("report.html").contains("by a person: 1"), "{article}");
    }
}

/// As a spreadsheet of a country with decimal commas saves it: a byte-order mark, semicolons, CRLF, columns added and moved,
/// blank rows at the end, truth values in capitals.
#[test]
fn what_a_spreadsheet_does_to_the_table_does_no_harm() {
    let here = Workspace::new().file("a.jsonl", ARTICLE);
    let table =
        edited(&edited(&exported(&here), "talks must", "stances", "talks=agree; plan=no-side"), "the plan", "check", "REJECT");
    let table = edited(&table, "sent weapons", "translation_de", "er habe Waffen geschickt; \"so\"");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut out =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let turned = |record: &csv::StringRecord| record.iter().rev().map(|cell| cell.replace("false", "FALSE")).collect::<Vec<_>>();
    out.write_record(turned(reader.headers().unwrap())).unwrap();
    let rows: Vec<_> = reader.records().map(|record| turned(&record.unwrap())).collect();
    rows.iter().for_each(|row| out.write_record(row).unwrap());
    out.write_record(vec![""; rows[0].len()]).unwrap();
    std::fs::write(here.path("c.csv"), out.into_inner().unwrap()).unwrap();
    let after = data(&here, "a.jsonl", &["c.csv"]);
    let stances = &said(&after, "talks must").unwrap()["stances"];
    assert_eq!((&stances[0]["issue"], &stances[1]["stance"]), (&"plan".into(), &"agree".into()), "{stances}");
    assert!(said(&after, "the plan").is_none());
    let review = &said(&after, "sent weapons").unwrap()["review"];
    assert_eq!(review["translation"]["de"], "er habe Waffen geschickt; \"so\"", "{review}");
    assert!(!after["notes"].to_string().contains("correction"), "{}", after["notes"]);
}

#[test]
fn what_the_program_missed_is_added_and_what_fits_nothing_is_a_note() {
    let corrections = r#"{"by": "Ann", "add": [{"article": "a", "source": "Germany", "cue": "denied", "content": "sent weapons", "actor": "germany", "act": "DENY", "stances": {"arms": "disagree"}}],
        "statements": [{"id": "a#gone", "content": "words that nobody wrote", "act": "DENY"}],
        "actors": [{"merge": ["france", "iran"]}]}"#;
    let here = Workspace::new().file("a.jsonl", ARTICLE).file("c.json", corrections);
    let after = data(&here, "a.jsonl", &["c.json"]);
    let added = after["statements"].as_array().unwrap().iter().find(|s| s["review"]["what"] == "added").unwrap();
    assert_eq!((&added["actor"], &added["review"]["by"]), (&"germany".into(), &"Ann".into()));
    assert!(after["issues"].as_array().unwrap().iter().any(|issue| issue["id"] == "arms"));
    assert_eq!(said(&after, "the plan").unwrap()["actor"], "france", "merged actors are the first");
    assert!(after["notes"].to_string().contains("a#gone"), "{}", after["notes"]);
}

/// What two people say: each file keeps its author, and each knows the statement by the words that it has seen.
#[test]
fn two_files_keep_their_authors_and_their_anchors() {
    let here = Workspace::new().file("a.jsonl", ARTICLE);
    let before = data(&here, "a.jsonl", &[]);
    let id = said(&before, "talks must").unwrap()["id"].as_str().unwrap().to_owned();
    let file = |by: &str, content: &str, what: &str| {
        format!(r#"{{"by": "{by}", "statements": [{{"id": "{id}", "content": "{content}", {what}}}]}}"#)
    };
    let here = here
        .file("ann.json", file("Ann", "talks must resume", r#""words": "resume""#))
        .file("ben.json", file("Ben", "talks must resume", r#""act": "APPEAL""#))
        .file("cem.json", file("Cem", "resume", r#""note": "see the broadcast", "check": "confirm""#));
    let after = data(&here, "a.jsonl", &["ann.json", "ben.json", "cem.json"]);
    let one = after["statements"].as_array().unwrap().iter().find(|s| s["id"] == id.as_str()).unwrap();
    assert_eq!((&one["words"]["content"][0], &one["act"]), (&"resume".into(), &"APPEAL".into()), "{}", after["notes"]);
    let review = &one["review"];
    assert_eq!((&review["what"], &review["by"]), (&"corrected".into(), &"Cem".into()), "the last who spoke of it");
    assert_eq!(review["note"], "see the broadcast");
    assert!(here.read("report.html").contains("see the broadcast"), "the report shows the note");
}

#[test]
fn an_actor_is_split_by_statement_and_by_article() {
    let text = |id: &str| {
        format!(
            r#"{{"id": "{id}", "lang": "en", "text": "The minister said the talks had failed. The minister said the talks would resume."}}"#
        )
    };
    let here = Workspace::new().file("a.jsonl", format!("{}\n{}\n", text("a"), text("b")));
    let before = data(&here, "a.jsonl", &[]);
    let actor = said(&before, "failed").unwrap()["actor"].clone();
    let actor = actor.as_str().unwrap_or_else(|| panic!("the minister is someone: {}", before["statements"]));
    let first = before["statements"].as_array().unwrap().iter().find(|s| s["article"] == "a").unwrap()["id"].clone();
    let file = format!(
        r#"{{"actors": [{{"split": "{actor}", "into": {{"france/minister": [{first}], "iran/minister": ["b", "c"]}}}}]}}"#
    );
    let here = here.file("s.json", &file);
    let after = data(&here, "a.jsonl", &["s.json"]);
    let of = |article: &str| -> Vec<&str> {
        let all = after["statements"].as_array().unwrap().iter().filter(|s| s["article"] == article);
        all.map(|s| s["actor"].as_str().unwrap()).collect()
    };
    assert_eq!((of("a"), of("b")), (vec!["france/minister", actor], vec!["iran/minister", "iran/minister"]));
    assert!(after["notes"].to_string().contains("a correction of c was not made"), "{}", after["notes"]);
    let row = "id,article,source,cue,content,act,translation_fr\r\n,a,The minister,said,the talks had,STATE,les négociations\r\n"
        .to_string();
    let added = data(&here.file("m.csv", &row), "a.jsonl", &["m.csv"]);
    let added = added["statements"].as_array().unwrap().iter().find(|s| s["review"]["what"] == "added").cloned().unwrap();
    assert_eq!(
        (&added["words"]["content"][0], &added["review"]["translation"]["fr"]),
        (&"the talks had".into(), &"les négociations".into())
    );
}

#[test]
fn retellings_are_joined_and_parted_by_hand() {
    let here = Workspace::new().file("a.jsonl", ARTICLE);
    let ids: Vec<String> = data(&here, "a.jsonl", &[])["statements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["id"].as_str().unwrap().to_owned())
        .collect();
    std::fs::write(here.path("t.json"), format!(r#"{{"retellings": [{{"together": ["{}", "{}"]}}]}}"#, ids[0], ids[2])).unwrap();
    std::fs::write(here.path("p.json"), format!(r#"{{"retellings": [{{"apart": ["{}", "{}"]}}]}}"#, ids[2], ids[0])).unwrap();
    let counts = |files: &[&str]| data(&here, "a.jsonl", files)["retellings"].as_array().unwrap().len();
    assert_eq!((counts(&[]), counts(&["t.json"]), counts(&["t.json", "p.json"])), (3, 2, 3));
}

#[test]
fn two_people_are_compared_by_variable() {
    let here = Workspace::new().file("a.jsonl", ARTICLE);
    let table = exported(&here);
    std::fs::write(here.path("ann.csv"), &table).unwrap();
    std::fs::write(here.path("ben.csv"), edited(&table, "talks must", "act", "APPEAL")).unwrap();
    let (code, out, err) = here.run(&["agreement", "ann.csv", "ben.csv"]);
    assert_eq!(code, 0, "{err}");
    let act = out.lines().find(|line| line.starts_with("act ")).unwrap();
    assert!(act.contains(" 3 ") && act.contains("66.7"), "{out}");
    let ann = r#"{"statements": [{"id": "a#1", "actor": "france", "stances": {"talks": "agree", "arms": "disagree"}}, {"id": "a#2", "check": "reject"}]}"#;
    let ben =
        r#"{"statements": [{"id": "a#1", "actor": "paris", "stances": {"talks": "agree"}}, {"id": "a#2", "check": "confirm"}]}"#;
    let here = here.file("ann.json", ann).file("ben.json", ben);
    let (_, out, err) = here.run(&["agreement", "ann.json", "ben.json", "--differences"]);
    let line = |start: &str| out.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {out}{err}"));
    assert!(line("stance").contains(" 2 ") && line("stance").contains("50.0"), "an issue that only one saw counts: {out}");
    assert!(
        out.contains("a#1: france / paris") && out.contains("a#1 arms: disagree / none") && out.contains("a#2: reject / confirm"),
        "{out}"
    );
    let (code, _, err) = here.file("other.csv", "id,act\nz#1,DENY\n").run(&["agreement", "ann.csv", "other.csv"]);
    assert!(code == 2 && err.contains("no statement in common"), "{err}");
}
