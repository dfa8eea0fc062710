//! `whosaid report`: one self-contained page, or a small site, and its data where asked for.

use super::args::{Layout, ReportArgs};
use super::corpus::{self, Made};
use super::terminal::Terminal;
use super::write::{Folder, is_stdout, percent_encoded, write};
use super::{Outcome, Read};
use std::path::Path;
use whosaid::Error;
use whosaid::compare;
use whosaid::export;
use whosaid::model::Comparison;
use whosaid::report::{Page, Site, WorksheetOptions, render, render_worksheet, site, summary, too_large};

/// Reports.
pub fn run(args: &ReportArgs, terminal: &Terminal) -> Outcome {
    let outputs = [Some(&args.output), args.json.as_ref(), args.worksheet.as_ref(), args.summary.as_ref()];
    let outputs: Vec<&Path> = outputs.into_iter().flatten().map(|path| path.as_path()).collect();
    let made = corpus::make(&args.source, args.readings.as_deref(), &outputs, terminal)?;
    let page = page(&made, args.page_language.as_deref(), args.date.as_deref());
    let (knowledge, folder) = (&made.job.knowledge, Folder::of(&args.output));
    if args.layout == Layout::Site {
        refuse_stream(&folder)?;
    }
    let (report, comparison) = build(&made, &page, args.layout, folder.is_possible().then_some(folder.index.as_str()))?;
    if report.parts.is_empty() && too_large(&report.index, &made.corpus) {
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

/// What the page needs beyond the data: its language is the one asked for, or the project's, or English.
pub fn page(made: &Made, language: Option<&str>, date: Option<&str>) -> Page {
    let language = language.or(made.job.knowledge.project.page_language.as_deref()).unwrap_or("en");
    Page { language: language.to_owned(), made_on: date.map(str::to_owned) }
}

/// The report, and the comparison that it shows. A site is made only where its index has a name.
///
/// # Errors
/// As [`render`] and [`site`].
pub fn build(made: &Made, page: &Page, layout: Layout, index: Option<&str>) -> Result<(Site, Comparison), Error> {
    let (corpus, knowledge) = (&made.corpus, &made.job.knowledge);
    let comparison = compare::compare(corpus, &knowledge.project);
    let mut report = Site::default();
    if layout != Layout::Site {
        report.index = render(corpus, &comparison, knowledge, page)?;
    }
    let large = layout == Layout::Auto && too_large(&report.index, corpus);
    if let Some(index) = index.filter(|_| large || layout == Layout::Site) {
        report = site(corpus, &comparison, knowledge, page, index)?;
    }
    Ok((report, comparison))
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
