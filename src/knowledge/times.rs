//! Words that tell on which day something was said (data/languages/TAG/times.toml).

use super::parse;
use crate::Error;
use crate::model::DayPart;
use crate::text::forms::Inflection;
use crate::text::phrases::Phrases;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a word or a group of words says of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// A day of the week, Monday first.
    Weekday(i64),
    /// So many days from the article's.
    Day(i64),
    /// A part of the day.
    Part(DayPart),
    /// The day beside it is another than the last one of that name.
    Not,
}

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    weekday: Lists,
    day: Lists,
    #[serde(default)]
    part: BTreeMap<DayPart, Vec<String>>,
    #[serde(default)]
    not: Words,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const HELP: &str = "the tables are [weekday] with the English names of the days, [day] with whole numbers, [part], [not]";

/// Reads the file's text; `path` is for messages.
///
/// # Errors
/// Where the text does not say what it must: file, line, what to do.
pub fn parse(text: &str, path: &str, inflection: &Arc<Inflection>) -> Result<Phrases<TimeWord>, Error> {
    let file: File = parse::toml(text, path, HELP)?;
    let wrong = |key: &str| parse::data(text, path, text.find(key), format!("“{key}” is no day"), HELP);
    let mut words = Phrases::new(inflection);
    let mut add = |list: &[String], word: TimeWord| list.iter().for_each(|phrase| words.add(phrase, word));
    for (name, list) in &file.weekday {
        let day = WEEK.iter().position(|day| day == name).ok_or_else(|| wrong(name))?;
        add(list, TimeWord::Weekday(day as i64));
    }
    for (days, list) in &file.day {
        add(list, TimeWord::Day(days.parse().map_err(|_| wrong(days))?));
    }
    file.part.iter().for_each(|(part, list)| add(list, TimeWord::Part(*part)));
    add(&file.not.words, TimeWord::Not);
    Ok(words)
}
