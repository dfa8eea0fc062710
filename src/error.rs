//! What stops the program: arguments, files, project settings. Everything else is a [`crate::model::Note`].

use std::path::PathBuf;

/// An error at the edge. Each says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error("{path}: {what}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What was tried.
        what: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// A settings or data file (project, pack, codebook, actors) does not say what it must.
    #[error("{path}{at}: {what}\n  {help}", path = path.display(), at = line.map(|l| format!(":{l}")).unwrap_or_default())]
    Data {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: Option<usize>,
        /// What is wrong.
        what: String,
        /// What to do.
        help: String,
    },
    /// The command line asks for something that cannot be.
    #[error("{what}\n  {help}")]
    Usage {
        /// What is wrong.
        what: String,
        /// What to do.
        help: String,
    },
    /// A template of the report failed; a bug, unless the template is the user's.
    #[error("the report's template failed: {0}")]
    Template(String),
}
