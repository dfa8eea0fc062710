//! Names beside a figure: whose they are that are counted, and where it was.

use super::counted::{NEAR, breaks};
use super::line::Line;
use crate::knowledge::actors::{Actors, Known};
use crate::knowledge::lexicon;
use crate::knowledge::pack::{Classes, Pack};
use crate::knowledge::quantities::Role;
use std::ops::Range;

/// The state or body whose people or things are counted: named in the group, or right behind it.
pub(super) fn whose(line: &Line, words: &Range<usize>, pack: &Pack, actors: &Actors) -> Option<String> {
    let names = actors.lexicon(&pack.tag)?;
    let until = words.end + usize::from(!line.words.noun_last);
    (words.start..until.min(line.len())).find_map(|at| {
        let known = lexicon::peel(&lexicon::key(line.raw(at)), |key, _| names.one(key))?;
        match known {
            Known::State(id) | Known::People(id) => actors.entry(id).map(|entry| entry.id.clone()),
            _ => None,
        }
    })
}

/// The name of a place behind: a capital letter behind "in", or a name behind its kind.
pub(super) fn place(line: &Line, end: usize, pack: &Pack, free: &dyn Fn(&Range<usize>) -> bool) -> Option<String> {
    let capital =
        |at: usize| line.raw(at).starts_with(char::is_uppercase) && !line.is(at, Role::Time) && !line.is(at, Role::Date);
    for at in end..line.len().min(end + NEAR) {
        let inside = line.end(at, |role| role == Role::In);
        let from = inside.unwrap_or(at);
        let kind = line.end(from, |role| role == Role::Kind);
        if inside.is_none() && kind.is_none() {
            continue;
        }
        let first = kind.unwrap_or(from);
        if !free(&(end..first)) || first >= line.len() {
            return None;
        }
        let cased = line.raw(first).chars().any(|c| c.is_lowercase() || c.is_uppercase());
        if cased {
            let last =
                (first..line.len()).take(3).take_while(|at| capital(*at) && (*at == first || !line.pieces[*at].parted)).last();
            if let Some(last) = last {
                return Some(line.span(first..last + 1).of(line.text).to_owned());
            }
        } else if kind.is_some() && !breaks(line, first, pack) {
            return Some(line.raw(first).to_owned());
        }
    }
    None
}

/// In what it happened, a common noun behind "in", and the end of its group.
pub(super) fn event(line: &Line, end: usize, pack: &Pack) -> Option<(String, usize)> {
    const CLOSE: usize = 2;
    let from = line.end(end, |role| role == Role::In)?;
    // "at least", "in the town of": no event.
    if line.end(end, |role| matches!(role, Role::Bound(_))).or_else(|| line.end(from, |role| role == Role::Kind)).is_some() {
        return None;
    }
    let closed =
        |at: usize| pack.lexicon.get(line.pieces[at].form.as_str()).is_some_and(|entry| entry.classes.is(Classes::DETERMINER));
    let noun = (from..line.len().min(from + CLOSE)).find(|at| !closed(*at) || line.raw(*at).starts_with(char::is_uppercase))?;
    let other = |role| matches!(role, Role::Time | Role::Date | Role::Kind | Role::Number(_));
    let raw = line.raw(noun);
    let common = raw.chars().all(char::is_alphabetic) && !raw.starts_with(char::is_uppercase);
    let fits = |at: usize| !breaks(line, at, pack) && line.end(at, other).is_none();
    let until = noun + 1 + (noun + 1..line.len().min(noun + 1 + CLOSE)).take_while(|at| fits(*at)).count();
    (common && fits(noun)).then(|| (raw.to_owned(), until))
}
