//! `whosaid completions`: a script for a shell.

use super::args::{CompletionsArgs, Line};
use super::{Outcome, Read};
use clap::CommandFactory;
use std::io::Write;

/// Prints the script.
pub fn run(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Line::command(), "whosaid", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Read::Whole)
}
