//! What a page saved as text holds beside its article: tag lines, "read also", link lists, buttons, a second article.
//!
//! Nothing is known of the site. Lines are told apart by what they look like ([`line`]), residue by where it stands:
//! in front of the first prose, between stretches of prose, behind the last. Two articles are two when at least two signs
//! say so (a source or tag line that closes the first, links, a byline, a headline whose words come back in what
//! follows): one sign alone also stands in the middle of ordinary articles.

mod line;
mod second;

use crate::model::{Note, NoteKind, Span};
use crate::read::words::Label;
use crate::read::{dates, shorten};
use line::{Kind, Line};
use std::collections::BTreeSet;

/// Prose, in words, that an article has before anything can close it.
const CLOSABLE: usize = 30;
/// Link headlines that may follow a "read also" in the middle of an article.
const LINKS: usize = 6;

/// One article of a page.
#[derive(Debug, Default)]
pub struct Part {
    /// Its place in the page.
    pub span: Span,
    /// Its headline, which stands in it.
    pub title: Option<String>,
    /// Its date, as a line above the prose gives it.
    pub date: Option<String>,
    /// Its outlet, where a source line or a byline names it.
    pub outlet: Option<String>,
    /// Lines in it that are no prose; in the page's offsets.
    pub residue: Vec<Span>,
}

/// A page, taken apart.
#[derive(Debug, Default)]
pub struct Page {
    /// Its articles, at least one.
    pub parts: Vec<Part>,
    /// What was set aside.
    pub notes: Vec<Note>,
}

impl Page {
    /// The page as one article that keeps every byte: what is not the first article becomes residue.
    pub fn into_one(self, text: &str) -> Page {
        let Some(first) = self.parts.into_iter().next() else { return Page { parts: vec![Part::default()], notes: self.notes } };
        let around = [Span::new(0, first.span.start), Span::new(first.span.end, text.len())];
        let [before, after] = around.map(|span| Some(span).filter(|span| !span.of(text).trim().is_empty()));
        let residue = before.into_iter().chain(first.residue).chain(after).collect();
        let part = Part { span: Span::new(0, text.len()), residue, ..first };
        Page { parts: vec![part], notes: self.notes }
    }
}

/// Takes a page apart. A text without any prose is one article, whole.
pub fn take_apart(text: &str) -> Page {
    let mut lines = line::lines(text);
    let starts = second::starts(text, &mut lines);
    let mut page = Page::default();
    let mut aside = BTreeSet::new();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(lines.len());
        page.parts.push(part(text, &lines, *start..end, &mut aside));
    }
    if let [.., last] = page.parts.as_mut_slice()
        && aside.is_empty()
        && starts.len() == 1
    {
        // Nothing to set aside: the text is the article, to the last line end.
        last.span = Span::new(0, text.len());
    }
    if !aside.is_empty() {
        let words = |index: &usize| format!("“{}”", shorten(lines[*index].span.of(text)));
        let examples: Vec<String> = aside.iter().take(3).map(words).collect();
        page.notes.push(
            Note::of(&NoteKind::SET_ASIDE, [("n", aside.len().into()), ("examples", examples.join(", ").into())])
                .at_line(aside.first().map_or(1, |index| index + 1)),
        );
    }
    for start in starts.iter().skip(1) {
        page.notes.push(Note::of(&NoteKind::ANOTHER_ARTICLE, [("line", (start + 1).into())]).at_line(start + 1));
    }
    page
}

/// One article among these lines: where it begins and ends, and what in it is residue.
fn part(text: &str, lines: &[Line], range: std::ops::Range<usize>, aside: &mut BTreeSet<usize>) -> Part {
    let full = || range.clone().filter(|i| lines[*i].kind != Kind::Blank);
    let is_prose = |i: &usize| lines[*i].kind == Kind::Prose;
    let (Some(first_prose), Some(last_prose)) = (full().find(is_prose), full().rev().find(is_prose)) else {
        let span = Span::new(lines.get(range.start).map_or(0, |l| l.span.start), text.len());
        return Part { span, ..Part::default() };
    };
    let (start, menus) = lead(text, lines, &full().take_while(|i| *i <= first_prose).collect::<Vec<_>>());
    let end = tail(lines, full().filter(|i| *i >= last_prose).collect());
    aside.extend(full().filter(|i| *i < start || *i > end));

    let mut part = Part { span: Span::new(lines[start].span.start, lines[end].span.end), ..Part::default() };
    let mut links = 0;
    for i in full().filter(|i| (start..=end).contains(i)) {
        let line = &lines[i];
        let residue = match line.kind {
            Kind::Mark(Label::Related, alone) => {
                links = if alone { LINKS } else { 0 };
                true
            }
            Kind::Mark(..) | Kind::Tags | Kind::Rule => true,
            Kind::Date => i < first_prose,
            Kind::Short if menus && i > start && i < first_prose => is_item(text, line),
            Kind::Byline => {
                i < first_prose || lines[..i].iter().rev().find(|l| l.kind != Kind::Blank).is_some_and(|l| l.kind == Kind::Short)
            }
            // The headlines that a "read also" announces; with no prose after them they would be in the tail.
            Kind::Short | Kind::Bullet if links > 0 && i > first_prose => {
                links -= 1;
                true
            }
            Kind::Prose => {
                links = 0;
                false
            }
            _ => false,
        };
        if residue {
            aside.insert(i);
            part.residue.push(line.span);
        }
    }
    // The name that a source line gives is better evidence than a byline.
    let source = full().filter(|i| *i >= start).find_map(|i| line::source(text, &lines[i]));
    let byline = || full().filter(|i| *i >= start && *i < first_prose).find_map(|i| line::outlet_of_byline(text, &lines[i]));
    let dated = |i: &usize| *i >= start && *i < first_prose && lines[*i].kind == Kind::Date;
    part.date = full().find(dated).and_then(|i| dates::of_line(lines[i].span.of(text)));
    part.outlet = source.or_else(byline).map(str::to_owned);
    part.title = full()
        .filter(|i| *i >= start && *i < first_prose)
        .find(|i| lines[*i].kind == Kind::Short)
        .filter(|i| lines[*i].words >= 2)
        .map(|i| lines[i].span.of(text).to_owned());
    part
}

/// A menu's item: a few words that say nothing, or a line of furniture.
fn is_item(text: &str, line: &Line) -> bool {
    match line.kind {
        Kind::Bullet | Kind::Rule | Kind::Tags | Kind::Date | Kind::Mark(..) => true,
        Kind::Short => line.words <= 3 && !line.span.of(text).ends_with([':', '؟', '?']),
        _ => false,
    }
}

/// Where the article begins: behind the menus that a saved page has above its headline, if it has any.
fn lead(text: &str, lines: &[Line], before: &[usize]) -> (usize, bool) {
    let first = before.first().copied().unwrap_or(0);
    if before.iter().filter(|i| is_item(text, &lines[**i])).count() < 4 {
        return (first, false);
    }
    // The headline is the first line that is longer than a menu's items are; below it are byline, date and buttons.
    let longer = |least: usize| before.iter().find(move |i| lines[**i].kind == Kind::Short && lines[**i].words >= least);
    (longer(5).or(longer(4)).or(before.last()).copied().unwrap_or(first), true)
}

/// The last line that is the article's: prose, or what follows it before links and lists begin.
///
/// A signature, a place, a short list may end an article. Three short lines or more are taken for links.
fn tail(lines: &[Line], after: Vec<usize>) -> usize {
    let mut end = after.first().copied().unwrap_or(0);
    let short = |i: &&usize| matches!(lines[**i].kind, Kind::Short | Kind::Bullet);
    let few = after.iter().filter(short).count() < 3;
    for i in after.into_iter().skip(1) {
        match lines[i].kind {
            Kind::Mark(Label::Source, _) => end = i,
            Kind::Short | Kind::Byline | Kind::Bullet | Kind::Date if few => end = i,
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests;
