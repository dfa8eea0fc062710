//! The targets of `fuzz/` without cargo-fuzz: every seed, and mutations of the seeds, through every target.
//!
//! The mutations of a plain `cargo test` are few and always the same; `WHOSAID_FUZZ_SECONDS=60` goes on from there for so
//! long with each target, each time the same way (fuzz/README.md names what that still finds). What fails is printed as a literal: put it into `fuzz/seeds/TARGET/`
//! and mend what it shows.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Mutations of each target in a plain run.
const FEW: usize = 60;

/// What breaks readers: marks without their partner, controls, borders of numbers, ends of tags.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&",
    ";",
    "&#x",
    "\0",
    "\n",
    "\r\n",
    "\n\n",
    "\u{202e}",
    "\u{2067}",
    "\u{feff}",
    "\u{640}",
    "e\u{301}",
    "🙂",
    "İ",
    "\u{2028}",
    ",",
    ".",
    ":",
    " ",
    "=",
    "'",
    "\\",
    "/",
    "../",
    "-1",
    "0",
    "99999999999999999999",
    "1e999",
    "NaN",
    "<script>",
    "<table>",
    "<svg>",
    "<p>",
    "{{",
    "{%",
    "\" onload=\"",
    "javascript:",
    "https://",
    "=== ",
    "[[",
    "= ",
    "\u{1f}\u{8b}\u{8}",
    "said ",
    "that ",
    "قال ",
    "\u{fffd}",
];

/// A generator of numbers (xorshift): the same seed, the same run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    /// A stretch of the bytes, mostly a short one.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 12 };
        start..(start + self.below(most + 1)).min(length)
    }

    /// One or several changes.
    fn mutate(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        for _ in 0..=self.below(6) {
            let place = self.stretch(bytes.len());
            let new = match self.below(7) {
                0 => Vec::new(),
                1 => bytes[place.clone()].iter().map(|byte| byte ^ (1 << self.below(8))).collect(),
                2 => bytes[place.clone()].repeat(2 + self.below(6)),
                3 => PIECES[self.below(PIECES.len())].repeat(1 + self.below(40)).into_bytes(),
                4 => {
                    let other = &seeds[self.below(seeds.len())];
                    other[self.stretch(other.len())].to_vec()
                }
                _ => PIECES[self.below(PIECES.len())].as_bytes().to_vec(),
            };
            bytes.splice(place, new);
            bytes.truncate(1 << 14);
        }
    }
}

fn run(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
    let mut paths: Vec<_> = fs::read_dir(&folder).expect("every target has seeds").map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let check = |bytes: &[u8], from: &str| {
        let outcome = catch_unwind(AssertUnwindSafe(|| targets::run(name, bytes)));
        assert!(outcome.is_ok(), "{name} falls on (from {from}) b\"{}\"", bytes.escape_ascii());
    };
    for (path, seed) in paths.iter().zip(&seeds) {
        check(seed, &path.to_string_lossy());
    }
    #[expect(clippy::disallowed_methods, reason = "a switch of the tests, not a setting of the program")]
    let seconds = std::env::var("WHOSAID_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(0);
    let (end, mut dice) = (Instant::now() + Duration::from_secs(seconds), Dice(0x9E37_79B9_7F4A_7C15));
    let mut done = 0;
    while done < FEW || Instant::now() < end {
        let at = dice.below(seeds.len());
        let mut bytes = seeds[at].clone();
        dice.mutate(&mut bytes, &seeds);
        check(&bytes, &paths[at].to_string_lossy());
        done += 1;
    }
    eprintln!("{name}: {} seeds, {done} mutations", seeds.len());
}

macro_rules! tests {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name));
        })*

        #[test]
        fn every_target_is_run_and_has_a_binary() {
            let here = [$(stringify!($name)),*];
            let all: Vec<&str> = targets::TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(all, here, "the list below is that of TARGETS");
            let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/Cargo.toml")).unwrap();
            let manifest: toml::Table = manifest.parse().unwrap();
            let binaries: Vec<&str> = manifest["bin"].as_array().unwrap().iter().filter_map(|bin| bin["name"].as_str()).collect();
            assert_eq!(all, binaries, "fuzz/Cargo.toml has a [[bin]] for each of TARGETS");
        }
    };
}

tests! {
    text html mhtml archive feed json table dna
    segment subject_first verb_first verb_second verb_last subject_far
    settings pack
    readings report
}
