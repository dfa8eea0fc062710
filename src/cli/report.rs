//! `whosaid report`: one self-contained page, or a small site, and its data where asked for.

use super::args::{Layout, ReportArgs};
use super::terminal::Terminal;
use super::write::{Folder, is_stdout, percent_encoded, write};
use super::{Outcome, Read, corpus};
use std::path::Path;
use whosaid::Error;
use whosaid::compare;
use whosaid::export;
use whosaid::report::{Page, Site, WorksheetOptions, render, render_worksheet, site, summary, too_large};

/// Reports.
pub fn run(args: &ReportArgs, terminal: &Terminal) -> Outcome {
    let outputs = [Some(&args.output), args.json.as_ref(), args.worksheet.as_ref(), args.summary.as_ref()];
    let outputs: Vec<&Path> = outputs.into_iter().flatten().map(|path| path.as_path()).collect();
    let made = corpus::make(&args.source, args.readings.as_deref(), &outputs, terminal)?;
    let project = &made.job.knowledge.project;
    let comparison = compare::compare(&made.corpus, project);
    let language = args.page_language.clone().or_else(|| project.page_language.clone());
    let page = Page { language: language.unwrap_or_else(|| "en".to_owned()), made_on: args.date.clone() };
    let knowledge = &made.job.knowledge;
    let mut report = Site::default();
    let folder = Folder::of(&args.output);
    if args.layout != Layout::Site {
        report.index = render(&made.corpus, &comparison, knowledge, &page)?;
    }
    let large = too_large(&report.index, &made.corpus);
    if args.layout == Layout::Site || (args.layout == Layout::Auto && large && folder.is_possible()) {
        refuse_stream(&folder)?;
        report = site(&made.corpus, &comparison, knowledge, &page, &folder.index)?;
    } else if large {
        terminal.say(&format!(
            "The page is {:.1} MB, which some browsers open slowly: --layout site makes a page of each article.",
            report.index.len() as f64 / 1e6
        ));
    }
    if let Some(file) = &args.json {
        write(file, &export::write("json", &made.corpus, &comparison)?)?;
    }
    if let Some(file) = &args.worksheet {
        let report = address(&args.output, file);
        let options = WorksheetOptions { seed: args.seed, level: args.level, key: !args.no_key, report };
        let sheet = render_worksheet(&made.corpus, &comparison, knowledge, &page, &options)?;
        write(file, sheet.as_bytes())?;
    }
    if let Some(file) = &args.summary {
        let report = address(&args.output, file).unwrap_or_default();
        write(file, summary(&made.corpus, &comparison, knowledge, &page, &report)?.as_bytes())?;
    }
    if report.parts.is_empty() {
        write(&args.output, report.index.as_bytes())?;
        folder.remove()?;
    } else {
        folder.replace(&report.parts)?;
        write(&args.output, report.index.as_bytes())?;
    }
    let statements: usize = made.corpus.readings.iter().map(|reading| reading.attributions.len()).sum();
    terminal.say(&format!(
        "{} articles, {statements} statements, {} actors: {}",
        made.corpus.readings.len(),
        made.corpus.actors.len(),
        args.output.display()
    ));
    Ok(if made.unread { Read::Partly } else { Read::Whole })
}

/// The address of the report for links in a worksheet or summary beside it; none where they lie apart: a file may be moved.
fn address(report: &Path, sheet: &Path) -> Option<String> {
    let beside = !is_stdout(report) && !is_stdout(sheet) && report.parent() == sheet.parent();
    Some(percent_encoded(&report.file_name().filter(|_| beside)?.to_string_lossy()))
}

/// A site needs a file for its index, with a place beside it.
fn refuse_stream(folder: &Folder) -> Result<(), Error> {
    if folder.is_possible() {
        return Ok(());
    }
    Err(Error::Usage {
        what: "a site is several files, which standard output or a device cannot be".to_owned(),
        help: "name the index with -o FILE, or use --layout page".to_owned(),
    })
}
