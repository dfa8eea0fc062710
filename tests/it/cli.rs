//! The command line: exit codes, what goes where, and every kind of bad input.

use super::workspace::{Workspace, repository};

const ARTICLE: &str = "Outlet: The Sample\nDate: 2024-03-01\nLanguage: en\nHeadline: The bridge\n\n\
    The engineer said the bridge would open in May. The mayor said that it would not.\n";

#[test]
fn help_has_examples_and_names_every_sub_command() {
    let (code, out, _) = Workspace::new().run(&["--help"]);
    assert_eq!(code, 0);
    for word in
        ["report", "extract", "eval", "export", "show", "check", "new", "serve", "completions", "Examples:", "Exit codes:"]
    {
        assert!(out.contains(word), "{word} is not in the help");
    }
    for command in ["report", "extract", "eval", "export", "show", "check", "new", "serve"] {
        let (code, out, _) = Workspace::new().run(&[command, "--help"]);
        assert!(code == 0 && out.contains("Examples:"), "{command}");
    }
}

#[test]
fn results_go_to_standard_output_and_the_rest_to_standard_error() {
    let here = Workspace::new().file("a.txt", ARTICLE);
    let (code, out, err) = here.run(&["extract", "a.txt"]);
    assert_eq!(code, 0, "{err}");
    let reading: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((reading["schema"].as_u64(), reading["lang"].as_str()), (Some(1), Some("en")));
    assert!(!err.is_empty());
    let (code, again, err) = here.run(&["extract", "a.txt", "--quiet"]);
    assert_eq!((code, again, err.as_str()), (0, out, ""));
}

#[test]
fn usage_errors_are_exit_code_2() {
    let here = Workspace::new();
    for args in [&["report"][..], &["extract"], &["nonsense"], &["show", "articles"], &["extract", "not-there.txt"]] {
        let (code, out, err) = here.run(args);
        assert!(code == 2 && out.is_empty() && !err.is_empty(), "{args:?}: {code} {err}");
    }
}

#[test]
fn one_missing_file_is_exit_code_1_and_the_rest_is_done() {
    let here = Workspace::new().file("a.txt", ARTICLE);
    let (code, out, err) = here.run(&["extract", "a.txt", "b.txt"]);
    assert_eq!((code, out.lines().count()), (1, 1), "{err}");
    assert!(err.contains("b.txt") && err.contains("no such file"), "{err}");
}

#[test]
fn an_empty_file_is_named() {
    let here = Workspace::new().file("in/a.txt", ARTICLE).file("in/empty.txt", "");
    let (code, out, err) = here.run(&["extract", "in"]);
    assert_eq!((code, out.lines().count()), (1, 1), "{err}");
    assert!(err.contains("empty.txt"), "{err}");
    assert_eq!(here.run(&["extract", "in/empty.txt"]).0, 2);
}

#[test]
fn a_binary_file_is_named() {
    let noise: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let here = Workspace::new().file("in/a.txt", ARTICLE).file("in/b.txt", &noise).file("in/c.docx", &noise);
    let (code, out, err) = here.run(&["extract", "in"]);
    assert_eq!((code, out.lines().count()), (1, 1), "{err}");
    assert!(err.contains("b.txt") && err.contains("c.docx"), "{err}");
}

#[test]
fn a_folder_with_nothing_readable_is_exit_code_2() {
    let here = Workspace::new().file("in/.hidden", "x").file("in/picture.png", [0x89, 0x50, 0x4e, 0x47]);
    let (code, _, err) = here.run(&["report", "in", "-o", "out.html"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains(".hidden") && err.contains("picture.png") && err.contains("no article"), "{err}");
    assert!(!here.path("out.html").exists());
}

#[test]
fn truncated_utf_8_loses_nothing_else() {
    let mut bytes = "قال الوزير إن الجسر سيفتح في أيار. وأكدت الشركة أن العمل انتهى.".as_bytes().to_vec();
    bytes.pop();
    bytes.pop();
    let here = Workspace::new().file("a.txt", &bytes);
    let (code, out, err) = here.run(&["extract", "a.txt"]);
    assert!(code <= 1, "{err}");
    let reading: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(reading["text"].as_str().unwrap().contains("قال الوزير إن الجسر سيفتح"), "{out}");
}

#[test]
fn a_line_of_five_megabytes_is_read() {
    let line = "The minister said the bridge would open. ".repeat(5 << 20 >> 5);
    let here = Workspace::new().file("a.txt", &line[..5 << 20]);
    let (code, out, err) = here.run(&["extract", "a.txt", "-o", "out.jsonl"]);
    assert!(code <= 1 && out.is_empty(), "{err}");
    assert!(here.read("out.jsonl").len() > 5 << 20);
}

#[test]
fn html_without_a_body_is_read_or_named() {
    let here = Workspace::new().file("a.html", "<html><head><title>T</title></head>").file("b.txt", ARTICLE);
    let (code, out, err) = here.run(&["extract", "a.html", "b.txt"]);
    assert!(code <= 1 && !out.is_empty(), "{err}");
    assert!(out.lines().count() == 2 || err.contains("a.html"), "{err}");
}

#[test]
fn a_broken_line_of_json_lines_is_named_and_the_rest_read() {
    let lines = "{\"id\": \"1\", \"text\": \"She said no.\"}\n{\"id\": \"2\", \"text\": \"He said yes.\"}\n{\"id\": \"3\", \"text\": \"br\n\
        {\"id\": \"4\", \"text\": \"They said maybe.\"}\n";
    let here = Workspace::new().file("a.jsonl", lines);
    let (code, out, err) = here.run(&["extract", "a.jsonl", "--lang", "en"]);
    let ids: Vec<String> = out.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["id"].to_string()).collect();
    assert_eq!((code, ids), (1, vec!["\"1\"".to_owned(), "\"2\"".to_owned(), "\"4\"".to_owned()]), "{err}");
    assert!(err.contains("a.jsonl:3"), "{err}");
}

#[test]
fn a_large_json_lines_file_is_read_in_pieces_with_the_right_lines() {
    let mut lines = String::new();
    for at in 0..6000 {
        let text = format!("The minister said the bridge number {at} would open. ").repeat(20);
        lines += &serde_json::json!({"id": format!("d{at}"), "lang": "en", "text": text}).to_string();
        lines.push('\n');
        if at == 5000 {
            lines += "{broken\n";
        }
    }
    let here = Workspace::new().file("a.jsonl", &lines);
    let (code, out, err) = here.run(&["extract", "a.jsonl"]);
    assert_eq!((code, out.lines().count()), (1, 6000));
    assert!(err.contains("a.jsonl:5002"), "{err}");
}

#[test]
fn two_texts_of_one_id_are_told_apart_and_one_text_given_twice_counts_once() {
    let row = |text: &str| format!("{{\"id\": \"x\", \"lang\": \"en\", \"text\": \"{text}\"}}\n");
    let here = Workspace::new()
        .file("a.jsonl", row("She said no."))
        .file("b.jsonl", row("He said yes."))
        .file("c.jsonl", row("She said no."));
    let (code, out, err) = here.run(&["extract", "a.jsonl", "b.jsonl", "c.jsonl"]);
    assert_eq!((code, out.lines().count()), (0, 2), "{err}");
    assert!(err.contains("given twice") && err.contains("id of its own"), "{err}");
}

#[test]
fn a_broken_codebook_is_named_with_its_line() {
    let unknown = "[[issue]]\nid = \"a\"\nkind = \"should\"\ncolour = \"red\"\nthesis.en = \"T\"\nfor.en = [\"t\"]\n";
    let twice = "[[issue]]\nid = \"a\"\nkind = \"should\"\nthesis.en = \"T\"\nfor.en = [\"t\"]\n".repeat(2);
    let here = Workspace::new().file("a.txt", ARTICLE).file("unknown.toml", unknown).file("twice.toml", twice);
    let (code, _, err) = here.run(&["report", "a.txt", "--codebook", "unknown.toml", "-o", "out.html"]);
    assert!(code == 2 && err.contains("unknown.toml:4") && err.contains("colour"), "{err}");
    let (code, _, err) = here.run(&["report", "a.txt", "--codebook", "twice.toml", "-o", "out.html"]);
    assert!(code == 2 && err.contains("twice.toml:7") && err.contains("“a”"), "{err}");
    assert!(!here.path("out.html").exists());
}

#[test]
fn an_actor_list_that_claims_a_name_twice_is_named_with_its_line() {
    let list = "[[actor]]\nid = \"a\"\nkind = \"body\"\nen = [\"The Board\"]\n\n[[actor]]\nid = \"b\"\nkind = \"body\"\nen = [\"The Board\"]\n";
    let here = Workspace::new().file("a.txt", ARTICLE).file("actors.toml", list);
    let (code, _, err) = here.run(&["report", "a.txt", "--actors", "actors.toml", "-o", "out.html"]);
    assert!(code == 2 && err.contains("actors.toml:9") && err.contains("The Board"), "{err}");
}

#[test]
fn a_broken_project_is_named_with_its_line() {
    let here = Workspace::new().file("p/articles/a.txt", ARTICLE).file("p/project.toml", "parties = []\ncolour = 1\n");
    let (code, _, err) = here.run(&["report", "p"]);
    assert!(code == 2 && err.contains("project.toml:2") && err.contains("colour"), "{err}");
}

#[test]
fn inputs_are_never_overwritten() {
    let here = Workspace::new().file("in/a.txt", ARTICLE).file("b.txt", ARTICLE);
    for args in [
        &["report", "in", "-o", "in/a.txt"][..],
        &["extract", "in", "-o", "in/../in/a.txt"],
        &["extract", "b.txt", "-o", "b.txt"],
        &["export", "b.txt", "--format", "csv", "-o", "b.txt"],
        &["report", "b.txt", "-o", "x.html", "--json", "b.txt"],
        &["report", "b.txt", "-o", "x.html", "--json", "x.html"],
        &["report", "b.txt", "-o", "in"],
        &["extract", "b.txt", "-o", "in/"],
    ] {
        let (code, _, err) = here.run(args);
        assert!(code == 2 && err.contains("output"), "{args:?}: {code} {err}");
    }
    assert_eq!((here.read("in/a.txt"), here.read("b.txt")), (ARTICLE.to_owned(), ARTICLE.to_owned()));
    assert!(!here.path("x.html").exists());
}

#[test]
fn a_failed_run_leaves_the_old_output_as_it_was() {
    let here = Workspace::new().file("empty.txt", "").file("out.jsonl", "old");
    assert_eq!(here.run(&["extract", "empty.txt", "-o", "out.jsonl"]).0, 2);
    assert_eq!(here.read("out.jsonl"), "old");
    let left: Vec<_> = std::fs::read_dir(here.path("")).unwrap().flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn standard_input_is_an_input() {
    let here = Workspace::new();
    let out = here.whosaid(&["extract", "-"]).write_stdin(ARTICLE).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(String::from_utf8_lossy(&out.stdout).lines().count(), 1);
}

#[test]
fn readings_made_elsewhere_give_the_same_report() {
    let here = Workspace::new().file("in/a.txt", ARTICLE).file("in/b.txt", ARTICLE.replace("May", "June"));
    assert_eq!(here.run(&["extract", "in", "-o", "r/all.jsonl"]).0, 2, "the folder r does not exist");
    assert_eq!(here.run(&["extract", "in", "-o", "all.jsonl"]).0, 0);
    assert_eq!(here.run(&["report", "in", "-o", "1.html", "--json", "1.json"]).0, 0);
    assert_eq!(here.run(&["report", "--readings", "all.jsonl", "-o", "2.html", "--json", "2.json"]).0, 0);
    assert!(here.read("1.html") == here.read("2.html"), "the pages differ");
    assert_eq!(here.read("1.json"), here.read("2.json"));
}

#[test]
fn readings_as_parquet_give_the_same_report_however_they_are_cut() {
    let line = |id: &str, month: &str| {
        let text = ARTICLE.replace("May", month);
        format!(
            "{}\n",
            serde_json::json!({ "id": id, "text": text, "input": "table", "outlet": "The Herald", "date": "2024-05-02" })
        )
    };
    let (a, b, c) = (line("a", "May"), line("b", "June"), line("c", "July"));
    let here = Workspace::new().file("all.jsonl", format!("{a}{b}{c}")).file("1.jsonl", format!("{c}{a}")).file("2.jsonl", b);
    let here = here.file("r/_SUCCESS", "").file("r/.part.crc", "\0\0").file("r/day=2/x.txt", "no Reading");
    assert_eq!(here.run(&["report", "all.jsonl", "-o", "1.html"]).0, 0);
    assert_eq!(here.run(&["extract", "1.jsonl", "--format", "parquet", "-o", "r/day=2/1.parquet"]).0, 0);
    assert_eq!(here.run(&["extract", "2.jsonl", "-o", "r/2.jsonl"]).0, 0);
    let (code, _, err) = here.run(&["report", "--readings", "r", "-o", "2.html"]);
    assert_eq!((code, err.contains("left out")), (0, false), "{err}");
    assert!(here.read("1.html") == here.read("2.html"), "the pages differ");

    let whole = std::fs::read(here.path("r/day=2/1.parquet")).unwrap();
    let here = here.file("r/cut.parquet", &whole[..whole.len() / 2]).file("r/empty.parquet", "");
    let (code, _, err) = here.run(&["report", "--readings", "r", "-o", "3.html"]);
    assert!(code == 1 && err.contains("cut.parquet") && err.contains("empty.parquet"), "{err}");
}

#[test]
fn every_stage_can_be_shown() {
    let here = Workspace::new().file("a.txt", ARTICLE);
    for stage in ["segments", "attributions", "speakers", "statements"] {
        let (code, out, err) = here.run(&["show", stage, "a.txt"]);
        assert!(code == 0 && out.contains("The bridge"), "{stage}: {err}");
    }
}

#[test]
fn completions_are_printed() {
    let (code, out, _) = Workspace::new().run(&["completions", "bash"]);
    assert!(code == 0 && out.contains("whosaid"));
}

#[test]
fn a_summary_is_written_beside_the_report_and_exported() {
    let here = Workspace::new();
    let example = repository("examples/karabakh-2023").to_string_lossy().into_owned();
    let (code, _, err) =
        here.run(&["report", &example, "-o", "a report.html", "--summary", "summary.md", "--page-language", "ar"]);
    assert_eq!(code, 0, "{err}");
    let (page, text) = (here.read("a report.html"), here.read("summary.md"));
    let links: Vec<&str> = text.split("](a%20report.html#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 50);
    for link in links {
        assert!(page.contains(&format!(" id=\"{link}\"")), "{link} leads nowhere");
    }
    let (code, out, err) = here.run(&["export", &example, "--format", "markdown"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("# ") && out.contains("|---|") && !out.contains("]("), "{out}");
}
