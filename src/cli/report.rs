//! `whosaid report`: one self-contained page, or a small site, and its data where asked for.

use super::args::{Layout, ReportArgs};
use super::corpus::{self, Made};
use super::terminal::Terminal;
use super::write::{Folder, is_stdout, percent_encoded};
use super::{Outcome, Read, nothing_read};
use std::path::Path;
use whosaid::Error;
use whosaid::compare;
use whosaid::export;
use whosaid::model::Comparison;
use whosaid::report::{Page, TOO_LARGE, WorksheetOptions, render, render_worksheet, site, summary, too_large};

/// Reports.
pub fn run(args: &ReportArgs, terminal: &Terminal) -> Outcome {
    let outputs = [Some(&args.output), args.json.as_ref(), args.worksheet.as_ref(), args.summary.as_ref()];
    let outputs: Vec<&Path> = outputs.into_iter().flatten().map(|path| path.as_path()).collect();
    let folder = Folder::of(&args.output);
    if args.layout == Layout::Site {
        refuse_stream(&folder)?;
        folder.refuse_foreign()?;
    }
    let mut made = corpus::make(&args.source, args.readings.as_deref(), &outputs, terminal)?;
    let mut outputs = std::mem::take(&mut made.outputs).into_iter();
    // One for each that was asked for, in the order above.
    let mut claimed = || outputs.next().ok_or_else(nothing_read);
    let output = claimed()?;
    let page = page(&made, args.page_language.as_deref(), args.date.as_deref());
    let knowledge = &made.job.knowledge;
    let comparison = compare::compare(&made.corpus, &knowledge.project);
    let mut site = folder.site();
    let (index, parted) = build(&made, &comparison, &page, args.layout, site.as_mut().map(|site| (folder.index.as_str(), site)))?;
    if !parted && too_large(&index, &made.corpus) {
        terminal.say(&format!(
            "The page is {:.1} MB, which some browsers open slowly: --layout site makes a page of each article.",
            index.len() as f64 / 1e6
        ));
    }
    if args.json.is_some() {
        claimed()?.write(&export::write("json", &made.corpus, &comparison)?)?;
    }
    if let Some(file) = &args.worksheet {
        let report = address(&args.output, file);
        let options = WorksheetOptions { seed: args.seed, level: args.level, key: !args.no_key, report };
        let sheet = render_worksheet(&made.corpus, &comparison, knowledge, &page, &options)?;
        claimed()?.write(sheet.as_bytes())?;
    }
    if let Some(file) = &args.summary {
        let report = address(&args.output, file).unwrap_or_default();
        claimed()?.write(summary(&made.corpus, &comparison, knowledge, &page, &report)?.as_bytes())?;
    }
    match site.filter(|_| parted) {
        Some(site) => site.finish(&index, output)?,
        None => {
            output.write(index.as_bytes())?;
            folder.remove()?;
        }
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

/// Where the pages of a site's folder go, one after the other.
pub trait Pages {
    /// Takes a page by its name.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn put(&mut self, name: &str, page: String) -> Result<(), Error>;
}

/// The report, and whether it is a site, whose other pages went into the folder. A site is made only where its index has
/// a name.
///
/// # Errors
/// As [`render`] and [`site`].
pub fn build(
    made: &Made,
    comparison: &Comparison,
    page: &Page,
    layout: Layout,
    folder: Option<(&str, &mut impl Pages)>,
) -> Result<(String, bool), Error> {
    let (corpus, knowledge) = (&made.corpus, &made.job.knowledge);
    // One page holds all texts: where they alone are too much, it need not be made to see that it is too large.
    let text: usize = corpus.readings.iter().map(|reading| reading.article.text.len()).sum();
    let sure = layout == Layout::Site || layout == Layout::Auto && text > TOO_LARGE && folder.is_some();
    let index = if sure { String::new() } else { render(corpus, comparison, knowledge, page)? };
    match folder.filter(|_| sure || layout == Layout::Auto && too_large(&index, corpus)) {
        Some((name, folder)) => {
            Ok((site(corpus, comparison, knowledge, page, name, &mut |name, page| folder.put(name, page))?, true))
        }
        None => Ok((index, false)),
    }
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
