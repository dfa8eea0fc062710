//! whosaid: who said what, and who says otherwise.
//!
//! The library behind the `whosaid` program. It reads articles, finds the reported statements in them, works out who
//! is meant and where they stand, and compares the coverage. The way of the data:
//!
//! ```text
//! per article, pure, parallel                                       over the corpus
//! read ─ segment ─ extract ─ resolve ─ coding ─→ model::Reading ──→ align ─ network ─ compare ─→ report | export
//! ```
//!
//! Stages speak to each other only through [`model`]; only [`pipeline`] knows their order. All offsets in memory are
//! bytes into [`model::Article::text`], half-open and on character boundaries; files hold Unicode code points.

pub mod align;
pub mod certainty;
pub mod coding;
pub mod compare;
pub mod error;
pub mod eval;
pub mod export;
pub mod extract;
pub mod knowledge;
pub mod model;
pub mod network;
pub mod pipeline;
pub mod read;
pub mod report;
pub mod resolve;
pub mod segment;
pub mod text;

pub use error::Error;
