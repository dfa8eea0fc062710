//! Codebooks: issues, each a thesis, with the words that raise it and the cues of stance (`data/codebooks/`, and the user's own).

/// One codebook.
#[derive(Debug, Default, Clone)]
pub struct Codebook {}

/// The bundled codebooks, by file name.
///
/// # Errors
/// Only where bundled data is broken.
pub fn bundled() -> Result<Vec<Codebook>, crate::Error> {
    Ok(Vec::new())
}
