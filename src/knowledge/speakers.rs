//! Words for speakers: pronouns, titles, role and group nouns, anonymous sources (data/languages/TAG/speakers.toml).

/// Words for speakers: pronouns, titles, role and group nouns, anonymous sources (data/languages/TAG/speakers.toml).
#[derive(Debug, Default, Clone)]
pub struct SpeakerWords {}

impl SpeakerWords {
    /// Reads the file's text; `path` is for messages.
    ///
    /// # Errors
    /// Where the text does not say what it must: file, line, what to do.
    pub fn parse(_text: &str, _path: &str) -> Result<Self, crate::Error> {
        Ok(Self::default())
    }
}
