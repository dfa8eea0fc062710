//! Section "articles": the texts, byte for byte, with their marks and a note for each statement.

use super::super::marks::{Label, Mark, Run, runs};
use super::super::words::{Words, language, shown, slug};
use super::index::{Entry, Index, When, when};
use super::review::Cast;
use super::said::{Quote, Said, cut, marks, said};
use crate::model::{Reading, Span};
use serde::Serialize;

/// The section.
#[derive(Debug, Default, Serialize)]
pub struct Articles {
    articles: Vec<Article>,
    /// Articles that have pages of their own, with what is said in them.
    register: Vec<Shelf>,
    /// By what the register is found, where there are several.
    anchor: Option<String>,
    /// A statement to show in the legend.
    sample: Option<String>,
}

/// An article in the register of a site: its statements without the text round them.
#[derive(Debug, Serialize)]
struct Shelf {
    anchor: String,
    outlet: Words,
    outlet_slug: String,
    lang_slug: String,
    headline: Option<Words>,
    date: Option<When>,
    statements: Vec<Held>,
}

/// A register, as the index of a large site names it.
#[derive(Debug, Serialize)]
pub struct ShelfRow {
    anchor: String,
    n: usize,
    first: Option<When>,
    last: Option<When>,
}

#[derive(Debug, Serialize)]
struct Held {
    said: Said,
    quote: Quote,
}

#[derive(Debug, Serialize)]
struct Article {
    /// The article's own id, by which corrections name it.
    id: String,
    anchor: String,
    outlet: Words,
    outlet_slug: String,
    lang_slug: String,
    language: Words,
    headline: Option<Words>,
    date: Option<When>,
    file: String,
    url: Option<String>,
    statements: usize,
    blocks: Vec<Block>,
}

/// Paragraphs of one kind: `prose`, `post` or `residue`; the last two are folded.
#[derive(Debug, Serialize)]
struct Block {
    kind: &'static str,
    /// The account of a post.
    account: Option<Words>,
    paragraphs: Vec<Paragraph>,
}

#[derive(Debug, Serialize)]
struct Paragraph {
    lang: Option<String>,
    dir: &'static str,
    runs: Vec<Run>,
    notes: Vec<Noted>,
}

/// A statement with what the review mode reads of it.
#[derive(Debug, Serialize)]
struct Noted {
    #[serde(flatten)]
    said: Said,
    held: String,
}

/// Fills the section.
pub fn view(index: &Index) -> Articles {
    let cast = Cast::new(index);
    let articles = with_entries(index).map(|(reading, entries)| article(index, &cast, reading, entries)).collect();
    Articles { articles, sample: sample(&index.entries), ..Articles::default() }
}

/// Articles as a section of their own: what the page is called, and what the template sees.
pub fn apart(index: &Index, cast: &Cast, held: &[usize]) -> (Words, Articles) {
    let readings = held.iter().filter_map(|at| index.corpus.readings.get(*at).map(|reading| (reading, index.within(*at))));
    let own: Vec<(&Reading, &[Entry])> = readings.collect();
    let articles: Vec<Article> = own.iter().map(|(reading, entries)| article(index, cast, reading, entries)).collect();
    let one = articles.first().filter(|_| articles.len() == 1);
    let title = one.map(|article| article.headline.clone().unwrap_or_else(|| article.outlet.clone()));
    let several = || Words::new(&index.strings.plain("nav.articles", None, &[]), index.page(), index.page());
    let sample = own.iter().find_map(|(_, entries)| sample(entries));
    (title.unwrap_or_else(several), Articles { articles, sample, ..Articles::default() })
}

/// All articles by name, with the content of each statement and no more.
pub fn register(index: &Index) -> Articles {
    let held = |entry: &Entry| Held { said: said(index, entry), quote: cut(index, entry, &entry.statement.attribution.content) };
    let shelf = |(reading, entries): (&Reading, &[Entry])| Shelf {
        statements: entries.iter().map(held).collect(),
        ..shelf(index, reading)
    };
    Articles { register: with_entries(index).map(shelf).collect(), ..Articles::default() }
}

/// The same in pieces of so many articles, without what is said: beyond a thousand that would be too much for any page.
pub fn registers<'a>(index: &'a Index<'a>, each: usize) -> impl Iterator<Item = Articles> + 'a {
    index.corpus.readings.chunks(each).enumerate().map(|(at, readings)| Articles {
        register: readings.iter().map(|reading| shelf(index, reading)).collect(),
        anchor: Some(shelf_anchor(at)),
        ..Articles::default()
    })
}

/// One line for each of [`registers`].
pub fn rows_of_shelves(index: &Index, each: usize) -> Vec<ShelfRow> {
    let date = |reading: Option<&Reading>| Some(when(index.strings, reading?.article.date.as_deref()?));
    let pieces = index.corpus.readings.chunks(each).enumerate();
    pieces
        .map(|(at, own)| ShelfRow { anchor: shelf_anchor(at), n: own.len(), first: date(own.first()), last: date(own.last()) })
        .collect()
}

fn shelf_anchor(at: usize) -> String {
    format!("register-{}", at + 1)
}

fn shelf(index: &Index, reading: &Reading) -> Shelf {
    let outlet = index.outlet(reading);
    Shelf {
        anchor: index.article_anchor(reading),
        outlet_slug: slug(&outlet.text),
        outlet,
        lang_slug: slug(&reading.article.lang),
        headline: headline(index, reading),
        date: reading.article.date.as_deref().map(|date| when(index.strings, date)),
        statements: Vec::new(),
    }
}

/// The articles with their statements.
fn with_entries<'a>(index: &'a Index<'a>) -> impl Iterator<Item = (&'a Reading, &'a [Entry<'a>])> {
    let mut rest = index.entries.as_slice();
    index.corpus.readings.iter().map(move |reading| {
        let (own, others) = rest.split_at(reading.attributions.len().min(rest.len()));
        rest = others;
        (reading, own)
    })
}

fn sample(entries: &[Entry]) -> Option<String> {
    entries.first().map(|entry| entry.label.clone())
}

fn headline(index: &Index, reading: &Reading) -> Option<Words> {
    let title = reading.article.title.as_deref().filter(|title| !title.trim().is_empty());
    title.map(|title| Words::new(title, &reading.article.lang, index.page()))
}

fn article(index: &Index, cast: &Cast, reading: &Reading, entries: &[Entry]) -> Article {
    let article = &reading.article;
    let outlet = index.outlet(reading);
    Article {
        id: article.id.clone(),
        anchor: index.article_anchor(reading),
        outlet_slug: slug(&outlet.text),
        outlet,
        lang_slug: slug(&article.lang),
        language: index.language(&article.lang),
        headline: headline(index, reading),
        date: article.date.as_deref().map(|date| when(index.strings, date)),
        file: shown(&article.input),
        url: article.url.as_deref().filter(|url| leads_out(url)).map(str::to_owned),
        statements: entries.len(),
        blocks: blocks(index, cast, reading, entries),
    }
}

/// Only addresses of the web become links: an article's metadata may hold any text.
fn leads_out(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let web = lower.starts_with("https://") || lower.starts_with("http://");
    web && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// What one paragraph holds, gathered before it is cut.
#[derive(Default)]
struct Gathered<'a> {
    marks: Vec<Mark>,
    labels: Vec<Label>,
    entries: Vec<&'a Entry<'a>>,
}

fn blocks(index: &Index, cast: &Cast, reading: &Reading, entries: &[Entry]) -> Vec<Block> {
    let text = &reading.article.text;
    let paragraphs = paragraphs(text);
    let mut gathered: Vec<Gathered> = paragraphs.iter().map(|_| Gathered::default()).collect();
    let place = |at: usize| paragraphs.partition_point(|span| span.end <= at).min(paragraphs.len() - 1);
    for entry in entries {
        let own = marks(index, entry);
        let start = own.iter().map(|mark| mark.span.start).min().unwrap_or(0).min(text.len());
        let start = if text.is_char_boundary(start) { start } else { 0 };
        let home = &mut gathered[place(start)];
        home.labels.push(Label { at: start, label: entry.label.clone(), anchor: entry.anchor.clone() });
        home.entries.push(entry);
        for mark in own.into_iter().filter(|mark| !mark.span.is_empty()) {
            for paragraph in &mut gathered[place(mark.span.start)..=place(mark.span.end - 1)] {
                paragraph.marks.push(mark.clone());
            }
        }
    }
    let units = units(text);
    let mut out: Vec<Block> = Vec::new();
    for (span, mut held) in paragraphs.into_iter().zip(gathered) {
        held.entries.sort_by_key(|entry| held.labels.iter().find(|label| label.anchor == entry.anchor).map(|label| label.at));
        let (lang, dir) = language(span.of(text), &reading.article.lang, index.page());
        let since = |byte: usize| units[byte.min(text.len())].saturating_sub(units[span.start]) as usize;
        let noted = |entry: &Entry| Noted { said: said(index, entry), held: cast.token(entry, &since) };
        let paragraph = Paragraph {
            lang,
            dir,
            runs: runs(text, span, &held.marks, &held.labels),
            notes: held.entries.into_iter().map(noted).collect(),
        };
        let (kind, account) = kind(index, reading, span);
        match out.last_mut().filter(|block| block.kind == kind && block.account == account) {
            Some(block) => block.paragraphs.push(paragraph),
            None => out.push(Block { kind, account, paragraphs: vec![paragraph] }),
        }
    }
    out
}

/// UTF-16 units before each byte of a text: a browser counts in them.
fn units(text: &str) -> Vec<u32> {
    let mut before = vec![0u32; text.len() + 1];
    let mut count = 0;
    for (at, c) in text.char_indices() {
        before[at..at + c.len_utf8()].fill(count);
        count += c.len_utf16() as u32;
    }
    before[text.len()] = count;
    before
}

/// Whether a paragraph belongs to an embedded post, to residue, or to the article.
fn kind(index: &Index, reading: &Reading, span: Span) -> (&'static str, Option<Words>) {
    let article = &reading.article;
    let post = article.posts.iter().find(|post| post.content.overlaps(span) || post.account.overlaps(span));
    if let Some(post) = post {
        return ("post", Some(Words::new(post.account.of(&article.text), &article.lang, index.page())));
    }
    let words = span.of(&article.text);
    let inner = Span::new(span.start, span.start + words.trim_end().len());
    let residue = !inner.is_empty() && article.residue.iter().any(|residue| residue.contains(inner));
    (if residue { "residue" } else { "prose" }, None)
}

/// Lines with the line breaks and blank lines after them: together they are the text, whole. Never empty.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match out.last_mut().filter(|_| line.trim().is_empty()) {
            Some(last) => last.end = end,
            None => out.push(Span::new(at, end)),
        }
        at = end;
    }
    if out.is_empty() {
        out.push(Span::new(0, 0));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_the_whole_text() {
        for text in ["", "\n\na\n\n\nb\n", "one", "\r\n a \r\n\r\n b"] {
            let all: String = paragraphs(text).iter().map(|span| span.of(text)).collect();
            assert_eq!(all, text);
        }
    }

    #[test]
    fn only_the_web_is_linked() {
        assert!(leads_out("https://example.org/a"));
        for bad in ["javascript:alert(1)", " https://a", "https://a b", "data:text/html,x", "//example.org", ""] {
            assert!(!leads_out(bad), "{bad}");
        }
    }
}
