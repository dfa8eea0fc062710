//! Where a second article begins on a saved page.

use super::CLOSABLE;
use super::line::{Kind, Line};
use crate::read::words::Label;
use crate::text::fold;
use std::collections::BTreeSet;

/// Prose, in words, that a second article has at least; less is a teaser below a link.
const ARTICLE: usize = 30;
/// How much text is compared, in characters: enough to see what it is about.
const GLANCE: usize = 2000;

/// The first lines of the articles. Teasers behind the end of an article become short lines, so that they go with the links.
pub fn starts(text: &str, lines: &mut [Line]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut prose = 0;
    let mut last_prose = None;
    // Behind "Comments" and "All rights reserved" nothing is the article's.
    let mut closed = false;
    for i in 0..lines.len() {
        if prose >= CLOSABLE && matches!(lines[i].kind, Kind::Mark(Label::Comments | Label::Copyright, _)) {
            closed = true;
        }
        if lines[i].kind != Kind::Prose {
            continue;
        }
        let gap = last_prose.map_or(i..i, |last: usize| last + 1..i);
        if prose >= CLOSABLE && !gap.is_empty() {
            let evidence = Evidence::of(text, lines, gap);
            let over = evidence.signs >= 2;
            if over
                && words_of_stretch(lines, i) >= ARTICLE
                && let Some(headline) = evidence.headline
            {
                starts.push(headline);
                (prose, closed) = (0, false);
            } else if closed || (over && words_of_stretch(lines, i) < ARTICLE) || (evidence.signs > 0 && are_teasers(lines, i)) {
                lines[i].kind = Kind::Short;
                continue;
            }
        }
        prose += lines[i].words;
        last_prose = Some(i);
    }
    starts
}

/// What the lines between two stretches of prose say.
struct Evidence {
    /// How many kinds of sign speak for an end and a new beginning.
    signs: usize,
    /// The headline right above the prose.
    headline: Option<usize>,
}

impl Evidence {
    fn of(text: &str, lines: &[Line], gap: std::ops::Range<usize>) -> Self {
        let mut closing = BTreeSet::new();
        let mut bullets = 0;
        for line in &lines[gap.clone()] {
            match line.kind {
                Kind::Mark(Label::Advertisement | Label::Byline, _) => {}
                Kind::Mark(label, _) => _ = closing.insert(label as usize),
                Kind::Tags => _ = closing.insert(Label::Tags as usize),
                Kind::Rule => _ = closing.insert(usize::MAX),
                Kind::Bullet => bullets += 1,
                _ => {}
            }
        }
        let mut signs = closing.len() + usize::from(bullets >= 3);
        if signs == 0 {
            return Self { signs, headline: None };
        }
        let above = || gap.clone().rev().filter(|i| lines[*i].kind != Kind::Blank);
        let is_byline = |i: &usize| matches!(lines[*i].kind, Kind::Byline | Kind::Mark(Label::Byline, _));
        let headline = above().find(|i| !is_byline(i)).filter(|i| lines[*i].kind == Kind::Short && lines[*i].words >= 3);
        signs += usize::from(above().next().is_some_and(|i| is_byline(&i)));
        if let Some(headline) = headline {
            signs += usize::from(begins_anew(text, lines, headline, gap));
        }
        Self { signs, headline }
    }
}

/// Whether the headline's words come back in what follows it, and more so than in what went before.
fn begins_anew(text: &str, lines: &[Line], headline: usize, gap: std::ops::Range<usize>) -> bool {
    let prose = |line: &&Line| line.kind == Kind::Prose;
    let glance = |lines: &mut dyn Iterator<Item = &Line>| -> BTreeSet<String> {
        lines.take(3).flat_map(|line| terms(line.span.of(text))).collect()
    };
    let after = glance(&mut lines[gap.end..].iter().take(12).filter(prose));
    let before = glance(&mut lines[..gap.start].iter().rev().take(12).filter(prose));
    let of_headline: BTreeSet<String> = terms(lines[headline].span.of(text)).collect();
    let share = |there: &BTreeSet<String>| of_headline.intersection(there).count();
    share(&after) * 5 >= of_headline.len() * 2 && share(&after) >= 2 && share(&after) > share(&before)
}

/// The long words of a text in a form that survives most inflection: folded, without the Arabic article and the
/// prepositions written with it, cut to five letters.
fn terms(text: &str) -> impl Iterator<Item = String> + '_ {
    let glance = text.char_indices().nth(GLANCE).map_or(text, |(at, _)| &text[..at]);
    glance.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4).filter_map(|word| {
        let word = fold::loose(word);
        let bare = ["وال", "بال", "فال", "كال", "ال", "لل"].iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(&word);
        let stem: String = bare.chars().take(5).collect();
        (stem.chars().count() >= 3).then_some(stem)
    })
}

/// Words of the prose that begins at this line and goes on without a long break.
fn words_of_stretch(lines: &[Line], from: usize) -> usize {
    let stretch = lines[from..].iter().take(12).take_while(|line| matches!(line.kind, Kind::Prose | Kind::Blank));
    stretch.map(|line| line.words).sum()
}

/// Whether a list of links with a sentence each begins here: sentence and headline by turns, and no two sentences in a row.
fn are_teasers(lines: &[Line], from: usize) -> bool {
    let full = || lines[from..].iter().take(30).filter(|line| line.kind != Kind::Blank);
    let turns =
        full().zip([Kind::Prose, Kind::Short, Kind::Prose]).filter(|(line, kind)| line.kind == *kind && line.words < ARTICLE);
    turns.count() == 3 && full().zip(full().skip(1)).all(|(line, next)| line.kind != Kind::Prose || next.kind != Kind::Prose)
}
