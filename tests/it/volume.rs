//! Large and small: what `examples/volume.rs` makes, reported as one page and as a site. Every link lands, whatever the file;
//! a page keeps to a megabyte per thousand statements, or to one and a half in all; what is large becomes a site, and a site leaves nothing behind.

use super::workspace::{Workspace, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use whosaid::knowledge::Knowledge;

#[path = "../../examples/volume.rs"]
#[expect(dead_code, reason = "its main is for the command line")]
mod generator;

/// Articles of this shape, out of the example's paragraphs.
pub fn articles(outlets: usize, actors: usize, statements: usize) -> String {
    let mut paths: Vec<_> =
        fs::read_dir(repository("examples/karabakh-2023/articles")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files: Vec<_> = paths.iter().map(|path| (path.to_string_lossy().into_owned(), fs::read(path).unwrap())).collect();
    let shape = generator::Shape { outlets, actors, statements, seed: 1 };
    generator::volume(&files, &Knowledge::bundled().unwrap(), &shape)
}

fn project() -> String {
    repository("examples/karabakh-2023/project.toml").to_string_lossy().into_owned()
}

/// The page's parts that stand in tags: ids and inner links.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Every id is unique on its page, and every link lands on an id of the page that it names.
pub fn links_land(files: &BTreeMap<String, String>) {
    let ids: BTreeMap<&str, BTreeSet<&str>> = files
        .iter()
        .map(|(name, html)| {
            let all = values(html, "id");
            let unique: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(unique.len(), all.len(), "{name}: an id stands twice");
            (name.as_str(), unique)
        })
        .collect();
    for (name, html) in files {
        let folder = Path::new(name).parent().unwrap();
        for href in values(html, "href").into_iter().filter(|href| !href.starts_with("http")) {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let target = match file {
                "" => name.clone(),
                file => match file.strip_prefix("../") {
                    Some(up) => up.to_owned(),
                    None => folder.join(file).to_string_lossy().replace('\\', "/"),
                },
            };
            let there = ids.get(target.as_str());
            assert!(there.is_some_and(|ids| ids.contains(anchor)), "{name}: {href} leads nowhere");
        }
    }
}

/// The files of a report: the index and, below it, the folder's.
pub fn files(here: &Workspace, index: &str) -> BTreeMap<String, String> {
    let mut out: BTreeMap<String, String> = [(index.to_owned(), here.read(index))].into();
    let folder = whosaid::report::folder(index);
    for entry in fs::read_dir(here.path(&folder)).into_iter().flatten() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if name.ends_with(".html") {
            out.insert(format!("{folder}/{name}"), here.read(&format!("{folder}/{name}")));
        }
    }
    out
}

fn statements(err: &str) -> usize {
    let counted = err.lines().find(|line| line.contains(" statements, ")).unwrap_or_default();
    counted.split([' ', ',']).filter_map(|word| word.parse().ok()).nth(1).unwrap_or(0)
}

#[test]
fn reports_of_every_size_hold_together() {
    for (outlets, actors, wanted) in [(1, 12, 60), (8, 3, 150), (12, 60, 400), (120, 20, 500)] {
        let here = Workspace::new().file("articles.jsonl", articles(outlets, actors, wanted));
        for (language, layout) in [("en", "page"), ("ar", "site"), ("en", "auto")] {
            let (code, _, err) = here.run(&[
                "report",
                "articles.jsonl",
                "--project",
                &project(),
                "--page-language",
                language,
                "--layout",
                layout,
                "-o",
                "report.html",
            ]);
            assert_eq!(code, 0, "{err}");
            let found = statements(&err);
            assert!(found * 10 >= wanted * 9, "{found} statements of {wanted}: {err}");
            let files = files(&here, "report.html");
            assert!(layout != "page" || files.len() == 1, "what an earlier report left is removed");
            assert!(layout != "site" || files.len() > outlets, "{} files", files.len());
            links_land(&files);
            let size: usize = files["report.html"].len();
            assert!(
                layout == "page" || size <= (found * 1000).max(1_500_000),
                "{outlets} outlets, {actors} actors: {size} bytes for {found} statements"
            );
        }
    }
}

#[test]
fn the_same_statement_has_the_same_anchor_in_every_layout() {
    let here = Workspace::new().file("articles.jsonl", articles(8, 6, 80));
    let anchors = |layout: &str| {
        let (code, _, err) = here.run(&["report", "articles.jsonl", "--layout", layout, "-o", "a b.html"]);
        assert_eq!(code, 0, "{err}");
        let files = files(&here, "a b.html");
        links_land_with_space(&files);
        let of = |name: &String| values(&files[name], "id").into_iter().filter(|id| id.starts_with("s-")).map(str::to_owned);
        let index: BTreeSet<String> = of(&"a b.html".to_owned()).collect();
        let parts: BTreeSet<String> = files.keys().filter(|name| name.contains('/')).flat_map(of).collect();
        (index, parts)
    };
    let (page, none) = anchors("page");
    let (index, parts) = anchors("site");
    assert!(none.is_empty() && !page.is_empty());
    assert_eq!(page, index, "the index knows every statement");
    assert_eq!(page, parts, "and so do the articles");
}

/// As [`links_land`], for a name that is written otherwise in an address.
fn links_land_with_space(files: &BTreeMap<String, String>) {
    links_land(&files.iter().map(|(name, html)| (name.replace(' ', "%20"), html.clone())).collect());
}

#[test]
fn what_is_too_large_for_a_page_becomes_a_site() {
    let here = Workspace::new().file("articles.jsonl", articles(60, 40, 1500)).file("mine_files/letter.html", "mine");
    let project = project();
    let run = |layout: &[&str], output: &str| {
        let mut args = vec!["report", "articles.jsonl", "--project", &project, "--page-language", "ar", "-o", output];
        args.extend(layout);
        here.run(&args)
    };
    let (code, _, err) = run(&[], "report.html");
    assert_eq!(code, 0, "{err}");
    let large = files(&here, "report.html");
    assert!(large.len() > 60, "{} files", large.len());
    assert!(large.values().all(|html| html.len() < 5_000_000), "no page is too large");
    let (code, _, err) = run(&["--layout", "page"], "page.html");
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("--layout site"), "{err}");
    let (code, _, err) = run(&[], "mine.html");
    assert_eq!(code, 2, "a folder of somebody else is not touched");
    assert!(err.contains("was not made by whosaid") && here.read("mine_files/letter.html") == "mine", "{err}");
    let (code, out, _) = run(&[], "-");
    assert!(code == 0 && out.starts_with("<!doctype html>"), "standard output is one page");
    for stream in ["-", "/dev/null"] {
        let (code, _, _) = run(&["--layout", "site"], stream);
        assert_eq!(code, 2, "a stream is no place for a site");
    }
    assert!(fs::read_dir(here.path(".")).unwrap().all(|entry| !entry.unwrap().file_name().to_string_lossy().ends_with(".part")));
}
