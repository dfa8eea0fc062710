//! Language-neutral helpers on text.

pub mod dates;
pub mod digits;
pub mod fold;
pub mod forms;
pub mod likeness;
pub mod numerals;
pub mod phrases;
pub mod quotes;
pub mod romanise;
