//! What a number counts or measures, and what happened to it.

use super::line::Line;
use super::named::{event, place, whose};
use super::number::{Number, numbers};
use crate::knowledge::actors::Actors;
use crate::knowledge::pack::{Classes, Pack};
use crate::knowledge::quantities::Role;
use crate::model::{Amount, Bound, Figure};
use std::ops::Range;

/// A noun stands so many words behind its number at most.
const GROUP: usize = 5;
/// What happened stands so near.
pub(super) const NEAR: usize = 7;
/// Without a noun: what is measured stands so many words before.
const BACK: usize = 12;
/// A number in words that is no greater needs a listed noun.
const SMALL: Amount = Amount::whole(12);

/// What was found beside a number.
#[derive(Default)]
struct Group {
    thing: Option<u16>,
    noun: String,
    /// The words of the noun's group.
    words: Range<usize>,
    part: bool,
    own: bool,
}

/// The figures of a line.
pub(super) fn figures(line: &Line, pack: &Pack, actors: &Actors, own: Option<&str>) -> Vec<Figure> {
    let mut numbers = numbers(line);
    numbers.extend(without_number(line, &numbers));
    numbers.sort_by_key(|number| number.words.start);
    // A part told between a whole and what happened to it does not keep the two apart, nor do the ends of a change.
    let part = |number: &Number| line.before(number.words.start).any(|hit| hit.value == Role::Part);
    let wholes = numbers.iter().filter(|number| !number.changes && !part(number));
    let taken: Vec<Range<usize>> = wholes.map(|number| number.words.clone()).collect();
    let mut all: Vec<Figure> = Vec::new();
    let mut next: Option<Figure> = None;
    // Backwards: the first end of a change ("from 2 to 3 per cent") counts what the second does.
    for number in numbers.iter().rev() {
        let free = |words: &Range<usize>| !taken.iter().any(|t| *t != number.words && t.start < words.end && words.start < t.end);
        if number.changes
            && let Some(next) = &next
        {
            let span = line.span(number.words.clone());
            all.push(Figure { value: number.value, upto: None, bound: number.bound, span, phrase: span, ..next.clone() });
            continue;
        }
        let unit = unit(line, number);
        let end = unit.map_or(number.words.end, |(_, end)| end);
        let found = if unit.is_some() { measured(line, number, end, pack) } else { group(line, number, pack) };
        let Some(group) = found.or_else(|| unit.map(|_| Group { words: end..end, ..Group::default() })) else { continue };
        let happened = happened(line, number, &group, &free);
        let mut words = number.words.start..group.words.end.max(end);
        if let Some((_, at)) = &happened {
            // The verbal noun before it and the participle behind it belong to the phrase.
            if at.end <= words.start && words.start - at.end <= 1 {
                words.start = at.start;
            } else if at.start >= words.end && at.start - words.end <= 3 {
                words.end = at.end;
            }
        }
        let event = event(line, words.end, pack);
        let phrase = words.start..event.as_ref().map_or(words.end, |(_, end)| *end);
        let name = |id: u16| line.words.name(id).to_owned();
        let thing = group.thing.map(name);
        let harmed = happened.is_some() && thing.is_none() && unit.is_none() && group.noun.is_empty();
        all.push(Figure {
            value: number.value,
            upto: number.upto,
            bound: number.bound,
            unit: unit.map(|(id, _)| name(id)),
            thing: if harmed { Some("people".to_owned()) } else { thing },
            whose: if group.own { own.map(str::to_owned) } else { whose(line, &group.words, pack, actors) },
            place: place(line, words.end, pack, &free),
            event: event.map(|(noun, _)| noun),
            happened: happened.map(|(id, _)| name(id)),
            part: group.part,
            // What says its number by its form is the number.
            span: line.span(number.words.start..number.words.end.max(number.words.start + 1)),
            phrase: line.span(phrase),
            noun: group.noun,
        });
        next = all.last().cloned();
    }
    all.reverse();
    // A part shares what happened to the whole.
    for at in 1..all.len() {
        let (before, rest) = all.split_at_mut(at);
        if rest[0].part && rest[0].happened.is_none() {
            rest[0].happened = before[at - 1].happened.clone();
            rest[0].place = rest[0].place.take().or_else(|| before[at - 1].place.clone());
        }
    }
    all
}

/// Duals ("جنديان"), and one of a kind with what happened to it ("a civilian was killed").
fn without_number(line: &Line, numbers: &[Number]) -> Vec<Number> {
    let near = |at: usize| numbers.iter().any(|n| n.words.start <= at && at <= n.words.end);
    let implicit = |at: usize| {
        let value = if line.is(at, Role::Dual) {
            2
        } else if line.is(at, Role::Single) && single(line, at) {
            1
        } else {
            return None;
        };
        let bound = Bound::Exactly;
        Some(Number {
            value: Amount::whole(value),
            upto: None,
            bound,
            words: at - usize::from(at > 0 && line.is(at - 1, Role::Article))..at,
            first: at,
            digits: false,
            unit: None,
            changes: false,
        })
    };
    (0..line.len()).filter(|at| !near(*at)).filter_map(implicit).collect()
}

/// Whether a singular counts one: behind an article, or right beside what happened where there are no articles.
fn single(line: &Line, at: usize) -> bool {
    let happens = |word: usize| line.end(word, |role| matches!(role, Role::Happened(_))).is_some();
    if line.words.articles {
        return (at.saturating_sub(2)..at).any(|word| line.is(word, Role::Article)) && (at + 1..at + 4).any(happens);
    }
    // Behind a number such a word is what is counted.
    line.before(at).any(|hit| matches!(hit.value, Role::Happened(_))) || happens(at + 1)
}

fn unit(line: &Line, number: &Number) -> Option<(u16, usize)> {
    let at = |word: usize| {
        line.at(word).find_map(|hit| match hit.value {
            Role::Unit(unit) => Some((unit, hit.words.end)),
            _ => None,
        })
    };
    // "millions of dollars"; « 12 millions d’euros », where nouns stand behind such a word.
    let of =
        line.end(number.words.end, |role| role == Role::Of).filter(|_| number.bound == Bound::Vague || !line.words.noun_last);
    let behind = at(number.words.end).or_else(|| at(of?));
    behind.or_else(|| number.unit.map(|unit| (unit, number.words.end)))
}

/// Whether a word ends a group of words.
pub(super) fn breaks(line: &Line, at: usize, pack: &Pack) -> bool {
    let Some(piece) = line.pieces.get(at) else { return true };
    let closed = Classes::PREPOSITION
        .and(Classes::CONJUNCTION)
        .and(Classes::SUBORDINATOR)
        .and(Classes::RELATIVE)
        .and(Classes::COMPLEMENTISER)
        .and(Classes::PRONOUN)
        .and(Classes::AUXILIARY)
        .and(Classes::PASSIVE_AUXILIARY)
        .and(Classes::VERB)
        .and(Classes::NEGATION)
        .and(Classes::INFINITIVE)
        .and(Classes::CONTRAST);
    // «más de 200 resultaron heridas»: where nouns come first, a verb that no list has would be taken for one.
    let finite = || !line.words.noun_last && pack.finite.iter().any(|ending| piece.form.ends_with(ending.as_str()));
    piece.parted
        || pack.lexicon.get(piece.form.as_str()).map_or_else(finite, |entry| entry.classes.is(closed) || entry.cue.is_some())
}

/// A thing that begins at a word, with the words behind that belong to its name.
fn thing(line: &Line, at: usize) -> Option<(u16, usize)> {
    line.at(at).find_map(|hit| match hit.value {
        Role::Thing(thing) => Some((thing, hit.words.end)),
        _ => None,
    })
}

/// The counted group behind a number.
fn group(line: &Line, number: &Number, pack: &Pack) -> Option<Group> {
    let mut out = Group { words: number.words.end..number.words.end, ..Group::default() };
    let open = line.pieces.get(number.words.end).is_some_and(|piece| !piece.parted);
    let mut from = number.words.end;
    let year = number.digits && number.value >= Amount::whole(1900) && number.value <= Amount::whole(2100);
    let bare = year && number.bound == Bound::Exactly && line.raw(number.first).chars().count() == 4;
    let closed = |at: usize| {
        let entry = at.checked_sub(1).and_then(|at| pack.lexicon.get(line.pieces.get(at)?.form.as_str()));
        entry.is_some_and(|entry| entry.classes.is(Classes::PREPOSITION))
    };
    if bare && (closed(number.first) || !open || thing(line, from).is_none()) {
        return None;
    }
    if open && let Some(hit) = line.at(from).find(|hit| hit.value == Role::Of) {
        out.part = line.is(from, Role::Part);
        out.own = hit.words.clone().any(|word| line.is(word, Role::Own)) || line.is(from, Role::Own);
        from = hit.words.end;
        out.words.end = from;
    }
    let inside = line.before(number.words.start).any(|hit| hit.value == Role::Part);
    out.part |= inside;
    if !open {
        return if inside { Some(out) } else { told_before(line, number) };
    }
    let mut reach = from;
    while reach < line.len().min(from + GROUP) && (reach == number.words.end || !breaks(line, reach, pack)) {
        reach += 1;
    }
    // One word too many would be taken where the group begins with a closed word.
    if from == number.words.end && breaks(line, from, pack) && thing(line, from).is_none() {
        reach = from;
    }
    if (from..reach).any(|at| line.is(at, Role::Time)) {
        return None;
    }
    if let Some((at, (id, end))) = (from..reach).find_map(|at| Some((at, thing(line, at)?))) {
        let noun = last_thing(line, at, end, reach);
        out.thing = Some(noun.map_or(id, |(id, _)| id));
        let end = noun.map_or(end, |(_, end)| end);
        out.noun.clone_from(&line.pieces[end - 1].form);
        out.words.end = end.max(out.words.end);
        out.own |= (out.words.end..out.words.end + 3).any(|at| line.is(at, Role::Own));
        return Some(out);
    }
    let harm = line.end(from, |role| matches!(role, Role::Happened(_)));
    if harm.is_some() || out.part {
        return Some(out);
    }
    // "جندي واحد"
    let ends = line
        .before(number.first)
        .find_map(|hit| if let Role::Thing(id) = hit.value { Some((id, hit.words.clone())) } else { None });
    if let Some((id, words)) = ends.filter(|_| !number.digits && number.value <= Amount::whole(2)) {
        out.noun.clone_from(&line.pieces[words.end - 1].form);
        out.thing = Some(id);
        return Some(out);
    }
    if reach == from {
        return told_before(line, number);
    }
    let plural = |at: &usize| {
        let form = &line.pieces[*at].form;
        !form.ends_with("ss") && line.words.plural.iter().any(|ending| form.ends_with(ending.as_str()))
    };
    let head = match (line.words.noun_last, line.words.plural.is_empty()) {
        (false, _) => from,
        (true, true) => reach - 1,
        (true, false) => (from..reach).find(plural)?,
    };
    let small = number.value <= SMALL && !number.digits;
    let plain = (from..=head).any(|at| line.is(at, Role::Plain));
    if small && (plain || number.value <= Amount::whole(1)) || plain && number.value <= SMALL {
        return None;
    }
    let form = &line.pieces[head].form;
    if form.chars().count() < 3 || !form.chars().all(|c| c.is_alphabetic() || c == '\'') {
        return None;
    }
    out.noun.clone_from(form);
    out.words.end = head + 1;
    Some(out)
}

/// Where the noun stands last, the last thing of a group ("tank drivers").
fn last_thing(line: &Line, at: usize, end: usize, reach: usize) -> Option<(u16, usize)> {
    if !line.words.noun_last {
        return None;
    }
    let next = (end.max(at + 1)..reach).map_while(|at| thing(line, at).map(|found| (at, found)));
    next.last().map(|(_, found)| found)
}

/// Without a noun behind it: what is told to happen shortly before ("the death toll rose to 32").
fn told_before(line: &Line, number: &Number) -> Option<Group> {
    const SHORT: usize = 6;
    let near = |hit: &Range<usize>| hit.end <= number.words.start && number.words.start - hit.end < SHORT;
    let told = line.hits().iter().any(|hit| matches!(hit.value, Role::Happened(id) if !changes(line, id)) && near(&hit.words));
    let harm = told && !crosses(line, number.words.start.saturating_sub(SHORT)..number.words.start);
    harm.then(|| Group { words: number.words.end..number.words.end, ..Group::default() })
}

/// Whether a happening is a change of a number rather than of those counted.
fn changes(line: &Line, id: u16) -> bool {
    matches!(line.words.name(id), "raised" | "cut" | "supported" | "opposed")
}

fn crosses(line: &Line, between: Range<usize>) -> bool {
    between.into_iter().skip(1).any(|at| line.pieces.get(at).is_some_and(|piece| piece.parted))
}

/// What a percentage, a sum of money or a measure is of: named behind "of", else the last thing before, else the next.
fn measured(line: &Line, number: &Number, end: usize, pack: &Pack) -> Option<Group> {
    let mut out = Group { words: end..end, ..Group::default() };
    let found = |at: usize| thing(line, at).map(|(id, after)| (at, id, after));
    let of = line.end(end, |role| role == Role::Of).filter(|_| !line.pieces[end].parted);
    let mut place = of.and_then(|from| (from..line.len().min(from + GROUP)).find_map(found));
    if place.is_none()
        && let Some(from) = of.filter(|from| *from < line.len() && !breaks(line, *from, pack))
    {
        out.noun.clone_from(&line.pieces[from].form);
        out.words.end = from + 1;
        return Some(out);
    }
    place = place.or_else(|| (end..line.len().min(end + 3)).take_while(|at| !line.pieces[*at].parted).find_map(found));
    let back = number.words.start.saturating_sub(BACK)..number.words.start;
    let mut before = back.rev().filter_map(found).filter(|(_, _, after)| *after <= number.words.start);
    place = place.or_else(|| before.next());
    place = place.or_else(|| (end..line.len().min(end + GROUP)).find_map(found));
    let (at, id, after) = place?;
    out.thing = Some(id);
    out.noun.clone_from(&line.pieces[after - 1].form);
    if at >= end {
        out.words.end = after;
    }
    Some(out)
}

/// What happened to what is counted: the nearest, in the group itself, behind or before, never beyond another number; over
/// a comma only where nothing is nearer.
fn happened(line: &Line, number: &Number, group: &Group, free: &dyn Fn(&Range<usize>) -> bool) -> Option<(u16, Range<usize>)> {
    let (start, end) = (number.words.start, group.words.end.max(number.words.end));
    let longest = |hit: &&crate::text::phrases::Hit<Role>| {
        matches!(hit.value, Role::Happened(_))
            && line.at(hit.words.start).find(|h| matches!(h.value, Role::Happened(_))) == Some(hit)
    };
    let distance = |words: &Range<usize>| {
        let between = if words.start >= end {
            end..words.start
        } else if words.end <= start {
            words.end..start
        } else {
            return Some((0, 0));
        };
        if between.len() > NEAR || !free(&between) {
            return None;
        }
        // A comma or an "and" on the way counts as much as a long clause.
        let commas = (between.start..between.end + 1)
            .filter(|at| line.is(*at, Role::And) || line.pieces.get(*at).is_some_and(|piece| piece.parted))
            .count();
        let behind = usize::from((words.end <= start) == line.words.noun_last);
        Some((2 * (between.len() + NEAR * commas.min(2)) + behind, words.start))
    };
    let alone = group.thing.is_none() && group.noun.is_empty();
    let hits = line.hits().iter().filter(longest);
    // A sum or a share is raised or cut, whatever happened to those who pay it.
    let measured = unit(line, number).map(|(id, _)| line.words.name(id));
    let rated = |id| changes(line, id) && (measured == Some("percent") || matches!(line.words.name(id), "raised" | "cut"));
    let hits = hits.filter(|hit| measured.is_none() || matches!(hit.value, Role::Happened(id) if rated(id)));
    let hits = hits.filter(|hit| !alone || measured.is_some() || !matches!(hit.value, Role::Happened(id) if changes(line, id)));
    let near = hits.filter_map(|hit| {
        if let Role::Happened(id) = hit.value { Some((distance(&hit.words)?, id, hit.words.clone())) } else { None }
    });
    let (far, id, words) = near.min_by_key(|(far, ..)| *far)?;
    (!(group.part && far.0 >= 2 * NEAR)).then_some((id, words))
}
