//! How much is taken of one input: what is larger is told and left out, so that a hostile file costs no more than an honest
//! one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Limits of one input (`[limits]` of a project file). Sizes are in megabytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The largest file that is read; of JSON Lines, which are read line by line, the longest line.
    pub file: u64,
    /// The most that is unpacked of one compressed file.
    pub unpacked: u64,
    /// The most that is unpacked of one web archive: it is read page by page.
    pub archive: u64,
    /// The largest page in a web archive.
    pub page: u64,
    /// How many files may lie one in the other: a page in an archive in a compressed file is three.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file: 512, unpacked: 256, archive: 2048, page: 16, depth: 3 }
    }
}

impl Limits {
    /// Megabytes in bytes.
    pub fn bytes(megabytes: u64) -> u64 {
        megabytes.saturating_mul(1 << 20)
    }
}
