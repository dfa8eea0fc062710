//! `whosaid check`: validates what is known before reading, and runs the cases of packs.

use super::args::{CheckArgs, SettingsArgs};
use super::inputs::Inputs;
use super::terminal::Terminal;
use super::{Outcome, Read, load};
use std::path::{Path, PathBuf};
use whosaid::Error;
use whosaid::knowledge::actors::Actors;
use whosaid::knowledge::codebook::Codebook;
use whosaid::knowledge::pack::Inflections;
use whosaid::knowledge::{Knowledge, assets, cases};
use whosaid::model::{Article, Note};
use whosaid::pipeline;

/// Checks. What is out of order is an error (exit code 2); a failed case is exit code 1.
pub fn run(args: &CheckArgs, terminal: &Terminal) -> Outcome {
    let failed = match &args.path {
        None => bundled(terminal)?,
        Some(path) if path.join("pack.toml").is_file() => pack(path, terminal)?,
        Some(path) if path.join("project.toml").is_file() => project(&path.join("project.toml"), terminal)?,
        Some(path) if path.ends_with("project.toml") => project(path, terminal)?,
        Some(path) if path.is_dir() => {
            return Err(Error::Usage {
                what: format!("{} holds neither project.toml nor pack.toml", path.display()),
                help: "name the folder of a project or of a language pack, a codebook, or an actor list".to_owned(),
            }
            .into());
        }
        Some(path) => list(path, terminal)?,
    };
    Ok(if failed == 0 { Read::Whole } else { Read::Partly })
}

fn bundled(terminal: &Terminal) -> Result<usize, Error> {
    let knowledge = Knowledge::bundled()?;
    let mut failed = 0;
    for tag in knowledge.packs.keys() {
        let mut tally = Tally::default();
        for path in assets::data_below(&format!("languages/{tag}/cases/")) {
            let text = assets::data(&path).unwrap_or_default();
            tally.run(&text, &format!("data/{path}"), tag, &knowledge, terminal)?;
        }
        failed += tally.report(tag, terminal);
    }
    terminal.say(&format!("{} codebooks and the actor lists are in order", knowledge.codebooks.len()));
    Ok(failed)
}

/// A pack in a folder, which takes the place of the bundled one of its tag.
fn pack(folder: &Path, terminal: &Terminal) -> Result<usize, Error> {
    let (tag, pack) = load::pack(folder)?;
    let mut knowledge = Knowledge::bundled()?;
    knowledge.packs.insert(tag.clone(), pack);
    let mut tally = Tally::default();
    for file in files(&folder.join("cases"), "txt")? {
        tally.run(&load::text(&file)?, &file.to_string_lossy(), &tag, &knowledge, terminal)?;
    }
    Ok(tally.report(&tag, terminal))
}

/// A project: its settings, and what is read of its articles.
fn project(file: &Path, terminal: &Terminal) -> Result<usize, Error> {
    let (knowledge, files) = load::knowledge(&SettingsArgs::default(), Some(file))?;
    let home = file.parent().unwrap_or(Path::new("."));
    let articles = home.join(knowledge.project.articles.as_deref().unwrap_or(load::ARTICLES));
    let inputs = Inputs::find(&[articles], Some(home));
    let mut unread = terminal.notes(&inputs.notes);
    unread |= terminal.notes(&unknown_actors(file, &knowledge)?);
    for file in &files {
        terminal.say(&format!("{}: in order", file.display()));
    }
    let mut read = 0;
    inputs.each_batch(&SettingsArgs::default(), &knowledge.project, terminal, |batch, notes| -> Result<(), Error> {
        unread |= terminal.notes(&notes);
        read += batch.len();
        for Article { id, input, outlet, date, lang, .. } in &batch {
            let known = [outlet.as_deref(), date.as_deref(), Some(lang.as_str())];
            let known: Vec<&str> = known.into_iter().flatten().collect();
            terminal.say(&format!("{input}: {id} ({})", known.join(", ")));
        }
        Ok(())
    })?;
    terminal.say(&format!("{} inputs, {read} articles", inputs.found.len()));
    Ok(usize::from(unread))
}

/// Parties and names of actors that no list has: they are shown only if articles themselves give these ids.
fn unknown_actors(file: &Path, knowledge: &Knowledge) -> Result<Vec<Note>, Error> {
    let (text, project) = (load::text(file)?, &knowledge.project);
    let ids = project.parties.iter().chain(project.names.keys());
    let unknown = ids.filter(|id| knowledge.actors.by_id(id).is_none());
    let note = |id: &String| {
        let todo = "look at the spelling of the id, or add the actor to a list (docs/actors.md)";
        let note = Note::new(format!("there is no actor “{id}” in the lists"), "it is shown only if articles give this id", todo);
        let note = note.in_input(file.to_string_lossy());
        load::line_of(&text, id).map_or(note.clone(), |line| note.at_line(line))
    };
    Ok(unknown.map(note).collect())
}

/// A codebook or an actor list, by what it holds.
fn list(file: &Path, terminal: &Terminal) -> Result<usize, Error> {
    let (text, path) = (load::text(file)?, file.to_string_lossy());
    if text.lines().any(|line| line.trim_start().starts_with("[[actor]]")) {
        Actors::bundled()?.add_file(&text, &path)?;
        terminal.say(&format!("{path}: an actor list, in order"));
    } else {
        let codebook = Codebook::parse(&text, &path, &Inflections::default())?;
        terminal.say(&format!("{path}: a codebook of {} issues, in order", codebook.issues().len()));
    }
    Ok(0)
}

/// The files of a folder with this ending, in order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::File { path: folder.to_owned(), what: "cannot be read", source };
    let entries = std::fs::read_dir(folder).map_err(failed)?;
    let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|own| own == ending));
    files.sort();
    Ok(files)
}

/// Cases run, failed, and known mistakes.
#[derive(Default)]
struct Tally {
    run: usize,
    failed: usize,
    wrong: usize,
}

impl Tally {
    fn run(&mut self, text: &str, path: &str, tag: &str, knowledge: &Knowledge, terminal: &Terminal) -> Result<(), Error> {
        for case in cases::parse(text, path)? {
            self.run += 1;
            self.wrong += usize::from(case.wrong);
            let reading = pipeline::read_article(case.article(tag), knowledge);
            if let Err(why) = case.judge(&reading) {
                self.failed += 1;
                terminal.say(&format!("{path}:{}: {}\n{}\n{why}\n", case.line, case.title, case.text));
            }
        }
        Ok(())
    }

    fn report(&self, tag: &str, terminal: &Terminal) -> usize {
        let Self { run, failed, wrong } = self;
        terminal.say(&format!("{tag}: {run} cases, {failed} failed, {wrong} known mistakes"));
        *failed
    }
}
