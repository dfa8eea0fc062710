//! `whosaid extract`: one Reading per article, written as soon as it is made.

use super::args::ExtractArgs;
use super::terminal::Terminal;
use super::write::{Output, refuse_clash};
use super::{Outcome, Read, load, nothing_read};
use rayon::prelude::*;
use std::io::Write;
use whosaid::model::Note;
use whosaid::pipeline;

/// Extracts.
pub fn run(args: &ExtractArgs, terminal: &Terminal) -> Outcome {
    let job = load::job(&args.source)?;
    refuse_clash(&[&args.output], &job.files())?;
    let mut output = Output::open(&args.output)?;
    let mut unread = terminal.notes(&job.inputs.notes);
    let (mut articles, mut statements) = (0, 0);
    job.inputs.each_batch(&args.source.settings, &job.knowledge.project, terminal, |batch, notes| -> anyhow::Result<()> {
        unread |= terminal.notes(&notes);
        articles += batch.len();
        let lines: Vec<(Vec<u8>, usize, Vec<Note>)> = batch
            .into_par_iter()
            .map(|article| {
                let reading = pipeline::to_file(pipeline::read_article(article, &job.knowledge));
                let mut line = serde_json::to_vec(&reading)?;
                line.push(b'\n');
                Ok((line, reading.attributions.len(), reading.notes))
            })
            .collect::<Result<_, serde_json::Error>>()?;
        for (line, found, notes) in lines {
            output.write_all(&line)?;
            statements += found;
            // Those about single statements stand in the Reading itself.
            unread |= terminal.notes(notes.iter().filter(|note| note.unread || note.span.is_none()));
        }
        Ok(())
    })?;
    let (coded, notes) = job.inputs.coded(&args.source.settings);
    unread |= terminal.notes(&notes);
    articles += coded.len();
    for reading in coded {
        statements += reading.attributions.len();
        serde_json::to_writer(&mut output, &pipeline::to_file(reading))?;
        output.write_all(b"\n")?;
    }
    if articles == 0 {
        return Err(nothing_read().into());
    }
    output.finish()?;
    terminal.say(&format!("{articles} articles, {statements} statements"));
    Ok(if unread { Read::Partly } else { Read::Whole })
}
