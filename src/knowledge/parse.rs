//! TOML text → typed data, with errors that name the file, the line and what to do.

use crate::Error;
use serde::de::DeserializeOwned;

/// Reads `text` as a `T`.
///
/// # Errors
/// Where it is not TOML, or holds a key or value that `T` does not know; `help` is what to do about it.
pub fn toml<T: DeserializeOwned>(text: &str, path: &str, help: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map(|span| span.start);
        data(text, path, at, error.message(), help)
    })
}

/// The error for something at byte `at` of a data file.
pub fn data(text: &str, path: &str, at: Option<usize>, what: impl Into<String>, help: impl Into<String>) -> Error {
    let line = at.and_then(|at| text.get(..at)).map(|before| before.matches('\n').count() + 1);
    Error::Data { path: path.into(), line, what: what.into(), help: help.into() }
}
