//! The example's report and worksheet in a browser, in every page language: see `tests/browser/check.mjs` and `sheet.mjs`.
//!
//! Runs where Chromium, Node and the packages of `tests/browser` are; says what is missing where not. With
//! `WHOSAID_REQUIRE_BROWSER=1` a missing piece is a failure: that is for continuous integration.

use super::workspace::{Workspace, repository};
use std::path::PathBuf;
use std::process::Command;

/// What stands in for a browser on the usual systems.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// An article whose words would like to be markup, and whose names are longer than any column: with few statements the
/// graph draws each of them, in both scripts.
const HOSTILE: &str = r#"{"id": "a\"><img src=x>", "lang": "en", "outlet": "<b>Out</b>let\" onload=\"x", "title": "BBC: \u202e</script><script>alert(1)</script>", "url": "javascript:alert(1)", "text": "The Superlongnameofanorganizationwithoutspaces said the fighting should stop. Olof Scholzenbergerhausenmannson said that \"</textarea><script>alert(1)</script> talks must resume\". Germany demanded a ceasefire \"if <b>they</b> stop\". France called for an immediate ceasefire. Iran rejected a ceasefire."}
{"id": "b", "lang": "ar", "outlet": "مممممممممممممممممممممممممممممممممممممممممم", "text": "قالت ألمانيا إن وقف إطلاق النار ضروري. ودعت فرنسا إلى وقف فوري لإطلاق النار. ودعا «<script>alert(1)</script>» إلى وقف إطلاق النار."}"#;

/// What `review.mjs` reviews: five statements, of which it confirms, rejects and changes three.
const FIVE: &str = r#"{"id": "a b", "lang": "en", "outlet": "Courier", "text": "France said talks must resume. Germany denied that it had sent weapons.\nIran rejected the plan.\n\nSpain said an envoy would travel on Monday. Turkey said the border was open."}"#;

fn on_path(program: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Chromium and Node, or what is missing.
fn browser() -> Result<(PathBuf, PathBuf), &'static str> {
    let chromium = BROWSERS.iter().find_map(|name| on_path(name)).ok_or("there is no Chromium on the path")?;
    let node = on_path("node").ok_or("there is no Node on the path")?;
    if !repository("tests/browser/node_modules/playwright-core").is_dir() {
        return Err("the packages are not installed: run `npm ci` in tests/browser");
    }
    Ok((chromium, node))
}

#[expect(clippy::disallowed_methods, reason = "a switch of the tests, not a setting of the program")]
fn ready(what: &str) -> Option<(PathBuf, PathBuf)> {
    match browser() {
        Ok(found) => Some(found),
        Err(missing) => {
            assert_ne!(std::env::var("WHOSAID_REQUIRE_BROWSER").as_deref(), Ok("1"), "{missing}");
            eprintln!("SKIPPED: browser checks of {what}: {missing}");
            None
        }
    }
}

/// Runs a script of `tests/browser` on files.
fn run(script: &str, (chromium, node): (PathBuf, PathBuf), files: &[PathBuf]) {
    let script = repository(&format!("tests/browser/{script}"));
    let out = Command::new(node).arg(script).arg(chromium).args(files).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(out.status.success(), "{}\n{}", text(&out.stdout), text(&out.stderr));
}

/// Words that would like to be markup, wherever words of a user or of an input are shown.
const MARKUP: &str = "\"'></title></textarea></script></style><img src=x onerror=alert(1)><script>alert(1)</script><svg/onload=alert(1)>{{ 7 * 7 }}";

/// A project all of whose words are [`MARKUP`]: articles, names of files, outlets, codebook, actors, things, corrections.
pub fn hostile_project() -> Workspace {
    let toml = serde_json::Value::from(MARKUP).to_string();
    // What file names may hold, on the systems that the tests know.
    let name: String =
        MARKUP.chars().filter(|c| !"/\\:*?\"|\0".contains(*c)).filter(|c| cfg!(unix) || !"<>".contains(*c)).collect();
    let article = |id: &str, url: &str, text: &str| {
        serde_json::json!({"id": format!("{id}{MARKUP}"), "lang": "en", "outlet": format!("{id}{MARKUP}"), "title": MARKUP, "date": "2024-03-01", "url": url, "text": text}).to_string()
    };
    let said = format!(
        "Ann Reed said the fence must stay. France demanded the fence “{MARKUP}”. Germany rejected the fence. 40 {MARKUP} were hurt, Iran said."
    );
    let first = article("a", "javascript:alert(1)", &said);
    let second = article("b", &format!("https://post.example/{MARKUP}"), &said.replace("Germany rejected", "Germany called for"));
    let project = format!(
        "codebooks = [\"codebook.toml\"]\nactors = [\"actors.toml\"]\nparties = [\"france\", \"germany\", \"reed\"]\ntitle.en = {toml}\nbanner.en = {toml}\n\
         [names.france]\nen = {toml}\n[groups.g]\nen = {toml}\n[[outlet]]\nname = {}\nowner = {toml}\ngroup = \"g\"\n\
         [[thing]]\nid = \"fence\"\nlabel.en = {toml}\nnames.en = [\"fence\", \"wall\"]\n",
        serde_json::Value::from(format!("a{MARKUP}"))
    );
    let codebook = format!(
        "[field]\nen = [\"fence\"]\n[[issue]]\nid = \"fence\"\nkind = \"should\"\nthesis.en = {toml}\nshort.en = {toml}\nfor.en = [\"fence\"]\n"
    );
    let actors = "[[actor]]\nid = \"reed\"\nkind = \"person\"\nen = [\"Ann Reed\"]\n";
    let table =
        format!("id,outlet,title,lang,text\nc,\"{0}\",\"{0}\",en,\"Iran denied the fence.\"\n", MARKUP.replace('"', "\"\""));
    Workspace::new()
        .file("p/project.toml", project)
        .file("p/codebook.toml", codebook)
        .file("p/actors.toml", actors)
        .file(&format!("p/articles/{name}.jsonl"), format!("{first}\n{second}\n"))
        .file(&format!("p/articles/{name}.csv"), table)
        .file(
            &format!("p/articles/{name}.html"),
            format!("<title>&lt;script>alert(1)&lt;/script></title><article><p>{said}<p>{said}</article>"),
        )
}

#[test]
fn words_that_would_like_to_be_markup_come_alive_nowhere() {
    let here = hostile_project();
    let (code, out, err) = here.run(&["extract", "p"]);
    assert!(code <= 1, "{err}");
    let reading: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    let id = format!("{}#{}", reading["id"].as_str().unwrap(), reading["attributions"][0]["id"].as_str().unwrap());
    let corrected = serde_json::json!({"by": MARKUP, "statements": [{"id": id, "check": "confirm", "actor": MARKUP, "speaks_for": MARKUP,
        "stances": {"fence": "agree", MARKUP: "disagree"}, "words": MARKUP, "translation": {"en": MARKUP}}]});
    std::fs::write(here.path("corrections.json"), corrected.to_string()).unwrap();
    let mut pages = Vec::new();
    for (layout, output) in [("page", "page.html"), ("site", "site.html")] {
        let args =
            ["report", "p", "--corrections", "corrections.json", "--layout", layout, "--worksheet", "sheet.html", "-o", output];
        let (code, _, err) = here.run(&args);
        assert!(code <= 1, "{err}");
        pages.push(here.path(output));
    }
    pages.push(here.path("sheet.html"));
    let parts = std::fs::read_dir(here.path("site_files")).unwrap().map(|entry| entry.unwrap().path());
    pages.extend(parts.filter(|path| path.extension().is_some_and(|ending| ending == "html")));
    if let Some(found) = ready("words that would like to be markup") {
        run("inert.mjs", found, &pages);
    }
}

#[test]
fn the_worksheet_stands_in_a_browser_and_on_paper() {
    let Some(found) = ready("the worksheet") else { return };
    let here = Workspace::new().file("hostile.jsonl", HOSTILE);
    let example = repository("examples/karabakh-2023");
    let example = example.to_string_lossy();
    let mut sheets = Vec::new();
    for language in whosaid::report::languages() {
        let name = format!("sheet-{language}.html");
        let args = ["report", &example, "-o", "report.html", "--worksheet", &name, "--page-language", &language];
        let (code, _, err) = here.run(&args);
        assert!(code <= 1, "{err}");
        sheets.push(here.path(&name));
    }
    let (code, _, err) = here.run(&["report", "hostile.jsonl", "-o", "report.html", "--worksheet", "hostile.html"]);
    assert!(code <= 1, "{err}");
    sheets.push(here.path("hostile.html"));
    run("sheet.mjs", found, &sheets);
}

#[test]
fn the_report_stands_in_a_browser() {
    let Some(found) = ready("the report") else { return };
    let here = Workspace::new().file("hostile.jsonl", HOSTILE);
    let example = repository("examples/karabakh-2023");
    let example = example.to_string_lossy();
    let mut reports = Vec::new();
    for language in whosaid::report::languages() {
        let name = format!("report-{language}.html");
        let (code, _, err) = here.run(&["report", &example, "-o", &name, "--page-language", &language]);
        assert!(code <= 1, "{err}");
        reports.push(here.path(&name));
    }
    let (code, _, err) = here.run(&["report", "hostile.jsonl", "-o", "hostile.html", "--page-language", "ar"]);
    assert!(code <= 1, "{err}");
    reports.push(here.path("hostile.html"));
    let (code, _, err) = here.run(&["report", &example, "-o", "site.html", "--layout", "site", "--page-language", "ar"]);
    assert!(code <= 1, "{err}");
    reports.push(here.path("site.html"));
    let large = here.path("large.jsonl");
    std::fs::write(large, super::volume::articles(200, 60, 5000)).unwrap();
    let (code, _, err) = here.run(&["report", "large.jsonl", "-o", "large.html", "--layout", "page"]);
    assert!(code <= 1, "{err}");
    reports.push(here.path("large.html"));
    run("check.mjs", found, &reports);
}

#[test]
fn what_a_person_reviews_in_the_page_changes_the_next_report() {
    let Some(found) = ready("the review") else { return };
    let here = Workspace::new().file("five.jsonl", FIVE);
    let example = repository("examples/karabakh-2023");
    let example = example.to_string_lossy();
    let report = |args: &[&str]| {
        let (code, _, err) = here.run(args);
        assert!(code <= 1, "{err}");
    };
    report(&["report", "five.jsonl", "-o", "five.html"]);
    report(&["report", &example, "-o", "az.html", "--page-language", "az"]);
    report(&["report", &example, "-o", "site.html", "--layout", "site", "--page-language", "ar"]);
    let pages = std::fs::read_dir(here.path("site_files")).unwrap().map(|page| page.unwrap().path());
    let article = pages.filter(|page| page.file_name().is_some_and(|name| name.to_string_lossy().starts_with("article-"))).max();
    let files = [here.path("corrections.json"), here.path("five.html"), here.path("az.html"), article.unwrap()];
    run("review.mjs", found, &files);

    report(&["report", "five.jsonl", "-o", "five.html", "--json", "five.json", "--corrections", "corrections.json"]);
    let data: serde_json::Value = serde_json::from_str(&here.read("five.json")).unwrap();
    let statements = data["statements"].as_array().unwrap();
    let words: Vec<&str> = statements.iter().filter_map(|s| s["words"]["content"][0].as_str()).collect();
    let left = ["talks must resume", "rejected the plan", "an envoy would travel on Monday", "on Monday", "the border was open"];
    assert_eq!(words, left, "one is rejected, one has other borders: {}", data["notes"]);
    let (confirmed, changed) = (&statements[0], &statements[1]);
    assert_eq!((&confirmed["review"]["what"], &statements[2]["review"]), (&"confirmed".into(), &serde_json::Value::Null));
    assert_eq!(
        (&changed["actor"], &changed["act"], &changed["review"]["what"]),
        (&"germany".into(), &"DENY".into(), &"corrected".into())
    );
    assert_eq!((&changed["stances"][0]["issue"], &changed["stances"][0]["stance"]), (&"weapons".into(), &"disagree".into()));
    let review = &changed["review"];
    assert!(review["translation"]["en"] == "what it says" && review["note"].as_str().unwrap().contains("broadcast"), "{review}");
    assert_eq!((&statements[3]["actor"], &statements[3]["review"]["what"]), (&"the envoy".into(), &"added".into()));
    let page = here.read("five.html");
    assert!(page.contains("by a person: 3") && page.contains("what it says") && page.contains("see the broadcast"));
    assert!(!data["notes"].to_string().contains("correction"), "nothing is lost: {}", data["notes"]);

    // Every statement in every script is known again by the id and the words that the page tells.
    report(&["report", &example, "-o", "all.html", "--json", "all.json", "--corrections", "corrections-all.json"]);
    let data: serde_json::Value = serde_json::from_str(&here.read("all.json")).unwrap();
    let statements = data["statements"].as_array().unwrap();
    let left: Vec<&serde_json::Value> = statements.iter().filter(|s| s["review"]["what"] != "confirmed").collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(here.read("all.html").contains(&format!("by a person: {}", statements.len())));
    assert!(!data["notes"].to_string().contains("correction"), "{}", data["notes"]);
}
