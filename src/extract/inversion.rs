//! Subjects behind their verb: "…," said X; « …, a déclaré X »; « …, a-t-elle dit »; „…“, sagte X.

use super::Scene;
use super::clause::{self, joined_pronoun};
use super::noun_group;
use super::postposed::{opens_clause, spoken_before};
use super::words::{Mark, Words};
use crate::knowledge::pack::Classes;
use std::ops::Range;

/// The farthest that an adjunct between verb and subject is followed, in tokens.
const ADJUNCT: usize = 12;

/// The subject behind the verb at `at`, whose group begins at `group`, where the clause ends with it.
pub fn subject(scene: &Scene, group: usize, at: usize) -> Option<Range<usize>> {
    let words = scene.words;
    // «…», — тут же сказал X: adverbs may stand between, auxiliaries only where the pack says so.
    if !(words.pack.inversion || (group..at).all(|k| words.adverb(k))) || !separated(scene, group) {
        return None;
    }
    if let Some(pronoun) = (group..=at).find_map(|verb| joined_pronoun(words, verb)) {
        return Some(pronoun..pronoun + 1);
    }
    let subject = with_apposition(scene, with_post(words, &scene.sentence, subject_after(scene, at)?));
    let after = subject.end;
    let spoken = spoken_before(scene, group) && opens_clause(words, scene.paragraph.start, group - 1);
    let goes_on = after < scene.sentence.end
        && words.words[after].is_word()
        && !words.adverb(after)
        && !words.is(
            after,
            Classes::PREPOSITION.and(Classes::TIME).and(Classes::RELATIVE).and(Classes::SUBORDINATOR).and(Classes::CONJUNCTION),
        );
    // «…», — сказал X кому-то: a dash behind a quotation tells as much as the comma within it.
    let dashed = words.mark(group - 1) == Mark::Dash
        && (scene.paragraph.start..group - 1)
            .rev()
            .find(|&k| words.mark(k) != Mark::Comma)
            .is_some_and(|k| words.words[k].quote != 0);
    (spoken || dashed || !goes_on).then_some(subject)
}

/// The subject behind the verb where that is the better reading though a noun group between commas stands before it, too:
/// « Il pleut, l’été passe, a noté la ministre ».
pub fn preferred(scene: &Scene, group: usize, at: usize, upright: Option<&Range<usize>>) -> Option<Range<usize>> {
    let words = scene.words;
    if !words.pack.inversion {
        return None;
    }
    let behind = subject(scene, group, at)?;
    let joined = words.mark(behind.start - 1) == Mark::Dash;
    let quoted = words.mark(group - 1) == Mark::Quote && words.quote_of(group - 1).is_some_and(|quote| quote.words > 3);
    let form = words.words[at].cue?;
    let objectless = words.pack.cues.list[usize::from(form.cue)].frames.open == 0;
    let clause = upright.is_none_or(|upright| clause::has_verb(words, &(scene.sentence.start..upright.start)));
    (joined || quoted || objectless || clause).then_some(behind)
}

/// Whether a comma, or the end of a quotation, stands right before the token.
pub fn separated(scene: &Scene, at: usize) -> bool {
    let words = scene.words;
    if at == 0 || at <= scene.paragraph.start {
        return false;
    }
    let before = at - 1;
    match words.mark(before) {
        // "“What?” — said X": a question mark ends the sentence, the report goes on with it.
        Mark::Dash if before == scene.sentence.start => before > scene.paragraph.start && words.words[before - 1].quote != 0,
        Mark::Comma | Mark::Dash => before > scene.sentence.start,
        Mark::Quote => words.quote_of(before).is_some_and(|q| q.range.end == at && q.words > 0),
        Mark::Stop => words.words[before].quote != 0,
        _ => false,
    }
}

/// The noun group right after the cue, up to the end of its clause.
pub fn subject_after(scene: &Scene, at: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let mut start = clause::past_adjuncts(words, at + 1, scene.sentence.end);
    if words.pack.inversion && words.is(start, Classes::PREPOSITION) {
        start = behind_adjunct(words, start, scene.sentence.end);
    }
    let group = noun_group::after(words, start, scene.sentence.end);
    // « tranche Me Lefort »: a title that is spelt as a pronoun.
    let title = words.pack.inversion && words.words.get(group.start).is_some_and(|word| word.capital);
    let object = words.is(group.start, Classes::OBJECT_PRONOUN) && !words.is(group.start, Classes::DETERMINER) && !title;
    (!group.is_empty() && words.words[group.start].is_word() && !object).then_some(group)
}

/// « a déclaré à la presse le ministre », « a déclaré lundi au Sénat X »: where the words behind the adjunct begin.
fn behind_adjunct(words: &Words, start: usize, limit: usize) -> usize {
    let group = noun_group::after(words, start + 1, limit.min(start + ADJUNCT));
    let bound = Classes::PREPOSITION.and(Classes::DETERMINER).and(Classes::CONJUNCTION);
    let determined = (group.start + 1..group.end).find(|&k| words.is(k, Classes::DETERMINER) && !words.is(k - 1, bound));
    match determined {
        Some(at) => at,
        None if words.mark(group.end) == Mark::Comma => group.end + 1,
        None => start,
    }
}

/// «предупредил начальник станции на озере Игорь Панов»: the place of an office stands before the name.
fn with_post(words: &Words, sentence: &Range<usize>, subject: Range<usize>) -> Range<usize> {
    let at = subject.end;
    if !words.is(at, Classes::PLACE) || !words.is(subject.start, Classes::ROLE) {
        return subject;
    }
    let place = noun_group::after(words, at + 1, sentence.end);
    let name = place.len() > 2 && words.words[place.end - 2].capital && words.words[place.end - 1].capital;
    if name && !words.words.get(place.end).is_some_and(|word| word.is_word()) { subject.start..place.end } else { subject }
}

/// "said X, the engineer.": the apposition that ends the clause belongs to the subject.
fn with_apposition(scene: &Scene, subject: Range<usize>) -> Range<usize> {
    let words = scene.words;
    let start = subject.end + 1;
    let named = words.pack.inversion && words.words.get(start).is_some_and(|word| word.capital);
    if words.mark(subject.end) != Mark::Comma || !(named || words.is(start, Classes::DETERMINER.and(Classes::ROLE))) {
        return subject;
    }
    let end = (start..scene.sentence.end).find(|&k| !words.words[k].is_word()).unwrap_or(scene.sentence.end);
    if clause::has_verb(words, &(start..end)) { subject } else { subject.start..end }
}
