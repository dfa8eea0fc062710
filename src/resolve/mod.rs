//! Who is meant: the speaker of each attribution, and for whom they speak.

use crate::knowledge::{actors::Actors, pack::Pack};
use crate::model::{Actor, Article, Attribution, Note, Segments, Speaker};

/// Finds the speaker of each attribution (same order, same length) and the actors that they are.
pub fn resolve(
    _article: &Article,
    _segments: &Segments,
    attributions: &[Attribution],
    _pack: &Pack,
    _actors: &Actors,
) -> (Vec<Speaker>, Vec<Actor>, Vec<Note>) {
    (attributions.iter().map(|_| Speaker::default()).collect(), Vec::new(), Vec::new())
}
