//! Large collections and the same bytes: whatever the order of inputs, the number of threads, the language and time zone of
//! the machine, and whether Readings were kept from an earlier run.

use super::volume::{articles, files, links_land};
use super::workspace::Workspace;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Everything that a report writes, by the names of its files.
fn report(here: &Workspace, inputs: &[&str], settings: &[(&str, &str)]) -> BTreeMap<String, String> {
    let args = [&["report", "--quiet", "--json", "data.json", "--layout", "site", "-o", "report.html"], inputs].concat();
    let mut command = here.whosaid(&args);
    command.envs(settings.iter().copied());
    command.assert().success();
    let mut all = files(here, "report.html");
    all.insert("data.json".into(), here.read("data.json"));
    all
}

#[test]
fn neither_order_nor_threads_nor_locale_change_a_byte() {
    let lines = articles(12, 8, 90);
    let mut here = Workspace::new();
    for (at, line) in lines.lines().enumerate() {
        here = here.file(&format!("in/{at:02}.jsonl"), line);
    }
    let names: Vec<String> = (0..lines.lines().count()).map(|at| format!("in/{at:02}.jsonl")).collect();
    let forwards: Vec<&str> = names.iter().map(String::as_str).collect();
    let backwards: Vec<&str> = forwards.iter().rev().copied().collect();
    let first = report(&here, &forwards, &[("RAYON_NUM_THREADS", "1")]);
    assert!(first.len() > 12, "{} files", first.len());
    let turkish = [("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu"), ("RAYON_NUM_THREADS", "4")];
    assert!(first == report(&here, &backwards, &[("LC_ALL", "C"), ("TZ", "America/Caracas")]), "another order of inputs");
    assert!(first == report(&here, &["in"], &turkish), "a folder, other threads, another locale");
}

#[test]
fn kept_readings_give_the_same_report_and_none_that_is_damaged_or_old_is_taken() {
    let lines = articles(4, 6, 40);
    let here = Workspace::new().file("in.jsonl", &lines);
    let plain = report(&here, &["in.jsonl"], &[]);
    let kept = || report(&here, &["in.jsonl", "--cache", "kept"], &[]);
    let entries = || -> Vec<PathBuf> {
        let folders = fs::read_dir(here.path("kept")).unwrap().map(|folder| folder.unwrap().path());
        let mut all: Vec<PathBuf> = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|e| e.unwrap().path()).collect();
        all.sort();
        all
    };
    assert!(plain == kept(), "the first run");
    let made = entries();
    assert_eq!(made.len(), lines.lines().count(), "one for each article");
    let times = |all: &[PathBuf]| all.iter().map(|path| path.metadata().unwrap().modified().unwrap()).collect::<Vec<_>>();
    let before = times(&made);
    assert!(plain == kept(), "the second run");
    assert_eq!((entries(), times(&made)), (made.clone(), before), "nothing was made anew");
    // One is cut short, one says something else, one is empty.
    let whole = fs::read_to_string(&made[0]).unwrap();
    fs::write(&made[0], &whole[..whole.len() / 2]).unwrap();
    fs::write(&made[1], fs::read_to_string(&made[1]).unwrap().replace("\"confidence\":", "\"confidence\":1")).unwrap();
    fs::write(&made[2], "").unwrap();
    assert!(plain == kept(), "damaged entries");
    assert_eq!(fs::read_to_string(&made[0]).unwrap(), whole, "and they are whole again");
    // An article that changes, and a codebook, are other entries.
    let here = here.file("in.jsonl", lines.replacen("Outlet 000", "Outlet 999", 1));
    report(&here, &["in.jsonl", "--cache", "kept"], &[]);
    let all = |here: &Workspace| {
        fs::read_dir(here.path("kept")).unwrap().flat_map(|f| fs::read_dir(f.unwrap().path()).unwrap()).count()
    };
    assert_eq!(all(&here), made.len() + 1);
}

#[test]
fn many_articles_share_pages_and_every_link_lands() {
    let line = |at: usize| {
        let text = format!("France said on Monday that talks on pact {at} must resume.");
        format!("{{\"id\": \"n{at}\", \"lang\": \"en\", \"outlet\": \"Outlet {}\", \"text\": \"{text}\"}}\n", at % 7)
    };
    let here = Workspace::new().file("in.jsonl", (0..1100).map(line).collect::<String>());
    let (code, _, err) = here.run(&["report", "in.jsonl", "--layout", "site", "-o", "report.html"]);
    assert_eq!(code, 0, "{err}");
    let all = files(&here, "report.html");
    assert!(all.len() < 300 && all.keys().any(|name| name.ends_with("register-0002.html")), "{:?}", all.keys());
    links_land(&all);
    let shown = all.iter().filter(|(name, _)| name.contains("/articles-")).map(|(_, html)| html.matches("data-id=\"n").count());
    assert_eq!(shown.sum::<usize>(), 1100, "every article is shown");
}
