//! Positions, contradictions, and whatever else is seen only over the corpus.

use crate::knowledge::project::Project;
use crate::model::{Comparison, Corpus};

/// Compares what the corpus holds.
pub fn compare(_corpus: &Corpus, _project: &Project) -> Comparison {
    Comparison::default()
}
