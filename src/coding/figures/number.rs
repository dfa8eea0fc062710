//! Numbers in a line: digits, words, compounds, ranges, bounds.

use super::line::Line;
use crate::knowledge::quantities::Role;
use crate::model::{Amount, Bound, Span};
use crate::text::fold;
use crate::text::numerals;
use std::ops::Range;

/// A number with what bounds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// The number, or the lower end of a range.
    pub(super) value: Amount,
    /// The upper end.
    pub(super) upto: Option<Amount>,
    /// How it bounds.
    pub(super) bound: Bound,
    /// Its words, with those that bound it.
    pub(super) words: Range<usize>,
    /// The first word of the number itself.
    pub(super) first: usize,
    /// Written in digits.
    pub(super) digits: bool,
    /// A sign of a unit stands before it ("$20").
    pub(super) unit: Option<u16>,
    /// It is the first end of a change ("from 2 to 3"): what is counted stands behind the second.
    pub(super) changes: bool,
}

/// Numbers in the order of the words.
pub(super) fn numbers(line: &Line) -> Vec<Number> {
    let mut all: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match number(line, at) {
            Some(found) => {
                at = found.words.end.max(at + 1);
                if !is_name(line, &found) {
                    all.push(found);
                }
            }
            None => at += 1,
        }
    }
    all
}

fn number(line: &Line, first: usize) -> Option<Number> {
    let (value, mut end, digits, vague) = plain(line, first)?;
    let mut number = Number {
        value,
        upto: None,
        bound: if vague { Bound::Vague } else { Bound::Exactly },
        words: first..end,
        first,
        digits,
        unit: None,
        changes: false,
    };
    // A sign of a currency before the number belongs to it, and a word where the language sets it there ("yüzde 5").
    if let Some(Role::Unit(unit)) = line.before(first).map(|hit| hit.value).find(|role| matches!(role, Role::Unit(_)))
        && (line.raw(first - 1).chars().all(|c| !c.is_alphabetic())
            || line.words.ahead.contains(&fold::word(line.raw(first - 1))))
    {
        number.unit = Some(unit);
        number.words.start -= 1;
    }
    let opens = |role: Role| line.before(number.words.start).any(|hit| hit.value == role);
    let (between, from) = (opens(Role::Between), opens(Role::From));
    let joins = if between { Role::And } else { Role::To };
    let ranges = line.pieces.get(end).is_some_and(|next| next.dash || (between && next.joined));
    let second = if ranges { Some(end) } else { line.end(end, |role| role == joins || role == Role::To) };
    if let Some(second) = second.filter(|_| !vague)
        && let Some((upper, after, also, false)) = plain(line, second).filter(|next| next.2 == digits)
    {
        number.changes = from && !between;
        if !number.changes && upper > value && also == digits {
            number.upto = Some(upper);
            end = after;
        }
    }
    if let Some(hit) = line.before(number.words.start).find(|hit| number.upto.is_some() && hit.value == Role::Between) {
        number.words.start = hit.words.start;
    }
    let bounds = line.before(number.words.start).find_map(|hit| match hit.value {
        Role::Bound(bound) => Some((bound, hit.words.start)),
        _ => None,
    });
    if let Some((bound, start)) = bounds.filter(|_| !line.pieces[number.words.start].parted) {
        number.bound = bound;
        number.words.start = start;
    }
    let behind = line.at(end).find_map(|hit| match hit.value {
        Role::Behind(bound) => Some((bound, hit.words.end)),
        _ => None,
    });
    if let Some((bound, after)) = behind.filter(|_| !line.pieces[end].parted && number.bound == Bound::Exactly) {
        number.bound = bound;
        end = after;
    }
    number.words.end = end;
    Some(number)
}

/// A number without what bounds it: value, the word behind it, whether in digits, whether nobody counted.
fn plain(line: &Line, first: usize) -> Option<(Amount, usize, bool, bool)> {
    if let Some((value, end)) = in_digits(line, first) {
        return Some((value, end, true, false));
    }
    let vague = line.at(first).find_map(|hit| match hit.value {
        Role::Vague(least) => Some((Amount::whole(least), hit.words.end)),
        _ => None,
    });
    if let Some((least, end)) = vague {
        return Some((least, end, false, true));
    }
    // "several hundred": a scale by itself counts one of it only behind an article, where there are articles.
    let alone = line.words.articles && scale(line, first).is_some() && !line.before(first).any(|hit| hit.value == Role::Article);
    in_words(line, first).map(|(value, end)| (Amount::whole(value), end, false, alone))
}

fn in_digits(line: &Line, first: usize) -> Option<(Amount, usize)> {
    let piece = line.pieces.get(first)?;
    let (mut value, taken) = numerals::number(&piece.form, line.words.decimal)?;
    let rest = &piece.form[taken..];
    let mut end = first + 1;
    if !rest.is_empty() {
        value = times(value, *line.words.suffixes.get(rest)?)?;
    }
    // "1 800": groups of three behind white space.
    let three = |at: usize| {
        let next = line.pieces.get(at)?;
        let gap = Span::new(line.pieces[at - 1].span.end, next.span.start).of(line.text);
        let own = next.form.chars().count() == 3 && next.form.chars().all(|c| numerals::digit(c).is_some());
        (own && gap.chars().count() == 1 && gap.chars().all(char::is_whitespace)).then(|| numerals::number(&next.form, '.'))?
    };
    if rest.is_empty() && (1..=3).contains(&piece.form.chars().count()) && value > Amount(0) {
        while let Some((group, _)) = three(end) {
            value = Amount(times(value, 1000)?.0.checked_add(group.0)?);
            end += 1;
        }
    }
    while let Some((by, after)) = scale(line, end).filter(|_| !line.pieces[end].parted) {
        value = times(value, by)?;
        end = after;
    }
    Some((value, end))
}

fn times(value: Amount, by: i64) -> Option<Amount> {
    value.0.checked_mul(by).map(Amount)
}

fn scale(line: &Line, at: usize) -> Option<(i64, usize)> {
    line.at(at).find_map(|hit| match hit.value {
        Role::Scale(by) => Some((by, hit.words.end)),
        _ => None,
    })
}

/// Words put together: "two hundred and five", "خمسة وعشرون", "ألف ومئتان".
fn in_words(line: &Line, first: usize) -> Option<(i64, usize)> {
    let word = |at: usize| {
        line.at(at).find_map(|hit| match hit.value {
            Role::Number(number) => Some((number, hit.words.end)),
            _ => None,
        })
    };
    // Thousands so far, what is not yet multiplied, and the least scale so far.
    let (mut total, mut part): (i64, Option<i64>) = (0, None);
    let (mut end, mut last) = (first, i64::MAX);
    loop {
        // "two hundred and five", «treinta y cinco»
        let unit = word(end + 1).is_some_and(|(number, _)| number < 10);
        let joins = part.is_some_and(|part| part % 100 == 0 || part % 10 == 0 && unit);
        let and = end > first && line.is(end, Role::And) && joins;
        let at = if and { end + 1 } else { end };
        if at > first && line.pieces.get(at).is_none_or(|piece| piece.parted) {
            break;
        }
        let joined = at > first && line.pieces[at].joined;
        if let Some((number, after)) = word(at) {
            let fits = match part {
                None => number < last,
                Some(part) if part % 100 == 0 => number < 100 || (joined && part % 1000 == 0 && number < part),
                Some(part) if part % 10 == 0 => number < 10,
                Some(part) => joined && part < 10 && number % 10 == 0 && number < 100 && number > 10,
            };
            if !fits {
                break;
            }
            part = Some(part.unwrap_or(0) + number);
            end = after;
        } else if let Some((by, after)) = scale(line, at).filter(|(by, _)| *by < last) {
            // "a hundred" and "مئة" are one hundred; behind a larger scale a smaller one stands for itself ("ألف ومئة").
            let of = part.unwrap_or(1);
            if by < 1000 {
                let (kept, of) = if joined && of >= 1000 { (of, 1) } else { (0, of) };
                part = Some(kept.checked_add(of.checked_mul(by)?)?);
            } else {
                total = total.checked_add(of.checked_mul(by)?)?;
                part = None;
                last = by;
            }
            end = after;
        } else {
            break;
        }
    }
    (end > first).then_some(())?;
    Some((total.checked_add(part.unwrap_or(0))?, end))
}

/// Whether a number belongs to a name, an hour, a date or an address.
fn is_name(line: &Line, number: &Number) -> bool {
    let first = number.first;
    let span = line.pieces[first].span;
    let before = line.text[..span.start].chars().next_back();
    let last = line.pieces[number.words.end - 1].span.end;
    let mut after = line.text[last..].chars();
    let (next, then) = (after.next(), after.next());
    let then_digit = then.is_some_and(|c| numerals::digit(c).is_some());
    let in_address =
        matches!(before, Some('+' | ':' | '/' | '#' | '№' | '@' | '_')) || matches!(next, Some(':' | '/')) && then_digit;
    let hyphened = first > 0 && line.pieces[first].dash && line.raw(first - 1).chars().all(char::is_alphabetic) && number.digits;
    let named = line.before(number.words.start).chain(line.before(first)).any(|hit| matches!(hit.value, Role::Name | Role::Date));
    in_address || hyphened || named || line.is(number.words.end, Role::Time)
}
