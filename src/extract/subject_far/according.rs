//! According-phrases: «به گفته X، …», «…، به گفته X، …», «به گزارش Y»; not where Y only passes on what X says.

use super::{behind, subject};
use crate::extract::content::trim;
use crate::extract::words::Mark;
use crate::extract::{Candidate, Scene};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;

/// Finds a report by an according-phrase that begins at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    if !words.is(at, Classes::ACCORDING) || at > scene.sentence.start && words.is(at - 1, Classes::ACCORDING) {
        return None;
    }
    let end = scene.sentence.end;
    let source_start = (at..end).find(|&k| !words.is(k, Classes::ACCORDING))?;
    let mut source = subject::group(words, source_start, end, true);
    if source.is_empty() || words.is(source.start, Classes::TIME.and(Classes::NOTHING)) {
        return None;
    }
    let mut begin = source.end;
    // «به گفته X، سخنگوی Y، …»: an apposition.
    if words.mark(begin) == Mark::Comma {
        let apposed = subject::group(words, begin + 1, end, true);
        let title = words.is(apposed.start, Classes::ROLE) && words.mark(apposed.end) == Mark::Comma;
        if title {
            source.end = apposed.end;
            begin = apposed.end;
        }
        begin += 1;
    }
    while words.is(begin, Classes::COMPLEMENTISER) && begin < end {
        begin += 1;
    }
    // A medium's report of what somebody says is that one's statement.
    let medium = source.clone().any(|k| words.is(k, Classes::AUDIENCE));
    let told = |k: usize| {
        let form = words.words[k].cue.filter(|form| matches!(form.tense, Tense::Past | Tense::Present | Tense::Base));
        words.words[k].quote == 0
            && form.is_some_and(|form| {
                form.tense == Tense::Base || behind(scene, k, &words.pack.cues.list[usize::from(form.cue)]).is_some()
            })
    };
    if medium && (begin..end).any(told) {
        return None;
    }
    let before = scene.before.iter().flat_map(|c| c.content.iter().map(|r| r.end)).filter(|&e| e <= at).max();
    let mut start = before.unwrap_or(scene.sentence.start);
    while start < at
        && (!words.words[start].is_word() && words.quote_at(start).is_none() || words.is(start, Classes::CONJUNCTION))
    {
        start += 1;
    }
    let left = start..trim(words, start, at);
    let right = begin..trim(words, begin, end);
    let set_off = at > start && words.mark(at - 1) == Mark::Comma;
    let mut content = Vec::new();
    if set_off && words.count(&left) > 0 && !left.clone().all(|k| words.adverb(k)) {
        content.push(left);
    }
    if words.count(&right) > 0 {
        content.push(right);
    }
    let said: usize = content.iter().map(|range| words.count(range)).sum();
    (said >= 3).then(|| Candidate {
        cue: at..source_start,
        source: Some(source),
        content,
        confidence: 80,
        ..Candidate::default()
    })
}
