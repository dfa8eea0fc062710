//! "According to X, …", "…, according to X", «وفقا لـ…», «بحسب …».

use super::clause;
use super::complement::{self, Complement};
use super::content::{self, trim};
use super::noun_group;
use super::postposed::rest_of_clause;
use super::words::Mark;
use super::{Candidate, Scene};
use crate::knowledge::pack::{Classes, Order};
use crate::model::TokenKind;
use std::ops::Range;

/// Finds a report by an according-to phrase that begins at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let view = words.is(at, Classes::VIEW) && at == scene.sentence.start;
    if !(words.is(at, Classes::ACCORDING) || view) || (at > scene.sentence.start && words.is(at - 1, Classes::ACCORDING)) {
        return None;
    }
    let mut start = at + usize::from(view);
    while words.is(start, Classes::ACCORDING) && start < scene.sentence.end {
        start += 1;
    }
    // «по его словам»: the possessive within names the speaker; «по последним данным,»: what is known names nobody else.
    let owner = (at..start).find(|&k| words.is(k, Classes::POSSESSIVE));
    let mut source = match owner {
        Some(owner) => owner..owner + 1,
        // «по сообщению „Вестника“»
        None => match words.quote_at(start).filter(|quote| quote.words < 5) {
            Some(quote) => quote.range.clone(),
            None => noun_group::after(words, start, scene.sentence.end),
        },
    };
    if source.is_empty() && words.mark(start) == Mark::Comma && start > at + 1 {
        source = at + 1..start;
    }
    // In Arabic the noun carries the preposition: «وفقا للوزارة»; what follows with «في» still names it.
    if source.is_empty() && start < scene.sentence.end && words.words[start].is_word() {
        source = start..start + 1;
    }
    // « d’après-midi » is a word; « selon la loi », « selon les cas » name nobody.
    let mut head = source.clone().take_while(|&k| !words.is(k, Classes::PREPOSITION));
    let compound = words.mark(start) == Mark::Dash && noun_group::glued(words, start);
    // «según informó X»: an as-clause.
    let as_clause = words.is(at, Classes::AS) && words.words.get(start).is_some_and(|word| word.cue.is_some());
    if as_clause || source.is_empty() || compound || head.any(|k| words.is(k, Classes::NOTHING)) {
        return None;
    }
    if view && !viewer(scene, &source) {
        return None;
    }
    let behind = start.max(source.end);
    let first = opens_clause(scene, at);
    // «بحسب تقرير لصندوق النقد الدولي، فإن»: all up to the comma names it.
    if words.pack.order == Order::VerbFirst
        && let Some(comma) = (source.end..scene.sentence.end.min(source.end + 8)).find(|&k| !words.words[k].is_word())
        && words.mark(comma) == Mark::Comma
        && (source.end..comma).all(|k| words.words[k].cue.is_none() && !words.is(k, Classes::COMPLEMENTISER))
    {
        source.end = comma;
    }
    let content = if first {
        // "According to X, a Y, …": the statement begins behind the last comma of the apposition.
        let comma_after =
            |from: usize, reach: usize| (from..scene.sentence.end.min(from + reach)).find(|&k| words.mark(k) == Mark::Comma);
        // « Selon X “…” »
        let opens = words.quote_at(source.end).is_some_and(|quote| quote.words > 3);
        // «По его словам дорога»: whole by itself, the comma may be missing.
        let mut comma = match owner {
            Some(_) if words.mark(behind) != Mark::Comma => behind - 1,
            _ if words.pack.inversion && words.is(behind, Classes::PRONOUN) => behind - 1,
            _ if opens => behind - 1,
            _ => comma_after(behind, 25)?,
        };
        // «Согласно опросу, проведённому в мае, …»
        let aside =
            |at: usize| words.pack.inversion && (words.is(at, Classes::RELATIVE) || words.ends(at, &words.pack.participial));
        if let Some(next) = comma_after(comma + 1, 8)
            && words.pack.order == Order::SubjectFirst
            && owner.is_none()
            && !opens
            && (aside(comma + 1)
                || !clause::has_verb(words, &(comma + 1..next))
                    && (words.words[comma + 1].capital || words.is(comma + 1, Classes::DETERMINER)))
        {
            source.end = next;
            comma = next;
        }
        let mut begin = comma + 1;
        if words.pack.order == Order::VerbFirst && words.is(begin, Classes::COMPLEMENTISER) {
            begin += 1;
        }
        // "…; …": what follows is the narrator's again.
        let end = content::end(words, &scene.sentence, begin);
        begin..(begin..end).find(|&k| words.mark(k) == Mark::Semicolon && words.words[k].quote == 0).unwrap_or(end)
    } else {
        let mut begin = scene.sentence.start;
        for candidate in scene.before {
            let end = candidate.content.iter().map(|r| r.end).filter(|&e| e <= at).max();
            begin = begin.max(end.unwrap_or(0));
        }
        // "…," according to X: a quotation that began in an earlier sentence.
        let last = trim(words, begin, at);
        match last.checked_sub(1).and_then(|k| words.quote_of(k)) {
            Some(quote) if quote.range.start < begin => quote.range.start..last,
            _ => {
                while begin < last && !words.words[begin].is_word() && words.mark(begin) != Mark::Quote {
                    begin += 1;
                }
                begin..last
            }
        }
    };
    // «X, по данным Y, сообщил, что»: X's statement.
    let told = |k: usize| {
        words.words.get(k).is_some_and(|word| word.cue.is_some())
            && complement::find(words, &scene.sentence, k).is_some_and(|c| !matches!(c.kind, Complement::Post | Complement::Open))
    };
    if !first && words.mark(behind) == Mark::Comma && words.pack.inversion && told(behind + 1) {
        return None;
    }
    // «X, по словам Y, Z»: the clause goes on behind.
    let rest = if first || content.is_empty() { None } else { rest_of_clause(scene, &content, behind) };
    let least = if first && words.pack.inversion { 2 } else { 3 };
    let enough = words.count(&content) >= least || rest.is_some();
    let confidence = match words.pack.order {
        _ if view => 65,
        Order::SubjectFirst => 90,
        _ => 75,
    };
    enough.then(|| Candidate {
        cue: at..start,
        source: Some(source),
        content: [content].into_iter().chain(rest).collect(),
        confidence,
        ..Candidate::default()
    })
}

/// Whether the phrase begins its clause: at the sentence's start, behind a colon or semicolon, or with nothing but adverbs and
/// conjunctions before it.
fn opens_clause(scene: &Scene, at: usize) -> bool {
    let words = scene.words;
    let start = scene.sentence.start;
    let begins = at == start || at == start + 1 && !words.words[start].is_word();
    begins
        || matches!(words.mark(at - 1), Mark::Colon | Mark::Semicolon)
        || words.pack.inversion
            && (start..at).all(|k| words.mark(k) == Mark::Comma || words.adverb(k) || words.is(k, Classes::CONJUNCTION))
}

/// « Pour le maire, … », « Pour X, … »: somebody, and a comma or quotation right behind.
fn viewer(scene: &Scene, source: &Range<usize>) -> bool {
    let words = scene.words;
    let somebody = Classes::ROLE.and(Classes::PRONOUN);
    (words.mark(source.end) == Mark::Comma || words.quote_at(source.end).is_some())
        && !words.is(source.start, Classes::TIME.and(Classes::NOTHING))
        && source.clone().any(|k| words.is(k, somebody) || words.words[k].capital)
        && !words.tokens[source.clone()].iter().any(|token| token.kind == TokenKind::Number)
        && clause::has_verb(words, &(source.end..scene.sentence.end))
}
