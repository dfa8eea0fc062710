//! One binary for each line of `TARGETS`, by its name.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| whosaid_fuzz::run(env!("CARGO_BIN_NAME"), bytes));
