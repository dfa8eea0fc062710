//! Languages whose subject opens the clause and whose verb ends it, with adjuncts and objects between, and whose clauses stand
//! behind the verb: «X روز دوشنبه در گفت‌وگو با Y گفت که …», «X از Y خبر داد», «X با بیان این که … افزود: …».

pub mod according;
mod subject;

use super::content::trim;
use super::words::{Mark, Words};
use super::{Candidate, Scene};
use crate::knowledge::cues::{Cue, Form, Tense};
use crate::knowledge::pack::Classes;
use std::ops::Range;
use subject::is_verb;

/// How far a subject may stand before its verb, and an aside's main verb behind it: no sentence of a million words is slow.
const REACH: usize = 200;
/// How far behind a bracket's first word its verb may stand.
const BRACKET: usize = 60;
/// The most words between the comma at an aside's end and its main verb.
const ASIDE: usize = 12;
/// How far behind its quotation a verb of saying may stand.
const BEHIND: usize = 14;

/// What is said, and how surely.
struct Said {
    content: Range<usize>,
    share: u8,
    how: How,
}

/// What tells where the content is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// A colon or a quotation behind the cue.
    Set,
    /// A complementiser or a governed preposition behind it.
    Clause,
    /// A clause behind it that nothing announces.
    Bare,
}

/// Finds the report whose cue stands at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let first = first(words, scene.sentence.start, at);
    let last = scene.before.iter().rfind(|c| c.cue.start < first && !aside(c));
    let from = last.map_or(scene.sentence.start, |c| {
        c.content.iter().map(|r| r.end).chain([c.cue.end]).filter(|&e| e <= first).max().unwrap_or(first)
    });
    let region = from.max(first.saturating_sub(REACH))..first;
    let candidate = |content: Range<usize>, share: u8, source: Option<Range<usize>>| {
        let leads = source.is_none() && form.tense == Tense::Participle;
        let continues = source.is_none() && form.tense != Tense::Passive && !leads;
        (words.count(&content) > 0).then(|| Candidate {
            form: Some(form),
            cue: first..at + 1,
            content: vec![content],
            confidence: share,
            source,
            continues,
            leads,
            ..Candidate::default()
        })
    };
    match form.tense {
        Tense::Participle => {
            let said = behind(scene, at, cue)?;
            let (end, told) = aside_end(scene, said.content.start)?;
            let source = if told { None } else { subject::of(words, &region, false).source };
            candidate(said.content.start..trim(words, said.content.start, end), said.share, source)
        }
        Tense::Base => {
            let said = bracket(scene, at, cue)?;
            candidate(said.content, said.share, subject::of(words, &region, false).source)
        }
        _ => {
            if let Some(said) = behind(scene, at, cue) {
                let content = said.content.start..end(scene, form, &said);
                let source = if cue.frames.medium {
                    medium(words, &region)
                } else if form.tense == Tense::Passive {
                    agent(words, &region)
                } else {
                    subject::origin(words, &region).or_else(|| subject::of(words, &region, false).source)
                };
                return candidate(content, said.share, source);
            }
            if form.tense == Tense::Passive || cue.frames.medium {
                return None;
            }
            let joined = last.is_some() && words.is(region.start, Classes::CONJUNCTION);
            let (content, share, source) = ahead(words, &region, cue, joined).or_else(|| quoted(scene, first, at, cue))?;
            candidate(content, share, source)
        }
    }
}

/// Whether the report is one of an aside, whose subject is that of the verb to come.
fn aside(candidate: &Candidate) -> bool {
    candidate.form.is_none_or(|form| form.tense == Tense::Participle)
}

/// The first token of the cue: words that belong to its verb («اعلام کرد»).
fn first(words: &Words, limit: usize, at: usize) -> usize {
    let mut first = at;
    while first > limit && words.words[first - 1].classes == Classes::AUXILIARY {
        first -= 1;
    }
    first
}

/// What stands behind the cue: a colon, a quotation, a clause.
fn behind(scene: &Scene, at: usize, cue: &Cue) -> Option<Said> {
    let words = scene.words;
    let frames = &cue.frames;
    let end = scene.sentence.end;
    let mut next = at + 1;
    // «گفته است که»
    while next < end && words.is(next, Classes::AUXILIARY) && words.is(next, Classes::VERB) {
        next += 1;
    }
    let said = |start: usize, share: u8, how: How| {
        (share > 0 && start < words.words.len()).then_some(Said { content: start..start, share, how })
    };
    let quote = |at: usize| words.quote_at(at).filter(|quote| quote.words > 1);
    match words.mark(next) {
        Mark::Colon if next < end => {
            let share = frames.quote.max(if frames.that >= 60 { 85 } else { 0 });
            let inside = next + 1 < end && words.words[next + 1].is_word() || quote(next + 1).is_some();
            return if inside { said(next + 1, share, How::Set) } else { None };
        }
        Mark::Quote if quote(next).is_some() => return said(next, frames.quote, How::Set),
        Mark::Comma if quote(next + 1).is_some() => return said(next + 1, frames.quote.saturating_sub(10), How::Set),
        Mark::Comma if words.is(next + 1, Classes::COMPLEMENTISER) => next += 1,
        Mark::None => {}
        _ => return None,
    }
    if next + 1 >= end {
        return None;
    }
    if words.is(next, Classes::COMPLEMENTISER) {
        return said(past_complementiser(words, next, end), frames.that, How::Clause);
    }
    if words.is(next, Classes::INTERROGATIVE) && frames.wh > 0 {
        return said(next, frames.wh, How::Clause);
    }
    let word = crate::text::fold::word(words.raw(next));
    if let Some((kept, share)) = frames.preposition(&word) {
        if words.is(next + 1, Classes::COMPLEMENTISER) {
            return said(past_complementiser(words, next + 1, end), share.max(frames.that), How::Clause);
        }
        return said(if kept { next } else { next + 1 }, share, How::Clause);
    }
    let clause = words.words[next].is_word() && !words.is(next, Classes::CONJUNCTION.and(Classes::VERB).and(Classes::AUXILIARY));
    if clause { said(next, frames.inf, How::Bare) } else { None }
}

/// Behind the complementiser («که», «این که»), and a colon or comma that follows it.
fn past_complementiser(words: &Words, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && (words.is(at, Classes::COMPLEMENTISER) || matches!(words.mark(at), Mark::Colon | Mark::Comma)) {
        at += 1;
    }
    at
}

/// Where the content that begins behind a finite cue ends.
fn end(scene: &Scene, form: Form, said: &Said) -> usize {
    let words = scene.words;
    let start = said.content.start;
    if let Some(quote) = words.quote_at(start)
        && (said.how == How::Set || quote.words > 3)
    {
        return quote.range.end;
    }
    let mut at = start;
    while at < scene.sentence.end {
        if let Some(quote) = words.quote_at(at) {
            if quote.range.end > scene.sentence.end {
                return quote.range.end;
            }
            at = quote.range.end.max(at + 1);
            continue;
        }
        let far = at > start + 2;
        if far && words.is(at, Classes::ACCORDING) && words.mark(at - 1) == Mark::Comma {
            return trim(words, start, at);
        }
        if far && let Some(join) = next_report(scene, start, at, form, said.how) {
            return trim(words, start, join);
        }
        at += 1;
    }
    trim(words, start, scene.sentence.end)
}

/// The conjunction before the next report of the same speaker: «… و افزود: …».
fn next_report(scene: &Scene, start: usize, at: usize, form: Form, how: How) -> Option<usize> {
    let words = scene.words;
    let next = words.words[at].cue.filter(|next| matches!(next.tense, Tense::Past | Tense::Present))?;
    let said = behind(scene, at, &words.pack.cues.list[usize::from(next.cue)])?;
    let mut first = first(words, start, at);
    while first > start && words.adverb(first - 1) {
        first -= 1;
    }
    let join = if words.is(first - 1, Classes::CONJUNCTION) {
        first - 1
    } else {
        // «… و با اشاره به X افزود: …»
        let join = (start + 2..first)
            .rev()
            .find(|&k| is_verb(words, k) || words.is(k, Classes::CONJUNCTION) && is_verb(words, k - 1))?;
        (said.how == How::Set && words.is(join, Classes::CONJUNCTION)).then_some(join)?
    };
    let same = next.tense == form.tense && next.agreement == form.agreement;
    (said.how == How::Set || said.how == How::Clause && how == How::Clause && same && said.share >= 70).then_some(join)
}

/// Where an aside («با بیان این که …») ends: at the comma before its main verb, or at that verb; and whether that verb reports
/// something, so that its subject is the aside's too.
fn aside_end(scene: &Scene, start: usize) -> Option<(usize, bool)> {
    let words = scene.words;
    let end = scene.sentence.end.min(start + REACH);
    let finite = |k: usize| {
        words.words[k].quote == 0 && words.words[k].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present))
    };
    let told = |k: usize| {
        words.words[k].cue.is_some_and(|form| {
            behind(scene, k, &words.pack.cues.list[usize::from(form.cue)]).is_some_and(|said| said.how != How::Bare)
        })
    };
    let main = (start + 1..end).find(|&k| finite(k) && told(k));
    let limit = main.map_or(end, |main| first(words, start, main));
    let comma = (start + 1..limit).rev().find(|&k| words.mark(k) == Mark::Comma && words.words[k].quote == 0);
    match (main, comma) {
        (Some(_), Some(comma)) if limit - comma <= ASIDE => Some((comma, true)),
        (Some(_), _) => {
            let mut end = limit;
            while end > start && words.adverb(end - 1) {
                end -= 1;
            }
            Some((end, true))
        }
        (None, _) => {
            let comma = (start + 1..limit).find(|&k| words.mark(k) == Mark::Comma && words.words[k].quote == 0)?;
            Some((comma, false))
        }
    }
}

/// «خواستار … شد»: what stands between a word and the verb that makes it one of saying.
fn bracket(scene: &Scene, at: usize, cue: &Cue) -> Option<Said> {
    let words = scene.words;
    let limit = scene.sentence.end.min(at + BRACKET);
    let closes = |k: usize| {
        words.is(k, Classes::AUXILIARY)
            && words.is(k, Classes::VERB)
            && !(words.is(k + 1, Classes::AUXILIARY) && words.is(k + 1, Classes::VERB))
    };
    let ends = |k: usize| {
        k + 1 >= limit || !words.words[k + 1].is_word() || words.is(k + 1, Classes::CONJUNCTION.and(Classes::COMPLEMENTISER))
    };
    let mut close = (at + 1..limit).find(|&k| words.words[k].quote == 0 && closes(k) && ends(k))?;
    // «خواستار آن شد که»
    if words.is(close + 1, Classes::COMPLEMENTISER) && close <= at + 3 {
        let start = past_complementiser(words, close + 1, scene.sentence.end);
        return Some(Said { content: start..trim(words, start, scene.sentence.end), share: cue.frames.that, how: How::Clause });
    }
    while close > at + 1 && words.is(close - 1, Classes::AUXILIARY) {
        close -= 1;
    }
    Some(Said { content: at + 1..close, share: cue.frames.open, how: How::Clause })
}

/// What stands between the subject and the cue: from the preposition that the cue governs, or an object with its marker.
fn ahead(words: &Words, region: &Range<usize>, cue: &Cue, joined: bool) -> Option<(Range<usize>, u8, Option<Range<usize>>)> {
    let governs = |k: usize| {
        let phrase = Classes::DETERMINER.and(Classes::AGENT).and(Classes::ADVERB).and(Classes::ACCORDING).and(Classes::ORIGIN);
        if !words.is(k, Classes::PREPOSITION)
            || words.is(k, phrase)
            || k > region.start && words.is(k - 1, Classes::PREPOSITION)
            || words.words[k].quote != 0
        {
            return None;
        }
        cue.frames.preposition(&crate::text::fold::word(words.raw(k)))
    };
    let clause = subject::last_clause(words, region);
    let marker = (clause..region.end).rev().find(|&k| words.is(k, Classes::OBJECT_MARKER) && words.words[k].quote == 0);
    let object = marker.is_some() && cue.frames.open > 0;
    let lead = if joined && object {
        subject::Lead { source: None, rest: region.start + 1 }
    } else {
        subject::of(words, region, object)
    };
    if object {
        let start = lead.rest.min(region.end);
        return (words.count(&(start..region.end)) >= 2)
            .then(|| (start..trim(words, start, region.end), cue.frames.open, lead.source));
    }
    let at = (lead.rest.max(clause)..region.end).find(|&k| governs(k).is_some())?;
    let (kept, share) = governs(at)?;
    let start = if kept { at } else { at + 1 };
    (words.count(&(at..region.end)) >= 2).then(|| (start..trim(words, start, region.end), share, lead.source))
}

/// «“…”، X گفت.»: the quotation before, and the subject between.
fn quoted(scene: &Scene, first: usize, at: usize, cue: &Cue) -> Option<(Range<usize>, u8, Option<Range<usize>>)> {
    let words = scene.words;
    let ends = !words.words.get(at + 1).is_some_and(|word| word.is_word() && !word.is(Classes::AUXILIARY));
    let close = (scene.paragraph.start.max(first.saturating_sub(BEHIND))..first).rev().find(|&k| words.mark(k) == Mark::Quote)?;
    let quote = words.quote_of(close).filter(|quote| quote.range.end == close + 1 && quote.words > 2)?;
    if !ends || cue.frames.quote == 0 || (close + 1..first).any(|k| is_verb(words, k)) {
        return None;
    }
    Some((quote.range.clone(), cue.frames.quote, subject::of(words, &(close + 1..first), true).source))
}

/// «در این بیانیه آمده است: …»: the text in which it stands.
fn medium(words: &Words, region: &Range<usize>) -> Option<Range<usize>> {
    let place = region.clone().rev().find(|&k| words.is(k, Classes::PLACE))?;
    let source = subject::group(words, place + 1, region.end, false);
    (!source.is_empty()).then_some(source)
}

/// «از سوی X اعلام شد»: the doer in the passive.
fn agent(words: &Words, region: &Range<usize>) -> Option<Range<usize>> {
    let by = region.clone().rev().find(|&k| words.is(k, Classes::AGENT))?;
    let source = subject::group(words, by + 1, region.end, false);
    (!source.is_empty()).then_some(source)
}
