//! The statement after its cue: "X said that …", «قال X إن …», «مؤكدا أن …», "X said: “…”".

use super::clause::{self, subject_before};
use super::complement::{self, Complement, Found};
use super::content;
use super::source;
use super::words::Mark;
use super::{Candidate, Scene, cue_range, passive};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};
use std::ops::Range;

/// Finds a report whose statement follows the cue at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let group = clause::verb_group(words, &scene.sentence, at);
    if passive(words, group, at) || is_noun(scene, form.tense, group, at) || relays(scene, at) || sums_up(scene, group) {
        return None;
    }
    let found = complement::find(words, &scene.sentence, at)
        .filter(|f| f.kind != Complement::Post)
        .or_else(|| agreed(scene, group, at))?;
    let negated = (group..at).any(|k| words.is(k, Classes::NEGATION))
        || (group > scene.sentence.start && words.is(group - 1, Classes::NEGATION));
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    // What was not said is no statement, but what was not denied or ruled out is.
    if negated && !matches!(cue.class, crate::model::VerbClass::Deny) {
        return None;
    }
    let content = within_relative(scene, group, before_next(scene, content(scene, at, &found)));
    let content = own_clause(scene, &found, content);
    let (source, continues, certainty) = match words.pack.order {
        Order::SubjectFirst if cue.frames.medium => Some((source::medium(scene, group, at), false, 100)),
        Order::SubjectFirst if found.group.is_some() => Some((found.group.clone(), false, 100)),
        Order::SubjectFirst => source::before(scene, group, at, form),
        Order::VerbFirst => source::after(scene, group, at, &found),
        // These have rules of their own.
        Order::VerbLast | Order::VerbSecond | Order::SubjectFar => None,
    }?;
    // A verb that goes on with the last subject has none of its own where the language needs none.
    let goes_on = words.pack.drops_subject || words.pack.inversion && form.tense == Tense::Participle;
    let source = source.filter(|_| !(continues && goes_on));
    let confidence = (u16::from(found.share) * u16::from(certainty) / 100) as u8;
    Some(Candidate {
        form: Some(form),
        cue: if words.pack.order == Order::VerbFirst { at..at + 1 } else { cue_range(words, group, at, found.start) },
        source,
        content: vec![content],
        addressee: found.addressee,
        confidence,
        continues,
        negated,
        ..Candidate::default()
    })
}

/// « X, qui affirme que A, a dit B »: the relative clause ends with the comma before the verb of the sentence.
fn within_relative(scene: &Scene, group: usize, content: Range<usize>) -> Range<usize> {
    let words = scene.words;
    if !words.pack.inversion || group <= scene.sentence.start || !words.is(group - 1, Classes::RELATIVE) {
        return content;
    }
    // « qui prévoit de nouvelles sanctions, a promis »: no clause that a comma of its own might part.
    let group_only = !words.is(content.start.saturating_sub(1), Classes::COMPLEMENTISER);
    let main = |k: usize| {
        let verb = (k + 1..content.end).find(|&v| !words.is(v, Classes::OBJECT_PRONOUN.and(Classes::NEGATION)));
        verb.is_some_and(|verb| clause::is_verb(words, verb))
    };
    let comma = (content.start + 1..content.end).find(|&k| {
        words.mark(k) == Mark::Comma
            && words.words[k].quote == 0
            && main(k)
            && (group_only || clause::has_verb(words, &(content.start..k)))
    });
    content.start..comma.unwrap_or(content.end)
}

/// "X agreed. “…”": a sentence of a subject and a verb of saying, and a quotation behind it.
fn agreed(scene: &Scene, group: usize, at: usize) -> Option<Found> {
    let words = scene.words;
    let form = words.words[at].cue.filter(|form| matches!(form.tense, Tense::Past | Tense::Present))?;
    let frames = &words.pack.cues.list[usize::from(form.cue)].frames;
    let quote = words.quote_at(at + 2).filter(|quote| quote.words > 3 && quote.range.start < scene.paragraph.end)?;
    let whole = at > scene.sentence.start && words.mark(at + 1) == Mark::Stop && frames.quote.max(frames.that) >= 60;
    let subject =
        subject_before(words, &scene.sentence, group).filter(|subject| whole && subject.start == scene.sentence.start)?;
    // "… . X said. “…”" may belong to the quotation before; then the pass for reports behind has had it.
    (words.pack.order == Order::SubjectFirst && !subject.is_empty()).then_some(())?;
    complement::found(Complement::Quote, quote.range.start, frames.quote.max(70))
}

/// «نقلت الوكالة عن مصدر قوله إن»: the words are those of the one named before «قوله», whose cue it is.
fn relays(scene: &Scene, at: usize) -> bool {
    let words = scene.words;
    words.pack.order == Order::VerbFirst
        && (at + 2..scene.sentence.end.min(at + 20))
            .take_while(|&k| words.words[k].is_word() || words.mark(k) == Mark::Quote)
            .any(|k| words.words[k].noun.is_some() && words.words[k].cue.is_none() && words.is(k + 1, Classes::COMPLEMENTISER))
        && (at + 1..scene.sentence.end.min(at + 8)).any(|k| words.is(k, Classes::ORIGIN))
}

/// «…, что указывает на»: "which shows", where the complementiser is a relative too; the narrator's.
fn sums_up(scene: &Scene, group: usize) -> bool {
    let words = scene.words;
    words.pack.inversion && group > scene.sentence.start + 1 && words.is(group - 1, Classes::COMPLEMENTISER)
}

/// "his claims", "an outline": a form that is a noun where it stands.
fn is_noun(scene: &Scene, tense: Tense, group: usize, at: usize) -> bool {
    let words = scene.words;
    if words.pack.order != Order::SubjectFirst
        || group != at
        || at == scene.sentence.start
        || !matches!(tense, Tense::Base | Tense::Present)
    {
        // « la demande de »: an article that is a pronoun, too, before a noun that is a verb, too.
        let article =
            at > scene.sentence.start && words.is(at - 1, Classes::DETERMINER.and(Classes::PREPOSITION)) && words.pack.inversion;
        return article && words.words[at].noun.is_some();
    }
    // « pour demander »
    let infinitive = words.pack.inversion && tense == Tense::Base && !words.is(at - 1, Classes::DETERMINER);
    words.is(at - 1, Classes::DETERMINER.and(Classes::PREPOSITION)) && !infinitive || words.ends(at - 1, &words.pack.possessive)
}

/// The content up to where a statement begins that another report has: «…, что X: «Y», — сказал Z».
fn before_next(scene: &Scene, content: Range<usize>) -> Range<usize> {
    let behind = scene.before.iter().filter(|c| c.cue.start > content.start);
    let starts = behind.flat_map(|c| c.content.iter().map(|range| range.start));
    match starts.filter(|start| content.contains(start) && *start > content.start).min() {
        Some(next) => content.start..content::trim(scene.words, content.start, next),
        None => content,
    }
}

/// The content's tokens.
pub fn content(scene: &Scene, at: usize, found: &Found) -> Range<usize> {
    let words = scene.words;
    let start = content_start(scene, found);
    if found.kind == Complement::Quote
        && let Some(quote) = words.quote_at(start)
    {
        // "X said: “…”" ends with the quotation; "called it “…” and left" goes on.
        let set_off = start > 0 && matches!(words.mark(start - 1), Mark::Comma | Mark::Colon);
        let ends = matches!(words.raw(words.last_inside(quote)).chars().next(), Some(',' | '.' | '?' | '!'));
        let long = quote.words > 3 || quote.words > 1 && ends;
        if set_off || long || quote.range.end >= scene.sentence.end {
            let mut end = quote.range.end;
            // "…", "…" and "…": quotations that go on in the same sentence.
            if !set_off && end < scene.sentence.end {
                let rest = content::end(words, &scene.sentence, start);
                // “…,” before …; “…” when …: the quotation says that it has ended, or the adjunct is of the saying.
                let ended = ends || long && words.is(end, Classes::SUBORDINATOR);
                if !ended && rest > end && words.words[end].is_word() && !words.words[end].clitic.is(Classes::CONJUNCTION) {
                    end = rest;
                }
            }
            return start..end;
        }
    }
    let end = content::end(words, &scene.sentence, start);
    // «que “…”, por lo que …»: the narrator's consequence.
    if words.pack.inversion
        && let Some(quote) = words.quote_at(start).filter(|quote| quote.words > 3 && quote.range.end + 1 < end)
        && words.mark(quote.range.end) == Mark::Comma
        && words.is(quote.range.end + 1, Classes::SUBORDINATOR)
        && (quote.range.end..end).all(|k| words.words[k].quote == 0)
    {
        return start..quote.range.end;
    }
    // "While X said that A, B": the report ends with its subordinate clause.
    if words.pack.order == Order::SubjectFirst
        && words.is(scene.sentence.start, Classes::SUBORDINATOR)
        && at < scene.sentence.start + 15
    {
        let comma = (start..end).find(|&k| words.mark(k) == Mark::Comma && words.words[k].quote == 0);
        if let Some(comma) =
            comma.filter(|&comma| comma > start && !(scene.sentence.start..at).any(|k| words.mark(k) == Mark::Comma))
        {
            return start..comma;
        }
    }
    start..end
}

/// Where the content begins: with the complementiser where the language's corpora count it (English), behind it where not
/// (Arabic, French), unless a pronoun is written with it and no quotation opens next.
fn content_start(scene: &Scene, found: &Found) -> usize {
    let words = scene.words;
    let mut at = found.start;
    // «о том, что»: correlative and complementiser, and the comma between.
    while words.pack.complementiser_apart && words.is(at, Classes::COMPLEMENTISER) && at + 1 < scene.sentence.end {
        at += 1;
    }
    // «que, desde 1989, …»
    if at > found.start && words.mark(at) == Mark::Comma && at + 1 < scene.sentence.end {
        return at + 1;
    }
    if words.pack.order == Order::VerbFirst && words.is(at, Classes::COMPLEMENTISER) && at + 1 < scene.sentence.end {
        let quoted = words.mark(at + 1) == Mark::Quote;
        if !words.words[at].enclitic || quoted {
            return at + 1;
        }
    }
    at
}

/// «предложил запретить рекламу, а министр его поддержал»: a noun group or an infinitive ends where a conjunction behind a comma
/// begins another clause.
fn own_clause(scene: &Scene, found: &Found, content: Range<usize>) -> Range<usize> {
    let words = scene.words;
    let bare = matches!(found.kind, Complement::Open | Complement::Preposition | Complement::Infinitive);
    if words.pack.attributive.is_empty() || !bare {
        return content;
    }
    let joins = |k: usize| {
        words.mark(k) == Mark::Comma && words.words[k].quote == 0 && words.is(k + 1, Classes::CONJUNCTION.and(Classes::CONTRAST))
    };
    let clause = |k: usize| clause::has_verb(words, &(k + 2..content.end.min(k + 14)));
    match (content.start + 1..content.end).find(|&k| joins(k) && clause(k)) {
        Some(end) => content.start..end,
        None => content,
    }
}
