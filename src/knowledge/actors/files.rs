//! Reads the files of `data/actors/` and the user's own.

use super::names::{self, Offices};
use super::{Actors, Entry, Known, Office};
use crate::Error;
use crate::knowledge::assets;
use crate::model::ActorKind;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) type Names = BTreeMap<String, Vec<String>>;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EntriesFile {
    #[serde(default)]
    actor: Vec<Row>,
}

#[derive(Deserialize, JsonSchema)]
struct Row {
    /// Stable id: `freedonia`, `freedonia/ministry-of-transport`.
    #[serde(default)]
    id: String,
    /// What it is; a body where nothing is said.
    #[schemars(with = "Option<ActorKind>")]
    kind: Option<toml::Value>,
    /// Names by language tag, the one to show first: `en = ["…"]`.
    #[serde(flatten)]
    #[schemars(with = "Names")]
    names: BTreeMap<String, toml::Value>,
}

/// The form of a file of actors, for other programs.
pub fn schema(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<EntriesFile>()
}

fn bundled(name: &str) -> Result<(String, String), Error> {
    let path = format!("data/actors/{name}");
    let text = assets::data(&format!("actors/{name}"));
    text.map(|text| (text, path.clone())).ok_or_else(|| broken(&path, None, "the file is missing", "build again"))
}

pub(super) fn broken(path: &str, line: Option<usize>, what: impl Into<String>, help: impl Into<String>) -> Error {
    Error::Data { path: path.into(), line, what: what.into(), help: help.into() }
}

pub(super) fn parse<T: for<'a> Deserialize<'a>>(text: &str, path: &str, help: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(text, span.start));
        broken(path, line, error.message(), help)
    })
}

fn line_at(text: &str, byte: usize) -> usize {
    1 + text.get(..byte).unwrap_or(text).matches('\n').count()
}

/// Reads all bundled files: who there is, then the names of each language.
pub(super) fn read_bundled(actors: &mut Actors) -> Result<(), Error> {
    let (states, path) = bundled("states.tsv")?;
    read_states(actors, &states, &path)?;
    let (offices, path) = bundled("offices.toml")?;
    let offices: Offices = parse(&offices, &path, "see the head of the file for its form")?;
    for (key, kind) in offices.all() {
        let (of, id) = key.rsplit_once('/').map_or((None, key.as_str()), |(of, id)| (Some(of.to_owned()), id));
        actors.offices.push(Office { id: id.to_owned(), kind, of, names: Names::new() });
    }
    let (bodies, path) = bundled("bodies.tsv")?;
    for (line, cells) in rows(&bodies, &path)?.1 {
        let kind = match cells.as_slice() {
            [_, "international"] => ActorKind::International,
            [_, "body"] => ActorKind::Body,
            _ => return Err(broken(&path, Some(line), "no kind of body", "write: id, tab, international or body")),
        };
        actors.push(Entry { id: cells[0].to_owned(), kind, ..Entry::default() });
    }
    names::languages(actors).iter().try_for_each(|tag| names::read(actors, tag))
}

/// A table: its head's columns, then each row's cells with their line.
type Table<'t> = (Vec<&'t str>, Vec<(usize, Vec<&'t str>)>);

/// Reads a table of columns parted by tabs.
pub(super) fn rows<'t>(text: &'t str, path: &str) -> Result<Table<'t>, Error> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let head: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
    let mut out = Vec::new();
    for (at, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != head.len() {
            let what = format!("{} columns where the head has {}", cells.len(), head.len());
            return Err(broken(path, Some(at + 1), what, "part the columns by one tab each"));
        }
        out.push((at + 1, cells));
    }
    Ok((head, out))
}

fn read_states(actors: &mut Actors, text: &str, path: &str) -> Result<(), Error> {
    let (head, rows) = rows(text, path)?;
    for (_, cells) in rows {
        let mut entry = Entry { id: cells[0].to_owned(), kind: ActorKind::State, ..Entry::default() };
        for (lang, cell) in head.iter().zip(&cells).skip(1) {
            entry.names.insert((*lang).to_owned(), cell.split('|').map(str::to_owned).collect());
        }
        actors.push(entry);
    }
    Ok(())
}

/// Reads a file of actors ([[actor]] with id, kind, and names by language).
pub(super) fn read_entries(actors: &mut Actors, text: &str, path: &str) -> Result<(), Error> {
    const FORM: &str = "an actor reads: [[actor]], id = \"STATE/BODY\", kind = \"body\", and names by language: en = [\"…\"]";
    let file: EntriesFile = parse(text, path, FORM)?;
    let mut claimed: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut read = Vec::new();
    for Row { id, kind, names } in file.actor {
        if id.is_empty() {
            return Err(broken(path, None, "an actor has no id", FORM));
        }
        let line = line_of(text, &id, 0);
        let kind = match kind {
            Some(kind) => kind.try_into().map_err(|e| broken(path, line, format!("{id}: kind: {e}"), FORM))?,
            None => ActorKind::Body,
        };
        let mut entry = Entry { id: id.clone(), kind, ..Entry::default() };
        for (lang, names) in names {
            if !(2..=3).contains(&lang.len()) || !lang.bytes().all(|b| b.is_ascii_lowercase()) {
                return Err(broken(path, line, format!("{id}: unknown key `{lang}`"), FORM));
            }
            let names: Vec<String> =
                names.try_into().map_err(|_| broken(path, line, format!("{id}: `{lang}` is not a list of names"), FORM))?;
            for name in &names {
                let loose = crate::text::fold::loose(name);
                if let Some(other) = claimed.insert((lang.clone(), loose), id.clone()).filter(|other| *other != id) {
                    return Err(broken(
                        path,
                        line_of(text, name, 1),
                        format!("“{name}” is claimed by {other} and by {id}"),
                        "leave the name to one of them",
                    ));
                }
            }
            entry.names.insert(lang, names);
        }
        if entry.names.values().all(Vec::is_empty) {
            return Err(broken(path, line, format!("{id} has no name"), FORM));
        }
        read.push(entry);
    }
    for entry in read {
        let known = actors.by_id.get(&entry.id).copied();
        let at = known.unwrap_or(actors.entries.len() as u32);
        let value = if entry.kind == ActorKind::State { Known::State(at) } else { Known::Body(at) };
        for (lang, names) in &entry.names {
            let lexicon = actors.lexicons.entry(lang.clone()).or_default();
            names.iter().for_each(|name| lexicon.add(name, false, value));
        }
        match known.and_then(|at| actors.entries.get_mut(at as usize)) {
            Some(old) => {
                for (lang, mut names) in entry.names {
                    let all = old.names.entry(lang).or_default();
                    names.append(all);
                    *all = names;
                }
            }
            None => actors.push(entry),
        }
    }
    Ok(())
}

/// The line on which a quoted value stands for the `nth` time (from 0), or the last time before that.
pub(super) fn line_of(text: &str, value: &str, nth: usize) -> Option<usize> {
    let quoted = format!("\"{value}\"");
    let places: Vec<usize> = text.match_indices(&quoted).map(|(at, _)| at).collect();
    places.get(nth).or(places.last()).map(|&at| line_at(text, at))
}
