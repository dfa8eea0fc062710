//! A report too large for one page: an index, and a folder with a page for the issues, the actors, each article and
//! whatever else is large. Every anchor stays what it is on one page; only the file before it is another.

use super::press::{self, Press, Section};
use super::view::{self, Index};
use super::words::Words;
use super::{Page, strings::escape};
use crate::Error;
use crate::knowledge::Knowledge;
use crate::model::{Comparison, Corpus};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use tera::Value;

/// Sections that always have a page of their own, and its name.
const APART: &[(&str, &str)] = &[("contradictions", "issues"), ("graph", "actors")];
/// Sections that stay in the index, however large.
const STAY: &[&str] = &["about", "positions", "articles"];
/// Bytes beyond which any other section has a page of its own, under its own name.
const WIDE: usize = 100_000;

/// The files of a report.
#[derive(Debug, Default)]
pub struct Site {
    /// The page to open.
    pub index: String,
    /// Pages in the [`folder`] beside it, by name.
    pub parts: BTreeMap<String, String>,
}

/// Renders the report as a site whose index is to be called `name`.
///
/// # Errors
/// As [`super::render`].
pub fn site(corpus: &Corpus, comparison: &Comparison, knowledge: &Knowledge, page: &Page, name: &str) -> Result<Site, Error> {
    let strings = press::strings(page)?;
    let index = Index::new(corpus, comparison, knowledge, &strings, page.made_on.as_deref());
    let press = Press::new(&strings, &index)?;
    let mut home = String::new();
    let mut parts: BTreeMap<String, (String, Words)> = BTreeMap::new();
    for section in &press.sections {
        if section.key == "articles" {
            home.push_str(&press.section(section, view::register(&index))?);
            for (anchor, title, it) in view::articles_apart(&index) {
                parts.insert(article_file(&anchor), (press.section(section, it)?, title));
            }
            continue;
        }
        let body = press.section(section, view::section(&section.key, &index))?;
        let named = APART.iter().find(|(key, _)| *key == section.key).map(|(_, name)| *name);
        let wide = body.len() > WIDE && !STAY.contains(&section.key.as_str());
        match named.or(wide.then_some(section.key.as_str())) {
            Some(file) => {
                home.push_str(&press.piece("parts/apart.html", section, Value::none())?);
                let title = strings.plain(&format!("nav.{}", section.key), None, &[]);
                parts.insert(format!("{file}.html"), (body, Words::new(&title, &strings.language, &strings.language)));
            }
            None => home.push_str(&body),
        }
    }
    let addresses = Addresses::new(&press.sections, &parts, &home, name);
    let mut out = Site { index: addresses.lead(&press.page(&home, None)?, None), ..Site::default() };
    for (file, (body, title)) in &parts {
        out.parts.insert(file.clone(), addresses.lead(&press.page(body, Some(title))?, Some(file)));
    }
    Ok(out)
}

/// The folder of a site whose index is called `name`.
pub fn folder(name: &str) -> String {
    format!("{}_files", name.strip_suffix(".html").unwrap_or(name))
}

/// The file of an article: made of its anchor, so that it stays when others are added.
fn article_file(anchor: &str) -> String {
    let hash = Sha256::digest(anchor.as_bytes());
    let hex: String = hash.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("article-{hex}.html")
}

/// Which file holds which anchor.
struct Addresses<'a> {
    /// Anchors in parts.
    apart: BTreeMap<&'a str, &'a str>,
    /// Anchors in the index.
    home: BTreeSet<&'a str>,
    /// Anchors of each part.
    within: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The index as parts name it, and the folder as the index names it.
    up: String,
    down: String,
}

impl<'a> Addresses<'a> {
    fn new(sections: &'a [Section], parts: &'a BTreeMap<String, (String, Words)>, home: &'a str, name: &str) -> Self {
        let within: BTreeMap<&str, BTreeSet<&str>> =
            parts.iter().map(|(file, (body, _))| (file.as_str(), ids(body).collect())).collect();
        let mut apart: BTreeMap<&str, &str> = BTreeMap::new();
        for (file, ids) in &within {
            apart.extend(ids.iter().map(|id| (*id, *file)));
        }
        // Every article's page begins with the section's own heading: the section is in the index.
        for section in sections.iter().filter(|section| section.key == "articles") {
            apart.remove(section.key.as_str());
        }
        let up = format!("../{}", encode(name));
        Self { apart, home: ids(home).collect(), within, up, down: encode(&folder(name)) }
    }

    /// Leads every link of a page to the file that holds its anchor.
    fn lead(&self, page: &str, part: Option<&str>) -> String {
        const LINK: &str = " href=\"#";
        let mut out = String::with_capacity(page.len() + page.len() / 4);
        let mut rest = page;
        while let Some((before, after)) = rest.split_once(LINK) {
            let anchor = after.split('"').next().unwrap_or("");
            out.push_str(before);
            out.push_str(" href=\"");
            out.push_str(&self.file(anchor, part));
            out.push('#');
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The path before an anchor, seen from a part or from the index; empty where it stands on the same page.
    fn file(&self, anchor: &str, part: Option<&str>) -> String {
        let own = part.and_then(|part| self.within.get(part)).is_some_and(|ids| ids.contains(anchor));
        match (self.apart.get(anchor), part) {
            _ if own && anchor != "articles" => String::new(),
            (Some(file), Some(_)) => (*file).to_owned(),
            (Some(file), None) => format!("{}/{file}", self.down),
            (None, Some(_)) if self.home.contains(anchor) => self.up.clone(),
            _ => String::new(),
        }
    }
}

/// The ids in a body. Text of articles cannot hold one: its quotation marks are escaped.
fn ids(body: &str) -> impl Iterator<Item = &str> {
    body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

/// A file name in an address.
fn encode(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    escape(&out)
}
