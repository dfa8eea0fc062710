//! „Nach Angaben von X …“, „… laut X …“, „X zufolge …“, „…, so X“: no comma parts the phrase from the clause that it stands in.

use super::fields;
use crate::extract::postposed::{left_content, medial};
use crate::extract::words::{Mark, Words};
use crate::extract::{Candidate, Scene, content};
use crate::knowledge::pack::Classes;
use std::ops::Range;

/// Finds a report by an according-to phrase at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let (cue, source) = if words.is(at, Classes::ACCORDING_BEHIND) {
        {
            // At the head of its clause all before it is its noun group: „Einem Bericht vom Mai zufolge“.
            let start = fields::clause_start(words, &scene.sentence, at);
            let head =
                start < at && at - start < 12 && !fields::has_finite(words, &(start..at)) && !words.is(start, Classes::RELATIVE);
            let head = head && (words.words[start].capital || words.is(start, Classes::OBLIQUE));
            (at..at + 1, if head { start..at } else { fields::group_before(words, &scene.sentence, at)? })
        }
    } else if words.is(at, Classes::ACCORDING) && !words.is(at.wrapping_sub(1), Classes::ACCORDING) {
        let end = (at..scene.sentence.end).find(|&k| !words.is(k, Classes::ACCORDING))?;
        let owner = (at..end).find(|&k| words.is(k, Classes::POSSESSIVE));
        let source = match owner {
            Some(owner) => owner..owner + 1,
            None => fields::group(words, end + usize::from(words.is(end, Classes::AGENT)), scene.sentence.end),
        };
        (at..end, source)
    } else {
        return None;
    };
    if source.is_empty() {
        return None;
    }
    let phrase = cue.start.min(source.start)..dated(words, cue.end.max(source.end), scene.sentence.end);
    // „…, die laut X Y sind“: in a relative clause it is of that clause alone.
    let clause = fields::clause_start(words, &scene.sentence, phrase.start);
    let relative = fields::opens_relative(words, &scene.sentence, clause);
    let floor = left_limit(scene, phrase.start).max(if relative && clause < phrase.start { clause + 1 } else { 0 });
    let left = floor..content::trim(words, floor, phrase.start);
    let behind = phrase.end + usize::from(words.mark(phrase.end) == Mark::Comma);
    let end = content::end(words, &scene.sentence, behind.min(scene.sentence.end));
    // „…; …“: what follows is the narrator's again.
    let semicolon = (behind..end).find(|&k| words.mark(k) == Mark::Semicolon && words.words[k].quote == 0);
    let right = behind..semicolon.unwrap_or(end);
    let parts: Vec<Range<usize>> = match words.count(&left) {
        // „…“, laut X: a quotation that began in a sentence before.
        0 if phrase.start == scene.sentence.start => vec![right],
        0 => [left_content(scene, phrase.start).unwrap_or(right)].into(),
        _ if words.count(&right) == 0 || words.mark(phrase.end) == Mark::Stop => vec![left],
        _ => vec![left, right],
    };
    let enough = parts.iter().map(|part| words.count(part)).sum::<usize>() >= 3;
    enough.then(|| Candidate { cue, source: Some(source), content: parts, confidence: 88, ..Candidate::default() })
}

/// Behind a day that belongs to the phrase: „nach Angaben der Bahn vom Freitag“.
fn dated(words: &Words, end: usize, limit: usize) -> usize {
    let mut at = end;
    while at < limit && (words.is(at, Classes::TIME) || words.is(at, Classes::PREPOSITION) && words.is(at + 1, Classes::TIME)) {
        at += 1;
    }
    at
}

/// Where the statement around a phrase may begin: behind the last report of the sentence.
fn left_limit(scene: &Scene, end: usize) -> usize {
    let words = scene.words;
    let reports = scene.before.iter().flat_map(|c| c.content.iter().chain(&c.source).map(|r| r.end).chain([c.cue.end]));
    let mut start = reports.filter(|&e| e <= end).fold(scene.sentence.start, usize::max);
    while start < end
        && (!words.words[start].is_word() && words.mark(start) != Mark::Quote || words.is(start, Classes::COMPLEMENTISER))
    {
        start += 1;
    }
    start
}

/// Finds „…“, so X; „…, so X weiter, …“.
pub fn apart(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let before = at.checked_sub(1).filter(|&before| before > scene.paragraph.start)?;
    if !words.is(at, Classes::ACCORDING_APART) || !matches!(words.mark(before), Mark::Comma | Mark::Quote | Mark::Dash) {
        return None;
    }
    let end = fields::clause_end(words, at + 1, scene.sentence.end);
    let from = (at + 1..end).find(|&k| !words.adverb(k))?;
    let source = fields::group(words, from, end);
    // „…, so wird X kommen“, „…, so dass“: another so.
    if source.is_empty() || words.is(from, Classes::COMPLEMENTISER) || fields::has_finite(words, &(from..end)) {
        return None;
    }
    let content = left_content(scene, at)?;
    let rest = medial(scene, end, &content);
    let enough = words.words[content.end - 1].quote != 0 || words.count(&content) >= 3;
    enough.then(|| Candidate {
        cue: at..at + 1,
        source: Some(source),
        content: [content].into_iter().chain(rest).collect(),
        confidence: 85,
        ..Candidate::default()
    })
}
