//! The main text of a page: its headline and paragraphs, without what stands round them.
//!
//! Text is weighed: a block with a sentence's length of words outside links is prose. The element that the page itself
//! calls its article is taken, or else the smallest one that holds nearly all of the prose. In it, blocks that are links
//! and blocks that the page's own class names call furniture are left out.

use super::furniture::{ancestors_of_article, is_furniture};
use super::is_text;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use scraper::{Html, Node, node::Element};

type Id = ego_tree::NodeId;

/// A block with fewer characters outside links is no prose: a menu's item, a label, a date.
const PROSE: usize = 40;
/// Less prose than this in what the page calls its article, in characters: it is a teaser.
const ARTICLE: usize = 200;

/// Elements that flow within a line; all others begin a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "picture", "source",
];
/// Whether an element of this name begins a paragraph of its own.
pub fn begins_a_paragraph(name: &str) -> bool {
    !INLINE.contains(&name)
}

/// The main text, paragraphs apart by an empty line, the headline first. Empty where the page has none.
pub fn read(html: &Html, title: Option<&str>) -> String {
    let strict = Walk::new(html, true);
    let strict_total = strict.prose(html.tree.root().id());
    let lenient = Walk::new(html, false);
    // Where the page calls nearly everything furniture, its names say nothing.
    let misled = strict_total < ARTICLE && lenient.prose(html.tree.root().id()) > 3 * strict_total;
    let walk = if misled { lenient } else { strict };
    let paragraphs = walk.paragraphs(walk.container());
    let headline = title.map(fold::loose);
    let mut text = String::new();
    for (number, paragraph) in title.into_iter().chain(paragraphs.iter().map(String::as_str)).enumerate() {
        // The headline comes first, once.
        if number > 0 && number < 4 && headline.as_deref() == Some(fold::loose(paragraph).as_str()) {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(paragraph);
    }
    if paragraphs.is_empty() { String::new() } else { text }
}

/// A page with what is furniture in it, and how much prose each element holds.
struct Walk<'h> {
    html: &'h Html,
    furniture: FxHashSet<Id>,
    prose: FxHashMap<Id, usize>,
}

/// A block that is open while the page is walked.
#[derive(Default)]
struct Open {
    text: usize,
    links: usize,
    prose: usize,
}

impl<'h> Walk<'h> {
    /// Weighs the page; class names are heeded if `names` is set.
    fn new(html: &'h Html, names: bool) -> Self {
        let kept = ancestors_of_article(html);
        let mut walk = Self { html, furniture: FxHashSet::default(), prose: FxHashMap::default() };
        let mut open = vec![Open::default()];
        let mut links = 0usize;
        let mut aside: Option<Id> = None;
        for edge in html.tree.root().traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) if aside.is_none() => match node.value() {
                    Node::Element(element) => {
                        if is_furniture(element, kept.contains(&node.id()), names) {
                            walk.furniture.insert(node.id());
                            aside = Some(node.id());
                            continue;
                        }
                        links += usize::from(element.name() == "a");
                        if !INLINE.contains(&element.name()) {
                            open.push(Open::default());
                        }
                    }
                    Node::Text(text) => {
                        let count = letters(text);
                        if let Some(block) = open.last_mut() {
                            block.text += count;
                            block.links += if links > 0 { count } else { 0 };
                        }
                    }
                    _ => {}
                },
                ego_tree::iter::Edge::Close(node) if aside == Some(node.id()) => aside = None,
                ego_tree::iter::Edge::Close(node) if aside.is_none() => {
                    let Node::Element(element) = node.value() else { continue };
                    links -= usize::from(element.name() == "a" && links > 0);
                    if INLINE.contains(&element.name()) {
                        continue;
                    }
                    let block = open.pop().unwrap_or_default();
                    let own = if block.text - block.links >= PROSE && block.links * 2 < block.text { block.text } else { 0 };
                    let prose = block.prose + own;
                    walk.prose.insert(node.id(), prose);
                    if let Some(parent) = open.last_mut() {
                        parent.prose += prose;
                    }
                }
                _ => {}
            }
        }
        let total = open.first().map_or(0, |root| root.prose);
        walk.prose.insert(html.tree.root().id(), total);
        walk
    }

    fn prose(&self, id: Id) -> usize {
        self.prose.get(&id).copied().unwrap_or(0)
    }

    /// The element with the article.
    fn container(&self) -> Id {
        let root = self.html.tree.root().id();
        let total = self.prose(root);
        // What the page itself says is its article, surest first; the longest of several (the others are teasers).
        type Says = (fn(&Element) -> bool, usize);
        let says: [Says; 3] = [
            (|e| e.attr("itemprop").is_some_and(|value| value.eq_ignore_ascii_case("articleBody")), 35),
            (|e| e.name() == "article", 35),
            (|e| e.name() == "main" || e.attr("role") == Some("main"), 50),
        ];
        for (is, share) in says {
            let mut best: Option<Id> = None;
            for node in self.html.tree.nodes().filter(|node| node.value().as_element().is_some_and(is)) {
                if best.is_none_or(|best| self.prose(node.id()) > self.prose(best)) {
                    best = Some(node.id());
                }
            }
            if let Some(best) =
                best.filter(|best| self.prose(*best) >= ARTICLE.min(total) && self.prose(*best) * 100 >= total * share)
            {
                return best;
            }
        }
        let mut at = root;
        while let Some(child) = self.html.tree.get(at).and_then(|node| {
            node.children().map(|child| child.id()).find(|child| total > 0 && self.prose(*child) * 10 >= self.prose(at) * 8)
        }) {
            // A single paragraph is no container: its neighbours may be short ones.
            if self.html.tree.get(child).is_some_and(|node| node.value().as_element().is_some_and(|e| e.name() == "p")) {
                break;
            }
            at = child;
        }
        at
    }

    /// The paragraphs in an element.
    fn paragraphs(&self, container: Id) -> Vec<String> {
        let mut writer = Writer::default();
        let Some(container) = self.html.tree.get(container) else { return Vec::new() };
        let mut aside: Option<Id> = None;
        let mut post: Option<Id> = None;
        for edge in container.traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) if aside.is_none() => match node.value() {
                    Node::Element(_) if self.furniture.contains(&node.id()) => aside = Some(node.id()),
                    Node::Element(element) => match element.name() {
                        "br" if post.is_none() => writer.line_break(),
                        "br" => writer.text(" "),
                        "q" => writer.text("“"),
                        "a" => writer.links += 1,
                        name if INLINE.contains(&name) => {}
                        _ if post.is_some() => writer.text(" "),
                        "blockquote" if is_post(element) => {
                            writer.flush();
                            writer.post = true;
                            post = Some(node.id());
                        }
                        "figure" => {
                            writer.flush();
                            writer.figures += 1;
                        }
                        _ => writer.flush(),
                    },
                    Node::Text(text) => writer.text(text),
                    _ => {}
                },
                ego_tree::iter::Edge::Close(node) if aside == Some(node.id()) => aside = None,
                ego_tree::iter::Edge::Close(node) if aside.is_none() => {
                    let Node::Element(element) = node.value() else { continue };
                    if post == Some(node.id()) {
                        post = None;
                        writer.flush();
                        writer.post = false;
                    }
                    match element.name() {
                        "q" => writer.text("”"),
                        "a" => writer.links = writer.links.saturating_sub(1),
                        name if INLINE.contains(&name) => {}
                        _ if post.is_some() => writer.text(" "),
                        "figure" => {
                            writer.flush();
                            writer.figures = writer.figures.saturating_sub(1);
                        }
                        _ => writer.flush(),
                    }
                }
                _ => {}
            }
        }
        writer.flush();
        writer.paragraphs
    }
}

/// Collects paragraphs.
#[derive(Default)]
struct Writer {
    paragraphs: Vec<String>,
    /// The paragraph that is being written.
    now: String,
    /// Letters in it, and those in links.
    letters: usize,
    linked: usize,
    /// Open links.
    links: usize,
    /// Open figures: of their words only posts are the article's, the others are captions and credits.
    figures: usize,
    /// A social post: kept whole, on one line.
    post: bool,
}

impl Writer {
    /// Adds text; white space becomes one space.
    fn text(&mut self, text: &str) {
        if self.figures > 0 && !self.post {
            return;
        }
        let count = letters(text);
        self.letters += count;
        self.linked += if self.links > 0 { count } else { 0 };
        for c in text.chars().filter(|c| is_text(*c)) {
            if !c.is_whitespace() {
                self.now.push(c);
            } else if !self.now.is_empty() && !self.now.ends_with([' ', '\n']) {
                self.now.push(' ');
            }
        }
    }

    /// A line break; two in a row end the paragraph.
    fn line_break(&mut self) {
        let kept = self.now.trim_end_matches(' ').len();
        self.now.truncate(kept);
        if self.now.ends_with('\n') {
            self.flush();
        } else if !self.now.is_empty() {
            self.now.push('\n');
        }
    }

    /// Ends the paragraph; one that is mostly links is dropped.
    fn flush(&mut self) {
        let paragraph = self.now.trim();
        let links = self.linked * 10 > self.letters * 6 && !self.post;
        if !paragraph.is_empty() && !links {
            self.paragraphs.push(paragraph.to_owned());
        }
        self.now.clear();
        (self.letters, self.linked) = (0, 0);
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// An embedded social post, which is part of the article.
fn is_post(element: &Element) -> bool {
    element.classes().any(|class| class.contains("tweet") || class.contains("instagram") || class.contains("-post"))
}
