//! `whosaid export`: coded statements for other programs.

use super::args::{ExportArgs, MARKDOWN};
use super::terminal::Terminal;
use super::{Outcome, Read, corpus};
use whosaid::report::{Page, summary};
use whosaid::{compare, export};

/// Exports.
pub fn run(args: &ExportArgs, terminal: &Terminal) -> Outcome {
    let made = corpus::make(&args.source, args.readings.as_deref(), &[&args.output], terminal)?;
    let comparison = compare::compare(&made.corpus, &made.job.knowledge.project);
    let bytes = if args.format == MARKDOWN {
        let project = &made.job.knowledge.project;
        let language = args.page_language.clone().or_else(|| project.page_language.clone());
        let page = Page { language: language.unwrap_or_else(|| "en".to_owned()), made_on: None };
        summary(&made.corpus, &comparison, &made.job.knowledge, &page, "")?.into_bytes()
    } else {
        export::write(&args.format, &made.corpus, &comparison)?
    };
    made.outputs.into_iter().try_for_each(|output| output.write(&bytes))?;
    Ok(if made.unread { Read::Partly } else { Read::Whole })
}
