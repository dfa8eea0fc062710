//! Readings → Corpus: the same actor under one id across articles and scripts; issues known.

use crate::knowledge::Knowledge;
use crate::model::{Corpus, Note, Reading};

/// Unites the readings. The result does not depend on their order.
pub fn unite(readings: Vec<Reading>, notes: Vec<Note>, _knowledge: &Knowledge) -> Corpus {
    Corpus { readings, notes, ..Corpus::default() }
}
