//! `whosaid report`: one self-contained page, and its data where asked for.

use super::args::ReportArgs;
use super::terminal::Terminal;
use super::write::write;
use super::{Outcome, Read, corpus};
use whosaid::compare;
use whosaid::export;
use whosaid::report::{Page, render};

/// Reports.
pub fn run(args: &ReportArgs, terminal: &Terminal) -> Outcome {
    let outputs: Vec<_> = [Some(args.output.as_path()), args.json.as_deref()].into_iter().flatten().collect();
    let made = corpus::make(&args.source, args.readings.as_deref(), &outputs, terminal)?;
    let project = &made.job.knowledge.project;
    let comparison = compare::compare(&made.corpus, project);
    let language = args.page_language.clone().or_else(|| project.page_language.clone());
    let page = Page { language: language.unwrap_or_else(|| "en".to_owned()), made_on: args.date.clone() };
    let html = render(&made.corpus, &comparison, &made.job.knowledge, &page)?;
    if let Some(file) = &args.json {
        write(file, &export::write("json", &made.corpus, &comparison)?)?;
    }
    write(&args.output, html.as_bytes())?;
    let statements: usize = made.corpus.readings.iter().map(|reading| reading.attributions.len()).sum();
    terminal.say(&format!(
        "{} articles, {statements} statements, {} actors: {}",
        made.corpus.readings.len(),
        made.corpus.actors.len(),
        args.output.display()
    ));
    Ok(if made.unread { Read::Partly } else { Read::Whole })
}
