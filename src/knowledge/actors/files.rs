//! Reads the files of `data/actors/` and the user's own.

use super::{Actors, Entry, Known, Office, OfficeKind};
use crate::Error;
use crate::knowledge::assets;
use crate::model::ActorKind;
use serde::Deserialize;
use std::collections::BTreeMap;

type Names = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntriesFile {
    #[serde(default)]
    actor: Vec<BTreeMap<String, toml::Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficesFile {
    office: Vec<OfficeRow>,
    forms: BTreeMap<String, Forms>,
    portfolios: BTreeMap<String, Names>,
}

#[derive(Deserialize)]
struct OfficeRow {
    id: String,
    kind: OfficeKind,
    #[serde(default)]
    of: Option<String>,
    #[serde(flatten)]
    names: Names,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    person: Vec<String>,
    body: Vec<String>,
}

fn bundled(name: &str) -> Result<(String, String), Error> {
    let path = format!("data/actors/{name}");
    let text = assets::data(&format!("actors/{name}"));
    text.map(|text| (text, path.clone())).ok_or_else(|| broken(&path, None, "the file is missing", "build again"))
}

fn broken(path: &str, line: Option<usize>, what: impl Into<String>, help: impl Into<String>) -> Error {
    Error::Data { path: path.into(), line, what: what.into(), help: help.into() }
}

fn parse<T: for<'a> Deserialize<'a>>(text: &str, path: &str, help: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(text, span.start));
        broken(path, line, error.message(), help)
    })
}

fn line_at(text: &str, byte: usize) -> usize {
    1 + text.get(..byte).unwrap_or(text).matches('\n').count()
}

/// Reads all bundled files. Bodies come last, so that of two equally long names the body's wins.
pub(super) fn read_bundled(actors: &mut Actors) -> Result<(), Error> {
    let (states, states_path) = bundled("states.tsv")?;
    let (nations, nations_path) = bundled("nations.tsv")?;
    let (bodies, bodies_path) = bundled("bodies.toml")?;
    let (offices, offices_path) = bundled("offices.toml")?;
    read_states(actors, &states, &states_path)?;
    read_nations(actors, &nations, &nations_path)?;
    read_offices(actors, &offices, &offices_path)?;
    read_entries(actors, &bodies, &bodies_path)
}

/// A table: its head's columns, then each row's cells with their line.
type Table<'t> = (Vec<&'t str>, Vec<(usize, Vec<&'t str>)>);

/// Reads a table of columns parted by tabs.
fn rows<'t>(text: &'t str, path: &str) -> Result<Table<'t>, Error> {
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
        let at = actors.entries.len() as u32;
        for (lang, names) in &entry.names {
            let lexicon = actors.lexicons.entry(lang.clone()).or_default();
            names.iter().for_each(|name| lexicon.add(name, true, Known::State(at)));
        }
        actors.by_id.insert(entry.id.clone(), at);
        actors.entries.push(entry);
    }
    Ok(())
}

fn read_nations(actors: &mut Actors, text: &str, path: &str) -> Result<(), Error> {
    let (head, rows) = rows(text, path)?;
    for (line, cells) in rows {
        let Some(&at) = actors.by_id.get(cells[1]) else {
            return Err(broken(path, Some(line), format!("{} is not in states.tsv", cells[1]), "run generate.py again"));
        };
        for (column, cell) in head.iter().zip(&cells).skip(2) {
            let Some((what, lang)) = column.split_once('.') else { continue };
            let lexicon = actors.lexicons.entry(lang.to_owned()).or_default();
            for name in cell.split('|').filter(|name| !name.is_empty()) {
                match what {
                    "people" => people(name, lang).iter().for_each(|form| lexicon.add(form, false, Known::People(at))),
                    "capital" => lexicon.add(name, true, Known::Capital(at)),
                    _ => lexicon.add(name, true, Known::State(at)),
                }
            }
        }
    }
    Ok(())
}

/// The forms of a word for a people. Arabic: a nisba in -ي has a feminine and plurals, in each of its words
/// (كوري جنوبي, كورية جنوبية). English: a plural in -s, where the word is not one already.
fn people(name: &str, lang: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    match lang {
        "ar" if name.split(' ').all(|word| word.ends_with('ي')) => {
            for ending in ["ة", "ون", "ين", "ات", "ا", "ان"] {
                let inflected: Vec<String> = name.split(' ').map(|word| format!("{word}{ending}")).collect();
                forms.push(inflected.join(" "));
            }
        }
        // Of two words of which only the last is a nisba, only the last is inflected: جنوب أفريقية.
        "ar" if name.ends_with('ي') => ["ة", "ون", "ين"].iter().for_each(|ending| forms.push(format!("{name}{ending}"))),
        "en" if !name.ends_with(['s', 'h', 'e']) && !name.ends_with("men") => forms.push(format!("{name}s")),
        _ => {}
    }
    forms
}

fn read_offices(actors: &mut Actors, text: &str, path: &str) -> Result<(), Error> {
    let file: OfficesFile = parse(text, path, "see the head of the file for its form")?;
    let mut add = |id: String, kind: OfficeKind, of: Option<String>, names: Names| {
        // Several rows may fill one office: the foreign secretary is a minister of foreign affairs.
        let known = actors.offices.iter().position(|office| office.id == id && office.of == of);
        let at = known.unwrap_or(actors.offices.len()) as u32;
        for (lang, names) in &names {
            let lexicon = actors.lexicons.entry(lang.clone()).or_default();
            names.iter().for_each(|name| lexicon.add(name, false, Known::Office(at)));
        }
        match known.and_then(|at| actors.offices.get_mut(at)) {
            Some(office) => names.into_iter().for_each(|(lang, more)| office.names.entry(lang).or_default().extend(more)),
            None => actors.offices.push(Office { id, kind, of, names }),
        }
    };
    for (portfolio, words) in &file.portfolios {
        for (kind, id) in
            [(OfficeKind::Person, format!("{portfolio}-minister")), (OfficeKind::Body, format!("ministry-of-{portfolio}"))]
        {
            let mut names = Names::new();
            for (lang, words) in words {
                let Some(forms) = file.forms.get(lang) else { continue };
                let forms = if kind == OfficeKind::Person { &forms.person } else { &forms.body };
                let all = words.iter().flat_map(|word| forms.iter().map(move |form| form.replace("{}", word)));
                names.insert(lang.clone(), all.collect());
            }
            add(id, kind, None, names);
        }
    }
    for row in file.office {
        add(row.id, row.kind, row.of, row.names);
    }
    Ok(())
}

/// Reads a file of actors ([[actor]] with id, kind, and names by language).
pub(super) fn read_entries(actors: &mut Actors, text: &str, path: &str) -> Result<(), Error> {
    const FORM: &str = "an actor reads: [[actor]], id = \"STATE/BODY\", kind = \"body\", and names by language: en = [\"…\"]";
    let file: EntriesFile = parse(text, path, FORM)?;
    let mut claimed: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut read = Vec::new();
    for mut row in file.actor {
        let id = match row.remove("id") {
            Some(toml::Value::String(id)) if !id.is_empty() => id,
            _ => return Err(broken(path, None, "an actor has no id", FORM)),
        };
        let line = line_of(text, &id, 0);
        let kind = match row.remove("kind") {
            Some(kind) => kind.try_into().map_err(|e| broken(path, line, format!("{id}: kind: {e}"), FORM))?,
            None => ActorKind::Body,
        };
        let mut entry = Entry { id: id.clone(), kind, ..Entry::default() };
        for (lang, names) in row {
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
            None => {
                actors.by_id.insert(entry.id.clone(), at);
                actors.entries.push(entry);
            }
        }
    }
    Ok(())
}

/// The line on which a quoted value stands for the `nth` time (from 0), or the last time before that.
fn line_of(text: &str, value: &str, nth: usize) -> Option<usize> {
    let quoted = format!("\"{value}\"");
    let places: Vec<usize> = text.match_indices(&quoted).map(|(at, _)| at).collect();
    places.get(nth).or(places.last()).map(|&at| line_at(text, at))
}
