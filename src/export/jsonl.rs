//! One Reading per line, actors united over the corpus.

use crate::model::{Comparison, Corpus};
use crate::pipeline;

/// Writes the Readings.
///
/// # Errors
/// Where a value cannot be JSON, which no Reading holds.
pub fn write(corpus: &Corpus, _: &Comparison) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    for reading in &corpus.readings {
        serde_json::to_writer(&mut out, &pipeline::to_file(reading.clone())).map_err(|error| error.to_string())?;
        out.push(b'\n');
    }
    Ok(out)
}
