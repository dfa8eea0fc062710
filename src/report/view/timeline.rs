//! Section "timeline": when statements were made, as far as the articles tell, as a drawing and as an equal table.

use super::super::axis::{Axis, Lane, Placed, Span, WIDTH};
use super::super::svg::{fit, width};
use super::super::words::{Words, direction, slug};
use super::index::{Index, When, when};
use crate::model::{Direction, TimeBasis, TimelineEntry};
use crate::text::dates;
use serde::Serialize;
use std::collections::BTreeMap;

/// Sides with a lane of their own; the rest share one.
const LANES: usize = 12;
/// Days beyond which statements are gathered in bins, and how many bins there are at most.
const DAYS: i64 = 14;
const BINS: i64 = 36;
/// Statements that a row of the table names; the rest is counted.
const NAMED: usize = 60;
/// Rows in which hours of publication are written, and how many hours are drawn.
const HOUR_ROWS: usize = 5;
const HOURS: usize = 60;

/// The section.
#[derive(Debug, Default, Serialize)]
pub struct Timeline {
    width: i32,
    height: i32,
    end: i32,
    lanes: Vec<Named>,
    days: Vec<Day>,
    hours: Vec<Hour>,
    boxes: Vec<Bar>,
    /// Acts of speech with a day told beside the verb, only known to be earlier than a publication, without any date.
    told: usize,
    before: usize,
    undated: usize,
    /// Days in one bin, where statements are gathered.
    bin: Option<i64>,
}

/// A side's lane.
#[derive(Debug, Serialize)]
struct Named {
    name: Option<Words>,
    /// The name as the drawing has room for it.
    short: String,
    x: i32,
    #[serde(flatten)]
    lane: Lane,
}

/// A day, or the first of a bin.
#[derive(Debug, Serialize)]
struct Day {
    /// Left edge of its ground, which every second has; none for the others.
    ground: Option<(i32, i32)>,
    x: i32,
    text: Option<String>,
}

/// An hour of publication.
#[derive(Debug, Serialize)]
struct Hour {
    x: i32,
    text: Option<(i32, i32, String)>,
}

/// A bar or an open box: a row of the table.
#[derive(Debug, Serialize)]
struct Bar {
    anchor: String,
    lane: usize,
    slug: String,
    basis: &'static str,
    from: Option<When>,
    until: Option<When>,
    /// The first acts of speech, as many as there is room for in the drawing, and in the table.
    labels: Vec<(String, String)>,
    placed: Placed,
    more: usize,
    named: Vec<(String, String)>,
    unnamed: usize,
    count: usize,
}

type Key = (usize, TimeBasis, Option<i64>, Option<i64>);

/// Fills the section.
pub fn view(index: &Index) -> Timeline {
    let entries = &index.comparison.timeline;
    let minute = |date: &Option<String>| date.as_deref().and_then(dates::minutes).map(|(at, _)| at);
    let published = index.corpus.readings.iter().filter_map(|r| dates::minutes(r.article.date.as_deref()?));
    let known = entries.iter().flat_map(|entry| [minute(&entry.from), minute(&entry.until)]).flatten();
    let all: Vec<i64> = known.chain(published.map(|(_, last)| last)).collect();
    let (Some(first), Some(last)) = (all.iter().min(), all.iter().max()) else { return undated(index) };
    // A day before the first publication is drawn, so that boxes open to the past have room.
    let first = if entries.iter().any(|entry| entry.basis == TimeBasis::Words) { *first } else { first - dates::DAY / 2 };
    let from = first.div_euclid(dates::DAY) * dates::DAY;
    let until = (last.div_euclid(dates::DAY) + 1) * dates::DAY;
    let days = (until - from) / dates::DAY;
    let bin = (days > DAYS).then(|| days.div_euclid(BINS) + 1);
    // The last bin is whole.
    let until = bin.map_or(until, |bin| from + (days + bin - 1).div_euclid(bin) * bin * dates::DAY);
    let axis = Axis { from, until, mirrored: direction(index.page()) == Direction::Rtl };
    drawn(index, axis, bin)
}

/// Without any date there is no axis: all stand in boxes that are open at both ends.
fn undated(index: &Index) -> Timeline {
    drawn(index, Axis { from: 0, until: 1, mirrored: direction(index.page()) == Direction::Rtl }, None)
}

fn drawn(index: &Index, axis: Axis, bin: Option<i64>) -> Timeline {
    let entries = &index.comparison.timeline;
    let mut sides: Vec<Option<&str>> = index.parties().take(LANES).map(|party| Some(party.id.as_str())).collect();
    let lane_of = |entry: &TimelineEntry| sides.iter().position(|side| *side == entry.party.as_deref());
    let rest = entries.iter().any(|entry| lane_of(entry).is_none());
    let mut groups: BTreeMap<Key, Vec<&TimelineEntry>> = BTreeMap::new();
    for entry in entries {
        let lane = lane_of(entry).unwrap_or(sides.len());
        let minute = |date: &Option<String>| date.as_deref().and_then(dates::minutes).map(|(at, _)| at);
        let (from, until) = (minute(&entry.from), minute(&entry.until));
        let step = bin.map(|days| days * dates::DAY);
        let floor = |at: i64| step.map_or(at, |step| axis.from + (at - axis.from).div_euclid(step) * step);
        let ceil = |at: i64| step.map_or(at, |step| axis.from + ((at - 1 - axis.from).div_euclid(step) + 1) * step);
        groups.entry((lane, entry.basis, from.map(floor), until.map(ceil))).or_default().push(entry);
    }
    // Lanes with nothing in them are left out.
    let used: Vec<usize> = (0..=sides.len()).filter(|lane| groups.keys().any(|key| key.0 == *lane)).collect();
    if rest {
        sides.push(None);
    }
    let lane = |lane: usize| used.iter().position(|used| *used == lane).unwrap_or(0);
    let spans: Vec<Span> = groups
        .iter()
        .map(|(key, entries)| {
            let (lane, open) = (lane(key.0), key.1 != TimeBasis::Words);
            // Of many boxes open to the past only the last bin is drawn, so that a lane stays low.
            let last = bin.and_then(|days| Some(key.3? - days * dates::DAY));
            let labels = if bin.is_some() { 1 } else { entries.len() };
            Span { lane, from: key.2.or(last), until: key.3, open, labels }
        })
        .collect();
    let (placed, lanes, end) = axis.place(used.len(), &spans);
    let names = used.iter().zip(lanes).map(|(at, lane)| {
        let name = sides[*at].map(|id| index.actor(id));
        let text = name.as_ref().map_or_else(|| index.strings.plain("timeline.rest", None, &[]), |name| name.text.clone());
        Named { name, short: fit(&text, 168, 13), x: axis.x(0), lane }
    });
    let boxes: Vec<Bar> = groups
        .iter()
        .zip(placed)
        .map(|((key, entries), placed)| bar(index, (key, lane(key.0), sides.get(key.0).copied().flatten()), entries, placed, bin))
        .collect();
    let lanes: Vec<Named> = names.collect();
    let (hours, rows) = if bin.is_none() { hours(index, &axis, end) } else { (Vec::new(), 0) };
    let count = |basis| entries.iter().filter(|entry| entry.basis == basis).count();
    let dated = entries.iter().any(|entry| entry.until.is_some());
    Timeline {
        width: WIDTH,
        height: end + 12 + rows as i32 * 16,
        end,
        days: if dated { days(index, &axis, bin) } else { Vec::new() },
        lanes,
        hours,
        boxes,
        told: count(TimeBasis::Words),
        before: count(TimeBasis::Publication),
        undated: count(TimeBasis::None),
        bin,
    }
}

fn bar(
    index: &Index,
    (key, lane, side): (&Key, usize, Option<&str>),
    entries: &[&TimelineEntry],
    placed: Placed,
    bin: Option<i64>,
) -> Bar {
    let label = |id: &String| index.entry(id).map(|entry| (entry.label.clone(), entry.anchor.clone()));
    let firsts = entries.iter().filter_map(|entry| label(entry.statements.first()?));
    let all: Vec<(String, String)> = entries.iter().flat_map(|entry| &entry.statements).filter_map(label).collect();
    let shown = if bin.is_some() { 0 } else { placed.labels.len() };
    let (_, basis, from, until) = key;
    let time = |at: &Option<i64>| at.map(|at| when(index.strings, &dates::iso(at)));
    Bar {
        anchor: format!(
            "t-{}-{}-{}-{}",
            side.map_or_else(|| "~".to_owned(), slug),
            name(*basis),
            from.map_or_else(String::new, |from| from.to_string()),
            until.map_or_else(String::new, |until| until.to_string())
        ),
        lane,
        slug: side.map(slug).unwrap_or_default(),
        basis: name(*basis),
        from: time(from),
        until: time(until),
        labels: firsts.take(shown).collect(),
        more: entries.len() - shown,
        placed,
        count: all.len(),
        unnamed: all.len().saturating_sub(NAMED),
        named: all.into_iter().take(NAMED).collect(),
    }
}

fn name(basis: TimeBasis) -> &'static str {
    match basis {
        TimeBasis::Words => "words",
        TimeBasis::Publication => "before",
        TimeBasis::None => "none",
    }
}

/// The days, every second on a ground of its own; of bins every third is named.
fn days(index: &Index, axis: &Axis, bin: Option<i64>) -> Vec<Day> {
    let step = bin.unwrap_or(1) * dates::DAY;
    let count = (axis.until - axis.from + step - 1) / step;
    (0..count)
        .map(|at| {
            let start = axis.from + at * step;
            let (left, right) = (axis.at(start), axis.at(start + step));
            let text = when(index.strings, &dates::iso(start)[..10]).text;
            let every = (i64::from(width(&text, 13)) + 16) / i64::from((right - left).max(1)) + 1;
            Day {
                ground: (at % 2 == 1).then(|| (axis.x(if axis.mirrored { right } else { left }), right - left)),
                x: axis.x(left + 5),
                text: (at % every == 0 && axis.x(0).abs_diff(axis.x(left)) as i32 + width(&text, 13) <= WIDTH).then_some(text),
            }
        })
        .collect()
}

/// Hours of publication, each with its outlet where there is room; and how many rows these take.
fn hours(index: &Index, axis: &Axis, end: i32) -> (Vec<Hour>, usize) {
    let mut by_time: BTreeMap<(i64, bool), Vec<String>> = BTreeMap::new();
    for reading in &index.corpus.readings {
        if let Some((first, last)) = reading.article.date.as_deref().and_then(dates::minutes) {
            let outlet = index.outlet(reading).text;
            let outlets = by_time.entry((last, first == last)).or_default();
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
    }
    let mut rows: Vec<i32> = Vec::new();
    let digits = |written: &str| index.strings.numbers.digits(written);
    let hour = |((time, known), outlets): (&(i64, bool), &Vec<String>)| {
        let at = axis.at(*time);
        // An article may give its day without an hour.
        let clock =
            dates::iso(*time).get(11..16).filter(|_| *known).map_or_else(String::new, |clock| format!("{} ", digits(clock)));
        let name = fit(&outlets[0], 130, 12);
        let more = if outlets.len() > 1 { digits(&format!(" +{}", outlets.len() - 1)) } else { String::new() };
        let text = format!("{clock}{name}{more}");
        let long = width(&text, 12) + 10;
        // Text ends at its line where it would leave the drawing.
        let start = if at + long > WIDTH { at - long } else { at };
        let row = rows.iter().position(|taken| *taken <= start).or_else(|| {
            (rows.len() < HOUR_ROWS).then(|| {
                rows.push(0);
                rows.len() - 1
            })
        });
        let text = row.map(|row| {
            rows[row] = start + long;
            (axis.x(start + 3), end + 16 + row as i32 * 16, text)
        });
        Hour { x: axis.x(at), text }
    };
    let hours: Vec<Hour> = by_time.iter().take(HOURS).map(hour).collect();
    (hours, rows.len())
}
