//! From arguments to a corpus: articles read here, or Readings made elsewhere.

use super::args::SourceArgs;
use super::inputs::{Ids, Input, Inputs};
use super::load::{self, Job};
use super::nothing_read;
use super::parquet::{self, is_parquet};
use super::terminal::Terminal;
use super::write::{Output, claim};
use rayon::prelude::*;
use std::fs::File;
use std::path::Path;
use whosaid::Error;
use whosaid::model::{Corpus, Note, NoteKind, Reading, SCHEMA};
use whosaid::{align, pipeline};

/// A corpus and what it was made with.
pub struct Made {
    /// Readings, united.
    pub corpus: Corpus,
    /// Settings and inputs.
    pub job: Job,
    /// Something could not be read.
    pub unread: bool,
    /// The outputs, in their order, opened before anything was read.
    pub outputs: Vec<Output>,
}

/// Reads articles, or Readings where a file of them is given, and unites them.
///
/// # Errors
/// Where settings are broken, an output cannot be written or would take an input's place, or nothing at all could be read.
pub fn make(source: &SourceArgs, readings: Option<&Path>, outputs: &[&Path], terminal: &Terminal) -> anyhow::Result<Made> {
    let (job, readings, mut notes, outputs) = match readings {
        None => {
            let job = load::job(source)?;
            let outputs = claim(outputs, &job.files())?;
            let (mut readings, mut notes) = (Vec::new(), Vec::new());
            job.inputs.each_batch(&source.settings, &job.knowledge.project, terminal, |batch, more| -> anyhow::Result<()> {
                readings.par_extend(batch.into_par_iter().map(|article| job.read(article)));
                notes.extend(more);
                Ok(())
            })?;
            let (mut coded, more) = job.inputs.coded(&source.settings, &job.knowledge.project.limits);
            coded.retain_mut(|reading| job.knowledge.project.takes(&mut reading.article, &mut notes));
            readings.extend(coded);
            notes.extend(more);
            (job, readings, notes, outputs)
        }
        Some(path) => {
            let (knowledge, settings) = load::knowledge(&source.settings, source.settings.project.as_deref())?;
            let job = Job { knowledge, inputs: Inputs::of_readings(path), settings, cache: None };
            let outputs = claim(outputs, &job.files())?;
            let (mut readings, mut notes) = from_files(&job.inputs);
            readings.retain_mut(|reading| job.knowledge.project.takes(&mut reading.article, &mut notes));
            (job, readings, notes, outputs)
        }
    };
    notes.extend(job.inputs.notes.iter().cloned());
    let mut unread = terminal.notes(&notes);
    unread |= terminal.notes_about(&readings);
    if readings.is_empty() {
        return Err(nothing_read().into());
    }
    let corpus = align::unite(readings, notes, &job.knowledge);
    Ok(Made { corpus, job, unread, outputs })
}

/// Readings from JSON Lines and Parquet; a broken line is a note.
fn from_files(inputs: &Inputs) -> (Vec<Reading>, Vec<Note>) {
    let (mut readings, mut notes, mut ids) = (Vec::new(), Vec::new(), Ids::default());
    for input in &inputs.found {
        let lines = match lines(input) {
            Ok(lines) => lines,
            Err(why) => {
                let note = Note::of(&NoteKind::UNREADABLE_READINGS, [("error", why.into())]);
                notes.push(note.in_input(input.name.clone()).unread());
                continue;
            }
        };
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let left_out = |note: Note| note.in_input(input.name.clone()).at_line(at + 1).unread();
            match serde_json::from_str::<Reading>(line) {
                Ok(reading) if reading.schema > SCHEMA => {
                    let values = [("schema", reading.schema.to_string().into()), ("known", SCHEMA.to_string().into())];
                    notes.push(left_out(Note::of(&NoteKind::NEWER_SCHEMA, values)));
                }
                Ok(reading) => {
                    let mut reading = pipeline::from_file(reading);
                    let article = &mut reading.article;
                    if ids.take(&mut article.id, &article.input, &article.text, &mut notes) {
                        readings.push(reading);
                    }
                }
                Err(error) => {
                    notes.push(left_out(Note::of(&NoteKind::BROKEN_READING, [("error", error.to_string().into())])));
                }
            }
        }
    }
    (readings, notes)
}

/// The lines of a file of Readings; those of a Parquet file are its rows. On failure why.
fn lines(input: &Input) -> Result<Vec<String>, String> {
    match input.path.as_deref() {
        Some(path) if is_parquet(path) => {
            File::open(path).map_err(|e| e.to_string()).and_then(|file| parquet::lines(file).map_err(|e| e.to_string()))
        }
        path => {
            let text = path.map_or_else(load::standard_input, load::text).map_err(|error| reason(&error))?;
            Ok(text.lines().map(str::to_owned).collect())
        }
    }
}

/// Why a file could not be read, without its name, which the note carries.
fn reason(error: &Error) -> String {
    match error {
        Error::File { source, .. } => source.to_string(),
        Error::Data { what, .. } => what.clone(),
        other => other.to_string(),
    }
}
