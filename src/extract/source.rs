//! Who spoke: the subject of a verb of saying, before it, behind it, or that of the verb it goes on from.

use super::Scene;
use super::clause::{self, leading_group, subject_before};
use super::complement::{Complement, Found};
use super::noun_group;
use super::words::Mark;
use crate::knowledge::cues::{Form, Tense};
use crate::knowledge::pack::Classes;
use crate::model::Number;
use std::ops::Range;

/// «В полиции сообщили», «— сообщили в полиции»: a plural verb without a subject is said by those whose place stands beside it.
pub fn place(scene: &Scene, group: usize, at: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let plural = words.words[at].cue.is_some_and(|form| form.agreement.number == Some(Number::Plural));
    if !plural || !words.pack.drops_subject {
        return None;
    }
    let source = medium(scene, group, at).filter(|source| words.is(source.start - 1, Classes::PLACE))?;
    // A day or an interview is no place where people speak for it.
    let named = !source.clone().any(|k| words.is(k, Classes::TIME.and(Classes::OCCASION)));
    (named && !words.words[source.start].is(Classes::DETERMINER.and(Classes::RELATIVE))).then_some(source)
}

/// «В докладе говорится», «говорится в заявлении X»: the noun group behind the preposition next to the verb, behind it or
/// before.
pub fn medium(scene: &Scene, group: usize, at: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let introduced = |k: usize| words.is(k, Classes::PREPOSITION) && words.is(k, Classes::MANNER);
    let behind = (at + 1..scene.sentence.end).find(|&k| !words.adverb(k));
    let behind = behind.map(|k| clause::past_audience(words, k, scene.sentence.end)).filter(|&k| introduced(k));
    if let Some(preposition) = behind {
        // «в распространённом в субботу заявлении»
        let reach = preposition + 1..scene.sentence.end.min(preposition + 8);
        let occasion = reach.take_while(|&k| words.words[k].is_word()).find(|&k| words.is(k, Classes::OCCASION));
        let end = noun_group::after(words, occasion.unwrap_or(preposition + 1), scene.sentence.end).end;
        let source = preposition + 1..end;
        return (!source.is_empty()).then_some(source);
    }
    let before = (scene.sentence.start..group).rev().take_while(|&k| words.words[k].is_word() || noun_group::glued(words, k));
    let before = before.filter(|&k| introduced(k)).last()?;
    (before + 1 < group).then_some(before + 1..group)
}

/// Source before the cue: its subject; for participles and second verbs the subject of the sentence. With it whether it goes
/// on from the report before, and how sure that is, in hundredths.
pub fn before(scene: &Scene, group: usize, at: usize, form: Form) -> Option<(Option<Range<usize>>, bool, u8)> {
    let words = scene.words;
    let drops = words.pack.drops_subject;
    let previous = scene.before.iter().rfind(|c| c.cue.start < at && (drops || c.source.is_some()));
    let leading = || leading_group(words, &scene.sentence, group).or_else(|| previous.and_then(|c| c.source.clone()));
    let coordinated = group > scene.sentence.start && words.is(group - 1, Classes::CONJUNCTION);
    let infinitive = (group..at).any(|k| words.is(k, Classes::INFINITIVE));
    match form.tense {
        Tense::Participle if group == at || !(group..at).any(|k| words.is(k, clause::AUXILIARIES)) => {
            // ", adding that"; "the man claiming that".
            let after_comma = group > scene.sentence.start && words.mark(group - 1) == Mark::Comma;
            // «источник, знавший, что»: a participle that agrees with the noun before it.
            if after_comma && words.pack.inversion && form.agreement.number.is_some() {
                return Some((noun_group::before(words, &scene.sentence, group - 1), false, 80));
            }
            if let Some(previous) = previous.filter(|_| after_comma) {
                return Some((previous.source.clone(), true, 95));
            }
            if after_comma
                || coordinated
                || group == scene.sentence.start
                || words.is(group - 1, Classes::PREPOSITION.and(Classes::SUBORDINATOR))
                || (group..at).any(|k| words.is(k, Classes::PREPOSITION))
            {
                return Some((leading(), previous.is_some(), 80));
            }
            let subject = subject_before(words, &scene.sentence, group).or_else(leading);
            Some((subject, false, 70))
        }
        _ if infinitive || words.pack.inversion && form.tense == Tense::Base => {
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
            None if words.pack.drops_subject => match place(scene, group, at) {
                Some(source) => Some((Some(source), false, 95)),
                None => Some((None, true, 90)),
            },
            None if group == scene.sentence.start => None,
            None => Some((leading(), false, 70)),
        },
    }
}

/// Source after the cue, or before it where what follows is the statement itself; else dropped.
pub fn after(scene: &Scene, group: usize, at: usize, found: &Found) -> Option<(Option<Range<usize>>, bool, u8)> {
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
