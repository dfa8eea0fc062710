//! Words for numbers and for what is counted (data/languages/TAG/figures.toml).

use super::parse;
use crate::Error;
use crate::model::Bound;
use crate::text::fold;
use crate::text::forms::Inflection;
use crate::text::phrases::Phrases;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a word or a group of words does in the telling of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Is a number.
    Number(i64),
    /// Multiplies the number before it.
    Scale(i64),
    /// So many or more, uncounted.
    Vague(i64),
    /// Stands before a number and bounds it.
    Bound(Bound),
    /// Stands behind a number and bounds it.
    Behind(Bound),
    /// Joins parts of a number.
    And,
    /// Stands between the ends of a range.
    To,
    /// Stands before a range.
    Between,
    /// Stands before a change from one number to another.
    From,
    /// Stands between a number and the whole of which it counts a part.
    Of,
    /// Says that what is counted is the speaker's own.
    Own,
    /// Stands before a part of the figure just given.
    Part,
    /// Makes the number behind it a name's.
    Name,
    /// Makes the number before it a date, an hour, an age, a length of time.
    Time,
    /// Makes the number behind it a date.
    Date,
    /// A noun whose small numbers are no figures ("two sides").
    Plain,
    /// Stands before the name of a place.
    In,
    /// A kind of place, before its name.
    Kind,
    /// Says two by its form.
    Dual,
    /// One of a kind without a number.
    Single,
    /// Stands before one of a kind.
    Article,
    /// What is counted or measured.
    Thing(u16),
    /// What happened to it.
    Happened(u16),
    /// In what it is measured.
    Unit(u16),
}

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub struct Quantities {
    /// All words with their roles.
    pub roles: Phrases<Role>,
    /// The noun stands behind its adjectives.
    pub noun_last: bool,
    /// Endings of a plural.
    pub plural: Vec<String>,
    /// The mark before decimals.
    pub decimal: char,
    /// Single things are told from others by an article.
    pub articles: bool,
    /// Units that stand before their number as words (Turkish yüzde), folded.
    pub ahead: Vec<String>,
    /// Letters behind digits, with what they multiply by.
    pub suffixes: BTreeMap<String, i64>,
    names: Vec<String>,
}

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    noun: Place,
    #[serde(default)]
    plural: Vec<String>,
    decimal: char,
    #[serde(default)]
    ahead: Vec<String>,
    number: Lists,
    scale: Lists,
    #[serde(default)]
    suffix: Lists,
    #[serde(default)]
    vague: Lists,
    bound: Bounds,
    join: Join,
    #[serde(default)]
    not: Not,
    #[serde(default)]
    place: Places,
    #[serde(default)]
    dual: Words,
    #[serde(default)]
    single: Words,
    #[serde(default)]
    thing: Lists,
    #[serde(default)]
    happened: Lists,
    #[serde(default)]
    unit: Lists,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Place {
    First,
    Last,
}

#[derive(Deserialize)]
struct Bounds {
    #[serde(default)]
    behind: BTreeMap<Bound, Vec<String>>,
    #[serde(flatten)]
    before: BTreeMap<Bound, Vec<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Join {
    and: Vec<String>,
    to: Vec<String>,
    between: Vec<String>,
    from: Vec<String>,
    of: Vec<String>,
    own: Vec<String>,
    part: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Not {
    before: Vec<String>,
    time: Vec<String>,
    date: Vec<String>,
    noun: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Places {
    r#in: Vec<String>,
    kinds: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    article: Vec<String>,
    words: Vec<String>,
}

const HELP: &str = "compare with docs/language-pack.md, or with figures.toml of another language";

impl Quantities {
    /// Reads the file's text; `path` is for messages.
    ///
    /// # Errors
    /// Where the text does not say what it must: file, line, what to do.
    pub fn parse(text: &str, path: &str, inflection: &Arc<Inflection>) -> Result<Self, Error> {
        let file: File = parse::toml(text, path, HELP)?;
        let mut out = Self {
            roles: Phrases::new(inflection),
            noun_last: file.noun == Place::Last,
            plural: file.plural,
            decimal: file.decimal,
            ahead: file.ahead.iter().map(|word| fold::word(word)).collect(),
            articles: !file.single.article.is_empty(),
            ..Self::default()
        };
        let value = |key: &str| {
            let wrong = || parse::data(text, path, text.find(key), format!("“{key}” is no whole number"), HELP);
            key.parse::<i64>().map_err(|_| wrong())
        };
        let number: fn(i64) -> Role = Role::Number;
        for (table, role) in [(&file.number, number), (&file.scale, Role::Scale), (&file.vague, Role::Vague)] {
            for (key, words) in table {
                // Number words take no endings: some of them differ in nothing else.
                words.iter().for_each(|words| out.roles.add(&bare(words), role(value(key).unwrap_or_default())));
                value(key)?;
            }
        }
        for (key, letters) in &file.suffix {
            let by = value(key)?;
            out.suffixes.extend(letters.iter().map(|letters| (letters.clone(), by)));
        }
        let (join, not) = (file.join, file.not);
        for (words, role) in [
            (join.and, Role::And),
            (join.to, Role::To),
            (join.between, Role::Between),
            (join.from, Role::From),
            (join.of, Role::Of),
            (join.own, Role::Own),
            (join.part, Role::Part),
            (not.before, Role::Name),
            (not.time, Role::Time),
            (not.date, Role::Date),
            (not.noun, Role::Plain),
            (file.place.r#in, Role::In),
            (file.place.kinds, Role::Kind),
            (file.dual.words, Role::Dual),
            (file.single.words, Role::Single),
            (file.single.article, Role::Article),
        ] {
            words.iter().for_each(|words| out.roles.add(words, role));
        }
        for (bounds, role) in [(file.bound.before, Role::Bound as fn(Bound) -> Role), (file.bound.behind, Role::Behind)] {
            for (bound, words) in bounds {
                words.iter().for_each(|words| out.roles.add(words, role(bound)));
            }
        }
        let thing: fn(u16) -> Role = Role::Thing;
        for (lists, role) in [(file.thing, thing), (file.happened, Role::Happened), (file.unit, Role::Unit)] {
            for (name, words) in lists {
                let id = out.names.len() as u16;
                out.names.push(name);
                words.iter().for_each(|words| out.roles.add(words, role(id)));
            }
        }
        Ok(out)
    }

    /// The name, in all languages, of a thing, a happening or a unit.
    pub fn name(&self, id: u16) -> &str {
        self.names.get(id as usize).map_or("", String::as_str)
    }
}

fn bare(words: &str) -> String {
    words.split_whitespace().map(|word| format!("{word}=")).collect::<Vec<_>>().join(" ")
}
