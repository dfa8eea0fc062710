//! Files that hold files: what stands before the formats, because it is bytes and not yet text.
//!
//! A container gives its parts, and each part is read as if it had been given by itself. All of them bound what comes out:
//! a few kilobytes can unfold into gigabytes.

mod gzip;
mod http;
mod mhtml;
mod warc;

use crate::knowledge::limits::Limits;
use crate::model::Note;

/// A kind of container.
pub struct Container {
    /// Its name, as people write it.
    pub name: &'static str,
    /// Extensions of its files, in lower case.
    pub extensions: &'static [&'static str],
    /// Whether bytes are such a container; the extension is not asked.
    sniff: fn(&[u8]) -> bool,
    /// Takes the parts out of the bytes of an input of this name; what could not be taken out goes into the notes.
    open: fn(&[u8], &str, &Limits, &mut Vec<Note>) -> Vec<Part>,
}

/// The containers, the most particular first: a WARC file is often a gzip file too.
pub const CONTAINERS: &[Container] = &[
    Container { name: "WARC", extensions: &["warc"], sniff: warc::sniff, open: warc::open },
    Container { name: "gzip", extensions: &["gz"], sniff: gzip::sniff, open: gzip::open },
    Container { name: "MHTML", extensions: &["mhtml", "mht"], sniff: mhtml::sniff, open: mhtml::open },
];

/// What a container holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// A name whose ending tells the format.
    pub name: String,
    pub bytes: Vec<u8>,
    /// The encoding that the container gives for it.
    pub charset: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When it was saved.
    pub saved: Option<String>,
    /// One of many, which need not be an article.
    pub of_many: bool,
}

impl Container {
    /// The container that these bytes are.
    pub(super) fn of(bytes: &[u8]) -> Option<&'static Self> {
        CONTAINERS.iter().find(|container| (container.sniff)(bytes))
    }

    /// Its parts.
    pub(super) fn parts(&self, bytes: &[u8], name: &str, limits: &Limits, notes: &mut Vec<Note>) -> Vec<Part> {
        (self.open)(bytes, name, limits, notes)
    }
}
