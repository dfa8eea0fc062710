//! Bytes → Articles.

use crate::model::{Article, Note};

/// What is known of an input before it is read.
#[derive(Debug, Default, Clone)]
pub struct Origin {
    /// The input as the user named it, relative to the folder given, with `/`.
    pub input: String,
    /// Language to take where neither the bytes nor the words tell.
    pub lang: Option<String>,
}

/// Reads one input. Never fails: what could not be read is in the notes (with `unread` set).
pub fn read(_bytes: &[u8], _origin: &Origin) -> (Vec<Article>, Vec<Note>) {
    (Vec::new(), Vec::new())
}
