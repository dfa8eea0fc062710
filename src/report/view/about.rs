//! Section "about": counts, one sentence taken apart, findings, the articles, how sure it all is.

use super::super::words::Words;
use super::findings::{Finding, findings};
use super::index::{Entry, Index, When, when};
use super::said::{Badge, On, Quote, Said, Sure, cut, form, on, said, sure};
use serde::Serialize;
use std::collections::BTreeSet;
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
    /// Of the first of these, those whose speaker a person told: the sentence need not name them.
    told: usize,
    words: [usize; 3],
    /// Statements on which a person gave a word.
    checked: usize,
}

/// One real sentence, taken apart, in the order of its text.
#[derive(Debug, Serialize)]
struct Dissected {
    parts: Vec<(&'static str, Quote)>,
    tint: &'static str,
    said: Said,
    on: On,
}

/// An article in the table.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    outlet: Words,
    /// What the project says of the outlet: its country, its group, its owner.
    country: Option<Words>,
    group: Option<Words>,
    owner: Option<Words>,
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
    let (mut who, mut words, mut told) = ([0; 3], [0; 3], 0);
    for entry in &index.entries {
        // A person may have told a speaker whom the sentence names nowhere: it counts where it is counted as named.
        let given = entry.statement.speaker.is_given() && entry.statement.is_checked();
        told += usize::from(given && sure(entry) == Sure::Named);
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
        told,
        words,
        checked: index.entries.iter().filter(|entry| entry.statement.is_checked()).count(),
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
    let day = index.strings.numbers.digits(first.iso.get(8..10).unwrap_or("").trim_start_matches('0'));
    Some(index.strings.plain(key, None, &[("d", &day), ("first", &first.text), ("last", &last.text)]))
}

/// The shortest clear example: source, verb and content in one piece each, with a position; in the page's language if
/// there is one.
fn dissected(index: &Index) -> Option<Dissected> {
    let firm: BTreeSet<&str> = index.parties().filter(|party| index.firm(party)).map(|party| party.id.as_str()).collect();
    let fits = |entry: &&Entry| {
        let a = &entry.statement.attribution;
        let whole = [&a.source, &a.cue, &a.content].iter().all(|spans| spans.len() == 1 && !spans[0].is_empty());
        let firm = index.party_of(entry.statement).is_some_and(|id| firm.contains(id));
        whole && firm && !a.nested && !a.cue_negated && sure(entry) == Sure::Named
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

fn rows(index: &Index) -> Vec<Row> {
    let row = |reading: &crate::model::Reading| {
        let article = &reading.article;
        let headline = article.title.as_deref().filter(|title| !title.trim().is_empty());
        let known = article.outlet.as_deref().and_then(|name| index.knowledge.project.outlet(name));
        let country = known.and_then(|outlet| Some(index.listed(outlet.country.as_ref()?.as_ref())));
        let group = known.and_then(|outlet| index.pick(index.knowledge.project.groups.get(outlet.group.as_ref()?.as_ref())?));
        Row {
            country,
            group,
            owner: known.and_then(|outlet| Some(index.name_in_corpus(outlet.owner.as_deref()?))),
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
