//! `whosaid export`: coded statements for other programs.

use super::args::ExportArgs;
use super::terminal::Terminal;
use super::write::write;
use super::{Outcome, Read, corpus};
use whosaid::{compare, export};

/// Exports.
pub fn run(args: &ExportArgs, terminal: &Terminal) -> Outcome {
    let made = corpus::make(&args.source, args.readings.as_deref(), &[&args.output], terminal)?;
    let comparison = compare::compare(&made.corpus, &made.job.knowledge.project);
    let bytes = export::write(&args.format, &made.corpus, &comparison)?;
    write(&args.output, &bytes)?;
    Ok(if made.unread { Read::Partly } else { Read::Whole })
}
