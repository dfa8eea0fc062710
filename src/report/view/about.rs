//! Section "about": counts, one sentence taken apart, findings, the articles, how sure it all is.

use super::super::words::Words;
use super::contradictions::sharpness;
use super::index::{Entry, Index, When, when};
use super::said::{Badge, On, Quote, Said, Sure, cut, form, on, said, sure};
use crate::model::{Comparison, Contradiction, Relation};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

/// The section.
#[derive(Debug, Serialize)]
pub struct About {
    span: Option<String>,
    statements: usize,
    sides: usize,
    articles: usize,
    languages: Vec<Words>,
    dissected: Option<Dissected>,
    findings: Vec<Finding>,
    rows: Vec<Row>,
    who: [usize; 3],
    words: [usize; 3],
}

/// One real sentence, taken apart, in the order of its text.
#[derive(Debug, Serialize)]
struct Dissected {
    parts: Vec<(&'static str, Quote)>,
    tint: &'static str,
    said: Said,
    on: On,
}

/// A sentence made of counts, which leads to its evidence.
#[derive(Debug, Default, Serialize)]
struct Finding {
    key: &'static str,
    n: usize,
    total: usize,
    thesis: Option<Words>,
    names: Vec<Words>,
    others: Vec<Words>,
    tiles: Vec<&'static str>,
    badges: Vec<(&'static str, Words)>,
    href: String,
}

/// An article in the table.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    outlet: Words,
    headline: Option<Words>,
    language: Words,
    date: Option<When>,
    words: usize,
    statements: usize,
    quoted: usize,
    file: String,
}

/// Fills the section.
pub fn view(index: &Index) -> About {
    let mut languages: Vec<&str> = Vec::new();
    for reading in &index.corpus.readings {
        if !languages.contains(&reading.article.lang.as_str()) {
            languages.push(&reading.article.lang);
        }
    }
    let (mut who, mut words) = ([0; 3], [0; 3]);
    for entry in &index.entries {
        who[match sure(entry) {
            Sure::Named => 0,
            Sure::Context => 1,
            Sure::Vague => 2,
        }] += 1;
        words[match form(&entry.statement.attribution) {
            "quoted" | "post" => 0,
            "part-quoted" => 1,
            _ => 2,
        }] += 1;
    }
    About {
        span: span(index),
        statements: index.entries.len(),
        sides: index.comparison.parties.len(),
        articles: index.corpus.readings.len(),
        languages: languages.iter().map(|tag| index.language(tag)).collect(),
        dissected: dissected(index),
        findings: findings(index),
        rows: rows(index),
        who,
        words,
    }
}

/// "19–20 September 2023", from the dates of the articles.
fn span(index: &Index) -> Option<String> {
    let dates: Vec<When> = index
        .corpus
        .readings
        .iter()
        .filter_map(|reading| reading.article.date.as_deref())
        .map(|date| when(index.strings, date))
        .filter(|date| !date.iso.is_empty())
        .collect();
    let first = dates.iter().min_by(|a, b| a.iso.cmp(&b.iso))?;
    let last = dates.iter().max_by(|a, b| a.iso.cmp(&b.iso))?;
    if first.iso == last.iso {
        return Some(first.text.clone());
    }
    let key = if first.iso.get(..7) == last.iso.get(..7) { "date.days" } else { "date.span" };
    let day = first.iso.get(8..10).unwrap_or("").trim_start_matches('0');
    Some(index.strings.plain(key, None, &[("d", day), ("first", &first.text), ("last", &last.text)]))
}

/// The shortest clear example: source, verb and content in one piece each, with a position; in the page's language if
/// there is one.
fn dissected(index: &Index) -> Option<Dissected> {
    let fits = |entry: &&Entry| {
        let a = &entry.statement.attribution;
        let whole = [&a.source, &a.cue, &a.content].iter().all(|spans| spans.len() == 1 && !spans[0].is_empty());
        whole && !a.nested && !a.cue_negated && entry.statement.speaker.actor.is_some()
    };
    let best = index.entries.iter().filter(fits).filter_map(|entry| {
        let on = on(index, entry).into_iter().find(|on| on.badge != Badge::Unclear)?;
        let a = &entry.statement.attribution;
        let length: usize = [&a.source, &a.cue, &a.content].iter().map(|spans| spans[0].end - spans[0].start).sum();
        let content = a.content[0].of(&entry.reading.article.text).chars().count();
        let rank = (entry.reading.article.lang != index.page(), !(20..=110).contains(&content), length);
        Some((rank, entry, on))
    });
    let (_, entry, on) = best.min_by(|a, b| a.0.cmp(&b.0))?;
    let a = &entry.statement.attribution;
    let mut parts = vec![("source", a.source[0]), ("cue", a.cue[0]), ("content", a.content[0])];
    parts.sort_by_key(|(_, span)| span.start);
    let parts = parts.into_iter().map(|(name, span)| (name, cut(index, entry, &[span]))).collect();
    Some(Dissected { parts, tint: on.badge.name(), said: said(index, entry), on })
}

fn findings(index: &Index) -> Vec<Finding> {
    let found = [most_answered(index), contradiction(index), most_quoted(index), undecided(index)];
    found.into_iter().flatten().collect()
}

/// The thesis on which most sides speak, and how they stand.
fn most_answered(index: &Index) -> Option<Finding> {
    let comparison = index.comparison;
    let of = |issue: &str| comparison.positions.iter().filter(|p| p.issue == issue).count();
    let issue = comparison.issues.iter().rev().max_by_key(|issue| of(issue)).filter(|issue| of(issue) > 1)?;
    let (mut tiles, mut for_it, mut others) = (Vec::new(), 0, Vec::new());
    for party in index.parties() {
        let Some(position) = index.position(issue, &party.id) else { continue };
        let badges = index.badges(position);
        let badge = badges.first().copied().unwrap_or(Badge::Mixed);
        let alone = badges.len() == 1;
        if alone && matches!(badge, Badge::Support | Badge::Asserts) {
            for_it += 1;
        } else if alone && matches!(badge, Badge::Oppose | Badge::Denies) {
            others.push(party.id.clone());
        }
        tiles.push(if alone { badge } else { Badge::Mixed });
    }
    tiles.sort();
    let key = match (index.kind(issue), others.len()) {
        (crate::model::IssueKind::Should, 0) => "finding.support",
        (crate::model::IssueKind::Should, _) => "finding.support-oppose",
        (crate::model::IssueKind::Is, 0) => "finding.assert",
        (crate::model::IssueKind::Is, _) => "finding.assert-deny",
    };
    Some(Finding {
        key,
        n: for_it,
        total: tiles.len(),
        thesis: Some(index.thesis(issue)),
        others: index.some_actors(&others),
        tiles: tiles.into_iter().map(Badge::name).collect(),
        href: format!("i-{}", super::super::words::slug(issue)),
        ..Finding::default()
    })
}

/// The sharpest contradiction.
fn contradiction(index: &Index) -> Option<Finding> {
    let Comparison { contradictions, .. } = index.comparison;
    // A side that stands on both sides makes a poor first example.
    let both = |c: &Contradiction| c.left.iter().any(|party| c.right.contains(party));
    let found = contradictions.iter().min_by_key(|c| (both(c), sharpness(c.relation), c.left.len() + c.right.len()))?;
    let (key, left, right) = match found.relation {
        Relation::AssertsDenies => ("finding.flat", "asserts", "denies"),
        Relation::SupportsOpposes => ("finding.opposed", "support", "oppose"),
        Relation::PremiseDenied => ("finding.premise", "support", "denies"),
        Relation::DemandCondition => ("finding.condition", "support", "conditional"),
    };
    let (names, others) = (index.some_actors(&found.left), index.some_actors(&found.right));
    let badges = names.iter().take(2).map(|name| (left, name.clone()));
    let badges = badges.chain(others.iter().take(2).map(|name| (right, name.clone()))).collect();
    let href = format!("i-{}", super::super::words::slug(&found.issue));
    Some(Finding {
        key,
        n: contradictions.len(),
        thesis: Some(index.thesis(&found.issue)),
        names,
        others,
        badges,
        href,
        ..Finding::default()
    })
}

/// The side that is quoted most.
fn most_quoted(index: &Index) -> Option<Finding> {
    let party = index.parties().max_by(|a, b| a.statements.len().cmp(&b.statements.len()).then(b.id.cmp(&a.id)))?;
    Some(Finding {
        key: "finding.most",
        n: party.statements.len(),
        total: index.entries.len(),
        names: vec![index.actor(&party.id)],
        href: format!("g-{}", super::super::words::slug(&party.id)),
        ..Finding::default()
    })
}

/// What nobody could decide.
fn undecided(index: &Index) -> Option<Finding> {
    let (speakers, issues) = (index.comparison.unresolved.len(), index.comparison.uncoded.len());
    (speakers + issues > 0).then(|| Finding {
        key: if speakers == 0 { "finding.uncoded" } else { "finding.undecided" },
        n: if speakers == 0 { issues } else { speakers },
        total: issues,
        href: "undecided".into(),
        ..Finding::default()
    })
}

fn rows(index: &Index) -> Vec<Row> {
    let row = |reading: &crate::model::Reading| {
        let article = &reading.article;
        let headline = article.title.as_deref().filter(|title| !title.trim().is_empty());
        Row {
            href: index.article_anchor(reading),
            outlet: index.outlet(reading),
            headline: headline.map(|title| Words::new(title, &article.lang, index.page())),
            language: index.language(&article.lang),
            date: article.date.as_deref().map(|date| when(index.strings, date)),
            words: article.text.unicode_words().count(),
            statements: reading.attributions.len(),
            quoted: reading.attributions.iter().filter(|s| form(&s.attribution) != "paraphrased").count(),
            file: super::super::words::shown(&article.input),
        }
    };
    index.corpus.readings.iter().map(row).collect()
}
