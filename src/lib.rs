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
//!
//! ```
//! use whosaid::{knowledge::Knowledge, pipeline, read};
//!
//! let knowledge = Knowledge::bundled()?;
//! let origin = read::Origin { input: "note.txt".into(), ..Default::default() };
//! let (articles, _notes) = read::read(b"France called for an immediate ceasefire. Iran rejected it.", &origin);
//! let reading = pipeline::read_article(articles.into_iter().next().unwrap(), &knowledge);
//! let first = &reading.attributions[0];
//! assert_eq!(first.speaker.actor.as_deref(), Some("france"));
//! assert_eq!(first.attribution.content[0].of(&reading.article.text), "an immediate ceasefire");
//! # Ok::<(), whosaid::Error>(())
//! ```
//!
//! `examples/library.rs` goes on from here: Readings to a corpus, a corpus to positions and a report. What a file holds is told
//! by [`schema::FORMS`].

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
pub mod schema;
pub mod segment;
pub mod text;

pub use error::Error;
