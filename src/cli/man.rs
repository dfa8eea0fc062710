//! `whosaid man`: the manual, a page for the program and one for each sub-command.

use super::args::{Line, ManArgs};
use super::write::write;
use super::{Outcome, Read};
use clap::CommandFactory;
use std::path::Path;
use whosaid::Error;

/// Prints a page, as troff.
pub fn run(args: &ManArgs) -> Outcome {
    let mut line = Line::command();
    // Sub-commands take their full names ("whosaid report") and the options of all.
    line.build();
    let page = match &args.command {
        None => line,
        Some(name) => line.find_subcommand(name).cloned().ok_or_else(|| Error::Usage {
            what: format!("there is no sub-command “{name}”"),
            help: "whosaid --help names what there is".to_owned(),
        })?,
    };
    let mut out = Vec::new();
    let source = concat!("whosaid ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(page).source(source).manual("whosaid manual").render(&mut out)?;
    write(Path::new("-"), &out)?;
    Ok(Read::Whole)
}
