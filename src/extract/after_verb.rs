//! Complements where the subject stands behind the cue (Arabic): cue, perhaps its subject, adjuncts, content.

use super::complement::{Complement, Found, REACH, announced, found};
use super::noun_group;
use super::words::{Mark, Words};
use crate::knowledge::cues::Cue;
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::Classes;
use crate::model::{Gender, Number};
use std::ops::Range;

/// Words that begin no object of the verb.
const NO_NOUN: Classes = Classes::PREPOSITION
    .and(Classes::RELATIVE)
    .and(Classes::TIME)
    .and(Classes::SUBORDINATOR)
    .and(Classes::COMPLEMENTISER)
    .and(Classes::ACCORDING)
    .and(Classes::AS);

/// Finds the complement: right behind the cue, behind its subject, or farther on behind adjuncts.
pub fn after_verb(words: &Words, sentence: &Range<usize>, at: usize, cue: &Cue) -> Option<Found> {
    let mut search = Search { words, sentence, cue, limit: sentence.end.min(at + REACH), subject: None, addressee: None };
    let start = search.past_time(at + 1);
    if let Some(found) = announced(words, sentence, start, cue) {
        return Some(found);
    }
    // «عبر» is "expressed" or "across": a word that is also a preposition is a cue only with its complement at hand.
    if words.is(at, Classes::PREPOSITION) {
        return None;
    }
    // «أبدى "انزعاجه" من»
    if words.quote_at(start).is_some() && start < search.limit {
        return found(Complement::Open, start, cue.frames.open);
    }
    let group = search.group(start);
    let circumstantial = words.words[at].cue.is_some_and(|form| form.tense == Tense::Participle);
    // «أعلنت | إطلاق …», «متهمة | القوات بقصف …»: no subject stands between.
    let object_first = words.is(start, Classes::DEED) || (circumstantial && cue.frames.target);
    if object_first && cue.frames.open > 0 && !group.is_empty() {
        return found(Complement::Open, start, cue.frames.open);
    }
    if circumstantial && cue.frames.object && !group.is_empty() {
        search.addressee = Some(group.clone());
        return search.announced_from(group.end, group.end).or_else(|| search.within(&group));
    }
    let behind = search.place(at, &group);
    search.object(behind).or_else(|| search.announced_from(group.end, behind)).or_else(|| search.within(&group))
}

/// The search behind one cue.
struct Search<'a> {
    words: &'a Words<'a>,
    sentence: &'a Range<usize>,
    cue: &'a Cue,
    limit: usize,
    subject: Option<Range<usize>>,
    addressee: Option<Range<usize>>,
}

impl Search<'_> {
    fn past_time(&self, mut at: usize) -> usize {
        while at < self.limit && (self.words.adverb(at) || self.words.is(at, Classes::TIME)) {
            at += 1;
        }
        at
    }

    fn announced(&self, at: usize) -> Option<Found> {
        announced(self.words, self.sentence, at, self.cue)
    }

    fn found(&self, found: Found) -> Found {
        Found { group: self.subject.clone(), addressee: self.addressee.clone(), ..found }
    }

    /// The noun group behind the cue: its subject, or its object where the subject is dropped.
    fn group(&self, start: usize) -> Range<usize> {
        let words = self.words;
        if start >= self.limit || !words.words[start].is_word() {
            return start..start;
        }
        let mut group = noun_group::after(words, start, self.limit);
        // «داعيا أذربيجان لوقف»: the preposition is written with its noun, and only the cue's frames tell that it is one.
        let cut = (group.start + 1..group.end).find(|&k| {
            // «دعا الاتحاد العام للعمال إلى»: a stronger preposition of the verb follows.
            if words.raw(k).starts_with('ل') && self.stronger(k) {
                return false;
            }
            // A verb that takes nothing but prepositions has one here; a name (بلينكن) is no preposition.
            let only = self.cue.frames.open == 0 && k >= group.start + 2 && !words.is(k - 1, Classes::ROLE.and(Classes::NAME));
            let after_noun = only || k == group.start + 1 && !words.is(k - 1, Classes::ROLE) || noun_group::closes(words, k - 1);
            after_noun && self.announced(k).is_some_and(|f| f.kind == Complement::Preposition && f.start == k)
        });
        group.end = cut.unwrap_or_else(|| self.with_seat(&group));
        group
    }

    /// «أمين المظالم في الإقليم غيغام ستيبانيان | مقتل»: a title's place and the name behind it belong to the group.
    fn with_seat(&self, group: &Range<usize>) -> usize {
        let words = self.words;
        let seat = group.end + 1;
        let titled = group.clone().any(|k| words.is(k, Classes::ROLE));
        let in_ = words.is(group.end, Classes::PLACE);
        if !titled || !in_ || seat >= self.limit || words.is(seat, Classes::OCCASION.and(Classes::TIME).and(Classes::DETERMINER))
        {
            return group.end;
        }
        let place = noun_group::after(words, seat, self.limit);
        if place.is_empty() || !(noun_group::closes(words, seat) || words.is(seat, Classes::NAME)) {
            return group.end;
        }
        let name = |k: &usize| {
            let word = &words.words[*k];
            word.is_word()
                && word.cue.is_none()
                && word.clitic == Classes::default()
                && (word.classes == Classes::default() || word.is(Classes::NAME))
                && !words.raw(*k).starts_with(words.pack.definite.as_str())
        };
        let mut end = place.end;
        while end < self.limit.min(place.end + 4) && name(&end) {
            end += 1;
        }
        end
    }

    /// «أكد الوزير، خلال لقائه نظيره، ضرورة»: behind a parenthesis between commas.
    fn past_parenthesis(&self, at: usize) -> usize {
        let words = self.words;
        if words.mark(at) != Mark::Comma
            || !(words.is(at + 1, Classes::PREPOSITION)
                || words.words.get(at + 1).is_some_and(|w| w.clitic.is(Classes::PREPOSITION)))
        {
            return at;
        }
        let close = (at + 1..self.limit.min(at + 18)).find(|&k| !words.words[k].is_word());
        match close.filter(|&close| words.mark(close) == Mark::Comma && (at + 1..close).all(|k| words.words[k].cue.is_none())) {
            Some(close) => close + 1,
            None => at,
        }
    }

    /// Whether a preposition that the verb keeps in its content follows soon behind `at`, as a word of its own.
    fn stronger(&self, at: usize) -> bool {
        let kept = |k: usize| {
            let form = crate::text::fold::word(self.words.raw(k));
            form.chars().count() > 1 && self.cue.frames.preposition(&form).is_some_and(|(kept, _)| kept)
        };
        (at + 1..self.limit.min(at + 9)).take_while(|&k| self.words.words[k].is_word()).any(kept)
    }

    /// Says what the group is, and where the search goes on.
    fn place(&mut self, cue_at: usize, group: &Range<usize>) -> usize {
        if group.is_empty() {
            return group.end;
        }
        // «وطالبت مجلس الأمن ب»: the group disagrees with the verb; it is the addressee, and the subject is dropped.
        if self.cue.frames.object && disagrees(self.words, cue_at, group.start) {
            self.addressee = Some(group.clone());
        } else {
            self.subject = Some(group.clone());
        }
        // «اتهم قائد القوات محمد دقلو | الجيش بالقصف»: before the charge stands the accused.
        if self.cue.frames.target
            && let Some(subject) = self.subject.clone().filter(|subject| subject.len() >= 2)
            && let Some(charge) = self.charge(subject.end)
        {
            let plain = (subject.start + 1..charge).rev().find(|&k| noun_group::plain_definite(self.words, k));
            let object = plain.unwrap_or(charge - 1).max(subject.start + 1);
            self.subject = Some(subject.start..object.min(subject.end));
            return object;
        }
        // «اتهم زعيم المعارضة اليوم رئيس الوزراء»
        if self.cue.frames.open > 0 { self.past_parenthesis(self.past_time(group.end)) } else { group.end }
    }

    /// The word with the preposition of a charge (ب) in the subject's group or right behind it.
    fn charge(&self, end: usize) -> Option<usize> {
        let words = self.words;
        let start = self.subject.as_ref()?.start;
        (start + 2..(end + 1).min(self.limit)).find(|&k| {
            let word = &words.words[k];
            word.is_word()
                && words.raw(k).starts_with('ب')
                && words.raw(k).chars().count() > 3
                && (word.clitic.is(Classes::PREPOSITION) || noun_group::closes(words, k - 1))
        })
    }

    /// Straight behind the subject a second noun group: the object, or the addressee before a preposition.
    fn object(&mut self, at: usize) -> Option<Found> {
        let words = self.words;
        self.subject.as_ref()?;
        let word = words.words.get(at).filter(|word| at < self.limit && word.is_word())?;
        let verb = word.cue.is_some() && !word.enclitic && word.noun.is_none();
        if verb || word.is(NO_NOUN) || word.clitic.is(Classes::PREPOSITION) || words.adverb(at) || self.announced(at).is_some() {
            return None;
        }
        if self.cue.frames.object {
            let second = noun_group::after(words, at, self.limit);
            if !second.is_empty() && self.announced(second.end).is_some() {
                self.addressee = Some(second);
                return None;
            }
        }
        found(Complement::Open, at, self.cue.frames.open).map(|found| self.found(found))
    }

    /// The first complement that announces itself, behind adjuncts and parentheses.
    fn announced_from(&mut self, subject_end: usize, from: usize) -> Option<Found> {
        let words = self.words;
        let mut depth = 0usize;
        let mut at = self.addressee.as_ref().map_or(from, |range| range.end.max(from));
        while at < self.limit {
            let word = &words.words[at];
            match word.mark {
                Mark::Open => depth += 1,
                Mark::Close => depth = depth.saturating_sub(1),
                Mark::Stop | Mark::Semicolon if depth == 0 => return None,
                _ => {}
            }
            if depth > 0 {
                at += 1;
                continue;
            }
            if let Some(end) = name_in_marks(words, at) {
                at = end;
                continue;
            }
            if words.words[at].is_word() && words.raw(at).starts_with('ل') && self.stronger(at) {
                at += 1;
                continue;
            }
            if let Some(found) = self.announced(at)
                && !(found.kind == Complement::Preposition && (subject_end..at).any(|k| words.is(k, Classes::RELATIVE)))
            {
                return Some(self.found(found));
            }
            let after_comma = at > 0 && words.mark(at - 1) == Mark::Comma;
            // Another verb of saying takes what follows it; a quotation that this one does not take ends the search.
            if (word.cue.is_some() && after_comma && at > subject_end) || (word.mark == Mark::Quote && words.in_speech(at)) {
                return None;
            }
            if self.cue.frames.object
                && self.addressee.is_none()
                && word.is_word()
                && !word.is(Classes::PREPOSITION)
                && after_comma
            {
                self.addressee = Some(noun_group::after(words, at, self.limit)).filter(|range| !range.is_empty());
            }
            at += 1;
        }
        None
    }

    /// Nothing but the noun group: it holds subject and object, or is the object, or the statement stands before.
    fn within(&self, group: &Range<usize>) -> Option<Found> {
        let share = self.cue.frames.open;
        if share >= 60 && !group.is_empty() {
            // The last noun with the article that is no adjective of relation: «أدان مجلس الكنائس | الاعتداء».
            // But «المتحدث باسم الحكومة» is one.
            let last = (group.start + 2..group.end)
                .rev()
                .find(|&k| noun_group::plain_definite(self.words, k) && !noun_group::tied(self.words, k));
            return match last {
                Some(object) => found(Complement::Open, object, share).map(|f| Found { group: Some(group.start..object), ..f }),
                // «وأدانت العملية»
                None => found(Complement::Open, group.start, share - 20),
            };
        }
        let subject = Some(group.clone()).filter(|group| !group.is_empty());
        found(Complement::Post, group.end, self.cue.frames.post).map(|f| Found { group: subject, ..f })
    }
}

/// «صحيفة "الحياة"»: the end of a short quotation behind a noun: a name, nothing that was said.
fn name_in_marks(words: &Words, at: usize) -> Option<usize> {
    let quote = words.quote_at(at).filter(|quote| quote.words <= 3)?;
    (at > 0 && words.words[at - 1].is_word() && names(words, at - 1)).then_some(quote.range.end)
}

/// Whether the verb's gender is not that of the noun that follows it (they agree, in that order).
fn disagrees(words: &Words, verb: usize, noun: usize) -> bool {
    let Some(form) = words.words[verb].cue else { return false };
    let feminine = words.raw(noun).ends_with('ة');
    match form.agreement.gender {
        Some(Gender::Feminine) => words.is(noun, Classes::MASCULINE),
        Some(Gender::Masculine) => feminine && form.agreement.number == Some(Number::Singular),
        None => false,
    }
}

/// Whether the word before a short quotation makes it a name: newspaper, organisation, film.
fn names(words: &Words, at: usize) -> bool {
    words.is(at, Classes::AUDIENCE)
        || !words.is(at, Classes::COMPLEMENTISER.and(Classes::PREPOSITION).and(Classes::VERB).and(Classes::AUXILIARY))
            && words.words[at].cue.is_none()
            && words.words[at].clitic == Classes::default()
}
