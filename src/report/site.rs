//! A report too large for one page: an index, and a folder with a page for the issues, the actors, each article and
//! whatever else is large. Every anchor stays what it is on one page; only the file before it is another.

use super::press::{self, Press, Section};
use super::view::{self, Cast, Index};
use super::words::Words;
use super::{MANY, Page, strings::escape};
use crate::Error;
use crate::knowledge::Knowledge;
use crate::model::{Comparison, Corpus};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use tera::Value;

/// Sections that always have a page of their own, and its name.
const APART: &[(&str, &str)] = &[("contradictions", "issues"), ("graph", "actors")];
/// Sections that stay in the index, however large.
const STAY: &[&str] = &["about", "positions", "articles"];
/// Bytes beyond which any other section has a page of its own, under its own name.
const WIDE: usize = 100_000;

/// Articles on one page, about, where they share pages.
const SHARED: usize = 32;
/// Pages that are worked on at once.
const AT_ONCE: usize = 64;

/// Renders the report as a site whose index is to be called `name`, and returns that index. The pages of its folder are
/// handed to `put` as they are made: of a large collection they do not stand in memory together.
///
/// # Errors
/// As [`super::render`], and what `put` returns.
pub fn site(
    corpus: &Corpus,
    comparison: &Comparison,
    knowledge: &Knowledge,
    page: &Page,
    name: &str,
    put: &mut dyn FnMut(&str, String) -> Result<(), Error>,
) -> Result<String, Error> {
    let strings = press::strings(page)?;
    let index = Index::new(corpus, comparison, knowledge, &strings, page.made_on.as_deref());
    let press = Press::new(&strings, &index)?;
    let own = |title: &str| Words::new(title, &strings.language, &strings.language);
    let mut home = String::new();
    let mut parts: BTreeMap<String, (String, Words)> = BTreeMap::new();
    let many = corpus.readings.len() > MANY;
    for section in &press.sections {
        let title = own(&strings.plain(&format!("nav.{}", section.key), None, &[]));
        if section.key == "articles" {
            if many {
                home.push_str(&press.piece("parts/shelves.html", section, view::shelves(&index, MANY))?);
                for (at, it) in view::registers(&index, MANY).enumerate() {
                    parts.insert(format!("register-{:04}.html", at + 1), (press.section(section, it)?, title.clone()));
                }
            } else {
                home.push_str(&press.section(section, view::register(&index))?);
            }
            continue;
        }
        let body = press.section(section, view::section(&section.key, &index))?;
        let named = APART.iter().find(|(key, _)| *key == section.key).map(|(_, name)| *name);
        let wide = body.len() > WIDE && !STAY.contains(&section.key.as_str());
        match named.or(wide.then_some(section.key.as_str())) {
            Some(file) => {
                home.push_str(&press.piece("parts/apart.html", section, Value::none())?);
                parts.insert(format!("{file}.html"), (body, title));
            }
            None => home.push_str(&body),
        }
    }
    let (shelves, cast) = (Shelves::new(&index), Cast::new(&index));
    let addresses = Addresses::new(&press.sections, &shelves, &parts, &home, name);
    for (file, (body, title)) in &parts {
        put(file, addresses.lead(&press.page(body, Some(title))?, Some(file)))?;
    }
    let articles = press.sections.iter().find(|section| section.key == "articles");
    let files: Vec<(&String, &Vec<usize>)> = shelves.files.iter().filter(|_| articles.is_some()).collect();
    for files in files.chunks(AT_ONCE) {
        let print = |(file, held): &(&String, &Vec<usize>)| {
            let (title, it) = view::articles_apart(&index, &cast, held);
            let body = articles.map_or(Ok(String::new()), |section| press.section(section, it))?;
            Ok(addresses.lead(&press.page(&body, Some(&title))?, Some(file)))
        };
        let pages: Vec<String> = files.par_iter().map(print).collect::<Result<_, Error>>()?;
        files.iter().zip(pages).try_for_each(|((file, _), page)| put(file, page))?;
    }
    Ok(addresses.lead(&press.page(&home, None)?, None))
}

/// Which article stands in which file.
struct Shelves<'a> {
    /// Articles, as indices, by file.
    files: BTreeMap<String, Vec<usize>>,
    /// Files by the anchors of articles and statements.
    of: BTreeMap<&'a str, u32>,
    names: Vec<String>,
    anchors: BTreeMap<String, u32>,
}

impl<'a> Shelves<'a> {
    fn new(index: &'a Index<'a>) -> Self {
        let readings = &index.corpus.readings;
        let mut files: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let anchors: Vec<String> = readings.iter().map(|reading| index.article_anchor(reading)).collect();
        for (at, anchor) in anchors.iter().enumerate() {
            files.entry(article_file(anchor, readings.len())).or_default().push(at);
        }
        let names: Vec<String> = files.keys().cloned().collect();
        let mut file_of = vec![0; readings.len()];
        for (file, held) in files.values().enumerate() {
            held.iter().for_each(|at| file_of[*at] = file as u32);
        }
        let statements = readings.iter().zip(&file_of).flat_map(|(r, file)| std::iter::repeat_n(*file, r.attributions.len()));
        let of = index.entries.iter().zip(statements).map(|(entry, file)| (entry.anchor.as_str(), file)).collect();
        let anchors = anchors.into_iter().zip(file_of).collect();
        Self { files, of, names, anchors }
    }

    /// The file that holds an anchor: an article's, a statement's, or that of its note.
    fn file(&self, anchor: &str) -> Option<&str> {
        let of = |anchor: &str| self.of.get(anchor).or_else(|| self.anchors.get(anchor));
        let file = of(anchor).or_else(|| of(anchor.strip_prefix("m-")?))?;
        self.names.get(*file as usize).map(String::as_str)
    }
}

/// The folder of a site whose index is called `name`.
pub fn folder(name: &str) -> String {
    format!("{}_files", name.strip_suffix(".html").unwrap_or(name))
}

/// The file of an article among so many: made of its anchor, so that it stays when others are added. Many articles share files.
fn article_file(anchor: &str, articles: usize) -> String {
    let hash = Sha256::digest(anchor.as_bytes());
    let hex: String = hash.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    if articles <= MANY {
        return format!("article-{hex}.html");
    }
    let mut digits = 1;
    while articles >> (4 * digits) > SHARED && digits < hex.len() {
        digits += 1;
    }
    format!("articles-{}.html", &hex[..digits])
}

/// Which file holds which anchor.
struct Addresses<'a> {
    shelves: &'a Shelves<'a>,
    /// Anchors in parts.
    apart: BTreeMap<&'a str, &'a str>,
    /// Anchors in the index.
    home: BTreeSet<&'a str>,
    /// The index as parts name it, and the folder as the index names it.
    up: String,
    down: String,
}

impl<'a> Addresses<'a> {
    fn new(
        sections: &'a [Section],
        shelves: &'a Shelves<'a>,
        parts: &'a BTreeMap<String, (String, Words)>,
        home: &'a str,
        name: &str,
    ) -> Self {
        let mut apart: BTreeMap<&str, &str> = BTreeMap::new();
        for (file, (body, _)) in parts {
            apart.extend(ids(body).map(|id| (id, file.as_str())));
        }
        // Every article's page begins with the section's own heading: the section is in the index.
        for section in sections.iter().filter(|section| section.key == "articles") {
            apart.remove(section.key.as_str());
        }
        let up = format!("../{}", encode(name));
        Self { shelves, apart, home: ids(home).collect(), up, down: encode(&folder(name)) }
    }

    /// Leads every link of a page to the file that holds its anchor.
    fn lead(&self, page: &str, part: Option<&str>) -> String {
        const LINK: &str = " href=\"#";
        let within: BTreeSet<&str> = ids(page).collect();
        let mut out = String::with_capacity(page.len() + page.len() / 4);
        let mut rest = page;
        while let Some((before, after)) = rest.split_once(LINK) {
            let anchor = after.split('"').next().unwrap_or("");
            out.push_str(before);
            out.push_str(" href=\"");
            out.push_str(&self.file(anchor, part, &within));
            out.push('#');
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The path before an anchor, seen from a part or from the index; empty where it stands on the same page.
    fn file(&self, anchor: &str, part: Option<&str>, within: &BTreeSet<&str>) -> String {
        // Where a register names an article too, its text goes before.
        let shelf = self.shelves.file(anchor);
        let own = part.is_some() && within.contains(anchor) && anchor != "articles";
        if shelf.map_or(own, |file| part == Some(file)) {
            return String::new();
        }
        match (shelf.or(self.apart.get(anchor).copied()), part) {
            (Some(file), Some(_)) => file.to_owned(),
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
