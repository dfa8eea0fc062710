//! Inputs that were made to do harm: nothing falls or hangs, work grows with the input and no faster, and no path in an input
//! is followed.

use super::workspace::Workspace;
use std::sync::LazyLock;
use std::time::Instant;
use whosaid::knowledge::Knowledge;
use whosaid::model::{Article, Reading};
use whosaid::read::{self, Origin};
use whosaid::report::{Page, render};
use whosaid::{align, compare, pipeline};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::bundled().expect("bundled data is in order"));

/// Pieces that keep readers busy when they are repeated, in the language of each order of words: marks that open and never
/// close, words that announce speech and never bring it, sentences without an end.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "The mayor said no. ",
            "no ",
            "said ",
            "said that ",
            "\u{201c}",
            "\"",
            "(",
            "\"(",
            "he said \"",
            ", he said, ",
            "a: ",
            "- ",
            "according to ",
            "\u{202e}\u{2067}",
            "e\u{301}\u{302}",
            "A. B. ",
            "Ann Reed, minister of ",
            "5 ",
            "if they ",
            "1,000 ",
        ],
    ),
    ("ar", &["قال الوزير إن السد آمن. ", "قال إن ", "و", "\u{ab}", "وأضاف \u{ab}", "وفقا لـ", "، ", "الوزير ", "\u{640}", "5 "]),
    (
        "de",
        &["sagte er, ", "dass ", "\u{201e}", "Der Minister sagte, der Damm sei sicher. ", ", ", "er sagt ", "nach Angaben von "],
    ),
    ("tr", &["dedi ", "olduğunu söyledi ", "\u{201c}", "Bakan, barajın güvenli olduğunu söyledi. ", "diye ", ", "]),
    ("fa", &["گفت که ", "وزیر گفت سد امن است. ", "\u{ab}", "به گفته ", "، "]),
];

/// Pieces for the readers, by the name of the input, with what stands before them.
const FILES: &[(&str, &str, &str)] = &[
    ("a.html", "", "<div>"),
    ("a.html", "", "<p><b>"),
    ("a.html", "", "<table><tr><td>"),
    ("a.html", "", "<!-- "),
    ("a.html", "<p ", "a=b "),
    ("a.html", "", "<script>"),
    ("a.html", "<p>", "&amp"),
    ("a.html", "<p>The mayor said no.", "</p>"),
    ("a.html", "", "<blockquote class=twitter-tweet>"),
    ("a.md", "", "["),
    ("a.md", "", "> "),
    ("a.md", "", "*a_ "),
    ("a.md", "", "![]("),
    ("a.md", "", "`a``"),
    ("a.md", "---\n", "a: [\n"),
    ("a.txt", "", "x"),
    ("a.txt", "", "Read more: x\n"),
    ("a.txt", "", "Harbour Post (@post) May 3, 2024\n"),
    ("a.txt", "", "the mayor spoke of the dam and of the bridge at length,\n"),
    ("a.xml", "<rss><channel>", "<item>"),
    ("a.xml", "<rss><channel><item><title>", "&a;"),
    ("a.xml", "<!DOCTYPE r [", "<!ENTITY a \"&b;\">"),
    ("a.jsonl", "", "{\"text\": \"a\"}\n"),
    ("a.json", "", "["),
    ("a.json", "", "{\"a\":"),
    ("a.csv", "id,text\n", "\""),
    ("a.csv", "id,text\n", "a,b\n"),
    ("a.mhtml", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", "--b\r\n"),
    ("a.mhtml", "MIME-Version: 1.0\r\n", "Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"),
    ("a.warc", "", "WARC/1.0\r\nContent-Length: 0\r\n\r\n"),
    ("a.warc", "WARC/1.0\r\n", "a\r\n"),
];

/// How much work a thing is: nanoseconds that this thread has spent on a processor, where the system counts them, so that
/// what else the machine does is not counted.
fn work(thing: &dyn Fn()) -> f64 {
    let spent = || std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse::<f64>().ok();
    let (start, clock) = (spent(), Instant::now());
    thing();
    match (start, spent()) {
        (Some(start), Some(end)) => end - start,
        _ => clock.elapsed().as_nanos() as f64,
    }
}

/// Less than this (two milliseconds) is too little to be measured.
const LEAST: f64 = 2e6;
/// Eight times as much may be at most this many times the work: eight for what is linear, some for what a machine does
/// beside, and far from the 64 of what is quadratic.
const MOST: f64 = 24.0;

/// What grows faster than its input does. The least of several measurements: work beside the work only adds to it.
fn grows(what: &str, bytes: usize, thing: &dyn Fn(usize)) -> Option<String> {
    let least = |size| (0..3).map(|_| work(&|| thing(size))).fold(f64::INFINITY, f64::min).max(LEAST);
    thing(bytes / 8);
    let ratio = work(&|| thing(bytes)) / work(&|| thing(bytes / 8)).max(LEAST);
    let ratio = if ratio > MOST { least(bytes) / least(bytes / 8) } else { ratio };
    (ratio > MOST).then(|| format!("{what}: 8 times the input is {ratio:.0} times the work"))
}

fn reading(lang: &str, text: String) -> Reading {
    pipeline::read_article(Article { id: "a".into(), lang: lang.into(), text, ..Article::default() }, &KNOWLEDGE)
}

#[test]
fn work_grows_with_a_text_and_no_faster() {
    let mut wrong = Vec::new();
    for (lang, pieces) in TEXTS {
        for piece in *pieces {
            let read = |bytes: usize| drop(reading(lang, piece.repeat(bytes / piece.len())));
            wrong.extend(grows(&format!("{lang} {piece:?}"), 64_000, &read));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn work_grows_with_a_file_and_no_faster() {
    let mut wrong = Vec::new();
    for (name, head, piece) in FILES {
        let origin = Origin { input: (*name).to_owned(), ..Origin::default() };
        let read = |bytes: usize| drop(read::read(format!("{head}{}", piece.repeat(bytes / piece.len())).as_bytes(), &origin));
        wrong.extend(grows(&format!("{name} {head:?} {piece:?}"), 256_000, &read));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn work_grows_with_a_corpus_and_no_faster() {
    let page = Page { language: "en".into(), made_on: None };
    let all = |bytes: usize| {
        let readings = ["France said no. ", "Germany said that the dam is safe. "].iter().enumerate().map(|(at, piece)| {
            let mut reading = reading("en", piece.repeat(bytes / piece.len()));
            reading.article.id = format!("a{at}");
            reading
        });
        let corpus = align::unite(readings.collect(), Vec::new(), &KNOWLEDGE);
        let comparison = compare::compare(&corpus, &KNOWLEDGE.project);
        assert!(render(&corpus, &comparison, &KNOWLEDGE, &page).is_ok());
    };
    let wrong = grows("statements of the same words", 16_000, &all);
    assert!(wrong.is_none(), "{wrong:?}");
}

#[test]
fn the_worst_in_one_folder_becomes_a_report() {
    let nested = format!("{}The mayor said no.", "<div><b>".repeat(100_000));
    let entities =
        "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let here = Workspace::new()
        .file("in/plain.txt", "The mayor said the bridge would open.\n")
        .file("in/tags.html", nested)
        .file("in/word.txt", "x".repeat(1 << 20))
        .file("in/round.txt", format!("The mayor said {}.", "(".repeat(100_000)))
        .file("in/quotes.txt", format!("The mayor said {}.", "“".repeat(100_000)))
        .file(
            "in/turned.txt",
            format!("The mayor said {}no{}.", "\u{202e}\u{2067}".repeat(50_000), "\u{202c}\u{2069}".repeat(50_000)),
        )
        .file("in/marks.txt", format!("The mayor said e{}.", "\u{301}".repeat(200_000)))
        .file(
            "in/entities.xml",
            format!(
                "{entities}<rss><channel><item><title>&c;</title><description>{}</description></item></channel></rss>",
                "&c;".repeat(50_000)
            ),
        )
        .file("in/deep.json", format!("{{\"text\": {}", "[".repeat(1 << 20)))
        .file("in/deep.md", format!("---\na: {}\n---\n{}The mayor said no.", "[".repeat(1 << 17), "> ".repeat(1 << 17)))
        .file("in/bomb.gz", bomb());
    let (code, _, err) = here.run(&["report", "in", "--lang", "en", "-o", "report.html"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("more than 256 MB are in it"), "{err}");
    assert!(here.read("report.html").contains("the bridge would open"));
}

/// 300 MB of spaces, and an article's worth behind them.
fn bomb() -> Vec<u8> {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..300 {
        encoder.write_all(&spaces).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn no_path_in_an_input_is_followed() {
    let secret = "Nobody may read this sentence.";
    let mhtml = "From: x\r\nSnapshot-Content-Location: file:../secret.txt\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/html\r\nContent-Location: ../../secret.txt\r\n\r\n<p>The mayor said the bridge would open in May of this year.\r\n--b--\r\n";
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The mayor said the dam would be safe in May of this year, whatever comes.";
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: file:../secret.txt\r\nWARC-Date: 2024-03-01T00:00:00Z\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
        page.len()
    );
    let feed = "<!DOCTYPE r [<!ENTITY s SYSTEM \"../secret.txt\">]><rss><channel><item><title>T</title><description>The mayor said &s; no.</description></item></channel></rss>";
    let here = Workspace::new()
        .file("secret.txt", secret)
        .file("in/a.mhtml", mhtml)
        .file("in/b.warc", warc)
        .file("in/c.xml", feed)
        .file("in/d.html", "<base href=file:..><iframe src=../secret.txt></iframe><p>The mayor said the port would stay open all winter.<img src=../secret.txt>")
        .file("in/e.jsonl", "{\"id\": \"../../x\", \"url\": \"file:///etc/passwd\", \"lang\": \"en\", \"text\": \"The mayor said the port was shut.\"}\n");
    let (code, _, err) = here.run(&["report", "in", "--layout", "site", "-o", "report.html"]);
    assert!(code <= 1, "{err}");
    let mut names: Vec<String> = std::fs::read_dir(here.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["in", "report.html", "report_files", "secret.txt"]);
    for entry in
        std::fs::read_dir(here.path("report_files")).unwrap().map(|entry| entry.unwrap().path()).chain([here.path("report.html")])
    {
        let html = std::fs::read_to_string(entry).unwrap();
        assert!(!html.contains(secret) && !html.contains("href=\"file:"));
    }
    for (key, path) in [("codebooks", "[\"../secret.txt\"]"), ("actors", "[\"/etc/hostname\"]"), ("articles", "\"..\"")] {
        let here = Workspace::new()
            .file("secret.txt", secret)
            .file("p/project.toml", format!("{key} = {path}\n"))
            .file("p/articles/a.txt", "x");
        let (code, _, err) = here.run(&["report", "p", "-o", "report.html"]);
        assert!(code == 2 && err.contains("leads out of the project's folder") && !err.contains(secret), "{key}: {err}");
    }
}
