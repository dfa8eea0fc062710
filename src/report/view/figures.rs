//! Section "figures": numbers of the same thing side by side, as each outlet puts them.

use super::super::marks::Run;
use super::super::words::{Words, language, slug};
use super::index::{Entry, Index, When, when};
use super::said::Quote;
use crate::model::{Amount, Bound, Figure, FigureGiven, FigureRow, FigureSide, FigureStatus, Span};
use crate::text::numerals;
use serde::Serialize;
use std::collections::BTreeSet;

/// Rows that stand open: those in dispute, and others. The rest is folded, and beyond the last number in the data alone.
const DISPUTED: usize = 30;
const OTHERS: usize = 12;
const FOLDED: usize = 150;
/// Tellings of one side that are shown in a row.
const TOLD: usize = 24;

/// The section.
#[derive(Debug, Serialize)]
pub struct Figures {
    rows: Vec<Row>,
    folded: Vec<Row>,
    left_out: usize,
    /// Figures in all statements, and statements that hold one.
    found: usize,
    statements: usize,
}

#[derive(Debug, Serialize)]
struct Row {
    anchor: String,
    status: &'static str,
    disputed: bool,
    values: Vec<String>,
    unit: Option<String>,
    thing: Option<String>,
    noun: Option<Words>,
    happened: Option<String>,
    whose: Option<Words>,
    place: Option<Words>,
    sides: Vec<Side>,
    /// Parties to the conflict for which no figure was found.
    without: Vec<Words>,
    side_slugs: String,
    outlet_slugs: String,
}

#[derive(Debug, Serialize)]
struct Side {
    name: Option<Words>,
    values: Vec<String>,
    given: Vec<Given>,
    more: usize,
}

#[derive(Debug, Serialize)]
struct Given {
    outlet: Words,
    date: Option<When>,
    quote: Quote,
    /// The number in plain digits, where it is written otherwise.
    plain: Option<String>,
    bound: Option<&'static str>,
    label: String,
    anchor: String,
}

/// Fills the section.
pub fn view(index: &Index) -> Figures {
    let (disputed, others): (Vec<&FigureRow>, Vec<&FigureRow>) =
        index.comparison.figures.iter().partition(|row| is_disputed(row.status));
    let open = disputed.iter().take(DISPUTED).chain(others.iter().take(OTHERS));
    let folded = disputed.iter().skip(DISPUTED).chain(others.iter().skip(OTHERS));
    let all = index.comparison.figures.len();
    let (rows, folded): (Vec<Row>, Vec<Row>) =
        (open.map(|it| row(index, it)).collect(), folded.take(FOLDED).map(|it| row(index, it)).collect());
    let counts = index.entries.iter().map(|entry| entry.statement.codes.figures.len());
    Figures {
        left_out: all - rows.len() - folded.len(),
        rows,
        folded,
        found: counts.clone().sum(),
        statements: counts.filter(|count| *count > 0).count(),
    }
}

/// Whether numbers stand against each other.
pub fn is_disputed(status: FigureStatus) -> bool {
    matches!(status, FigureStatus::SidesDiffer | FigureStatus::OutletsDiffer)
}

/// The anchor of a row.
pub fn anchor(row: &FigureRow) -> String {
    format!("f-{}", row.id)
}

fn row(index: &Index, row: &FigureRow) -> Row {
    let sides: Vec<Side> = row.sides.iter().map(|it| side(index, it)).collect();
    let has = |id: &str| row.sides.iter().any(|side| side.party.as_deref() == Some(id));
    let principals = index.parties().filter(|party| party.principal && !has(&party.id));
    let first = row.sides.first().and_then(|side| index.entry(&side.given.first()?.statement));
    let lang = first.map_or("", |entry| entry.reading.article.lang.as_str());
    let outlets: BTreeSet<String> =
        row.sides.iter().flat_map(|side| &side.given).map(|given| slug(&outlet(index, given))).collect();
    let parties: Vec<String> = row.sides.iter().filter_map(|side| side.party.as_deref()).map(slug).collect();
    let mut values = Vec::new();
    for value in sides.iter().flat_map(|side| &side.values) {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    Row {
        anchor: anchor(row),
        status: status(row.status),
        disputed: is_disputed(row.status),
        values,
        unit: row.unit.clone(),
        thing: row.thing.clone(),
        noun: row.thing.is_none().then(|| Words::new(&row.noun, lang, index.page())),
        happened: row.happened.clone(),
        whose: row.whose.as_deref().map(|id| index.actor(id)),
        place: row.place.as_deref().map(|place| index.name_in_corpus(place)),
        without: principals.map(|party| index.actor(&party.id)).collect(),
        sides,
        side_slugs: parties.join(" "),
        outlet_slugs: outlets.into_iter().collect::<Vec<_>>().join(" "),
    }
}

fn outlet(index: &Index, given: &FigureGiven) -> String {
    index.entry(&given.statement).map(|entry| index.outlet(entry.reading).text).unwrap_or_default()
}

fn side(index: &Index, side: &FigureSide) -> Side {
    let told: Vec<(&Entry, &Figure)> = side
        .given
        .iter()
        .filter_map(|given| {
            let entry = index.entry(&given.statement)?;
            Some((entry, entry.statement.codes.figures.get(given.figure)?))
        })
        .collect();
    let mut values = Vec::new();
    for (_, figure) in &told {
        let value = number(index, figure);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Side {
        name: side.party.as_deref().map(|id| index.actor(id)),
        values,
        given: told.iter().take(TOLD).map(|(entry, figure)| given(index, entry, figure)).collect(),
        more: told.len().saturating_sub(TOLD),
    }
}

fn given(index: &Index, entry: &Entry, figure: &Figure) -> Given {
    let article = &entry.reading.article;
    let written = figure.span.of(&article.text);
    let digits: String = written.chars().filter(|c| numerals::digit(*c).is_some()).collect();
    let same = digits == index.strings.numbers.digits(figure.value) && figure.upto.is_none();
    Given {
        outlet: index.outlet(entry.reading),
        date: article.date.as_deref().map(|date| when(index.strings, date)),
        quote: phrase(index, entry, figure),
        plain: (!same).then(|| number(index, figure)),
        bound: bound(figure.bound),
        label: entry.label.clone(),
        anchor: entry.anchor.clone(),
    }
}

/// The outlet's words, the number emphasised.
fn phrase(index: &Index, entry: &Entry, figure: &Figure) -> Quote {
    let article = &entry.reading.article;
    let (whole, number) = (figure.phrase, figure.span);
    let parts = [
        (Span::new(whole.start, number.start.max(whole.start)), ""),
        (number, "fig"),
        (Span::new(number.end.min(whole.end), whole.end), ""),
    ];
    let run = |(span, class): &(Span, &str)| Run {
        text: span.of(&article.text).replace('\n', " "),
        class: (*class).to_owned(),
        ..Run::default()
    };
    let runs: Vec<Run> = parts.iter().map(run).filter(|run| !run.text.is_empty()).collect();
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let (lang, dir) = language(&text, &article.lang, index.page());
    Quote { lang, dir, runs }
}

/// A number in the page's digits, with its marks between thousands.
fn number(index: &Index, figure: &Figure) -> String {
    let one = |amount: Amount| index.strings.numbers.amount(amount);
    match figure.upto {
        Some(upto) => index.strings.plain("figures.range", None, &[("from", &one(figure.value)), ("to", &one(upto))]),
        None => one(figure.value),
    }
}

fn bound(bound: Bound) -> Option<&'static str> {
    Some(match bound {
        Bound::Exactly => return None,
        Bound::AtLeast => "at-least",
        Bound::MoreThan => "more-than",
        Bound::AtMost => "at-most",
        Bound::LessThan => "less-than",
        Bound::About => "about",
        Bound::Vague => "vague",
    })
}

/// A status as the strings name it.
fn status(status: FigureStatus) -> &'static str {
    match status {
        FigureStatus::SidesDiffer => "sides-differ",
        FigureStatus::OutletsDiffer => "outlets-differ",
        FigureStatus::OverTime => "over-time",
        FigureStatus::SourceMissing => "source-missing",
        FigureStatus::SidesAgree => "sides-agree",
        FigureStatus::OneSideOnly => "one-side-only",
    }
}
