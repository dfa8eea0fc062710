//! One act of speech as several outlets word it, side by side.

use super::super::words::{Words, language};
use super::coverage::{Link, Names, link};
use super::index::Index;
use super::said::{class, form};
use crate::model::{Engagement, Version, Wording};
use serde::Serialize;

/// Comparisons that stand open, those that are folded, and versions shown of each.
const OPEN: usize = 4;
const FOLDED: usize = 40;
const VERSIONS: usize = 10;
/// Beyond so many statements fewer are shown: the data has them all.
const SPARE: usize = 400;
const FEW: (usize, usize) = (8, 4);

/// One comparison.
#[derive(Debug, Serialize)]
pub struct Compared {
    id: String,
    side: Option<Words>,
    folded: bool,
    /// What the versions differ in: `verb`, `form`, `label`, `figures`, `words`.
    differ: Vec<&'static str>,
    versions: Vec<Shown>,
    left: usize,
}

#[derive(Debug, Serialize)]
struct Shown {
    outlet: Words,
    link: Link,
    label: Option<Words>,
    verb: Option<Words>,
    class: &'static str,
    engagement: Option<&'static str>,
    form: &'static str,
    lang: Option<String>,
    dir: &'static str,
    /// The content in pieces: text, and whether another version in this language lacks it.
    pieces: Vec<(String, bool)>,
}

/// The comparisons that say most, and how many are left to the data.
pub fn wording(index: &Index, names: &Names) -> (Vec<Compared>, usize) {
    let mut all: Vec<&Wording> = index.comparison.wording.iter().collect();
    // Those that differ in verb or form say more than those that differ in words alone.
    all.sort_by_key(|wording| std::cmp::Reverse(differ(wording).len()));
    let (folded, versions) = if index.entries.len() > SPARE { FEW } else { (FOLDED, VERSIONS) };
    let left = all.len().saturating_sub(OPEN + folded);
    let shown = all.into_iter().take(OPEN + folded).enumerate();
    (shown.map(|(at, wording)| compared(index, names, wording, at >= OPEN, versions)).collect(), left)
}

fn compared(index: &Index, names: &Names, wording: &Wording, folded: bool, most: usize) -> Compared {
    let versions: Vec<Shown> = wording.versions.iter().take(most).filter_map(|v| shown(index, names, v)).collect();
    let first = wording.versions.first().and_then(|version| index.entry(&version.statement));
    Compared {
        id: format!("w-{}", wording.retelling),
        side: first.and_then(|entry| index.party_of(entry.statement)).map(|party| index.actor(party)),
        folded,
        differ: differ(wording),
        left: wording.versions.len().saturating_sub(most),
        versions,
    }
}

/// In what the versions of a retelling differ, but for their words.
fn differ(wording: &Wording) -> Vec<&'static str> {
    let differ = |of: &dyn Fn(&Version) -> String| {
        let mut all = wording.versions.iter().map(of).filter(|value| !value.is_empty());
        let first = all.next();
        all.any(|value| Some(&value) != first.as_ref())
    };
    let found = [
        ("verb", differ(&|version| format!("{:?}", version.class))),
        ("engagement", differ(&|version| format!("{:?}", version.engagement))),
        ("form", differ(&|version| format!("{:?}", version.form))),
        ("figures", differ(&|version| version.figures.join(" "))),
    ];
    found.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

fn shown(index: &Index, names: &Names, version: &Version) -> Option<Shown> {
    let entry = index.entry(&version.statement)?;
    let words = |text: &str| (!text.is_empty()).then(|| Words::new(text, &version.lang, index.page()));
    let (lang, dir) = language(&version.text, &version.lang, index.page());
    Some(Shown {
        outlet: names.of(&version.outlet),
        link: link(entry),
        label: words(&version.label),
        verb: words(&version.verb),
        class: class(version.class),
        engagement: match version.engagement {
            Engagement::Neutral => None,
            Engagement::Endorsing => Some("endorsing"),
            Engagement::Distancing => Some("distancing"),
        },
        form: form(&entry.statement.attribution),
        lang,
        dir,
        pieces: pieces(version),
    })
}

/// The text cut at what differs; nothing is lost.
fn pieces(version: &Version) -> Vec<(String, bool)> {
    let letters: Vec<char> = version.text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    for [from, to] in &version.differs {
        let (from, to) = ((*from).clamp(at, letters.len()), (*to).clamp(at, letters.len()));
        out.push((letters[at..from].iter().collect(), false));
        out.push((letters[from..to].iter().collect(), true));
        at = to;
    }
    out.push((letters[at..].iter().collect(), false));
    out.retain(|(text, _): &(String, bool)| !text.is_empty());
    out
}
