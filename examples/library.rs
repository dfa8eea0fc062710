//! The library at work: reads a text, and prints who said what. `cargo run --example library [FILE]`

use std::error::Error;
use whosaid::knowledge::Knowledge;
use whosaid::model::Span;
use whosaid::pipeline;
use whosaid::read::{self, Origin};

const TEXT: &str = "The transport ministry said on Monday that the bridge would open in May. \"We are on schedule,\" \
    minister Ada Byron told reporters. She denied that the cost had doubled, and called on the union to return to talks.";

fn main() -> Result<(), Box<dyn Error>> {
    // Files are read here, and nowhere in the library: it takes bytes and returns values.
    let (bytes, input) = match std::env::args().nth(1) {
        Some(file) => (std::fs::read(&file)?, file),
        None => (TEXT.as_bytes().to_vec(), "example.txt".to_owned()),
    };
    let knowledge = Knowledge::bundled()?;
    let (articles, notes) = read::read(&bytes, &Origin { input, ..Origin::default() });
    for note in &notes {
        eprintln!("{}: {}; {}", note.what, note.why, note.what_to_do);
    }
    for article in articles {
        let reading = pipeline::read_article(article, &knowledge);
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(&reading.article.text)).collect::<Vec<_>>().join(" … ");
        for statement in &reading.attributions {
            let (said, speaker) = (&statement.attribution, &statement.speaker);
            println!(
                "{} ({}, {:?}): {}",
                speaker.actor.as_deref().unwrap_or("somebody"),
                words(&said.cue),
                statement.codes.act,
                words(&said.content)
            );
        }
    }
    Ok(())
}
