//! The statement after its cue: "X said that …", «قال X إن …», «مؤكدا أن …», "X said: “…”".

use super::clause::{self, leading_group, subject_before};
use super::complement::{self, Complement, Found};
use super::content;
use super::noun_group;
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
    let content = before_next(scene, content(scene, at, &found));
    let (source, continues, certainty) = match words.pack.order {
        Order::SubjectFirst if found.group.is_some() => Some((found.group.clone(), false, 100)),
        Order::SubjectFirst => source_before(scene, group, at, form.tense),
        Order::VerbFirst => source_after(scene, group, at, &found),
    }?;
    // A verb that goes on with the last subject has none of its own where the language needs none.
    let source = source.filter(|_| !(continues && words.pack.drops_subject));
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

/// "was first reported by X": what stands before is the content.
pub fn find_passive(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let group = clause::verb_group(words, &scene.sentence, at);
    if words.pack.order != Order::SubjectFirst || !passive(words, group, at) {
        return None;
    }
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let agent = (at + 1..scene.sentence.end.min(at + 4)).find(|&k| words.is(k, Classes::AGENT))?;
    let source = noun_group::after(words, agent + 1, scene.sentence.end);
    let content = subject_before(words, &scene.sentence, group)?;
    (!source.is_empty()).then(|| Candidate {
        form: Some(form),
        cue: group..at + 1,
        source: Some(source),
        content: vec![content],
        confidence: cue.frames.open.max(cue.frames.that).min(70),
        ..Candidate::default()
    })
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
        return false;
    }
    words.is(at - 1, Classes::DETERMINER.and(Classes::PREPOSITION)) || words.ends(at - 1, &words.pack.possessive)
}

/// Source before the cue: its subject; for participles and second verbs the subject of the sentence. With it whether it goes
/// on from the report before, and how sure that is, in hundredths.
fn source_before(scene: &Scene, group: usize, at: usize, tense: Tense) -> Option<(Option<Range<usize>>, bool, u8)> {
    let words = scene.words;
    let previous = scene.before.iter().rfind(|c| c.cue.start < at && c.source.is_some());
    let leading = || leading_group(words, &scene.sentence, group).or_else(|| previous.and_then(|c| c.source.clone()));
    let coordinated = group > scene.sentence.start && words.is(group - 1, Classes::CONJUNCTION);
    let infinitive = (group..at).any(|k| words.is(k, Classes::INFINITIVE));
    match tense {
        Tense::Participle if group == at || !(group..at).any(|k| words.is(k, clause::AUXILIARIES)) => {
            // ", adding that"; "the man claiming that".
            let after_comma = group > scene.sentence.start && words.mark(group - 1) == Mark::Comma;
            if let Some(previous) = previous.filter(|_| after_comma) {
                return Some((previous.source.clone(), true, 95));
            }
            if after_comma
                || coordinated
                || group == scene.sentence.start
                || words.is(group - 1, Classes::PREPOSITION.and(Classes::SUBORDINATOR))
            {
                return Some((leading(), previous.is_some(), 80));
            }
            let subject = subject_before(words, &scene.sentence, group).or_else(leading);
            Some((subject, false, 70))
        }
        _ if infinitive => {
            if (group.saturating_sub(3)..group).any(|k| words.is(k, Classes::REFUSAL)) {
                return None;
            }
            Some((leading(), false, 65))
        }
        _ if coordinated => match previous {
            Some(previous) => Some((previous.source.clone(), true, 95)),
            None => Some((leading(), false, 85)),
        },
        Tense::Base if group == at => {
            // Plural present ("they say"), imperative, or a noun: sure only after a plural pronoun or a plural noun.
            let subject = subject_before(words, &scene.sentence, group)?;
            let plural = words.is(subject.end - 1, Classes::PRONOUN.and(Classes::RELATIVE))
                || words.raw(subject.end - 1).ends_with('s')
                || subject.clone().any(|k| words.is(k, Classes::CONJUNCTION))
                || words.is(subject.end - 1, Classes::PLURAL);
            Some((Some(subject), false, if plural { 85 } else { 50 }))
        }
        _ => match subject_before(words, &scene.sentence, group) {
            // "what X said when …": the content is the question word.
            Some(subject)
                if subject.start > scene.sentence.start
                    && words.is(subject.start - 1, Classes::INTERROGATIVE)
                    && !words.is(at + 1, Classes::COMPLEMENTISER) =>
            {
                Some((Some(subject), false, 50))
            }
            Some(subject) => Some((Some(subject), false, 100)),
            // "Asked about it, X said": a participle that opens the sentence.
            None if words.pack.drops_subject => Some((None, true, 90)),
            None if group == scene.sentence.start => None,
            None => Some((leading(), false, 70)),
        },
    }
}

/// Source after the cue, or before it where what follows is the statement itself; else dropped.
fn source_after(scene: &Scene, group: usize, at: usize, found: &Found) -> Option<(Option<Range<usize>>, bool, u8)> {
    let words = scene.words;
    let form = words.words[at].cue?;
    if form.tense == Tense::Participle {
        // «مؤكدا أن»: circumstantial, of the subject of the verb before it.
        if words.words[at].clitic.is(Classes::PREPOSITION) || at == scene.sentence.start || words.is(at - 1, Classes::PREPOSITION)
        {
            return None;
        }
        let clear = found.kind != Complement::Open;
        let comma = words.mark(at - 1) == Mark::Comma;
        // An adjective («مراقبة مشددة») or a noun («متهمين») has no complement of its own close by.
        let close = found.start <= at + 8 && !(at + 1..found.start).any(|k| words.mark(k) == Mark::Comma);
        if !(close && (clear || comma)) {
            return None;
        }
        // Of the sentence's report, or else of the subject of its first verb, which need be no cue: «وتظاهر مئات …، متهمين».
        let goes_on = scene.before.iter().any(|c| c.cue.start < at);
        let source = match goes_on {
            true => own_subject(scene, at),
            false if comma => first_subject(scene, at),
            false => None,
        };
        return Some((source.clone(), source.is_none(), if clear { 95 } else { 80 }));
    }
    let relative = group > scene.sentence.start && words.is(group - 1, Classes::RELATIVE);
    if let Some(group) = &found.group
        && !group.is_empty()
    {
        let place = with_place(scene, group, found.start);
        let source = group.start..with_name(scene, place, found.start);
        return Some((Some(source), false, if relative { 70 } else { 100 }));
    }
    if relative && found.kind == Complement::Open {
        return Some((None, false, 50));
    }
    let before = subject_before_verb(scene, group);
    let dropped = before.is_none();
    Some((before, dropped, 95))
}

/// «… وهو ما رفضه الحداد قائلا»: the noun group between another verb of saying, behind the last report, and the participle.
fn own_subject(scene: &Scene, at: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let last = scene.before.iter().flat_map(|c| c.content.iter().map(|range| range.end)).filter(|&end| end <= at).max()?;
    let verb = (last..at).rev().take(6).take_while(|&k| words.words[k].is_word()).find(|&k| words.words[k].cue.is_some())?;
    let group = noun_group::after(words, verb + 1, at);
    (!group.is_empty() && group.end == at).then_some(group)
}

/// «وزارة الدفاع في أذربيجان»: a body's place belongs to its name; where a person spoke does not.
fn with_place(scene: &Scene, group: &Range<usize>, limit: usize) -> usize {
    let words = scene.words;
    let end = group.end;
    let body = group.len() >= 2 && noun_group::closes(words, end - 1) && !group.clone().any(|k| words.is(k, Classes::ROLE));
    let place = end + 1 < limit
        && words.is(end, Classes::PLACE)
        && words.words[end + 1].is_word()
        && !words.is(end + 1, Classes::OCCASION.and(Classes::TIME).and(Classes::DETERMINER).and(Classes::AUDIENCE));
    if body && place { end + 2 } else { end }
}

/// «محافظ البنك، سمير الحداد، إن»: the end of a name between commas.
fn with_name(scene: &Scene, end: usize, limit: usize) -> usize {
    let words = scene.words;
    if words.mark(end) != Mark::Comma || end + 1 >= limit {
        return end;
    }
    let Some(close) = (end + 1..limit.min(end + 7)).find(|&k| !words.words[k].is_word()) else { return end };
    let name = |k: usize| {
        let word = &words.words[k];
        word.cue.is_none()
            && word.clitic == Classes::default()
            && (word.classes == Classes::default() || word.is(Classes::ROLE.and(Classes::NAME)))
    };
    if words.mark(close) == Mark::Comma && close > end + 1 && (end + 1..close).all(name) { close } else { end }
}

/// The subject of a sentence that begins with a verb: the noun group after its first word.
fn first_subject(scene: &Scene, at: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let first = (scene.sentence.start..at).find(|&k| words.words[k].is_word() && !words.adverb(k))?;
    let noun =
        noun_group::closes(words, first) || words.is(first, Classes::PREPOSITION.and(Classes::TIME).and(Classes::DETERMINER));
    let start = if noun { first } else { first + 1 };
    let group = noun_group::after(words, start, at);
    (!group.is_empty() && !words.is(group.start, Classes::PREPOSITION) && !words.is(start, Classes::TIME)).then_some(group)
}

/// «وكانت الوكالة أعلنت أن», «لكن رئيستها أوضحت أن», "موسكو تطلب": a subject between an introducing word, or the start of
/// the sentence, and the verb.
fn subject_before_verb(scene: &Scene, group: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let mut start = group;
    while start > scene.sentence.start && group - start < 15 {
        // «والحكومة تدافع»: the letter before the noun begins the clause.
        if start < group && words.words[start].clitic.is(Classes::CONJUNCTION) && noun_group::closes(words, start) {
            return Some(start..group);
        }
        let word = &words.words[start - 1];
        if word.mark == Mark::Quote && !words.in_speech(start - 1) {
            start -= 1;
            continue;
        }
        if !word.is_word() {
            break;
        }
        if word.is(Classes::COMPLEMENTISER
            .and(clause::AUXILIARIES)
            .and(Classes::SUBORDINATOR)
            .and(Classes::CONJUNCTION)
            .and(Classes::RELATIVE)
            .and(Classes::AS))
            || word.cue.is_some()
        {
            break;
        }
        start -= 1;
    }
    let introduced = start > scene.sentence.start
        && words
            .is(start - 1, Classes::COMPLEMENTISER.and(clause::AUXILIARIES).and(Classes::SUBORDINATOR).and(Classes::CONJUNCTION));
    let opens = start == scene.sentence.start;
    // «أما أرمينيا فتنفي»
    while start < group && words.is(start, Classes::PARTICLE) {
        start += 1;
    }
    if !(introduced || opens) || start == group {
        return None;
    }
    let first = &words.words[start];
    let fits = !first.is(Classes::PREPOSITION.and(Classes::TIME).and(Classes::ADVERB).and(Classes::VERB).and(Classes::NEGATION))
        && !first.clitic.is(Classes::PREPOSITION)
        && !(start..group).any(|k| words.is(k, Classes::TIME) && k == start);
    fits.then_some(start..group)
}

/// The content up to where a statement begins that another report has: «…, что X: «Y», — сказал Z».
fn before_next(scene: &Scene, content: Range<usize>) -> Range<usize> {
    let starts = scene.before.iter().flat_map(|c| c.content.iter().map(|range| range.start));
    match starts.filter(|start| content.contains(start) && *start > content.start).min() {
        Some(next) => content.start..content::trim(scene.words, content.start, next),
        None => content,
    }
}

/// The content's tokens.
fn content(scene: &Scene, at: usize, found: &Found) -> Range<usize> {
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
    if words.pack.order == Order::VerbFirst && words.is(at, Classes::COMPLEMENTISER) && at + 1 < scene.sentence.end {
        let quoted = words.mark(at + 1) == Mark::Quote;
        if !words.words[at].enclitic || quoted {
            return at + 1;
        }
    }
    at
}
