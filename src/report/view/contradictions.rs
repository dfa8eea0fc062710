//! Section "contradictions": issue by issue, the sides facing each other, each with its words.

use super::super::words::{Words, slug};
use super::index::{Entry, Index};
use super::positions::anchor;
use super::said::{Badge, Quote, Said, cut, excerpt, form, passage, said};
use crate::model::{Contradiction, Position, Relation};
use serde::Serialize;
use std::cmp::Reverse;

/// Cards that stand open on a side; the rest is folded.
const OPEN: usize = 6;
/// Beyond this many statements the sentences round quotations, and the words of further statements, are left to the
/// articles, one link away.
const SPARE: usize = 400;

/// The section.
#[derive(Debug, Serialize)]
pub struct Contradictions {
    issues: Vec<Issue>,
    found: usize,
}

#[derive(Debug, Serialize)]
struct Issue {
    anchor: String,
    thesis: Words,
    /// The relation (`flat`, `opposed`, …) and its two sides; none where nobody contradicts.
    relations: Vec<Facing>,
    columns: Vec<Column>,
}

#[derive(Debug, Serialize)]
struct Facing {
    relation: &'static str,
    left: Vec<Words>,
    right: Vec<Words>,
    /// Sides whose own statements stand on both.
    both: Vec<Words>,
}

/// One half of the page: what is for, or what is not.
#[derive(Debug, Serialize)]
struct Column {
    groups: Vec<Group>,
    cards: usize,
}

#[derive(Debug, Serialize)]
struct Group {
    badge: &'static str,
    cards: Vec<Card>,
    folded: Vec<Card>,
}

/// A position with its words, the fullest first.
#[derive(Debug, Serialize)]
struct Card {
    anchor: String,
    side: Words,
    slug: String,
    issue: String,
    badges: Vec<&'static str>,
    lead: Said,
    quote: Quote,
    passage: Option<Quote>,
    more: Vec<More>,
    /// Other outlets that tell of what the lead tells.
    told_by: Vec<Words>,
    spare: bool,
}

/// Another statement of the same side on the same issue.
#[derive(Debug, Serialize)]
struct More {
    label: String,
    anchor: String,
    badge: &'static str,
    outlet: Words,
    words: Words,
}

/// Fills the section.
pub fn view(index: &Index) -> Contradictions {
    let sharpest = |issue: &str| {
        let of = index.comparison.contradictions.iter().filter(|c| c.issue == issue);
        of.map(|c| sharpness(c.relation)).min().unwrap_or(usize::MAX)
    };
    let mut issues: Vec<&String> = index.comparison.issues.iter().collect();
    issues.sort_by_key(|issue| sharpest(issue));
    Contradictions {
        issues: issues.into_iter().map(|id| issue(index, id)).collect(),
        found: index.comparison.contradictions.len(),
    }
}

/// How sharp a relation is; 0 is the sharpest.
pub fn sharpness(relation: Relation) -> usize {
    match relation {
        Relation::AssertsDenies => 0,
        Relation::SupportsOpposes => 1,
        Relation::PremiseDenied => 2,
        Relation::DemandCondition => 3,
    }
}

fn issue(index: &Index, id: &str) -> Issue {
    let facing = |c: &Contradiction| {
        // In the order of the page; a side that stands on both is named where else nobody would be.
        let names = |of: &dyn Fn(&String) -> bool| {
            index.parties().filter(|party| of(&party.id)).map(|party| index.actor(&party.id)).collect::<Vec<Words>>()
        };
        let alone = |here: &[String], there: &[String]| {
            let own = names(&|id| here.contains(id) && !there.contains(id));
            index.few(if own.is_empty() { names(&|id| here.contains(id)) } else { own })
        };
        Facing {
            relation: ["flat", "opposed", "premise", "condition"][sharpness(c.relation)],
            left: alone(&c.left, &c.right),
            right: alone(&c.right, &c.left),
            both: index.few(names(&|id| c.left.contains(id) && c.right.contains(id))),
        }
    };
    let relations = index.comparison.contradictions.iter().filter(|c| c.issue == id).map(facing).collect();
    let mut groups: Vec<(Badge, Vec<&Position>)> = Vec::new();
    for party in index.parties() {
        let Some(position) = index.position(id, &party.id) else { continue };
        let badges = index.badges(position);
        let badge = if badges.len() == 1 { badges[0] } else { Badge::Mixed };
        match groups.iter_mut().find(|group| group.0 == badge) {
            Some(group) => group.1.push(position),
            None => groups.push((badge, vec![position])),
        }
    }
    groups.sort_by_key(|group| group.0);
    // The first group faces all others.
    let rest = groups.split_off(groups.len().min(1));
    let columns = [groups, rest].into_iter().filter(|groups| !groups.is_empty());
    Issue {
        anchor: format!("i-{}", slug(id)),
        thesis: index.thesis(id),
        relations,
        columns: columns.map(|groups| column(index, groups)).collect(),
    }
}

fn column(index: &Index, groups: Vec<(Badge, Vec<&Position>)>) -> Column {
    let cards = groups.iter().map(|group| group.1.len()).sum();
    let group = |(badge, positions): (Badge, Vec<&Position>)| {
        let mut cards: Vec<Card> = positions.into_iter().filter_map(|position| card(index, position)).collect();
        let folded = cards.split_off(cards.len().min(OPEN));
        Group { badge: badge.name(), cards, folded }
    };
    Column { groups: groups.into_iter().map(group).collect(), cards }
}

fn card(index: &Index, position: &Position) -> Option<Card> {
    let entries: Vec<&Entry> = index.entries_of(&position.statements).collect();
    let lead = entries.iter().copied().min_by_key(|entry| fullness(index, entry))?;
    let badge = |entry: &Entry| {
        let code = entry.statement.codes.stances.iter().find(|code| code.issue == position.issue);
        code.map_or("unclear", |code| index.badge(&code.issue, code.stance, position.denies).name())
    };
    let more = |entry: &Entry| {
        let article = &entry.reading.article;
        let content = entry.statement.attribution.content.first().map_or("", |span| span.of(&article.text));
        More {
            label: entry.label.clone(),
            anchor: entry.anchor.clone(),
            badge: badge(entry),
            outlet: index.outlet(entry.reading),
            words: Words::new(&excerpt(content, 60), &article.lang, index.page()),
        }
    };
    let mut words = said(index, lead);
    words.on.retain(|on| on.slug == slug(&position.issue));
    Some(Card {
        anchor: anchor(&position.issue, &position.party),
        side: index.actor(&position.party),
        slug: slug(&position.party),
        issue: slug(&position.issue),
        badges: index.badges(position).into_iter().map(Badge::name).collect(),
        lead: words,
        quote: cut(index, lead, &lead.statement.attribution.content),
        told_by: if index.entries.len() > SPARE { Vec::new() } else { index.also_told_by(lead) },
        spare: index.entries.len() > SPARE,
        passage: (index.entries.len() <= SPARE).then(|| passage(index, lead)),
        more: entries.iter().filter(|entry| entry.id != lead.id).map(|entry| more(entry)).collect(),
    })
}

/// The fullest quotation comes first: in the page's language, quoted rather than told, the longest.
fn fullness(index: &Index, entry: &Entry) -> (bool, bool, usize, Reverse<usize>) {
    let attribution = &entry.statement.attribution;
    let form = ["quoted", "post", "part-quoted", "paraphrased"].iter().position(|name| *name == form(attribution));
    let length: usize = attribution.content.iter().map(|span| span.end.saturating_sub(span.start)).sum();
    (attribution.nested, entry.reading.article.lang != index.page(), form.unwrap_or(9), Reverse(length))
}
