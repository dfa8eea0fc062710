//! Languages whose verb stands last: "X, … olduğunu söyledi", "“…” diye konuştu", "… diyen X", "… belirterek".
//!
//! The subject comes first, what it says stands between it and the cue, and the ending of the clause says which frame it
//! fills (`[complement]` of a pack). Behind its cue stands what a colon or a complementiser announces ("dedi ki", "bildirib ki").

pub mod according;
pub mod anaphora;
mod subject;

use super::content::trim;
use super::words::{Mark, Words};
use super::{Candidate, Scene};
use crate::knowledge::cues::{Cue, Tense};
use crate::knowledge::pack::Classes;
use std::ops::Range;
use subject::Lead;

/// How far before the cue its clause may end: adverbs, places and addressees stand between.
const BETWEEN: usize = 12;

/// How far behind a quotation its verb may stand.
const VERB: usize = 5;

/// The longest clause before its cue, in tokens: a page without full stops shall not be read again for each cue.
const LONGEST: usize = 250;

/// What is said, and what follows from how it was found.
struct Said {
    content: Range<usize>,
    share: u8,
    /// Tokens among which the subject is looked for.
    before: Range<usize>,
    /// Tokens between the content and the cue, where a subject may stand too.
    between: Range<usize>,
    /// The content's start is its own: a quotation's mark, or what is announced.
    fixed: bool,
}

/// Finds the report whose cue stands at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let group = group(scene, at);
    let mut said = behind(scene, at, group, cue).or_else(|| ahead(scene, group, cue, form.tense))?;
    let lead = match form.tense {
        // "X'in sözlerine tepki gösteren Y": its subject stands behind it, and nothing before it is one.
        Tense::Adnominal => Lead { source: None, start: subject::clause_start(words, &said.before), occasion: None },
        _ => subject::lead(words, &said.before),
    };
    if !said.fixed {
        said.content.start = lead.start.min(said.content.end);
    }
    let spoke = scene.before.iter().rfind(|c| c.source.is_some() && c.cue.start < at);
    let (source, continues) = match form.tense {
        Tense::Adnominal => (Some(subject::behind(words, at + 1, scene.sentence.end)?), false),
        // "X, … belirterek, … dedi": the subject is that of the verb at the end.
        Tense::Participle if speaks_on(scene, at) => (None, spoke.is_some()),
        Tense::Passive => (passive(words, &lead, &said), false),
        _ => {
            let own = inside(words, &said.between)
                .or_else(|| lead.source.clone())
                .or_else(|| subject::trailing(words, at + 1, scene.sentence.end));
            match (own, spoke) {
                (Some(own), _) => (Some(own), false),
                (None, Some(before)) if before.form.is_some_and(|form| form.tense == Tense::Adnominal) => {
                    (before.source.clone(), false)
                }
                (None, Some(_)) => (None, true),
                (None, None) => (opening(scene), false),
            }
        }
    };
    let source = source.or_else(|| {
        // "açıklayan taslakta … dikkat çekiliyor": nobody does what the passive says, but the document says it.
        spoke.filter(|before| form.tense == Tense::Passive && before.cue.end <= said.before.start).and_then(|c| c.source.clone())
    });
    // "X saldırıyı kınadı": one word is enough right before its verb, where a subject stands before it.
    let object = said.content.end == group && lead.source.is_some() && form.tense != Tense::Passive;
    (words.count(&said.content) >= if said.fixed || object { 1 } else { 2 }).then(|| Candidate {
        form: Some(form),
        cue: group..at + 1,
        source,
        content: vec![said.content],
        confidence: said.share,
        continues,
        ..Candidate::default()
    })
}

/// Whether another verb of saying ends the sentence, or stands behind the quotation that runs on beyond it.
fn speaks_on(scene: &Scene, at: usize) -> bool {
    let words = scene.words;
    let end = match words.quote_of(scene.sentence.end - 1) {
        Some(quote) => scene.paragraph.end.min(quote.range.end + VERB),
        None => scene.sentence.end,
    };
    (at + 1..end.clamp(at + 1, at + LONGEST)).any(|k| words.words[k].quote == 0 && finite(words, k))
}

/// Whether the token is a verb of saying that has a subject.
fn finite(words: &Words, at: usize) -> bool {
    words.words[at].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present))
}

/// The first token of the cue: the words that belong to its verb, and adverbs before it.
fn group(scene: &Scene, at: usize) -> usize {
    let words = scene.words;
    let mut start = at;
    while start > scene.sentence.start && words.is(start - 1, Classes::AUXILIARY) {
        start -= 1;
    }
    start
}

/// "şöyle konuştu: “…”", "dedi ki …": what the cue announces.
fn behind(scene: &Scene, at: usize, group: usize, cue: &Cue) -> Option<Said> {
    let words = scene.words;
    let frames = &cue.frames;
    let end = scene.sentence.end;
    let said = |content: Range<usize>, share: u8| {
        Some(Said { content, share, before: left_limit(scene, group)..group, between: group..group, fixed: true })
    };
    if words.mark(at + 1) == Mark::Colon {
        let share = frames.quote.max(if frames.that >= 60 { 85 } else { 0 });
        return match words.quote_at(at + 2) {
            Some(quote) => said(quote.range.clone(), share),
            None if at + 4 < end => said(at + 2..trim(words, at + 2, end), share.saturating_sub(15)),
            None => None,
        };
    }
    if !words.is(at + 1, Classes::COMPLEMENTISER) || frames.that == 0 {
        return None;
    }
    let start = if words.mark(at + 2) == Mark::Comma || words.mark(at + 2) == Mark::Colon { at + 3 } else { at + 2 };
    if start >= end {
        return None;
    }
    // "APA xəbər verir ki, nazir bildirib ki, …": the words are the minister's.
    let told = |k: usize| words.is(k + 1, Classes::COMPLEMENTISER) || words.mark(k + 1) == Mark::Stop && k + 2 >= end;
    let takes_clause =
        |k: usize| words.words[k].cue.is_some_and(|form| words.pack.cues.list[usize::from(form.cue)].frames.that >= 60);
    let relays =
        (start..end.min(start + LONGEST)).any(|k| words.words[k].quote == 0 && finite(words, k) && takes_clause(k) && told(k));
    if relays {
        return None;
    }
    match words.quote_at(start) {
        Some(quote) if quote.words > 3 => said(quote.range.clone(), frames.that.max(frames.quote)),
        _ => said(start..trim(words, start, end), frames.that),
    }
}

/// The statement before the cue: a quotation, a clause made a noun, a clause that a complementiser ends, a noun.
fn ahead(scene: &Scene, group: usize, cue: &Cue, tense: Tense) -> Option<Said> {
    let words = scene.words;
    let frames = &cue.frames;
    let limit = left_limit(scene, group);
    let complement = &words.pack.complement;
    // The clause is the subject, or belongs to the cue's noun: it has no case.
    let bare = tense == Tense::Passive || frames.bare;
    let mut end = group;
    let mut announced = false;
    let mut apart = false;
    let clause = |end: usize, share: u8| {
        (share > 0 && end > limit).then_some(Said {
            content: limit..end,
            share,
            before: limit..end,
            between: end..group,
            fixed: false,
        })
    };
    while end > limit && group - end < BETWEEN {
        let at = end - 1;
        match words.mark(at) {
            // "X'i “Y” olarak niteledi": what is called so belongs to it.
            Mark::Quote if end == group && frames.open > frames.quote => return clause(end, frames.open),
            Mark::Quote => return quotation(scene, at, group, frames.quote.max(frames.that.min(80))),
            // “…”, - baş məşqçi deyib.
            Mark::Comma | Mark::Dash
                if (limit..at)
                    .rev()
                    .find(|&k| !matches!(words.mark(k), Mark::Comma | Mark::Dash))
                    .is_some_and(|k| words.mark(k) == Mark::Quote) =>
            {
                apart = true
            }
            Mark::Comma | Mark::Dash if end == group || announced || words.mark(end) == Mark::Dash => apart = true,
            Mark::Stop if end == group || announced => apart = true,
            Mark::None if words.is(at, Classes::COMPLEMENTISER) => announced = true,
            Mark::None if announced => return clause(end, frames.post.max(frames.quote.min(75))),
            Mark::None => {
                let that = complement.that(words.raw(at), bare);
                let wish = complement.inf(words.raw(at), bare);
                if that && frames.that > 0 {
                    return clause(end, frames.that);
                }
                if wish && frames.inf > 0 {
                    return clause(end, frames.inf);
                }
                if apart {
                    let whole = words.mark(end) == Mark::Stop;
                    return clause(trim(words, limit, end), frames.post).map(|said| match whole {
                        // "… yapıyorum. dedi": a sentence of its own.
                        true => Said { before: limit..limit, fixed: true, ..said },
                        false => said,
                    });
                }
                if words.words[at].cue.is_some() || that || subject::finite(words, at) {
                    break;
                }
            }
            _ => break,
        }
        end -= 1;
    }
    // “… başarı!” dedi: the mark ended a sentence.
    if end == scene.sentence.start && end > scene.paragraph.start && words.mark(end - 1) == Mark::Quote {
        return quotation(scene, end - 1, group, frames.quote);
    }
    // What is no clause stands right before its verb: "büyük kaygıyı dile getirdi".
    let object = group > limit && words.words[group - 1].is_word() && !matches!(tense, Tense::Passive | Tense::Participle);
    if object { clause(group, frames.open) } else { None }
}

/// The quotation that ends at the token.
fn quotation(scene: &Scene, at: usize, group: usize, share: u8) -> Option<Said> {
    let words = scene.words;
    let quote = words.quote_of(at).filter(|quote| quote.range.end == at + 1 && quote.words > 0 && share > 0)?;
    let mut start = quote.range.start;
    // “A” ve “B”: quotations that only a conjunction or a comma parts.
    let limit = left_limit(scene, group);
    while start > limit + 2 {
        let joins = words.is(start - 1, Classes::CONJUNCTION) || words.mark(start - 1) == Mark::Comma;
        let Some(before) = words.quote_of(start - 2).filter(|q| joins && q.range.end == start - 1 && q.range.start >= limit)
        else {
            break;
        };
        start = before.range.start;
    }
    // One that opened sentences ago has its subject there.
    let from = if start >= scene.sentence.start { limit.min(start) } else { sentence_start(scene, start) };
    Some(Said { content: start..at + 1, share, before: from..start, between: at + 1..group, fixed: true })
}

/// The start of the sentence in which the token stands, within its paragraph.
fn sentence_start(scene: &Scene, at: usize) -> usize {
    let words = scene.words;
    let stop = (scene.paragraph.start..at).rev().take(LONGEST).find(|&k| words.mark(k) == Mark::Stop);
    stop.map_or(scene.paragraph.start.max(at.saturating_sub(LONGEST)), |stop| stop + 1)
}

/// Behind the last report that ended before `end`, and its source where that stands behind its cue.
fn left_limit(scene: &Scene, end: usize) -> usize {
    let words = scene.words;
    let ends = scene.before.iter().flat_map(|c| c.content.iter().chain(&c.source).map(|r| r.end).chain([c.cue.end]));
    // "APA xəbər verir ki, …": what a verb of saying announces is no part of its own clause.
    let announced = (scene.sentence.start + 1..end)
        .rev()
        .take(LONGEST)
        .find(|&k| words.is(k, Classes::COMPLEMENTISER) && words.words[k - 1].cue.is_some())
        .map(|k| k + 1);
    let mut start =
        ends.chain(announced).filter(|&e| e <= end).max().unwrap_or(scene.sentence.start).max(end.saturating_sub(LONGEST));
    while start < end && !words.words[start].is_word() && words.quote_at(start).is_none() {
        start += 1;
    }
    start
}

/// The subject before the first report of the sentence: "X, … belirterek, “…” dedi".
fn opening(scene: &Scene) -> Option<Range<usize>> {
    let first = scene.before.first()?.content.first()?.start;
    subject::lead(scene.words, &(scene.sentence.start..first)).source
}

/// "… olduğunu Bakan Çelik açıkladı": a subject between the content and the cue.
fn inside(words: &Words, between: &Range<usize>) -> Option<Range<usize>> {
    let somebody = Classes::SUBJECT.and(Classes::PRONOUN).and(Classes::ROLE);
    let mut start = between.clone().find(|&k| words.words[k].capital || words.is(k, somebody))?;
    // "- deyə nazirliyin sözçüsü vurğulayıb": whose spokesman.
    while start > between.start && subject::genitive(words, start - 1) {
        start -= 1;
    }
    let mut end = start;
    while end < between.end && words.words[end].is_word() && !words.is(end, Classes::PARTICLE.and(Classes::COMPLEMENTISER)) {
        end += 1;
    }
    (end > start && subject::nominative(words, end - 1)).then_some(start..end)
}

/// The source of a passive: its doer ("bakanlık tarafından açıklandı"), the document ("Raporda … belirtildi"), or the body
/// that tells it ("Nazirlikdən bildirilib ki").
fn passive(words: &Words, lead: &Lead, said: &Said) -> Option<Range<usize>> {
    let by = said.between.clone().find(|&k| words.is(k, Classes::AGENT));
    if let Some(by) = by.filter(|&by| by > said.between.start) {
        return Some(said.between.start..by);
    }
    let body = |range: &Range<usize>| range.clone().find(|&k| words.is(k, Classes::ORIGIN));
    if let Some(at) = body(&said.between) {
        return Some(said.between.start..at + 1);
    }
    let start = subject::clause_start(words, &said.before);
    let at = lead.occasion.filter(|at| said.before.contains(at)).or_else(|| body(&said.before))?;
    (start <= at).then_some(start..at + 1)
}
