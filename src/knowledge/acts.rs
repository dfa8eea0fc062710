//! Words in the content that tell what is done by saying it (data/languages/TAG/acts.toml).

/// Words in the content that tell what is done by saying it (data/languages/TAG/acts.toml).
#[derive(Debug, Default, Clone)]
pub struct Acts {}

impl Acts {
    /// Reads the file's text; `path` is for messages.
    ///
    /// # Errors
    /// Where the text does not say what it must: file, line, what to do.
    pub fn parse(_text: &str, _path: &str) -> Result<Self, crate::Error> {
        Ok(Self::default())
    }
}
