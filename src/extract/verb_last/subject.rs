//! The subject where verbs stand last: the noun group that opens the clause, as far as its ending and the marks tell.

use crate::extract::words::{Mark, Words};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;
use std::ops::Range;

/// The most words of a subject.
const LONGEST: usize = 25;
/// The most words of a place or an occasion between commas behind the subject.
const ASIDE: usize = 9;
/// How far behind the subject the occasion of speaking may stand.
const OCCASION: usize = 14;

/// What stands before the content.
pub struct Lead {
    /// The subject.
    pub source: Option<Range<usize>>,
    /// Where the content begins.
    pub start: usize,
    /// The last token of the occasion of speaking ("konuşmasında").
    pub occasion: Option<usize>,
}

/// Reads the clause in `region` up to where its content begins.
pub fn lead(words: &Words, region: &Range<usize>) -> Lead {
    let first = clause_start(words, region);
    let mut lead = Lead { source: None, start: first, occasion: None };
    let mut at = first;
    for _ in 0..6 {
        let Some(comma) = next_comma(words, at, region.end) else {
            if lead.source.is_none()
                && let Some(run) = run(words, &(at..region.end))
            {
                lead.start = past_days(words, run.end, region.end);
                lead.source = Some(run);
            }
            break;
        };
        let part = at..comma;
        if part.is_empty() {
            at = comma + 1;
            continue;
        }
        // A clause of its own: "…, ama …".
        if finite(words, comma - 1) {
            at = comma + 1;
            while at < region.end && words.is(at, Classes::CONJUNCTION) {
                at += 1;
            }
            lead = Lead { source: None, start: at, occasion: None };
            continue;
        }
        if is_content(words, comma - 1) {
            if lead.source.is_none()
                && let Some(run) = run(words, &part)
            {
                lead.start = past_days(words, run.end, region.end);
                lead.source = Some(run);
            }
            break;
        }
        let occasion = words.is(comma - 1, Classes::OCCASION);
        if occasion {
            if lead.source.is_none() {
                lead.source = run(words, &part);
            }
            lead.occasion = Some(comma - 1);
            lead.start = comma + 1;
        } else if lead.source.is_none() {
            if let Some(named) = named(words, &part) {
                lead.source = Some(named);
                lead.start = comma + 1;
            }
        } else if part.len() <= ASIDE && oblique(words, comma - 1) && lead.start == at {
            lead.start = comma + 1;
        } else if lead.start == at && relative_clause(words, &part) {
            // "X, Y'yi kabul eden Z, …": the subject is the one behind the participle.
            lead.source = named(words, &part).or(lead.source);
            lead.start = comma + 1;
        } else if let Some(end) = aside(words, at, region.end) {
            // "X, … toplantıda yaptığı konuşmada, …"
            lead.occasion = Some(end - 1);
            lead.start = end + 1;
            at = end + 1;
            continue;
        } else if words.adverb(comma - 1)
            && let Some(next) = next_comma(words, comma + 1, region.end)
            && let Some(named) =
                named(words, &(comma + 1..next)).filter(|n| n.len() > 1 && n.clone().any(|k| words.words[k].capital))
        {
            // "X, … yayınlarken, Y, …": another subject behind the clause of the first.
            lead.source = Some(named);
            lead.start = next + 1;
            break;
        } else {
            break;
        }
        at = comma + 1;
    }
    // Behind the subject, without commas: "X konuşmasında …".
    let limit = region.end.min(lead.start + OCCASION);
    let aside = (lead.start..limit)
        .take_while(|&k| words.words[k].is_word() && !is_content(words, k))
        .filter(|&k| words.is(k, Classes::OCCASION) && !adnominal(words, k + 1))
        .last();
    if let Some(aside) = aside {
        lead.occasion = Some(aside);
        lead.start = if words.mark(aside + 1) == Mark::Comma { aside + 2 } else { aside + 1 };
        // "Dün yaptığı açıklamada X …"
        if lead.source.is_none()
            && let Some(run) = run(words, &(lead.start..region.end))
        {
            lead.start = past_days(words, run.end, region.end);
            lead.source = Some(run);
        }
    }
    // "Gazetecilere …": those to whom it is said.
    while lead.start + 2 < region.end && words.is(lead.start, Classes::AUDIENCE) {
        lead.start += 1;
    }
    lead
}

/// The end of the occasion of speaking between commas, some commas on, where no clause that is said has ended before it.
fn aside(words: &Words, from: usize, end: usize) -> Option<usize> {
    let mut at = from;
    while let Some(comma) = next_comma(words, at, end.min(from + ASIDE * 4)) {
        if comma == at || is_content(words, comma - 1) || finite(words, comma - 1) {
            return None;
        }
        if words.is(comma - 1, Classes::OCCASION) {
            return Some(comma);
        }
        at = comma + 1;
    }
    None
}

/// Behind the particles and days that follow a subject: "X ise …", "X dün …".
fn past_days(words: &Words, from: usize, end: usize) -> usize {
    let mut at = from;
    while at + 2 < end && at < from + 4 && words.is(at, Classes::PARTICLE.and(Classes::TIME)) {
        at += 1;
    }
    at
}

/// The first token of a clause behind what joins it to the one before: "Ancak", "Öte yandan,".
pub fn clause_start(words: &Words, region: &Range<usize>) -> usize {
    let mut at = region.start;
    while at < region.end && (words.is(at, Classes::CONJUNCTION) || words.mark(at) == Mark::Comma || words.mark(at) == Mark::Dash)
    {
        at += 1;
    }
    at
}

/// The noun group behind a participle: "… diyen X".
pub fn behind(words: &Words, from: usize, end: usize) -> Option<Range<usize>> {
    let mut at = from;
    let named = |k: usize| k < end && words.words[k].is_word() && (words.words[k].capital || words.is(k, Classes::SUBJECT));
    // A name: as long as capitals go on, with a word or two between them.
    while at < end && words.words[at].is_word() && at - from < LONGEST {
        let last = at > from && marked(words, at - 1) && words.words[at - 1].capital;
        if last && !words.raw(at - 1).ends_with(|c: char| c.is_uppercase()) && !genitive(words, at - 1) {
            break;
        }
        if named(at) || words.is(at, Classes::ROLE) {
            at += 1;
            continue;
        }
        let goes_on = (at + 1..at + 4).take_while(|&k| k < end && words.words[k].is_word()).any(named);
        let free = !oblique(words, at) && words.words[at].cue.is_none() && !words.adverb(at);
        if !(goes_on && free) {
            break;
        }
        at += 1;
    }
    if at == from {
        // No name: up to the mark that ends the group.
        at = (from..end.min(from + 5)).find(|&k| !words.words[k].is_word()).unwrap_or(from + 1).min(end);
    }
    (at > from && words.words[from].is_word()).then_some(from..at)
}

/// The last group of `between` that can be a subject, where nothing that is said stands before the verb.
pub fn last(words: &Words, between: &Range<usize>) -> Option<Range<usize>> {
    let start = between.clone().rev().find(|&k| adjunct(words, k)).map_or(between.start, |adjunct| adjunct + 1);
    let found = |from: usize| (from < between.end && nominative(words, between.end - 1)).then_some(from..between.end);
    // "X jurnalistlərə bildirib": the one addressed stands behind it.
    found(start).or_else(|| run(words, between))
}

/// A subject behind the verb that ends the sentence: "“…” dedi Leive."
pub fn trailing(words: &Words, from: usize, end: usize) -> Option<Range<usize>> {
    let stop = (from..end).find(|&k| !words.words[k].is_word())?;
    let group = from..stop;
    let somebody = |k: usize| words.words[k].capital || words.is(k, Classes::SUBJECT.and(Classes::ROLE));
    let named = !group.is_empty() && group.len() < 8 && (somebody(from) || somebody(stop - 1));
    (named && nominative(words, stop - 1)).then_some(group)
}

/// The next comma or colon outside quotations and brackets.
fn next_comma(words: &Words, from: usize, end: usize) -> Option<usize> {
    let mut depth = 0usize;
    (from..end).find(|&k| {
        match words.mark(k) {
            Mark::Open => depth += 1,
            Mark::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(words.mark(k), Mark::Comma | Mark::Colon) && words.words[k].quote == 0
    })
}

/// A part between commas that names somebody, without what stands before the name.
fn named(words: &Words, part: &Range<usize>) -> Option<Range<usize>> {
    let mut end = part.end;
    while end > part.start && words.is(end - 1, Classes::PARTICLE) {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|&last| last >= part.start)?;
    if words.is(part.start, Classes::SUBORDINATOR)
        || words.count(part) > LONGEST
        || !(nominative(words, last) || words.mark(last) == Mark::Close)
    {
        return None;
    }
    // What is said of the name or where it was stands before it: "… paylaşan X", "Nisan 2012'de X".
    let cut = (part.start..last).rev().find(|&k| words.words[k].is_word() && (adnominal(words, k) || adjunct(words, k)));
    let start = cut.map(|cut| cut + 1).filter(|&start| (start..end).any(|k| words.words[k].capital)).unwrap_or(part.start);
    let group = start..end;
    let known = Classes::SUBJECT.and(Classes::ROLE).and(Classes::PRONOUN).and(Classes::NAME).and(Classes::PLURAL);
    let capital = group.clone().any(|k| words.words[k].capital);
    (capital || words.is(last, known)).then_some(group)
}

/// The subject that no comma parts from what follows: "ABD ordusu “…”", "Ankaralı odalar …".
fn run(words: &Words, part: &Range<usize>) -> Option<Range<usize>> {
    let known = Classes::SUBJECT.and(Classes::ROLE).and(Classes::PRONOUN).and(Classes::NAME).and(Classes::PLURAL);
    let mut from = part.start;
    // "Nisan 2012'de X …"
    while from < part.end && words.words[from].is_word() && from < part.start + 5 && adjunct(words, from) {
        from += 1;
    }
    let mut end = from;
    let mut sure = false;
    while end < part.end && end - from < LONGEST {
        let at = end;
        // "Mr. X": the full stop of an abbreviation.
        if words.mark(at) == Mark::Stop && at > from && at + 1 < part.end && words.words[at + 1].capital {
            end += 1;
            continue;
        }
        // "BMT-nin Baş katibi", "APA-ya": an ending that a mark ties to its word.
        if at + 2 < part.end && marked(words, at + 2) && tied(words, at + 2, &[]) {
            if oblique(words, at + 2) {
                break;
            }
            end += 3;
            continue;
        }
        if !words.words[at].is_word() {
            break;
        }
        if is_content(words, at) || adjunct(words, at) || words.adverb(at) && at > from {
            break;
        }
        let upper = |c: char| c.is_uppercase();
        let abbreviation = words.raw(at).chars().nth(1).is_some_and(upper) && words.raw(at).chars().all(upper);
        // "Hükümet Suriye politikasını": a name behind a subject that is no title begins what is said.
        let complete = at > from && words.is(at - 1, Classes::SUBJECT) && !words.is(at - 1, Classes::ROLE);
        if (words.is(at, known) && !(complete && words.is(at, Classes::NAME)) || abbreviation) && nominative(words, at) {
            sure = true;
        } else if !words.words[at].capital {
            // A word between two of the name, or before a noun that is known for a subject.
            let next = (at + 1..part.end.min(at + 3)).find(|&k| words.is(k, known) || words.words[k].capital && at > from);
            let open =
                next.is_some_and(|next| (at..next).all(|k| words.words[k].is_word() && !words.adverb(k) && !adjunct(words, k)));
            if !open || sure {
                break;
            }
        } else if at > from && sure && (complete || marked(words, at)) {
            break;
        }
        end += 1;
    }
    let last = end.checked_sub(1).filter(|&last| last >= from && nominative(words, last))?;
    let group = from..end;
    let titled = words.is(last, known) || words.words[last].capital;
    let several = group.len() >= 2 && group.clone().all(|k| words.words[k].capital || !words.words[k].is_word());
    // "Liman Partisi'nin üye sayısını", "Halk Bahçesi'nde": the words go on as one name or noun group.
    let whole = !words.words.get(end).is_some_and(|next| {
        let apart = sure && group.len() > 1 && next.capital && words.is(last, known) && name_in_case(words, end);
        let goes_on = next.capital || from > part.start || group.clone().any(|k| genitive(words, k));
        next.is_word() && oblique(words, end) && goes_on && !apart
    });
    let set_off = end >= part.end && words.quote_at(end).is_some()
        || words.quote_at(end).is_some()
        || words.is(end, Classes::PARTICLE.and(Classes::TIME).and(Classes::OCCASION).and(Classes::ADVERB).and(Classes::PRONOUN));
    // A capital that opens the sentence tells no name.
    let opens = group.len() == 1 && from == part.start && words.ends(from, &words.pack.genitive);
    let name = words.words[from].capital && words.words[from].classes == Classes::default() && !opens;
    (whole && (sure && titled || several || name && (set_off || from > part.start))).then_some(group)
}

/// Whether the word can be a subject's last: no ending of another case, no verb, no adverb.
pub fn nominative(words: &Words, at: usize) -> bool {
    let Some(word) = words.words.get(at).filter(|word| word.is_word()) else { return false };
    let closed = Classes::TIME
        .and(Classes::ADVERB)
        .and(Classes::CONJUNCTION)
        .and(Classes::PREPOSITION)
        .and(Classes::OCCASION)
        .and(Classes::ACCORDING)
        .and(Classes::SUBORDINATOR);
    let verb = words.adverb(at)
        || word.cue.is_some() && !word.capital
        || finite(words, at) && !word.is(Classes::SUBJECT.and(Classes::ROLE));
    !(verb || word.is(closed) || marked(words, at) || is_content(words, at))
}

/// Whether the word ends as the object clause of a verb of saying does.
fn is_content(words: &Words, at: usize) -> bool {
    let complement = &words.pack.complement;
    words.words[at].is_word() && (complement.that(words.raw(at), false) || complement.inf(words.raw(at), false))
}

/// Whether the word ends in a case that a subject does not have.
pub fn oblique(words: &Words, at: usize) -> bool {
    let word = &words.words[at];
    let exempt = word.is(Classes::SUBJECT.and(Classes::ROLE).and(Classes::NAME));
    tied(words, at, &words.pack.oblique) || word.is(Classes::OCCASION) || !exempt && words.ends(at, &words.pack.oblique)
}

/// Whether the word is a possessor by its ending.
pub fn genitive(words: &Words, at: usize) -> bool {
    let exempt = Classes::SUBJECT.and(Classes::ROLE).and(Classes::NAME).and(Classes::NOUN);
    let endings = if words.words[at].capital { &words.pack.possessive } else { &words.pack.genitive };
    tied(words, at, &words.pack.possessive) || !words.is(at, exempt) && words.ends(at, endings)
}

/// "2012'de", "BMT-nin": one of these endings, or any where none is given, that a mark ties to a number or an abbreviation.
fn tied(words: &Words, at: usize, endings: &[String]) -> bool {
    let joins = |k: usize| words.tokens[k].span.end == words.tokens[k + 1].span.start;
    at > 1
        && words.words[at].is_word()
        && !words.words[at].capital
        && joins(at - 1)
        && joins(at - 2)
        && !words.words[at - 1].is_word()
        && (endings.is_empty() || endings.iter().any(|ending| words.span(&(at - 1..at + 1)).of(words.text) == ending))
}

/// "Türkiye'den", not "Partisi'nin": a name with an ending that an apostrophe ties to it, and no word for a body or an office.
fn name_in_case(words: &Words, at: usize) -> bool {
    let Some((stem, _)) = words.raw(at).split_once(['\'', '’']) else { return false };
    let entry = words.pack.lexicon.get(crate::text::fold::word(stem).as_str());
    !entry.is_some_and(|entry| entry.classes.is(Classes::SUBJECT.and(Classes::ROLE)))
}

/// Whether the word has an ending behind an apostrophe, or another that is no subject's.
fn marked(words: &Words, at: usize) -> bool {
    oblique(words, at) || genitive(words, at)
}

/// Whether the word ends an adjunct before the subject: a day, a place, a converb.
fn adjunct(words: &Words, at: usize) -> bool {
    let word = &words.words[at];
    word.is(Classes::TIME.and(Classes::PREPOSITION).and(Classes::SUBORDINATOR))
        || words.adverb(at) && !word.is(Classes::ADVERB)
        || oblique(words, at)
        || word.cue.is_some_and(|form| form.tense == Tense::Participle)
}

/// Whether the word is a participle before its noun.
fn adnominal(words: &Words, at: usize) -> bool {
    let Some(word) = words.words.get(at).filter(|word| word.is_word() && !word.capital) else { return false };
    word.cue.is_some_and(|form| form.tense == Tense::Adnominal)
        || word.classes == Classes::default() && words.raw(at).chars().count() > 4 && words.ends(at, &words.pack.participial)
}

/// A part between commas in which a name follows a participle.
fn relative_clause(words: &Words, part: &Range<usize>) -> bool {
    let name = part.end - 1;
    words.words[name].capital && nominative(words, name) && (part.start..name).any(|k| adnominal(words, k))
}

/// Whether the word is a verb by its ending.
pub fn finite(words: &Words, at: usize) -> bool {
    let word = &words.words[at];
    !word.capital && word.classes == Classes::default() && words.ends(at, &words.pack.finite)
}
