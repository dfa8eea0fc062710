//! What each statement does and where it stands: act, modality, condition, issues and stances.

use crate::knowledge::{codebook::Codebook, pack::Pack};
use crate::model::{Article, Attribution, Codes, Segments, Speaker};

/// Codes each attribution (same order, same length).
pub fn code(
    _article: &Article,
    _segments: &Segments,
    attributions: &[Attribution],
    _speakers: &[Speaker],
    _pack: &Pack,
    _codebooks: &[Codebook],
) -> Vec<Codes> {
    attributions.iter().map(|_| Codes::default()).collect()
}
