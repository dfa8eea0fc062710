//! What is fuzzed: one function for each kind of input, each with what must hold for every input of that kind.
//!
//! cargo-fuzz calls them (`fuzz_targets/target.rs`), and so does `tests/fuzz.rs` of the program, on the seeds and on
//! mutations of them, without any tool. A target takes any bytes; where it reads text, what is no UTF-8 is replaced.

mod page;
mod readers;
mod settings;
mod texts;

use std::sync::LazyLock;
use whosaid::knowledge::Knowledge;

/// One kind of input.
pub struct Target {
    /// Its name: that of its folder in `seeds/` and of its binary.
    pub name: &'static str,
    /// Reads the bytes; panics where something does not hold.
    pub run: fn(&[u8]),
}

/// All targets; `Cargo.toml` has a binary for each, which a test compares.
pub const TARGETS: &[Target] = &[
    Target { name: "text", run: readers::text },
    Target { name: "html", run: readers::html },
    Target { name: "mhtml", run: readers::mhtml },
    Target { name: "archive", run: readers::archive },
    Target { name: "feed", run: readers::feed },
    Target { name: "json", run: readers::json },
    Target { name: "table", run: readers::table },
    Target { name: "dna", run: readers::dna },
    Target { name: "segment", run: texts::segment },
    Target { name: "subject_first", run: texts::subject_first },
    Target { name: "verb_first", run: texts::verb_first },
    Target { name: "verb_second", run: texts::verb_second },
    Target { name: "verb_last", run: texts::verb_last },
    Target { name: "subject_far", run: texts::subject_far },
    Target { name: "settings", run: settings::settings },
    Target { name: "pack", run: settings::pack },
    Target { name: "readings", run: page::readings },
    Target { name: "report", run: page::report },
];

/// Runs the target of this name.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("every binary has a line in TARGETS");
    (target.run)(bytes);
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::bundled().expect("bundled data is in order"));
