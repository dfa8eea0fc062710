//! Attributions: source, cue, content, addressee.

use crate::knowledge::pack::Pack;
use crate::model::{Article, Attribution, Note, Segments};

/// Finds the reported statements, in the order of the text.
pub fn extract(_article: &Article, _segments: &Segments, _pack: &Pack) -> (Vec<Attribution>, Vec<Note>) {
    (Vec::new(), Vec::new())
}
