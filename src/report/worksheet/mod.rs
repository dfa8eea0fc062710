//! Worksheets: exercises made of the report's own records, each with a computed key.
//!
//! An exercise is a line of [`EXERCISES`], a small file here that draws from the records and says what the key is, a
//! template of its name in `templates/worksheets/`, and a table of strings. None asks which side is right. Where the
//! records do not suffice, an exercise is left out and the sheet says why.

mod dice;
mod stock;

mod distance;
mod headlines;
mod ladder;
mod line;
mod marks;
mod matrix;
mod missing;
mod names;
mod neutral;
mod numbers;
mod parts;
mod posts;
mod same;
mod trace;
mod verbs;
mod when;

use super::view::Index;
use dice::Dice;
use serde::Serialize;
use stock::Stock;
use tera::{Context, Tera, TeraResult, Value};

/// How a sheet is made.
#[derive(Clone, Debug)]
pub struct Options {
    /// The same seed gives the same sheet, another seed other sentences in another order.
    pub seed: u64,
    /// Exercises of one level alone (1 to 3).
    pub level: Option<u8>,
    /// With the key.
    pub key: bool,
    /// The address of the report to which statement numbers lead; none where it is not known.
    pub report: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, level: None, key: true, report: None }
    }
}

/// Makes an exercise of the records; the error is how many of what it needs there are.
type Make = fn(&Stock, &mut Dice) -> Result<Value, usize>;

struct Exercise {
    /// Its template, `templates/worksheets/KEY.html`, and its table of strings, `sheet-KEY`.
    key: &'static str,
    /// 1 to 3.
    level: u8,
    minutes: usize,
    make: Make,
}

const fn exercise(key: &'static str, level: u8, minutes: usize, make: Make) -> Exercise {
    Exercise { key, level, minutes, make }
}

/// The exercises, in the order of the sheet: from the sentence to the whole coverage.
const EXERCISES: &[Exercise] = &[
    exercise("parts", 1, 15, parts::make),
    exercise("marks", 1, 20, marks::make),
    exercise("ladder", 1, 20, ladder::make),
    exercise("headlines", 1, 25, headlines::make),
    exercise("posts", 1, 15, posts::make),
    exercise("verbs", 2, 25, verbs::make),
    exercise("distance", 2, 20, distance::make),
    exercise("names", 2, 20, names::make),
    exercise("trace", 2, 15, trace::make),
    exercise("numbers", 2, 20, numbers::make),
    exercise("line", 2, 25, line::make),
    exercise("matrix", 2, 30, matrix::make),
    exercise("missing", 2, 25, missing::make),
    exercise("same", 3, 25, same::make),
    exercise("neutral", 3, 25, neutral::make),
    exercise("when", 3, 25, when::make),
];

/// Those that stand in the report itself.
const IN_REPORT: &[&str] = &["parts", "ladder", "verbs", "matrix", "missing"];

/// An exercise, rendered.
#[derive(Debug, Serialize)]
struct Made {
    key: &'static str,
    level: u8,
    minutes: usize,
    task: String,
    answer: String,
}

/// An exercise for which the records do not suffice.
#[derive(Debug, Serialize)]
struct LeftOut {
    key: &'static str,
    found: usize,
}

/// A whole sheet.
#[derive(Debug, Serialize)]
pub struct Sheet {
    seed: u64,
    level: Option<u8>,
    key: bool,
    exercises: Vec<Made>,
    left_out: Vec<LeftOut>,
}

/// The handful of exercises in the report.
///
/// # Errors
/// Where a template does not fit.
pub fn in_report(index: &Index, tera: &Tera, context: &Context) -> TeraResult<Sheet> {
    let options = Options { report: Some(String::new()), ..Options::default() };
    sheet(index, tera, context, &options, &|key| IN_REPORT.contains(&key))
}

/// All exercises.
///
/// # Errors
/// Where a template does not fit.
pub fn whole(index: &Index, tera: &Tera, context: &Context, options: &Options) -> TeraResult<Sheet> {
    sheet(index, tera, context, options, &|_| true)
}

fn sheet(index: &Index, tera: &Tera, context: &Context, options: &Options, wanted: &dyn Fn(&str) -> bool) -> TeraResult<Sheet> {
    let stock = Stock::new(index, options.report.as_deref());
    let mut sheet =
        Sheet { seed: options.seed, level: options.level, key: options.key, exercises: Vec::new(), left_out: Vec::new() };
    let fits = |exercise: &&Exercise| wanted(exercise.key) && options.level.is_none_or(|level| level == exercise.level);
    for exercise in EXERCISES.iter().filter(fits) {
        let it = match (exercise.make)(&stock, &mut Dice::new(options.seed, exercise.key)) {
            Ok(it) => it,
            Err(found) => {
                sheet.left_out.push(LeftOut { key: exercise.key, found });
                continue;
            }
        };
        let part = |part: &str| {
            let mut own = context.clone();
            own.insert_value("it", it.clone());
            own.insert("part", part);
            tera.render(&format!("worksheets/{}.html", exercise.key), &own)
        };
        sheet.exercises.push(Made {
            key: exercise.key,
            level: exercise.level,
            minutes: exercise.minutes,
            task: part("task")?,
            answer: if options.key { part("key")? } else { String::new() },
        });
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::super::strings::Strings;
    use super::*;
    use crate::knowledge::assets;

    #[test]
    fn every_exercise_has_its_template_and_its_words() {
        for exercise in EXERCISES {
            assert!(assets::template(&format!("worksheets/{}.html", exercise.key)).is_some(), "{}", exercise.key);
            assert!((1..=3).contains(&exercise.level) && exercise.minutes > 0, "{}", exercise.key);
            for language in super::super::languages() {
                let strings = Strings::load(&language).unwrap_or_else(|error| panic!("{error}"));
                for word in ["title", "aim", "question", "task", "lacks"] {
                    assert!(strings.has(&format!("sheet-{}.{word}", exercise.key)), "{language}: sheet-{}.{word}", exercise.key);
                }
            }
        }
        assert!(IN_REPORT.iter().all(|key| EXERCISES.iter().any(|exercise| exercise.key == *key)));
    }
}
