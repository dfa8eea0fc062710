//! The statement before its cue: "…, X said.", "…," said X, «…»، قال المتحدث, «…، كما قال».

use super::clause::{self, subject_before};
use super::complement::{self, Complement};
use super::content::{self, trim};
use super::insert;
use super::inversion::{self, separated, subject_after};
use super::source;
use super::words::{Mark, Words};
use super::{Candidate, Scene, cue_range, passive};
use crate::knowledge::cues::Tense;
use crate::knowledge::pack::{Classes, Order};
use std::ops::Range;

/// Finds a report whose statement stands before the cue at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue.filter(|form| form.tense != Tense::Participle)?;
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let objective = cue.frames.object && words.pack.order == Order::SubjectFirst;
    if cue.frames.post == 0 && cue.frames.quote == 0 && !objective {
        return None;
    }
    let group = clause::verb_group(words, &scene.sentence, at);
    if passive(words, group, at) {
        return None;
    }
    if let Some(candidate) = insert::find(scene, group, at, form) {
        return Some(candidate);
    }
    // "the Post", "State spokesman": a name within the sentence is no verb.
    if words.words[at].capital && at > scene.paragraph.start && words.pack.order == Order::SubjectFirst {
        return None;
    }
    // «…، كما قال X»: "as" tells that the statement stands before, whatever follows.
    let nearest = if words.pack.inversion { 2 } else { 3 };
    if let Some(mut as_at) = as_before(scene, group).filter(|_| group > scene.sentence.start + nearest) {
        while as_at > scene.sentence.start && words.is(as_at - 1, Classes::AS) {
            as_at -= 1;
        }
        let source = source::place(scene, group, at)
            .or_else(|| subject_after(scene, at))
            .or_else(|| subject_before(words, &scene.sentence, group));
        if words.is(as_at, Classes::AS) {
            let content = left_content(scene, as_at)?;
            let rest = source.as_ref().and_then(|source| rest_of_clause(scene, &content, source.end.max(at + 1)));
            return Some(Candidate {
                form: Some(form),
                cue: group..at + 1,
                source,
                content: [content].into_iter().chain(rest).collect(),
                confidence: 85,
                ..Candidate::default()
            });
        }
    }
    let complement = complement::find(words, &scene.sentence, at);
    if words.pack.order == Order::VerbFirst {
        return verb_first(scene, at, complement.as_ref());
    }
    let upright = subject_before(words, &scene.sentence, group);
    // Subject before the verb: what follows must end the clause.
    let (source, left_end) = match inversion::preferred(scene, group, at, upright.as_ref()).map_or(upright, |_| None) {
        Some(subject) => {
            // Behind «…,”» a verb of saying has had its statement, whatever follows but a clause or another quotation.
            let subject = whole_subject(scene, subject);
            let saying = |c: &complement::Found| {
                c.kind != Complement::That && (cue.frames.quote >= 50 || c.kind == Complement::Open && cue.frames.object)
            };
            let spoken = spoken_before(scene, subject.start)
                && complement.as_ref().is_none_or(saying)
                && (cue.frames.quote >= 50 || opens_clause(words, scene.paragraph.start, subject.start - 1))
                || cue.frames.quote >= 80 && stands_alone(scene, &subject, at);
            let ends = complement.as_ref().is_some_and(|c| match c.kind {
                Complement::Post => true,
                Complement::Quote => words.mark(c.start - 1) == Mark::Comma && resumes(scene, &subject, at, c.start),
                _ => false,
            });
            if !spoken && !ends {
                return None;
            }
            (subject.clone(), subject.start)
        }
        None if cue.frames.medium => (source::medium(scene, group, at).filter(|_| inversion::separated(scene, group))?, group),
        None => match source::place(scene, group, at).filter(|place| place.start > at && inversion::separated(scene, group)) {
            Some(place) => (place, group),
            None => (inversion::subject(scene, group, at)?, group),
        },
    };
    let behind = left_end > scene.sentence.start || spoken_before(scene, left_end) || stands_alone(scene, &source, at);
    if !(separated(scene, left_end) && behind) {
        return None;
    }
    let content = left_content(scene, left_end)?;
    let mut contents = vec![content.clone()];
    let after = source.end.max(at + 1);
    let rest = medial(scene, after, &content);
    if words.count(&content) < 2 && rest.is_none() || passes_on(scene, &content) {
        return None;
    }
    // "In Ohio, X said": an adjunct is no statement.
    if rest.is_none()
        && words.words[content.end - 1].quote == 0
        && !clause::has_verb(words, &content)
        && words.is(content.start, Classes::PREPOSITION.and(Classes::ADVERB).and(Classes::TIME))
    {
        return None;
    }
    contents.extend(rest);
    let share =
        complement.as_ref().filter(|c| c.kind == Complement::Post).map_or(cue.frames.post.max(cue.frames.quote), |c| c.share);
    let quoted = words.words[content.end - 1].quote != 0;
    Some(Candidate {
        form: Some(form),
        cue: cue_range(words, group, at, at),
        source: Some(source),
        content: contents,
        addressee: complement.and_then(|c| c.addressee),
        confidence: if quoted { share.max(80) } else { share },
        ..Candidate::default()
    })
}

/// The word right before the verb, or before its subject behind a comma, that tells that the statement stands before:
/// « …, ce que dément X », « …, ce que X dément ».
fn as_before(scene: &Scene, group: usize) -> Option<usize> {
    let words = scene.words;
    let before = group.checked_sub(1)?;
    if words.is(before, Classes::AS) {
        return Some(before);
    }
    let subject = subject_before(words, &scene.sentence, group).filter(|_| words.pack.inversion)?;
    let last = subject.start.checked_sub(1).filter(|&last| words.is(last, Classes::AS))?;
    let first = (scene.sentence.start..last).rev().find(|&k| !words.is(k, Classes::AS))?;
    (words.mark(first) == Mark::Comma && clause::has_verb(words, &(scene.sentence.start..first))).then_some(last)
}

/// "X, he said, “Y”": the quotation behind the cue goes on with what stands before it, rather than beginning anew.
fn resumes(scene: &Scene, subject: &Range<usize>, at: usize, quote: usize) -> bool {
    let words = scene.words;
    let before = subject.start.saturating_sub(1);
    if words.mark(before) == Mark::Quote {
        return true;
    }
    let left = scene.sentence.start..before;
    quote == at + 2
        && clause::has_verb(words, &left)
        && !words.is(left.start, Classes::SUBORDINATOR.and(Classes::PREPOSITION))
        && !words.ends(left.start, &words.pack.finite)
        && !words.ends(left.start, &words.pack.participial)
}

/// "“…,” X, a Y of Z, one of the W, said": the subject from the quotation on, where nothing but appositions lies between.
fn whole_subject(scene: &Scene, subject: Range<usize>) -> Range<usize> {
    let words = scene.words;
    if subject.start <= scene.sentence.start || spoken_before(scene, subject.start) {
        return subject;
    }
    let mut at = subject.start;
    while at > scene.sentence.start && subject.start - at < 25 {
        if words.mark(at - 1) == Mark::Quote && spoken_before(scene, at) {
            let clause = Classes::RELATIVE.and(Classes::SUBORDINATOR).and(Classes::CONJUNCTION).and(Classes::PREPOSITION);
            let begins = words.is(at, clause) || words.ends(at, &words.pack.participial);
            let whole = !begins && opens_clause(words, scene.paragraph.start, at - 1);
            return if whole { at..subject.end } else { subject };
        }
        if clause::is_verb(words, at - 1) {
            break;
        }
        at -= 1;
    }
    subject
}

/// Whether a quotation that expects its speaker ends right before the token: with a comma, a question or an exclamation mark.
pub fn spoken_before(scene: &Scene, at: usize) -> bool {
    let words = scene.words;
    at > scene.paragraph.start + 2
        && words.mark(at - 1) == Mark::Quote
        && words.quote_of(at - 1).is_some_and(|quote| {
            let last = words.raw(words.last_inside(quote)).chars().next();
            quote.range.end == at && quote.words > 0 && matches!(last, Some(',' | '?' | '!' | '،' | '؟'))
        })
}

/// Whether the quotation that ends at the token is no object of a word before it ("recalling “…,” X urged").
pub fn opens_clause(words: &Words, paragraph: usize, end: usize) -> bool {
    words.quote_of(end).is_some_and(|quote| quote.range.start <= paragraph || !words.words[quote.range.start - 1].is_word())
}

/// "“A.” X said.": a sentence of nothing but the cue and its subject, behind a quotation that ended with a full stop.
fn stands_alone(scene: &Scene, subject: &Range<usize>, at: usize) -> bool {
    let words = scene.words;
    let start = subject.start;
    subject.end == at
        && start > scene.paragraph.start + 2
        && words.mark(at + 1) == Mark::Stop
        && words.mark(start - 1) == Mark::Quote
        && words.quote_of(start - 1).is_some_and(|quote| quote.range.end == start && quote.words > 2)
}

/// The statement that ends before `end`: the quotation that closes there (from wherever it opened), with the words of its
/// sentence before it; or the clause.
pub fn left_content(scene: &Scene, end: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let mut last = end;
    while last > scene.paragraph.start
        && matches!(words.mark(last - 1), Mark::Comma | Mark::Dash)
        && words.words[last - 1].quote == 0
    {
        last -= 1;
    }
    if last <= scene.paragraph.start {
        return None;
    }
    if let Some(quote) = words.quote_of(last - 1) {
        let open = quote.range.start;
        if open < scene.sentence.start {
            return Some(open.max(scene.paragraph.start)..last);
        }
        // Words before the quotation in the same sentence belong to the statement, unless they are a report of their own.
        let start = left_limit(scene, open);
        let lead = start..open;
        // "X weighed in, telling Y, “…,” he said": the words before are a report of their own.
        let told = match words.mark(open.saturating_sub(1)) {
            Mark::Dash | Mark::Open => true,
            Mark::Comma => lead.clone().any(|k| words.words[k].cue.is_some()),
            _ => false,
        };
        let pure = told
            || words.count(&lead) == 0
            || words.mark(open - 1) == Mark::Colon
            || words.mark(open.saturating_sub(1)) == Mark::Quote;
        return Some(if pure { first_quote(scene, open)..last } else { start..last });
    }
    let start = left_limit(scene, last);
    let end = trim(words, start, last);
    let least = if words.pack.inversion { 1 } else { 2 };
    (end > start && words.count(&(start..end)) >= least).then_some(start..end)
}

/// «X заявил, что Y, сообщает Z»: the statement is X's, and Z only passes it on.
fn passes_on(scene: &Scene, content: &Range<usize>) -> bool {
    let words = scene.words;
    words.pack.inversion
        && content.clone().any(|k| {
            words.is(k, Classes::ANAPHORA) && k < content.start + 3
                || words.words[k].quote == 0
                    && words.words[k].cue.is_some_and(|form| matches!(form.tense, Tense::Past | Tense::Present))
                    && complement::find(words, &(content.start..content.end), k)
                        .is_some_and(|c| c.kind == Complement::That && c.share >= 80)
        })
}

/// "The talks, as X said, begin in May": what stands behind the comma too, where no clause stands before.
pub fn rest_of_clause(scene: &Scene, left: &Range<usize>, after: usize) -> Option<Range<usize>> {
    let words = scene.words;
    let short = words.count(left) < 4 || !clause::has_verb(words, left);
    if !short || words.mark(after) != Mark::Comma || words.words[left.end - 1].quote != 0 {
        return None;
    }
    let end = content::end(words, &scene.sentence, after + 1);
    (words.count(&(after + 1..end)) >= 2).then_some(after + 1..end)
}

/// Adjoining quotations ("A." "B," she said) are one.
fn first_quote(scene: &Scene, open: usize) -> usize {
    let words = scene.words;
    let mut first = open;
    while first > scene.sentence.start && words.mark(first - 1) == Mark::Quote {
        match words.quote_of(first - 1) {
            Some(before) if before.range.end == first && before.range.start >= scene.sentence.start => first = before.range.start,
            _ => break,
        }
    }
    first
}

/// Where the statement before `end` may begin: at the sentence's start, or behind the last report that ended before.
fn left_limit(scene: &Scene, end: usize) -> usize {
    let words = scene.words;
    let mut start = scene.sentence.start;
    for candidate in scene.before {
        let last = candidate
            .content
            .iter()
            .chain(&candidate.source)
            .map(|r| r.end)
            .chain([candidate.cue.end])
            .filter(|&e| e <= end)
            .max();
        if let Some(last) = last {
            start = start.max(last);
        }
    }
    while start < end && !words.words[start].is_word() && words.mark(start) != Mark::Quote {
        start += 1;
    }
    start
}

/// "X, he said, Y": the rest of the statement behind the cue.
pub fn medial(scene: &Scene, after: usize, left: &Range<usize>) -> Option<Range<usize>> {
    let words = scene.words;
    // "…," he said, referring to Y, "…": the next quotation of the sentence, unless another verb of saying takes it.
    let quoted = words.words[left.end - 1].quote != 0;
    if quoted {
        let next = (after..scene.sentence.end).find(|&k| words.quote_at(k).is_some())?;
        let other =
            (after..next).any(|k| words.words[k].cue.is_some_and(|f| words.pack.cues.list[usize::from(f.cue)].frames.quote > 0));
        let quote = words.quote_at(next)?;
        let starts = next == after || !words.words[next - 1].is_word() || words.is(next - 1, Classes::CONJUNCTION);
        return (!other && starts && quote.words > 1).then_some(next..quote.range.end);
    }
    let mut at = after;
    // Adjuncts of the cue up to the comma: "he said on Monday, …".
    while at < scene.sentence.end && words.words[at].is_word() && at < after + 12 {
        at += 1;
    }
    if words.mark(at) == Mark::Stop || at >= scene.sentence.end {
        return None;
    }
    if words.mark(at) != Mark::Comma
        && words.mark(at) != Mark::Dash
        && words.mark(at) != Mark::Quote
        && words.mark(at) != Mark::Colon
    {
        return None;
    }
    let start = if words.mark(at) == Mark::Quote { at } else { at + 1 };
    if start >= scene.sentence.end {
        return None;
    }
    if let Some(quote) = words.quote_at(start) {
        return Some(start..quote.range.end);
    }
    let word = &words.words[start];
    let own = word.is(Classes::RELATIVE.and(Classes::PREPOSITION).and(Classes::SUBORDINATOR).and(Classes::ACCORDING))
        || word.cue.is_some_and(|form| form.tense == Tense::Participle)
        || words.ends(start, &words.pack.participial);
    let next_cue = word.is(Classes::CONJUNCTION) && words.words.get(start + 1).is_some_and(|w| w.cue.is_some());
    if own || next_cue {
        return None;
    }
    let end = content::end(words, &scene.sentence, start);
    (words.count(&(start..end)) >= 3).then_some(start..end)
}

/// «"…"، قال المتحدث»: rare, and only after a quotation.
fn verb_first(scene: &Scene, at: usize, complement: Option<&complement::Found>) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    if complement.is_some_and(|c| c.kind != Complement::Post && c.kind != Complement::Open)
        || !separated(scene, at)
        || words.words[at].clitic.is(Classes::CONJUNCTION)
    {
        return None;
    }
    let before = at - 1;
    let quote = words.quote_of(before).or_else(|| words.quote_of(before.checked_sub(1)?))?;
    if quote.words < 3 {
        return None;
    }
    let source = subject_after(scene, at)?;
    let content = left_content(scene, at)?;
    Some(Candidate {
        form: Some(form),
        cue: at..at + 1,
        source: Some(source),
        content: vec![content],
        confidence: 75,
        ..Candidate::default()
    })
}
