//! `whosaid extract`: one Reading per article, written as soon as it is made.

use super::args::{ExtractArgs, ReadingsFormat};
use super::parquet::Rows;
use super::terminal::Terminal;
use super::write::{Output, refuse_clash};
use super::{Outcome, Read, load, nothing_read};
use rayon::prelude::*;
use std::io::Write;
use whosaid::model::Reading;
use whosaid::pipeline;

/// Extracts.
pub fn run(args: &ExtractArgs, terminal: &Terminal) -> Outcome {
    let job = load::job(&args.source)?;
    refuse_clash(&[&args.output], &job.files())?;
    let mut output = Readings::new(Output::open(&args.output)?, args.format)?;
    let mut unread = terminal.notes(&job.inputs.notes);
    let (mut articles, mut statements) = (0, 0);
    job.inputs.each_batch(&args.source.settings, &job.knowledge.project, terminal, |batch, notes| -> anyhow::Result<()> {
        unread |= terminal.notes(&notes);
        articles += batch.len();
        let lines: Vec<(Reading, Vec<u8>)> = batch
            .into_par_iter()
            .map(|article| {
                let reading = pipeline::to_file(job.read(article));
                serde_json::to_vec(&reading).map(|line| (reading, line))
            })
            .collect::<Result<_, _>>()?;
        unread |= terminal.notes_about(lines.iter().map(|(reading, _)| reading));
        for (reading, line) in lines {
            statements += reading.attributions.len();
            output.push(&reading, line)?;
        }
        Ok(())
    })?;
    let (coded, notes) = job.inputs.coded(&args.source.settings, &job.knowledge.project.limits);
    unread |= terminal.notes(&notes);
    articles += coded.len();
    for reading in coded {
        let reading = pipeline::to_file(reading);
        statements += reading.attributions.len();
        output.push(&reading, serde_json::to_vec(&reading)?)?;
    }
    if articles == 0 {
        return Err(nothing_read().into());
    }
    output.finish()?;
    terminal.say(&format!("{articles} articles, {statements} statements"));
    Ok(if unread { Read::Partly } else { Read::Whole })
}

/// Where Readings are written, in one form or another.
enum Readings {
    Lines(Output),
    Rows(Box<Rows<Output>>),
}

impl Readings {
    fn new(output: Output, format: ReadingsFormat) -> anyhow::Result<Self> {
        Ok(match format {
            ReadingsFormat::Jsonl => Self::Lines(output),
            ReadingsFormat::Parquet => Self::Rows(Box::new(Rows::new(output)?)),
        })
    }

    /// Adds a Reading and its line, which has no end yet.
    fn push(&mut self, reading: &Reading, mut line: Vec<u8>) -> anyhow::Result<()> {
        match self {
            Self::Lines(output) => {
                line.push(b'\n');
                output.write_all(&line)?;
            }
            Self::Rows(rows) => rows.push(reading, line)?,
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Lines(output) => output.finish()?,
            Self::Rows(rows) => rows.finish()?.finish()?,
        }
        Ok(())
    }
}
