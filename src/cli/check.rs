//! `whosaid check`: validates what is known before reading.

use super::args::CheckArgs;
use super::terminal::Terminal;
use super::{Outcome, Read, load};
use whosaid::knowledge::project::Project;

/// Checks.
pub fn run(args: &CheckArgs, terminal: &Terminal) -> Outcome {
    let knowledge = whosaid::knowledge::Knowledge::bundled()?;
    if let Some(path) = &args.path {
        let file = if path.is_dir() { path.join("project.toml") } else { path.clone() };
        Project::parse(&load::text(&file)?, &file.to_string_lossy())?;
        terminal.say(&format!("{}: in order", file.display()));
    }
    terminal.say(&format!("{} language packs, {} codebooks: in order", knowledge.packs.len(), knowledge.codebooks.len()));
    Ok(Read::Whole)
}
