//! What may happen to a run: it is killed, the disk is full, a file vanishes, nobody listens, another run is at work. The old
//! report stays whole, nothing is left for ever, and the message says what to do.

use super::workspace::Workspace;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ARTICLE: &str = "Outlet: The Sample\nDate: 2024-03-01\nLanguage: en\nHeadline: The bridge\n\n\
    The engineer said the bridge would open in May. The mayor said that it would not.\n";

/// Articles, one a line.
fn lines(articles: usize, said: &str) -> String {
    let line = |at| {
        let text = format!("The engineer said bridge {at} would open {said}. The mayor said that it would not.");
        serde_json::json!({"id": format!("a{at}"), "outlet": format!("Post {}", at % 7), "lang": "en", "text": text}).to_string()
    };
    (0..articles).map(|at| line(at) + "\n").collect()
}

/// What runs leave while they work.
fn hidden(here: &Workspace) -> Vec<String> {
    let names = fs::read_dir(here.path(".")).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

/// The files of a folder.
fn folder(here: &Workspace, name: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(here.path(name)).into_iter().flatten().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())).collect()
}

/// A generator of numbers (xorshift): the same points of every run.
fn dice(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_report_whole() {
    let here = Workspace::new().file("old.jsonl", lines(12, "in May")).file("new.jsonl", lines(14, "in June"));
    let report = |input: &'static str| ["report", input, "--layout", "site", "-o", "report.html"];
    let (code, _, err) = here.run(&report("new.jsonl"));
    assert_eq!(code, 0, "{err}");
    let new = (fs::read(here.path("report.html")).unwrap(), folder(&here, "report_files"));
    let start = Instant::now();
    let (code, _, err) = here.run(&report("old.jsonl"));
    assert_eq!(code, 0, "{err}");
    let lasts = start.elapsed().as_micros() as u64;
    let old = (fs::read(here.path("report.html")).unwrap(), folder(&here, "report_files"));
    assert!(old.0 != new.0 && old.1 != new.1);
    let (mut state, mut early) = (7, 0);
    for round in 0..50 {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"))
            .args(report("new.jsonl"))
            .current_dir(here.path("."))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if round % 2 == 0 {
            std::thread::sleep(Duration::from_micros(dice(&mut state) % lasts));
        } else {
            // While it writes: that is the shortest part of a run.
            let writes = || hidden(&here).iter().any(|name| name.contains("_files") && name.ends_with(".part"));
            while !writes() && child.try_wait().unwrap().is_none() {
                std::thread::yield_now();
            }
            std::thread::sleep(Duration::from_micros(dice(&mut state) % 2000));
        }
        let _ = child.kill();
        early += usize::from(child.wait().unwrap().code().is_none());
        let index = fs::read(here.path("report.html")).unwrap();
        assert!(index == old.0 || index == new.0, "round {round}: half of an index");
        // Between two renames there is no folder; the next run finds the old one.
        if here.path("report_files").exists() {
            let files = folder(&here, "report_files");
            assert!(files == old.1 || files == new.1, "round {round}: half of a folder");
        }
        if index == new.0 {
            assert_eq!(here.run(&report("old.jsonl")).0, 0);
        }
    }
    assert!(early > 10, "only {early} runs were killed before their end");
    let (code, _, err) = here.run(&report("new.jsonl"));
    assert_eq!(code, 0, "{err}");
    assert!(fs::read(here.path("report.html")).unwrap() == new.0 && folder(&here, "report_files") == new.1);
    assert_eq!(hidden(&here), [""; 0], "what killed runs left is removed by the next one");
}

#[test]
fn an_old_folder_that_a_killed_run_put_aside_comes_back() {
    let here = Workspace::new().file("a.txt", ARTICLE);
    let site = ["report", "a.txt", "--layout", "site", "-o", "report.html"];
    assert_eq!(here.run(&site).0, 0);
    let files = folder(&here, "report_files");
    fs::rename(here.path("report_files"), here.path(".report_files.123.old.part")).unwrap();
    fs::create_dir(here.path(".report_files.123.part")).unwrap();
    fs::write(here.path(".report.html.123.part"), "half").unwrap();
    assert_eq!(here.run(&site).0, 0);
    assert_eq!(hidden(&here), [""; 0]);
    assert!(folder(&here, "report_files") == files);
    // Names like ours that are not.
    for name in [".report.html.part", ".report.html.x1.part", ".report.html.1.bak"] {
        fs::write(here.path(name), "mine").unwrap();
    }
    assert_eq!(here.run(&site).0, 0);
    assert_eq!(hidden(&here).len(), 3);
}

#[test]
fn an_output_that_another_run_is_writing_is_refused_at_once() {
    let here = Workspace::new().file("a.txt", ARTICLE).file("report.html", "old");
    let other = File::create(here.path(".report.html.1.part")).unwrap();
    other.lock().unwrap();
    let (code, _, err) = here.run(&["report", "a.txt", "-o", "report.html"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("another run of whosaid is writing report.html") && err.contains("wait"), "{err}");
    assert_eq!(here.read("report.html"), "old");
    drop(other);
    assert_eq!(here.run(&["report", "a.txt", "-o", "report.html"]).0, 0);
    assert_eq!(hidden(&here), [""; 0]);
}

#[test]
fn of_runs_at_the_same_time_one_at_least_is_done_and_all_are_whole() {
    let here = Workspace::new().file("a.jsonl", lines(20, "soon"));
    let args = ["report", "a.jsonl", "--layout", "site", "--json", "data.json", "-o", "report.html"];
    assert_eq!(here.run(&args).0, 0);
    let (index, files) = (here.read("report.html"), folder(&here, "report_files"));
    for _ in 0..3 {
        let outcomes: Vec<(i32, String)> = std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| here.run(&args))).collect();
            runs.into_iter().map(|run| run.join().unwrap()).map(|(code, _, err)| (code, err)).collect()
        });
        for (code, err) in &outcomes {
            assert!(*code == 0 || (*code == 2 && err.contains("another run of whosaid is writing")), "{code}: {err}");
        }
        assert!(outcomes.iter().any(|(code, _)| *code == 0), "{outcomes:?}");
        assert!(here.read("report.html") == index && folder(&here, "report_files") == files);
        assert_eq!(hidden(&here), [""; 0]);
    }
}

/// Runs a script in a place where file systems may be mounted, gone when it ends; nothing where that may not be done.
#[cfg(target_os = "linux")]
fn with_mounts(here: &Workspace, what: &str, script: &str) -> Option<(i32, String)> {
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--mount", "sh", "-c", script]).current_dir(here.path("."));
        command.env("WHOSAID", assert_cmd::cargo::cargo_bin!("whosaid")).output()
    };
    let possible = run("mkdir -p small && mount -t tmpfs -o size=160k tmpfs small").is_ok_and(|out| out.status.success());
    if !possible {
        eprintln!("SKIPPED: {what}: a small file system cannot be mounted here");
        return None;
    }
    let out = run(script).unwrap();
    Some((out.status.code().unwrap_or(-1), String::from_utf8_lossy(&out.stderr).into_owned()))
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_costs_nothing() {
    let here = Workspace::new().file("a.jsonl", lines(40, "soon")).file("report.html", "old");
    for (what, layout, room) in [("page", "page", "40k"), ("index", "site", "40k"), ("folder", "site", "400k")] {
        let script = format!(
            "mount -t tmpfs -o size={room} tmpfs small && cp report.html small && cd small && \
             \"$WHOSAID\" report ../a.jsonl --layout {layout} -o report.html; code=$?; \
             cmp report.html ../report.html && [ \"$(ls -A)\" = report.html ] || exit 9; exit $code"
        );
        let Some((code, err)) = with_mounts(&here, "a full disk", &script) else { return };
        assert_eq!(code, 2, "{what}: {err}");
        assert!(err.contains("cannot be written: No space left"), "{what}: {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_is_told_before_anything_is_read() {
    let here = Workspace::new().file("a.txt", ARTICLE).file("report.html", "old");
    let script = "mount -t tmpfs tmpfs small && cp report.html small && mount -o remount,ro small && \
        \"$WHOSAID\" report a.txt not-there.txt -o small/report.html; code=$?; cmp report.html small/report.html || exit 9; exit $code";
    if let Some((code, err)) = with_mounts(&here, "a folder that may not be written", script) {
        assert_eq!(code, 2, "{err}");
        assert!(
            err.contains("small/report.html: cannot be written: Read-only file system") && !err.contains("not-there"),
            "{err}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_write_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let here = Workspace::new().file("a.txt", ARTICLE).file("locked/report.html", "old");
    fs::set_permissions(here.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
    if File::create(here.path("locked/probe")).is_ok() {
        eprintln!("SKIPPED: rights do not bind this user; a read-only file system is tested instead");
        return;
    }
    let (code, _, err) = here.run(&["report", "a.txt", "-o", "locked/report.html"]);
    fs::set_permissions(here.path("locked"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(code == 2 && err.contains("cannot be written: Permission denied"), "{code}: {err}");
    assert_eq!(here.read("locked/report.html"), "old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let here = Workspace::new().file("a.jsonl", lines(40, "soon")).file("in.csv", "organization,concept,agreement\nA,x,1\n");
    let all = [
        &["report", "a.jsonl", "-o", "/dev/full"][..],
        &["extract", "a.jsonl", "-o", "/dev/full"],
        &["export", "a.jsonl", "--format", "csv", "-o", "/dev/full"],
        &["network", "in.csv", "-o", "/dev/full"],
    ];
    for args in all {
        let (code, _, err) = here.run(args);
        assert!(code == 2 && err.contains("cannot be written: No space left"), "{args:?}: {code} {err}");
    }
    for args in [&["extract", "a.jsonl"][..], &["show", "statements", "a.jsonl"], &["report", "a.jsonl", "-o", "-"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let out = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"))
            .args(args)
            .current_dir(here.path("."))
            .stdout(full)
            .output()
            .unwrap();
        let err = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.code() == Some(2) && err.contains("No space left"), "{args:?}: {err}");
    }
}

#[test]
fn whoever_stops_reading_is_no_error() {
    let here = Workspace::new().file("a.jsonl", lines(400, "soon"));
    let all = [
        &["extract", "a.jsonl"][..],
        &["show", "statements", "a.jsonl"],
        &["export", "a.jsonl", "--format", "json", "-o", "-"],
        &["report", "a.jsonl", "-o", "-"],
        &["completions", "bash"],
    ];
    for args in all {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"))
            .args(args)
            .current_dir(here.path("."))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let code = child.wait().unwrap().code();
        assert!(code == Some(0) && !first.is_empty(), "{args:?}: {code:?} {err}");
        assert!(!err.contains("error") && !err.contains("panicked"), "{args:?}: {err}");
    }
}

#[test]
fn one_unreadable_file_among_ten_thousand_is_a_note() {
    let here = Workspace::new();
    fs::create_dir(here.path("in")).unwrap();
    for at in 0..10_000 {
        fs::write(here.path(&format!("in/{at}.txt")), "Rain fell.").unwrap();
    }
    // Broken where links can be made, unreadable in any case.
    fs::remove_file(here.path("in/77.txt")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("gone.txt", here.path("in/77.txt")).unwrap();
    #[cfg(not(unix))]
    fs::write(here.path("in/77.txt"), [0, 1, 2, 3]).unwrap();
    let (code, _, err) = here.run(&["extract", "in", "--lang", "en", "-o", "out.jsonl"]);
    let unread: Vec<&str> = err.lines().filter(|line| line.starts_with("unread")).collect();
    assert!(code == 1 && unread.len() == 1 && unread[0].contains("77.txt"), "{code}: {unread:?}");
    assert_eq!(here.read("out.jsonl").lines().count(), 9_999);
}

#[cfg(unix)]
#[test]
fn pipes_in_a_folder_are_left_out_and_do_not_hold_the_run() {
    let here = Workspace::new().file("in/a.txt", ARTICLE);
    if !Command::new("mkfifo").arg(here.path("in/b.txt")).status().is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: there is no mkfifo");
        return;
    }
    let (code, out, err) = here.run(&["extract", "in"]);
    assert!(code == 0 && out.lines().count() == 1 && err.contains("b.txt: was left out: it is a pipe"), "{code}: {err}");
}

#[test]
fn limits_are_settings_and_say_so() {
    let here = Workspace::new()
        .file("in/a.txt", ARTICLE)
        .file("in/large.txt", format!("{ARTICLE}{}", "The mayor said no. ".repeat(60_000)))
        .file("in/line.jsonl", format!("{}{{\"id\": \"x\", \"text\": \"{}\"}}\n", lines(2, "soon"), "no ".repeat(2 << 20)))
        .file("limits.toml", "[limits]\nfile = 1\n")
        .file("wrong.toml", "[limits]\n\nfiles = 1\n");
    let (code, out, err) = here.run(&["extract", "in", "--project", "limits.toml"]);
    assert_eq!((code, out.lines().count()), (1, 3), "{err}");
    assert_eq!(err.matches("was not read: it is larger than 1 MB").count(), 2, "{err}");
    assert!(err.contains("large.txt") && err.contains("line.jsonl") && err.contains("`file` under [limits]"), "{err}");
    let (code, _, err) = here.run(&["extract", "in", "--project", "wrong.toml"]);
    assert!(code == 2 && err.contains("wrong.toml:3: unknown field `files`"), "{code}: {err}");
    let (code, out, _) = here.run(&["extract", "in"]);
    assert_eq!((code, out.lines().count()), (0, 5));
    // What comes through a pipe has no length before it is read.
    let long = fs::read(here.path("in/large.txt")).unwrap();
    let mut run = here.whosaid(&["extract", "-", "--project", "limits.toml"]);
    let out = run.write_stdin(long).output().unwrap();
    assert!(out.status.code() == Some(2) && String::from_utf8_lossy(&out.stderr).contains("larger than 1 MB"));
}
