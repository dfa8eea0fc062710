//! The library at work, from texts to Readings, and from Readings to positions and a report.
//!
//! `cargo run --example library` reads two texts of its own, `cargo run --example library -- FILE… report.html` your files,
//! and writes their report too.

use std::error::Error;
use std::fmt::Write as _;
use whosaid::knowledge::Knowledge;
use whosaid::model::{Corpus, Note, Reading, Span};
use whosaid::read::{self, Origin};
use whosaid::report::{self, Page};
use whosaid::{align, compare, pipeline};

/// Two outlets on one day; lines before the empty one say what the file knows of itself.
pub const TEXTS: [(&str, &str); 2] = [
    (
        "courier.txt",
        "Outlet: Harbour Courier\nDate: 2024-05-06\n\nFrance called for an immediate ceasefire on Monday. \"The fighting has to end,\" \
         foreign minister Anne Durand told reporters in Paris. She denied that France had sent weapons to either army.",
    ),
    (
        "ledger.txt",
        "Outlet: The Ledger\nDate: 2024-05-06\n\nIran rejected a ceasefire on Monday, while Germany said that the fighting must stop. \
         Tehran denied that its troops had crossed the border.",
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    // Files are read here, and nowhere in the library: it takes bytes and returns values.
    let (pages, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|name| name.ends_with(".html"));
    let mut inputs = Vec::new();
    for file in files {
        inputs.push((file.clone(), std::fs::read(&file)?));
    }
    if inputs.is_empty() {
        inputs.extend(TEXTS.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    }
    // What is known of languages, actors and issues; a project's own settings, codebooks and actors can be added to it.
    let knowledge = Knowledge::bundled()?;
    let (readings, notes) = map(inputs, &knowledge);
    let corpus = align::unite(readings, notes, &knowledge);
    let (text, page) = reduce(&corpus, &knowledge)?;
    print!("{text}");
    if let Some(file) = pages.first() {
        std::fs::write(file, page)?;
    }
    Ok(())
}

/// The left half: every article by itself, as many at once as one likes. A [`Reading`] is one article with everything found in
/// it; `serde_json::to_string(&pipeline::to_file(reading))` makes of it the line that `whosaid extract` writes.
pub fn map(inputs: Vec<(String, Vec<u8>)>, knowledge: &Knowledge) -> (Vec<Reading>, Vec<Note>) {
    let (mut readings, mut notes) = (Vec::new(), Vec::new());
    for (input, bytes) in inputs {
        // One file may hold many articles; what could not be read is a note, and nothing fails.
        let (articles, more) = read::read(&bytes, &Origin { input, ..Origin::default() });
        readings.extend(articles.into_iter().map(|article| pipeline::read_article(article, knowledge)));
        notes.extend(more);
    }
    (readings, notes)
}

/// The right half: what is seen only over the corpus, as a text and as the page that `whosaid report` writes.
pub fn reduce(corpus: &Corpus, knowledge: &Knowledge) -> Result<(String, String), Box<dyn Error>> {
    let mut text = String::new();
    for reading in &corpus.readings {
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(&reading.article.text)).collect::<Vec<_>>().join(" … ");
        for statement in &reading.attributions {
            let (said, speaker) = (&statement.attribution, &statement.speaker);
            let who = speaker.actor.as_deref().unwrap_or("somebody");
            writeln!(text, "{who} ({}, {:?}): {}", words(&said.cue), statement.codes.act, words(&said.content))?;
        }
    }
    let comparison = compare::compare(corpus, &knowledge.project);
    for position in &comparison.positions {
        writeln!(text, "{} on {}: {:?}", position.party, position.issue, position.position)?;
    }
    let page = report::render(corpus, &comparison, knowledge, &Page { language: "en".to_owned(), made_on: None })?;
    Ok((text, page))
}
