//! Noun groups without a parser: where a group of words that names someone begins and ends.

use super::clause::{REACH, bounds, is_verb};
use super::words::{Mark, Words};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};
use crate::model::TokenKind;
use std::ops::Range;

/// The noun group that ends just before `end`.
pub fn before(words: &Words, sentence: &Range<usize>, end: usize) -> Option<Range<usize>> {
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
            Mark::Other
                if matches!(words.raw(at), "&" | "'" | "’" | "$" | "%" | "/" | "@" | "#")
                    || words.raw(at).starts_with(super::quotes::is_mark) && words.words[at].quote == 0
                    || glued(words, at) && at > sentence.start && glued(words, at + 1) =>
            {
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
        } else {
            // "that said": a relative, where the language has such a one.
            let relative = word.is(Classes::COMPLEMENTISER) && start == end && !words.pack.inversion;
            let boundary = bounds(words, at) && !relative;
            let verb = is_verb(words, at) && (words.pack.inversion || !words.is(start, Classes::PREPOSITION));
            if boundary || start < end && verb {
                break;
            }
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

/// «На встрече в Праге министр …»: where no comma parts an adjunct from the subject behind it, what begins with a noun in a
/// subject's form, behind a date, or with the name at the end.
pub fn behind_adjunct(words: &Words, group: &Range<usize>) -> Option<Range<usize>> {
    let inner = group.start + 1..group.end;
    let free = |at: usize| !words.is(at - 1, Classes::PREPOSITION.and(Classes::DETERMINER));
    let noun = inner.clone().find(|&at| words.is(at, Classes::SUBJECT.and(Classes::ROLE)) && free(at));
    let dated = inner.clone().rev().find(|&at| words.is(at - 1, Classes::TIME) && !words.is(at, Classes::TIME));
    let dated = dated.filter(|&at| words.words[at].is_word() && !words.is(at, Classes::PREPOSITION));
    let named = || {
        let first = inner.clone().rev().take_while(|&at| words.words[at].capital).last()?;
        (free(first) && !words.words[first - 1].capital).then_some(first)
    };
    let mut start = noun.or(dated).or_else(named)?;
    // «нынешний президент»: an adjective in the same form before the noun.
    while start > inner.start && words.ends(start - 1, &words.pack.attributive) && free(start - 1) {
        start -= 1;
    }
    Some(start..group.end)
}

/// «Министр на встрече с послом заявил»: the subject without how and where it was said.
pub fn without_adjunct(words: &Words, group: Range<usize>) -> Range<usize> {
    if words.pack.attributive.is_empty() {
        return group;
    }
    let cut = (group.start + 1..group.end).find(|&at| {
        let name = (at + 1..group.end).rev().take_while(|&k| words.words[k].capital).last();
        // «глава делегации на переговорах Иван Петров»: the name behind belongs to the noun before.
        let named = name
            .is_some_and(|first| first > at + 1 && !words.is(first - 1, Classes::PREPOSITION) && !words.words[at - 1].capital);
        words.is(at, Classes::MANNER) && words.is(at, Classes::PREPOSITION) && !named && words.words[at].quote == 0
    });
    let mut end = cut.unwrap_or(group.end);
    // «Министр 12 марта сообщил»
    while end > group.start + 1 && (words.is(end - 1, Classes::TIME) || words.tokens[end - 1].kind == TokenKind::Number) {
        end -= 1;
    }
    group.start..end
}

/// «Լիտվայում Նիկոլ Փաշինյանը Իրանին …»: of a group that holds words in other cases than a subject's, the last part between
/// them that ends as a subject does, or else the last one.
pub fn nominative(words: &Words, group: Range<usize>) -> Option<Range<usize>> {
    if words.pack.subjective.is_empty() {
        return Some(group);
    }
    let parts = |at: usize| {
        let other = words.ends(at, &words.pack.oblique) && !words.is(at, Classes::SUBJECT);
        words.words[at].quote == 0 && (other || is_verb(words, at))
    };
    let mut best: Option<(bool, Range<usize>)> = None;
    let mut end = group.end;
    for at in group.clone().rev() {
        let first = at == group.start;
        if !(first || parts(at)) {
            continue;
        }
        let mut part = if parts(at) { at + 1..end } else { at..end };
        end = at;
        let Some(last) = part.clone().rev().find(|&k| words.words[k].is_word()).filter(|&last| last + 1 >= part.end) else {
            continue;
        };
        // What stands behind the noun in a subject's form is no part of it.
        let ends = |k: usize| words.ends(k, &words.pack.subjective) || words.is(k, Classes::SUBJECT);
        let article = part.clone().rev().find(|&k| ends(k) && !words.adverb(k));
        part.end = article.map_or(part.end, |article| article + 1);
        let known = Classes::SUBJECT.and(Classes::ROLE).and(Classes::PRONOUN);
        let sure = article.is_some() || words.words[last].capital || words.is(last, known);
        if sure || best.is_none() {
            best = Some((sure, part));
        }
        if sure {
            break;
        }
    }
    best.map(|(_, part)| part)
}

/// Whether nothing stands between the token and the one before it.
pub fn glued(words: &Words, at: usize) -> bool {
    at > 0 && words.tokens.get(at).is_some_and(|token| words.tokens[at - 1].span.end == token.span.start)
}

/// The noun group that begins at `start`, up to `limit`.
///
/// Where adjectives follow their noun (Arabic), a definite noun after an adjective of relation begins a new group, and so
/// does an indefinite one after a definite one that is no title: «وزارة الدفاع الأذرية | سيطرة».
pub fn after(words: &Words, start: usize, limit: usize) -> Range<usize> {
    if words.pack.inversion && start < limit && words.is(start, Classes::PRONOUN) {
        return start..start + 1;
    }
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
            Mark::Dash | Mark::Other if glued(words, at) && (!words.pack.inversion || words.count(&(at + 1..at + 2)) > 0) => {
                at += 1;
                continue;
            }
            Mark::Stop if words.raw(at) == "." && glued(words, at) && at + 1 < limit && words.mark(at + 1) != Mark::Dash => {
                at += 1;
                continue;
            }
            _ => break,
        }
        let preposition = word.is(Classes::PREPOSITION) || word.clitic.is(Classes::PREPOSITION);
        let bounded = bounds(words, at) || word.is(Classes::SUBORDINATOR.and(Classes::TIME));
        if bounded && !(at == start && word.is(Classes::PRONOUN)) {
            break;
        }
        if words.pack.order == Order::SubjectFirst {
            // «адвокат Мария Орлова агентству», but «агентство „Заря“», «местные СМИ».
            let behind_name = |at: usize| words.words[at].capital || words.is(at, Classes::ROLE.and(Classes::SUBJECT));
            let addressed = words.pack.inversion
                && word.is(Classes::AUDIENCE)
                && at > start
                && !words.is(at - 1, Classes::DETERMINER)
                && (words.pack.attributive.is_empty() || behind_name(at - 1));
            let participle = words.pack.inversion && word.cue.is_some_and(|form| form.tense == Tense::Participle);
            let ends = participle || addressed || is_verb(words, at) || word.is(Classes::CONJUNCTION) || words.adverb(at);
            if at > start && ends {
                break;
            }
            if preposition && !word.is(Classes::GENITIVE) {
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
            // «ونفت الحكومة ذلك»: a demonstrative alone is the object.
            let noun_next = words
                .words
                .get(at + 1)
                .is_some_and(|next| next.is_word() && !next.clitic.is(Classes::CONJUNCTION) && next.cue.is_none());
            let alone = word.is(Classes::DETERMINER) && !noun_next;
            if at > start && (alone || state.starts_anew(words, at)) {
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

/// Whether the word before binds the noun: «باسم الحكومة», «هذا الواقع».
pub fn tied(words: &Words, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words
        .words
        .get(before)
        .is_some_and(|word| word.clitic.is(Classes::PREPOSITION) || word.is(Classes::DETERMINER.and(Classes::BEHALF)))
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
        // «الاتحاد العام للعمال»
        if self.words >= 2 && raw.starts_with("لل") && closes(words, at - 1) && !words.is(at, Classes::AUDIENCE) {
            return true;
        }
        (self.role && (raw.starts_with("لل") || words.is(at, Classes::BEHALF))) && !words.is(at, Classes::AUDIENCE)
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
        if word.is(Classes::DEED) && !definite && self.words > 0 && (self.definite || self.role || self.name) {
            return true;
        }
        // «موسكو | واشنطن», «واشنطن | فرض عقوبات»: a state's name is whole by itself, but for an adjective or another word of it.
        if self.words == 1 && words.is(at - 1, Classes::NAME) && !relation && !definite {
            return true;
        }
        // Two nouns with the article that do not agree are no noun and adjective: «المدير | الصحفيين».
        if self.words == 1 && self.definite && definite && !agree(words, at - 1, at) {
            return true;
        }
        // After an adjective of relation: names may follow a title, another definite adjective may, a new noun may not.
        if self.relation && definite && !relation {
            return true;
        }
        // After a title and no name yet, «طرفي النزاع» is no name either, unless it is one like «عبد الفتاح».
        if self.definite
            && self.role
            && !self.name
            && !definite
            && !word.is(Classes::NAME)
            && !tied(words, at)
            && !tied(words, at + 1)
            && at + 1 < words.words.len()
            && plain_definite(words, at + 1)
        {
            return true;
        }
        // An indefinite noun after a definite group without a title: «وزارة الدفاع الأذرية سيطرة قواتها».
        self.definite && !self.role && !definite && !self.name && !word.is(Classes::DETERMINER)
    }
}
