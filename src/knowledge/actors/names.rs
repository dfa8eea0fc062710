//! Reads the names of one language: `data/actors/TAG/nations.tsv` and `data/actors/TAG/names.toml`.

use super::files::{Names, broken, parse, rows};
use super::{Actors, Entry, Known, OfficeKind};
use crate::Error;
use crate::knowledge::assets;
use crate::knowledge::lexicon::Lexicon;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The offices of all languages, by who fills them; before a stroke stands the only one that has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Offices {
    portfolios: Vec<String>,
    person: Vec<String>,
    body: Vec<String>,
    state: Vec<String>,
}

impl Offices {
    /// Key, who fills it; the key is the id with the only owner before it.
    pub(super) fn all(&self) -> Vec<(String, OfficeKind)> {
        let of_portfolio =
            |name: &String| [(format!("{name}-minister"), OfficeKind::Person), (format!("ministry-of-{name}"), OfficeKind::Body)];
        let lists = [(OfficeKind::Person, &self.person), (OfficeKind::Body, &self.body), (OfficeKind::State, &self.state)];
        let listed = lists.into_iter().flat_map(|(kind, keys)| keys.iter().map(move |key| (key.clone(), kind)));
        self.portfolios.iter().flat_map(of_portfolio).chain(listed).collect()
    }
}

/// `names.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    people: BTreeMap<String, String>,
    #[serde(default)]
    ministries: Ministries,
    #[serde(default)]
    portfolios: Names,
    #[serde(default)]
    offices: Names,
    #[serde(default)]
    bodies: Names,
}

/// How ministers and ministries are called: `{}` becomes the words of a portfolio.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Ministries {
    person: Vec<String>,
    body: Vec<String>,
}

/// Tags of the languages that have names: the columns of states.tsv and the folders of `data/actors/`.
pub(super) fn languages(actors: &Actors) -> BTreeSet<String> {
    let paths = assets::data_below("actors/");
    let folders = paths.iter().filter_map(|path| path.strip_prefix("actors/")?.strip_suffix("/names.toml"));
    let columns = actors.entries.iter().flat_map(|entry| entry.names.keys().map(String::as_str));
    folders.chain(columns).map(str::to_owned).collect()
}

/// Reads a language. Bodies come last, so that of two equally long names the body's wins.
pub(super) fn read(actors: &mut Actors, tag: &str) -> Result<(), Error> {
    let path = format!("data/actors/{tag}/names.toml");
    let text = assets::data(&format!("actors/{tag}/names.toml")).unwrap_or_default();
    let file: File = parse(&text, &path, "see docs/actors.md for the keys of names.toml")?;
    let mut lexicon = Lexicon::default();
    for (at, entry) in actors.entries.iter().enumerate() {
        for name in entry.names.get(tag).into_iter().flatten() {
            lexicon.add(name, true, Known::State(at as u32));
        }
    }
    let nations = format!("actors/{tag}/nations.tsv");
    if let Some(text) = assets::data(&nations) {
        for (line, cells) in rows(&text, &format!("data/{nations}"))?.1 {
            let [id, words, capital, other] = cells[..] else {
                return Err(broken(
                    &format!("data/{nations}"),
                    Some(line),
                    "not four columns",
                    "write id, people, capital, other",
                ));
            };
            let Some(&at) = actors.by_id.get(id) else {
                let what = format!("{id} is not in states.tsv");
                return Err(broken(&format!("data/{nations}"), Some(line), what, "mend the id, or run generate.py again"));
            };
            for name in parts(words) {
                forms(name, &file.people).iter().for_each(|form| lexicon.add(form, false, Known::People(at)));
            }
            parts(capital).for_each(|name| lexicon.add(name, true, Known::Capital(at)));
            parts(other).for_each(|name| lexicon.add(name, true, Known::State(at)));
        }
    }
    for (key, names) in office_names(&file) {
        let (of, id) = key.rsplit_once('/').map_or((None, key.as_str()), |(of, id)| (Some(of), id));
        let Some(at) = actors.offices.iter().position(|office| office.id == id && office.of.as_deref() == of) else {
            let line = text.lines().position(|line| line.trim_start_matches('"').starts_with(key.as_str())).map(|at| at + 1);
            return Err(broken(&path, line, format!("the office {key} is not in offices.toml"), "add it there, or mend the id"));
        };
        names.iter().for_each(|name| lexicon.add(name, false, Known::Office(at as u32)));
        actors.offices[at].names.entry(tag.to_owned()).or_default().extend(names);
    }
    claimed_once(&file.bodies, &text, &path)?;
    for (id, names) in file.bodies {
        let Some(&at) = actors.by_id.get(&id) else {
            let line = super::files::line_of(&text, &id, 0);
            return Err(broken(&path, line, format!("{id} is not in bodies.tsv"), "add it there, or mend the id"));
        };
        names.iter().for_each(|name| lexicon.add(name, false, Known::Body(at)));
        if let Some(Entry { names: all, .. }) = actors.entries.get_mut(at as usize) {
            all.insert(tag.to_owned(), names);
        }
    }
    actors.lexicons.insert(tag.to_owned(), lexicon);
    Ok(())
}

/// What stands in a cell, parted by `|`.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|name| !name.is_empty())
}

/// A word for a people in its genders and numbers. Of several words all are inflected, if all end so (كوري جنوبي, كورية
/// جنوبية), else the last one (جنوب أفريقية).
fn forms(name: &str, people: &BTreeMap<String, String>) -> Vec<String> {
    let fits = people.iter().filter(|(ending, _)| name.ends_with(ending.as_str()));
    let rule = fits.max_by_key(|(ending, _)| ending.len());
    let mut forms = vec![name.to_owned()];
    let Some((ending, others)) = rule else { return forms };
    let before = name.rsplit_once(' ').map_or("", |(before, _)| before);
    let all = !ending.is_empty() && before.split(' ').all(|word| word.ends_with(ending.as_str()));
    for other in others.split_whitespace() {
        let change = |word: &str| word.strip_suffix(ending.as_str()).map(|stem| format!("{stem}{other}"));
        let changed: Vec<String> = name.split(' ').filter_map(change).collect();
        forms.extend(if all { Some(changed.join(" ")) } else { change(name) });
    }
    forms
}

/// The names of offices by key, those made of portfolios first.
fn office_names(file: &File) -> Vec<(String, Vec<String>)> {
    let fill = |forms: &[String], words: &[String]| -> Vec<String> {
        words.iter().flat_map(|word| forms.iter().map(move |form| form.replace("{}", word))).collect()
    };
    let of_portfolio = |(portfolio, words): (&String, &Vec<String>)| {
        [
            (format!("{portfolio}-minister"), fill(&file.ministries.person, words)),
            (format!("ministry-of-{portfolio}"), fill(&file.ministries.body, words)),
        ]
    };
    let listed = file.offices.iter().map(|(key, names)| (key.clone(), names.clone()));
    file.portfolios.iter().flat_map(of_portfolio).chain(listed).collect()
}

/// A name stands for one body only.
fn claimed_once(bodies: &Names, text: &str, path: &str) -> Result<(), Error> {
    let mut claimed: BTreeMap<String, &str> = BTreeMap::new();
    for (id, names) in bodies {
        for name in names {
            if let Some(other) = claimed.insert(crate::text::fold::loose(name), id).filter(|other| other != id) {
                let what = format!("“{name}” is claimed by {other} and by {id}");
                return Err(broken(path, super::files::line_of(text, name, 1), what, "leave the name to one of them"));
            }
        }
    }
    Ok(())
}
