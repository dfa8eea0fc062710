//! `whosaid serve`: the report of a project, made anew whenever something in it changes, for the browser on this machine.
//!
//! It listens on 127.0.0.1 alone, answers nobody who came by another name (a page elsewhere could lead a browser here), asks
//! nothing of the network, and writes no file. Changes are found by looking at sizes and times twice a second: notify would
//! be quicker by an instant, and is a dozen crates with a different fault on each system.

use super::args::{Layout, ServeArgs, SettingsArgs, SourceArgs};
use super::report::{self, Pages};
use super::terminal::Terminal;
use super::{Outcome, Read, corpus, load};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tiny_http::{Header, Method, Request, Response, Server};
use whosaid::Error;
use whosaid::compare;
use whosaid::knowledge::assets;

/// The name of the report, by which the pages of a site lead back.
const REPORT: &str = "report.html";
/// How often files are looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// The files of a report.
#[derive(Default)]
struct Site {
    /// The page to open.
    index: String,
    /// Pages in the folder beside it, by name.
    parts: BTreeMap<String, String>,
}

/// What is served, and how often it was made.
#[derive(Default)]
struct Built {
    site: Site,
    times: usize,
}

impl Pages for Site {
    fn put(&mut self, name: &str, page: String) -> Result<(), Error> {
        self.parts.insert(name.to_owned(), page);
        Ok(())
    }
}

/// Builds, watches, and answers until it is ended.
pub fn run(args: &ServeArgs, terminal: &Terminal) -> Outcome {
    if !args.folder.join(load::PROJECT).is_file() {
        let what = format!("{} holds no {}", args.folder.display(), load::PROJECT);
        return Err(Error::Usage { what, help: "name the folder of a project; whosaid new makes one".to_owned() }.into());
    }
    let server = Server::http(("127.0.0.1", args.port)).map_err(|error| Error::Usage {
        what: format!("port {} cannot be used: {error}", args.port),
        help: "name another with --port, or 0 for any that is free".to_owned(),
    })?;
    let port = server.server_addr().to_ip().map_or(args.port, |address| address.port());
    let built = Arc::new(Mutex::new(Built::default()));
    let before = state(&args.folder);
    build(args, terminal, &built);
    // Whoever started it may have gone on without listening.
    let _ = writeln!(std::io::stdout(), "http://127.0.0.1:{port}/").and_then(|()| std::io::stdout().flush());
    std::thread::scope(|scope| {
        scope.spawn(|| watch(args, terminal, &built, before));
        for request in server.incoming_requests() {
            answer(request, port, &built);
        }
    });
    Ok(Read::Whole)
}

/// Makes the report. What is wrong is told on the terminal, and what was made before stays.
fn build(args: &ServeArgs, terminal: &Terminal, built: &Mutex<Built>) {
    let made = || -> anyhow::Result<Site> {
        let settings = SettingsArgs::default();
        let source = SourceArgs { inputs: vec![args.folder.clone()], settings, cache: None };
        let made = corpus::make(&source, None, &[], terminal)?;
        let page = report::page(&made, args.page_language.as_deref(), None);
        let comparison = compare::compare(&made.corpus, &made.job.knowledge.project);
        let mut site = Site::default();
        site.index = report::build(&made, &comparison, &page, Layout::Auto, Some((REPORT, &mut site)))?.0;
        Ok(site)
    };
    match made() {
        Ok(site) => {
            let mut built = built.lock().unwrap_or_else(PoisonError::into_inner);
            built.site = site;
            built.times += 1;
            terminal.say(&format!("the report was made ({})", built.times));
        }
        Err(error) => terminal.error(&error),
    }
}

/// Builds anew when files have changed and then stayed as they are for one look.
fn watch(args: &ServeArgs, terminal: &Terminal, built: &Mutex<Built>, mut done: BTreeMap<PathBuf, String>) {
    let mut last = done.clone();
    loop {
        std::thread::sleep(PAUSE);
        let now = state(&args.folder);
        if now != done && now == last {
            done.clone_from(&now);
            build(args, terminal, built);
        }
        last = now;
    }
}

/// Size and time of every file below a folder.
fn state(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(meta) = entry.metadata() else { continue };
            if meta.is_dir() {
                folders.push(entry.path());
            } else {
                let shown = |value: &dyn Debug| format!("{value:?}");
                files.insert(entry.path(), shown(&(meta.len(), meta.modified().ok())));
            }
        }
    }
    files
}

fn answer(request: Request, port: u16, built: &Mutex<Built>) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str().to_owned());
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    let (status, kind, body) = if !host.is_some_and(|host| ours.contains(&host)) {
        (403, "text/plain", "this is served to 127.0.0.1 alone\n".to_owned())
    } else if !matches!(request.method(), Method::Get | Method::Head) {
        (405, "text/plain", "nothing here can be changed\n".to_owned())
    } else {
        match page(&path, built) {
            Some((kind, body)) => (200, kind, body),
            None => (404, "text/plain", "there is no such page\n".to_owned()),
        }
    };
    let mut response = Response::from_data(body.into_bytes()).with_status_code(status);
    let fields = [
        ("Content-Type", format!("{kind}; charset=utf-8")),
        ("Cache-Control", "no-store".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Content-Security-Policy", "frame-ancestors 'self'".to_owned()),
    ];
    for (name, value) in fields {
        // Names and values are plain ASCII, which is all that a header asks.
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // Whoever asked may have gone.
    let _ = request.respond(response);
}

/// What lies at a path: the frame that loads the report again when it was made anew, the report, and its folder.
fn page(path: &str, built: &Mutex<Built>) -> Option<(&'static str, String)> {
    let built = built.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = format!("/{}/", whosaid::report::folder(REPORT));
    let html = "text/html";
    match path.strip_prefix(folder.as_str()) {
        Some(name) => built.site.parts.get(name).map(|part| (html, part.clone())),
        None => match path {
            "/" => Some((html, assets::template("serve/index.html")?)),
            "/serve.js" => Some(("text/javascript", assets::template("serve/serve.js")?)),
            "/serve.css" => Some(("text/css", assets::template("serve/serve.css")?)),
            "/version" => Some(("text/plain", built.times.to_string())),
            "/report.html" => Some((html, built.site.index.clone())),
            _ => None,
        },
    }
}
