//! `whosaid new`, `check` and `serve`, and what a project's settings do to its report.

use super::workspace::Workspace;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const SETTINGS: &str = r#"
title.en = "Ferries"
[dates]
from = 2024-03-01
until = 2024-03-31
[[outlet]]
name = "Harbour Post"
also = ["HARBOUR POST online"]
country = "france"
owner = "Dock Media Ltd"
group = "private"
[groups.private]
en = "privately owned"
"#;

fn article(outlet: &str, date: &str, words: &str) -> String {
    format!("Outlet: {outlet}\nDate: {date}\n\nThe French government said on Monday that {words}.\n")
}

fn project() -> Workspace {
    Workspace::new()
        .file("p/project.toml", SETTINGS)
        .file("p/articles/a.txt", article("Harbour Post Online", "2024-03-05", "the ferries would run"))
        .file("p/articles/b.txt", article("Shore Weekly", "2024-04-01", "the ferries would stop"))
}

#[test]
fn a_new_project_is_in_order_and_never_takes_the_place_of_one() {
    let workspace = Workspace::new();
    let (code, _, errors) = workspace.run(&["new", "strike"]);
    assert_eq!(code, 0, "{errors}");
    assert!(workspace.path("strike/articles").is_dir());
    let (code, _, errors) = workspace.run(&["check", "strike"]);
    assert_eq!(code, 0, "{errors}");
    assert!(errors.contains("project.toml: in order") && errors.contains("0 inputs, 0 articles"), "{errors}");
    assert_eq!(workspace.run(&["new", "strike"]).0, 2);
    // Every line that is offered can be used as it stands.
    let offered = workspace.read("strike/project.toml");
    let lines: Vec<&str> = offered.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    let settings: Vec<&str> = lines.into_iter().filter(|line| line.starts_with('[') || line.contains(" = ")).collect();
    let settings: String =
        settings.into_iter().filter(|line| !line.contains(".toml\"]")).map(|line| format!("{line}\n")).collect();
    assert!(settings.contains("[[outlet]]"), "{settings}");
    let workspace = workspace.file("strike/project.toml", settings);
    let (code, _, errors) = workspace.run(&["check", "strike"]);
    assert_eq!(code, 0, "{errors}");
}

#[test]
fn check_tells_what_is_read_and_what_is_not() {
    let workspace = project().file("p/articles/c.pdf", "%PDF-1.7\n").file("p/articles/d.html", "<html><p></html>");
    let (code, _, errors) = workspace.run(&["check", "p"]);
    assert_eq!(code, 1, "{errors}");
    assert!(errors.contains("articles/a.txt: articles-a (Harbour Post, 2024-03-05, en)"), "{errors}");
    assert!(errors.contains("“articles-b” was left out: it is of 2024-04-01"), "{errors}");
    for name in ["c.pdf", "d.html"] {
        assert!(errors.contains(&format!("unread: articles/{name}")), "{errors}");
    }
    for (line, error) in [
        ("page_language = \"xx\"\n", "project.toml:1: there are no page strings"),
        ("\n[[outlet]]\nname = \"A\"\ncountry = \"atlantis\"\n", "project.toml:4: there is no state"),
        ("[dates]\nfrom = \"soon\"\n", "project.toml:2: “soon” is no day"),
    ] {
        let workspace = Workspace::new().file("p/project.toml", line).file("p/articles/a.txt", "x");
        let (code, _, errors) = workspace.run(&["check", "p"]);
        assert!(code == 2 && errors.contains(error), "{errors}");
    }
    let workspace = Workspace::new().file("p/project.toml", "\nparties = [\"frence\"]\n").file("p/articles/a.txt", "He said no.");
    let errors = workspace.run(&["check", "p"]).2;
    assert!(errors.contains("project.toml:2: there is no actor “frence”"), "{errors}");
}

#[test]
fn outlets_are_shown_with_country_group_and_owner() {
    let workspace = project();
    let (code, out, errors) = workspace.run(&["report", "p"]);
    assert_eq!(code, 0, "{errors}");
    for words in ["Harbour Post", "France", "privately owned", "Dock Media Ltd"] {
        assert!(out.contains(words), "{words}");
    }
    assert!(!out.contains("Shore Weekly") && !out.contains("HARBOUR POST online"), "left out by its date");
    assert!(out.contains("articles-b"), "what is left out is named in the report");
}

/// A program that ends with the test.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn ask(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(port: u16, path: &str) -> String {
    ask(port, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"))
}

#[test]
fn a_project_is_served_to_this_machine_and_made_anew_when_it_changes() {
    let workspace = project();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"));
    command.args(["serve", "p", "--port", "0"]).current_dir(workspace.path("")).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut served = Served(command.spawn().unwrap());
    let mut line = String::new();
    BufReader::new(served.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port: u16 = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    assert!(line.starts_with("http://127.0.0.1:"));
    assert!(get(port, "/").contains("report.html") && get(port, "/serve.js").contains("version"));
    let report = get(port, "/report.html");
    assert!(report.starts_with("HTTP/1.1 200") && report.contains("Harbour Post"));
    assert!(get(port, "/../project.toml").starts_with("HTTP/1.1 404"));
    let elsewhere = format!("GET / HTTP/1.1\r\nHost: elsewhere.example:{port}\r\nConnection: close\r\n\r\n");
    assert!(ask(port, &elsewhere).starts_with("HTTP/1.1 403"));
    assert!(
        ask(port, &format!("POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
            .starts_with("HTTP/1.1 405")
    );
    let workspace = workspace.file("p/articles/new.txt", article("Tide Gazette", "2024-03-06", "the port was open"));
    let start = Instant::now();
    while !get(port, "/report.html").contains("Tide Gazette") {
        assert!(start.elapsed() < Duration::from_secs(120), "the report was not made anew");
        std::thread::sleep(Duration::from_millis(300));
    }
    // What is broken leaves the last report where it is.
    let workspace = workspace.file("p/project.toml", "broken");
    std::thread::sleep(Duration::from_secs(3));
    assert!(get(port, "/report.html").contains("Tide Gazette"));
    assert!(!workspace.path("p/report.html").exists());
}
