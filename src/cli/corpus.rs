//! From arguments to a corpus: articles read here, or Readings made elsewhere.

use super::args::SourceArgs;
use super::inputs::{Ids, Inputs};
use super::load::{self, Job};
use super::nothing_read;
use super::terminal::Terminal;
use super::write::refuse_clash;
use std::path::Path;
use whosaid::Error;
use whosaid::model::{Corpus, Note, Reading, SCHEMA};
use whosaid::{align, pipeline};

/// A corpus and what it was made with.
pub struct Made {
    /// Readings, united.
    pub corpus: Corpus,
    /// Settings and inputs.
    pub job: Job,
    /// Something could not be read.
    pub unread: bool,
}

/// Reads articles, or Readings where a file of them is given, and unites them.
///
/// # Errors
/// Where settings are broken, an output would take an input's place, or nothing at all could be read.
pub fn make(source: &SourceArgs, readings: Option<&Path>, outputs: &[&Path], terminal: &Terminal) -> anyhow::Result<Made> {
    let (job, readings, mut notes) = match readings {
        None => {
            let job = load::job(source)?;
            refuse_clash(outputs, &job.files())?;
            let (mut readings, mut notes) = (Vec::new(), Vec::new());
            job.inputs.each_batch(&source.settings, &job.knowledge.project, terminal, |batch, more| -> anyhow::Result<()> {
                readings.extend(pipeline::read_articles(batch, &job.knowledge));
                notes.extend(more);
                Ok(())
            })?;
            let (mut coded, more) = job.inputs.coded(&source.settings);
            coded.retain_mut(|reading| job.knowledge.project.takes(&mut reading.article, &mut notes));
            readings.extend(coded);
            notes.extend(more);
            (job, readings, notes)
        }
        Some(path) => {
            let (knowledge, settings) = load::knowledge(&source.settings, source.settings.project.as_deref())?;
            let job = Job { knowledge, inputs: Inputs::find(&[path.to_owned()], None), settings };
            refuse_clash(outputs, &job.files())?;
            let (mut readings, mut notes) = from_files(&job.inputs);
            readings.retain_mut(|reading| job.knowledge.project.takes(&mut reading.article, &mut notes));
            (job, readings, notes)
        }
    };
    notes.extend(job.inputs.notes.iter().cloned());
    let mut unread = terminal.notes(&notes);
    unread |= readings.iter().fold(false, |unread, reading| unread | terminal.notes(reading.notes.iter().filter(|n| n.unread)));
    if readings.is_empty() {
        return Err(nothing_read().into());
    }
    let corpus = align::unite(readings, notes, &job.knowledge);
    Ok(Made { corpus, job, unread })
}

/// Readings from JSON Lines; a broken line is a note.
fn from_files(inputs: &Inputs) -> (Vec<Reading>, Vec<Note>) {
    let (mut readings, mut notes, mut ids) = (Vec::new(), Vec::new(), Ids::default());
    for input in &inputs.found {
        let text = match input.path.as_deref().map_or_else(load::standard_input, load::text) {
            Ok(text) => text,
            Err(error) => {
                let note = Note::new("was not read", reason(&error), "see whether the file holds Readings");
                notes.push(note.in_input(input.name.clone()).unread());
                continue;
            }
        };
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let left_out = |why: String, todo: &str| {
                let note = Note::new("the line was left out", why, todo);
                note.in_input(input.name.clone()).at_line(at + 1).unread()
            };
            match serde_json::from_str::<Reading>(line) {
                Ok(reading) if reading.schema > SCHEMA => {
                    let why = format!("it has schema {}; this program knows {SCHEMA}", reading.schema);
                    notes.push(left_out(why, "use a newer whosaid"));
                }
                Ok(reading) => {
                    let mut reading = pipeline::from_file(reading);
                    let article = &mut reading.article;
                    if ids.take(&mut article.id, &article.input, &article.text, &mut notes) {
                        readings.push(reading);
                    }
                }
                Err(error) => notes.push(left_out(format!("not a Reading: {error}"), "write it again with whosaid extract")),
            }
        }
    }
    (readings, notes)
}

/// Why a file could not be read, without its name, which the note carries.
fn reason(error: &Error) -> String {
    match error {
        Error::File { source, .. } => source.to_string(),
        Error::Data { what, .. } => what.clone(),
        other => other.to_string(),
    }
}
