//! Worksheets of the example: seeds, levels, the key, links into the report, every page language.

use super::workspace::{Workspace, repository};
use std::collections::BTreeSet;

fn example() -> String {
    repository("examples/karabakh-2023").to_string_lossy().into_owned()
}

/// Makes the report and a worksheet beside it, with further arguments.
fn sheet(here: &Workspace, name: &str, more: &[&str]) -> String {
    let example = example();
    let mut args = vec!["report", &example, "-o", "report.html", "--worksheet", name];
    args.extend(more);
    let (code, _, err) = here.run(&args);
    assert_eq!(code, 0, "{err}");
    here.read(name)
}

/// The ids of the exercises, in the order of the sheet.
fn exercises(html: &str) -> Vec<&str> {
    html.split("<article class=\"task\" id=\"x-").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_example_gives_twelve_exercises_in_every_language() {
    let here = Workspace::new();
    for language in whosaid::report::languages() {
        let html = sheet(&here, "sheet.html", &["--page-language", &language]);
        let made = exercises(&html);
        assert!(made.len() >= 12, "{language}: {made:?}");
        assert_eq!(html.matches("id=\"key\"").count(), 1, "{language}");
    }
}

#[test]
fn a_seed_is_a_sheet() {
    let here = Workspace::new();
    let one = sheet(&here, "1.html", &["--seed", "7"]);
    assert!(one == sheet(&here, "2.html", &["--seed", "7"]), "the same seed, another sheet");
    let other = sheet(&here, "3.html", &["--seed", "8"]);
    assert!(one.replace("Seed 7", "Seed 8") != other, "another seed, the same sheet");
}

#[test]
fn a_level_leaves_the_others_out_and_changes_no_exercise() {
    let here = Workspace::new();
    let whole = sheet(&here, "all.html", &[]);
    let mut seen = Vec::new();
    for level in ["1", "2", "3"] {
        let html = sheet(&here, "level.html", &["--level", level, "--no-key"]);
        assert!(!html.contains("id=\"key\""), "--no-key leaves the key out");
        for key in exercises(&html) {
            let task = |html: &str| html.split(&format!("id=\"x-{key}\"")).nth(1).map(|rest| body(rest).to_owned());
            assert_eq!(task(&html), task(&whole), "{key} is another in a sheet of its level");
            seen.push(key.to_owned());
        }
    }
    assert_eq!(
        seen.iter().collect::<BTreeSet<_>>(),
        exercises(&whole).iter().map(|k| (*k).to_owned()).collect::<Vec<_>>().iter().collect()
    );
}

/// An exercise after its head, which holds the number in the sheet.
fn body(rest: &str) -> &str {
    let rest = rest.split("</header>").nth(1).unwrap_or("");
    rest.split("</article>").next().unwrap_or("")
}

#[test]
fn every_number_leads_to_its_statement_in_the_report() {
    let here = Workspace::new();
    let html = sheet(&here, "sheet.html", &[]);
    let report = here.read("report.html");
    let ids: BTreeSet<&str> = report.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let links: Vec<&str> = html.split("href=\"report.html#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 50, "{}", links.len());
    for link in links {
        assert!(ids.contains(link), "report.html#{link} leads nowhere");
    }
}

#[test]
fn what_cannot_be_made_is_named_with_the_reason() {
    let article = "Outlet: The Sample\nDate: 2024-03-01\nLanguage: en\nHeadline: The bridge\n\nThe engineer said the bridge would open in May.\n";
    let here = Workspace::new().file("a.txt", article);
    let (code, _, err) = here.run(&["report", "a.txt", "-o", "report.html", "--worksheet", "sheet.html"]);
    assert_eq!(code, 0, "{err}");
    let html = here.read("sheet.html");
    assert!(exercises(&html).is_empty());
    assert!(html.contains("Compare headlines") && html.contains("it needs three different headlines; 1 was found."));
}

#[test]
fn the_seed_needs_a_worksheet_and_the_worksheet_a_place_of_its_own() {
    let here = Workspace::new();
    let (code, _, err) = here.run(&["report", &example(), "--seed", "3"]);
    assert!(code == 2 && err.contains("--worksheet"), "{err}");
    let (code, _, err) = here.run(&["report", &example(), "-o", "a.html", "--worksheet", "a.html"]);
    assert!(code == 2 && err.contains("same place"), "{err}");
}
