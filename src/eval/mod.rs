//! How well attributions are found: predicted statements against annotated ones.
//!
//! - **Token**: a maximal run of letters, marks, digits or underscore; tatweel counts as nothing. Punctuation, quotation
//!   marks and white space never count, so conventions at the borders do not matter. A list of spans is the set of
//!   tokens that it touches.
//! - **Matching**: one to one within a document, on content tokens, greedy by falling intersection over union, ties in
//!   document order. *Strict* pairs are equal; *partial* pairs share at least half.
//! - **Source accuracy** over partial pairs: both sources empty, or they share a token. *End to end* counts a partial
//!   pair only if its source is right.
//! - **Token F1** per role, micro, over the union of a document's tokens.
//! - **Optional** gold statements (not speech, or nested) are neither required nor counted as wrong in the rows
//!   `speech`; the rows `all` require everything.
//! - **Actors**: B-cubed F1 of the grouping of partial pairs by actor; names need not be the same, only the same
//!   statements must belong together.
//! - **Acts**: the share of partial pairs whose act is the annotated one, where the annotation names acts.
//! - **Kinds**: recall by what the annotation tells, precision by what the program tells, of statements of one kind. *Right* are found
//!   ones whose source and speaker are right too; of statements that are called sure, 95 in 100 should be.

pub mod agreement;
mod bootstrap;
pub mod contrast;
pub(crate) mod gold;
mod kinds;
mod matching;
mod measure;
pub mod table;
mod tokens;

pub use bootstrap::{Interval, intervals};
pub use gold::{Annotated, Document, parse};
pub use kinds::{Count, Judged, Kind, kinds};
pub use matching::{Pair, Scored, score};
pub use measure::{Measure, Value, measures};
pub use tokens::Tokens;

/// Which statements are required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// All.
    All,
    /// Speech of the outer level.
    Speech,
}
