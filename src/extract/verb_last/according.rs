//! "X'e göre …": according to X, where the word for it stands behind its noun.

use crate::extract::clause::AUXILIARIES;
use crate::extract::content::trim;
use crate::extract::words::Mark;
use crate::extract::{Candidate, Scene};
use crate::knowledge::pack::Classes;

/// The most words of the source.
const LONGEST: usize = 14;

/// How far behind the word the verb of a medium that relays may stand.
const RELAY: usize = 5;

/// Finds a report by an according-to word at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    behind(scene, at, Classes::ACCORDING)
}

/// The same where other such words stand before their noun.
pub fn find_behind(scene: &Scene, at: usize) -> Option<Candidate> {
    behind(scene, at, Classes::ACCORDING_BEHIND)
}

fn behind(scene: &Scene, at: usize, class: Classes) -> Option<Candidate> {
    let words = scene.words;
    // «համաձայն են»: agree, where an auxiliary follows.
    if !words.is(at, class) || words.is(at + 1, class.and(AUXILIARIES).and(Classes::VERB)) {
        return None;
    }
    let mut cue = at;
    while cue > scene.sentence.start && words.is(cue - 1, class) {
        cue -= 1;
    }
    let parts = |k: usize| matches!(words.mark(k), Mark::Comma | Mark::Colon | Mark::Semicolon | Mark::Stop);
    let low = scene.sentence.start.max(cue.saturating_sub(LONGEST));
    let open = (low..cue).rev().find(|&k| parts(k) && words.words[k].quote == 0);
    let mut start = open.map_or(low, |open| open + 1);
    while start < cue && (words.is(start, Classes::CONJUNCTION.and(Classes::ADVERB)) || !words.words[start].is_word()) {
        start += 1;
    }
    let last = cue.checked_sub(1).filter(|&last| last >= start)?;
    // Compared with last year, in my view: no source.
    let none = Classes::TIME.and(Classes::PREPOSITION).and(Classes::PRONOUN).and(Classes::OBJECT_PRONOUN).and(Classes::NOTHING);
    if words.is(last, none) || !words.words[last].is_word() {
        return None;
    }
    let mut begin = at + 1;
    if words.mark(begin) == Mark::Comma {
        begin += 1;
    }
    // "X Y-ə istinadən xəbər verir ki, …": what the medium passes on are Y's words.
    let told = (begin..scene.sentence.end.min(begin + RELAY))
        .find(|&k| words.words[k].cue.is_some() && words.is(k + 1, Classes::COMPLEMENTISER));
    if let Some(told) = told {
        begin = if words.mark(told + 2) == Mark::Comma { told + 3 } else { told + 2 };
    }
    let end = (begin..scene.sentence.end).find(|&k| words.mark(k) == Mark::Semicolon).unwrap_or(scene.sentence.end);
    let mut content = vec![begin..trim(words, begin, end)];
    // "X'e göre" within or behind what is said.
    let left = scene.before.iter().flat_map(|c| c.content.iter().map(|r| r.end)).filter(|&e| e <= start).max();
    let left = left.unwrap_or(scene.sentence.start)..trim(words, scene.sentence.start, start);
    if words.count(&left) > 0 && open.is_some_and(|open| words.mark(open) == Mark::Comma) {
        content.insert(0, left);
    }
    content.retain(|range| !range.is_empty() && words.count(range) > 0);
    let said: usize = content.iter().map(|range| words.count(range)).sum();
    (said >= 2).then(|| Candidate { cue: cue..at + 1, source: Some(start..cue), content, confidence: 80, ..Candidate::default() })
}
