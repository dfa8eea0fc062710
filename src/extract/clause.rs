//! Clauses without a parser: noun groups, verb groups, and where a reported clause ends, from closed classes and marks.

use super::complement::{self, Complement};
use super::words::{Mark, Words};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};
use std::ops::Range;

/// The longest noun group or appositive that is looked for, in tokens.
const REACH: usize = 30;

/// The first token of the verb group that ends at `cue`: auxiliaries, negations, adverbs, "to".
pub fn verb_group(words: &Words, sentence: &Range<usize>, cue: usize) -> usize {
    let mut at = cue;
    while at > sentence.start {
        let before = at - 1;
        let part = words.is(before, AUXILIARIES.and(Classes::NEGATION).and(Classes::INFINITIVE)) || words.adverb(before);
        // "'s" and "n't" are tokens of their own in no segmentation we use; "has", "will" are.
        if !part || (words.is(before, Classes::PREPOSITION) && !words.is(before, Classes::INFINITIVE.and(AUXILIARIES))) {
            break;
        }
        at = before;
    }
    at
}

/// Auxiliaries of both kinds.
pub const AUXILIARIES: Classes = Classes::AUXILIARY.and(Classes::PASSIVE_AUXILIARY);

/// Words that end a noun group.
const BOUNDARY: Classes = Classes::SUBORDINATOR
    .and(Classes::COMPLEMENTISER)
    .and(Classes::RELATIVE)
    .and(Classes::AUXILIARY)
    .and(Classes::PASSIVE_AUXILIARY)
    .and(Classes::VERB)
    .and(Classes::PRONOUN)
    .and(Classes::INFINITIVE)
    .and(Classes::ACCORDING)
    .and(Classes::NEGATION)
    .and(Classes::AS);

/// Whether the token is a verb as far as we can tell: a listed verb, an auxiliary, a finite cue.
pub fn is_verb(words: &Words, at: usize) -> bool {
    let Some(word) = words.words.get(at) else { return false };
    word.is(AUXILIARIES.and(Classes::VERB))
        || (!word.capital && word.cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present)))
        || (words.pack.order == Order::SubjectFirst
            && word.is_word()
            && word.cue.is_none()
            && !word.capital
            && word.classes == Classes::default()
            && words.raw(at).len() > 4
            && words.raw(at).ends_with("ed"))
}

/// Whether the token is an auxiliary.
pub fn is_auxiliary(words: &Words, at: usize) -> bool {
    words.is(at, AUXILIARIES)
}

/// Whether any token of the range is a verb outside quotations of the range's own.
pub fn has_verb(words: &Words, range: &Range<usize>) -> bool {
    range.clone().any(|at| is_verb(words, at))
}

/// The subject that ends just before `end`: a noun group, with its apposition if it has one.
pub fn subject_before(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= sentence.start)?;
    match words.mark(last) {
        Mark::Comma => {
            // "X, a spokesman for Y, said": from the comma back to its partner.
            let low = sentence.start.max(last.saturating_sub(REACH));
            let first = (low..last)
                .rev()
                .take_while(|&at| words.mark(at) != Mark::Quote || !words.in_speech(at))
                .find(|&at| words.mark(at) == Mark::Comma)?;
            if first + 1 >= last || words.is(first + 1, Classes::CONJUNCTION.and(Classes::SUBORDINATOR)) {
                return None;
            }
            let between = first + 1..last;
            // A place or an age may stand between, a clause of its own may not, but for a relative one.
            if has_verb(words, &between) && !words.is(first + 1, Classes::RELATIVE) {
                return None;
            }
            let head = noun_group_before(words, sentence, first)?;
            Some(head.start..last)
        }
        Mark::Close => {
            let open = (sentence.start..last).rev().take(REACH).find(|&at| words.mark(at) == Mark::Open)?;
            let head = noun_group_before(words, sentence, open)?;
            Some(head.start..end)
        }
        Mark::None => {
            if words.is(last, Classes::RELATIVE) {
                let before = if last > sentence.start && words.mark(last - 1) == Mark::Comma { last - 1 } else { last };
                return noun_group_before(words, sentence, before);
            }
            if words.is(last, Classes::PRONOUN) {
                return Some(last..end);
            }
            noun_group_before(words, sentence, end)
        }
        _ => None,
    }
}

/// The noun group that ends just before `end`.
pub fn noun_group_before(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > sentence.start && end - start < REACH {
        let at = start - 1;
        let word = &words.words[at];
        match word.mark {
            Mark::None => {}
            // Abbreviations and initials inside, quotation marks of names.
            Mark::Stop if words.raw(at) == "." && at > sentence.start && glued(words, at) => {
                start = at;
                continue;
            }
            Mark::Dash if glued(words, at) && at > sentence.start => {
                start = at;
                continue;
            }
            Mark::Quote if !words.in_speech(at) => {
                start = at;
                continue;
            }
            Mark::Other if matches!(words.raw(at), "&" | "'" | "’" | "$" | "%" | "/" | "@" | "#") => {
                start = at;
                continue;
            }
            Mark::Close if !words.in_speech(at) => {
                if let Some(open) = (sentence.start..at).rev().take(8).find(|&k| words.mark(k) == Mark::Open) {
                    start = open;
                    continue;
                }
                break;
            }
            _ => break,
        }
        if word.is(Classes::CONJUNCTION) {
            // "X and Y said": both names; else a clause ends here.
            let joins = at > sentence.start && words.words[at - 1].is_word() && !is_verb(words, at - 1) && {
                let (left, right) = (&words.words[at - 1], &words.words.get(at + 1).copied().unwrap_or_default());
                left.capital == right.capital || right.is(Classes::DETERMINER)
            };
            if !joins {
                break;
            }
        } else if word.is(BOUNDARY) && !(word.is(Classes::COMPLEMENTISER) && start == end) {
            break;
        } else if start < end && is_verb(words, at) && !words.is(start, Classes::PREPOSITION) {
            break;
        }
        start = at;
    }
    // A noun group begins with no preposition, conjunction or adverb.
    while start < end
        && (!words.words[start].is_word() && words.quote_at(start).is_none_or(|q| q.range.end > end)
            || words.is(start, Classes::PREPOSITION.and(Classes::CONJUNCTION))
            || words.adverb(start))
    {
        start += 1;
    }
    (start < end && words.words[start..end].iter().any(super::words::Word::is_word)).then_some(start..end)
}

/// Whether nothing stands between the token and the one before it.
fn glued(words: &Words, at: usize) -> bool {
    at > 0 && words.tokens[at - 1].span.end == words.tokens[at].span.start
}

/// The first noun group of the sentence: the subject of its main clause, where verbs follow their subjects.
pub fn leading_group(words: &Words, sentence: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let mut start = sentence.start;
    // "In Ohio on Friday, X …"
    if words.is(start, Classes::PREPOSITION.and(Classes::SUBORDINATOR).and(Classes::ADVERB).and(Classes::CONJUNCTION))
        || words.adverb(start)
    {
        let comma = (start..limit).take(REACH).find(|&at| words.mark(at) == Mark::Comma);
        start = match comma {
            Some(comma) => comma + 1,
            None => start + 1,
        };
    }
    let mut end = start;
    while end < limit
        && end - start < REACH
        && words.words[end].mark == Mark::None
        && (end == start || !words.is(end, BOUNDARY.and(Classes::CONJUNCTION)))
        && !is_verb(words, end)
    {
        if end == start && words.is(end, Classes::PRONOUN) {
            end += 1;
            break;
        }
        end += 1;
    }
    (end > start && end <= limit).then_some(start..end)
}

/// The noun group that begins at `start`, up to `limit`.
///
/// Where adjectives follow their noun (Arabic), a definite noun after an adjective of relation begins a new group, and so
/// does an indefinite one after a definite one that is no title: «وزارة الدفاع الأذرية | سيطرة».
pub fn noun_group_after(words: &Words, start: usize, limit: usize) -> Range<usize> {
    let mut at = start;
    let mut state = Group::default();
    while at < limit && at - start < REACH {
        let word = &words.words[at];
        match word.mark {
            Mark::None => {}
            Mark::Quote if !words.in_speech(at) && at > start && words.quote_of(at).is_some_and(|q| q.words > 0) => {
                let end = words.quote_of(at).map_or(at + 1, |q| q.range.end);
                at = end.min(limit);
                continue;
            }
            Mark::Dash | Mark::Other if glued(words, at) => {
                at += 1;
                continue;
            }
            Mark::Stop
                if words.raw(at) == "." && glued(words, at) && words.tokens.get(at + 1).is_some_and(|_| at + 1 < limit) =>
            {
                at += 1;
                continue;
            }
            _ => break,
        }
        let preposition = word.is(Classes::PREPOSITION) || word.clitic.is(Classes::PREPOSITION);
        if word.is(BOUNDARY.and(Classes::SUBORDINATOR).and(Classes::TIME)) && !(at == start && word.is(Classes::PRONOUN)) {
            break;
        }
        if words.pack.order == Order::SubjectFirst {
            if at > start && (is_verb(words, at) || word.is(Classes::CONJUNCTION) || words.adverb(at)) {
                break;
            }
            if preposition && !(words.is(at, Classes::PREPOSITION) && matches!(words.raw(at), "of" | "for")) {
                break;
            }
        } else {
            if (word.is(Classes::PREPOSITION) || words.adverb(at)) && !word.is(Classes::ROLE) {
                break;
            }
            if word.clitic.is(Classes::PREPOSITION) && at > start && !state.takes_preposition(words, at) {
                break;
            }
            if word.cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present | Tense::Participle))
                && word.noun.is_none()
                && at > start
            {
                break;
            }
            if at > start && state.starts_anew(words, at) {
                break;
            }
        }
        state.take(words, at);
        at += 1;
    }
    start..at
}

/// Whether the token may end a noun group where adjectives follow: it has the article or the ending of a relation.
pub fn closes(words: &Words, at: usize) -> bool {
    let (definite, relation) = Group::shape(words, at);
    definite || relation
}

/// Whether the token is a noun with the article and no ending of a relation.
pub fn plain_definite(words: &Words, at: usize) -> bool {
    let (definite, relation) = Group::shape(words, at);
    definite && !relation
}

/// Whether the second noun may be an adjective of the first, by their endings.
fn agree(words: &Words, noun: usize, adjective: usize) -> bool {
    let ending = |at: usize| {
        let raw = words.raw(at);
        // «الأمين» is no plural: the endings of listed titles are their own.
        if words.is(at, Classes::ROLE) && !raw.ends_with('ة') {
            return "";
        }
        ["ة", "ات", "ون", "ين"].into_iter().find(|ending| raw.ends_with(ending)).unwrap_or("")
    };
    match (ending(noun), ending(adjective)) {
        ("ات", "ة") | ("", "ة") => true,
        ("ة" | "ات", "") => words.raw(adjective).ends_with(['ى', 'ا']),
        (first, second) => first == second,
    }
}

/// What an Arabic noun group has had so far.
#[derive(Default)]
struct Group {
    definite: bool,
    relation: bool,
    role: bool,
    name: bool,
    enclitic: bool,
    words: usize,
}

impl Group {
    fn shape(words: &Words, at: usize) -> (bool, bool) {
        let raw = words.raw(at);
        let pack = words.pack;
        let bare = raw.strip_prefix('و').unwrap_or(raw);
        let definite = !pack.definite.is_empty()
            && (bare.starts_with(pack.definite.as_str())
                || bare.starts_with("الأ")
                || bare.starts_with("الإ")
                || bare.starts_with("لل"));
        let relation = pack.relational.iter().any(|ending| raw.ends_with(ending.as_str())) && raw.chars().count() > 4;
        (definite, relation)
    }

    fn take(&mut self, words: &Words, at: usize) {
        let (definite, relation) = Self::shape(words, at);
        let word = &words.words[at];
        self.name = !definite && !relation && self.words > 0 && (self.definite || self.role);
        self.definite |= definite;
        self.relation |= definite && relation;
        self.role |= word.is(Classes::ROLE);
        self.enclitic = word.enclitic;
        self.words += 1;
    }

    /// «الأمين العام للأمم المتحدة», «المتحدث باسم»: a preposition inside.
    fn takes_preposition(&self, words: &Words, at: usize) -> bool {
        let raw = words.raw(at);
        (self.role && (raw.starts_with("لل") || raw.starts_with("باسم") || raw.starts_with("بلسان")))
            && !words.is(at, Classes::AUDIENCE)
    }

    fn starts_anew(&self, words: &Words, at: usize) -> bool {
        let (definite, relation) = Self::shape(words, at);
        let word = &words.words[at];
        if word.is(Classes::ROLE) && definite && self.words > 1 && !self.definite {
            return false;
        }
        if word.clitic.is(Classes::CONJUNCTION) || word.is(Classes::CONJUNCTION) {
            return false;
        }
        // Two nouns with the article that do not agree are no noun and adjective: «المدير | الصحفيين».
        if self.words == 1 && self.definite && definite && !agree(words, at - 1, at) {
            return true;
        }
        // After an adjective of relation: names may follow a title, another definite adjective may, a new noun may not.
        if self.relation && definite && !relation {
            return true;
        }
        // An indefinite noun after a definite group without a title: «وزارة الدفاع الأذرية سيطرة قواتها».
        self.definite && !self.role && !definite && !self.name && !word.is(Classes::DETERMINER)
    }
}

/// Where the content that begins at `start` ends: at the sentence's end, or where the next report of the sentence begins.
///
/// A quotation that runs on beyond the sentence is followed to its end.
pub fn content_end(words: &Words, sentence: &Range<usize>, start: usize) -> usize {
    let mut at = start;
    let mut end = sentence.end;
    while at < end {
        if let Some(quote) = words.quote_at(at) {
            if quote.range.end > end {
                return quote.range.end;
            }
            at = quote.range.end.max(at + 1);
            continue;
        }
        let word = &words.words[at];
        let far = at >= start + 2;
        if far && word.is(Classes::ACCORDING) && (words.mark(at - 1) == Mark::Comma || words.pack.order == Order::VerbFirst) {
            end = at;
            break;
        }
        // "… in an interview on Monday": how it was said, not what.
        if at > start + 3 && word.is(Classes::PREPOSITION) && occasion(words, at, end) {
            end = at;
            break;
        }
        if at > start + 3 && words.mark(at - 1) == Mark::Comma && another_clause(words, at, end) {
            end = at;
            break;
        }
        if far && word.is(Classes::CONTRAST) && (words.mark(at - 1) == Mark::Comma || contrasted(words, sentence, at)) {
            end = at;
            break;
        }
        if far && word.is(Classes::AS) && words.words.get(at + 1).is_some_and(|w| w.cue.is_some()) {
            end = at;
            break;
        }
        let joined = at > start && word.clitic.is(Classes::CONJUNCTION);
        if (far || joined) && word.cue.is_some() && next_report(words, sentence, start, at) {
            end = at;
            // The subject, the conjunction and what leads up to the cue go with it.
            let group = verb_group(words, sentence, at);
            if words.pack.order == Order::SubjectFirst
                && let Some(subject) = subject_before(words, &(start..sentence.end), group)
                && subject.start > start + 2
            {
                end = subject.start;
            }
            while end > start
                && (words.is(end - 1, Classes::CONJUNCTION.and(AUXILIARIES).and(Classes::ADVERB).and(Classes::SUBORDINATOR))
                    || words.mark(end - 1) == Mark::Comma)
            {
                end -= 1;
            }
            break;
        }
        at += 1;
    }
    trim(words, start, end)
}

/// ", but the plan …", ", and when …": behind a comma a conjunction joins another clause, which the narrator says.
fn another_clause(words: &Words, at: usize, end: usize) -> bool {
    let next = at + 1;
    words.pack.order == Order::SubjectFirst
        && words.is(at, Classes::CONJUNCTION)
        && (words.is(next, Classes::PRONOUN.and(Classes::DETERMINER).and(Classes::SUBORDINATOR))
            || words.words.get(next).is_some_and(|word| word.capital))
        && next < end
        && has_verb(words, &(next..end.min(next + 12)))
}

/// «غير أن رئيستها أوضحت أن»: within a few words of the contrast another report begins.
fn contrasted(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    (at + 1..sentence.end.min(at + 9))
        .take_while(|&k| words.words[k].is_word())
        .any(|k| words.words[k].cue.is_some() && complement::find(words, sentence, k).is_some_and(|c| c.share >= 60))
}

/// "in a statement", "during a televised interview": a preposition, at most two words, an occasion of speaking.
fn occasion(words: &Words, at: usize, end: usize) -> bool {
    words.pack.order == Order::SubjectFirst
        && matches!(words.raw(at), "in" | "during" | "at" | "on")
        && words.is(at + 1, Classes::DETERMINER)
        && (at + 2..end.min(at + 5)).any(|k| words.is(k, Classes::OCCASION) && (at + 1..k).all(|j| words.words[j].is_word()))
}

/// `end` without the marks that close a sentence or a clause.
pub fn trim(words: &Words, start: usize, mut end: usize) -> usize {
    while end > start && matches!(words.mark(end - 1), Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Dash | Mark::Colon) {
        // The full stop of an abbreviation or within the quotation stays where it is.
        if words.words[end - 1].quote != 0 {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether the cue at `at` begins the next report of the same speaker, rather than one within what is reported.
fn next_report(words: &Words, sentence: &Range<usize>, start: usize, at: usize) -> bool {
    let word = &words.words[at];
    let Some(form) = word.cue else { return false };
    let before = at - 1;
    let after_comma = words.mark(before) == Mark::Comma;
    let found = || complement::find(words, sentence, at).is_some_and(|c| c.share >= 50);
    match form.tense {
        Tense::Participle => {
            let starts = after_comma
                || words.is(before, Classes::SUBORDINATOR.and(Classes::CONJUNCTION))
                || (words.pack.order == Order::VerbFirst && !word.clitic.is(Classes::CONJUNCTION));
            starts && complement::find(words, sentence, at).is_some_and(|c| c.share >= 50 && !matches!(c.kind, Complement::Post))
        }
        Tense::Past | Tense::Present if words.pack.order == Order::VerbFirst => {
            // «أنه اتصل به وحثه على»: the second verb goes on with what the pronoun did, unless a comma parts them.
            let same = start > 0 && words.is(start, Classes::COMPLEMENTISER) && words.words[start].enclitic && !after_comma;
            let joined = (word.clitic.is(Classes::CONJUNCTION) || words.is(before, Classes::CONJUNCTION)) && !same;
            let introduced = words.is(before, Classes::CONJUNCTION.and(Classes::SUBORDINATOR)) && after_comma;
            (joined || introduced) && found()
        }
        Tense::Past | Tense::Present => {
            let group = verb_group(words, sentence, at);
            // ", but X said, “…”": a speaker of its own, behind a comma, and a quotation set off.
            if let Some(subject) = subject_before(words, &(start..sentence.end), group).filter(|s| s.start > start + 2) {
                let mut first = subject.start;
                while first > start && words.is(first - 1, Classes::CONJUNCTION.and(Classes::SUBORDINATOR)) {
                    first -= 1;
                }
                return matches!(words.mark(first - 1), Mark::Comma | Mark::Dash | Mark::Semicolon)
                    && complement::find(words, sentence, at).is_some_and(|c| match c.kind {
                        Complement::Quote => matches!(words.mark(c.start - 1), Mark::Comma | Mark::Colon),
                        Complement::That => c.share >= 80 && first < subject.start,
                        _ => false,
                    });
            }
            group > start
                && words.is(group - 1, Classes::CONJUNCTION)
                && complement::find(words, sentence, at).is_some_and(|c| c.share >= 60 && !matches!(c.kind, Complement::Post))
        }
        _ => false,
    }
}
