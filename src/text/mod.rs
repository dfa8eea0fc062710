//! Language-neutral helpers on text.

pub mod fold;
pub mod likeness;
