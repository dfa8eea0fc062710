//! Coverage of any size, made of another corpus's own paragraphs, to see what gives way in a report that is large or small.
//!
//! `cargo run --example volume -- FOLDER_OR_FILE… [--outlets 8] [--actors 12] [--statements 500] [--seed 1] > articles.jsonl`
//!
//! Paragraphs with statements are drawn by a seeded generator, and each speaker's words are replaced by the name of one of
//! so many states, always of the same for the same draw: the result reads like news and means nothing. Feed it to
//! `whosaid report articles.jsonl`, or to `whosaid extract` for Readings.

use std::error::Error;
use std::io::Write;
use whosaid::knowledge::Knowledge;
use whosaid::model::Reading;
use whosaid::pipeline;
use whosaid::read::{self, Origin};

/// What is asked for.
pub struct Shape {
    /// Outlets; each has at least one article.
    pub outlets: usize,
    /// Actors that speak.
    pub actors: usize,
    /// Statements, about.
    pub statements: usize,
    /// The same seed gives the same articles.
    pub seed: u64,
}

/// A paragraph with the places of those who speak in it.
struct Piece {
    lang: String,
    text: String,
    sources: Vec<(usize, usize)>,
    statements: usize,
}

/// Statements in an article, about.
const LENGTH: usize = 25;

/// Articles as JSON Lines.
pub fn volume(files: &[(String, Vec<u8>)], knowledge: &Knowledge, shape: &Shape) -> String {
    let mut pieces: Vec<Piece> = Vec::new();
    for (input, bytes) in files {
        let origin = Origin { input: input.clone(), ..Origin::default() };
        for article in read::read(bytes, &origin).0 {
            pieces.extend(paragraphs(&pipeline::read_article(article, knowledge)));
        }
    }
    let langs: Vec<String> =
        pieces.iter().map(|piece| piece.lang.clone()).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    let named =
        |id: &&str| knowledge.actors.by_id(id).is_some_and(|entry| langs.iter().all(|lang| entry.names.contains_key(lang)));
    let mut random = Random(shape.seed);
    let states: Vec<&str> = STATES.iter().copied().filter(named).take(shape.actors.max(1)).collect();
    let (mut out, mut written, mut number) = (String::new(), 0, 0);
    while !pieces.is_empty() && !langs.is_empty() && (written < shape.statements || number < shape.outlets) {
        let lang = &langs[number % langs.len()];
        let own: Vec<&Piece> = pieces.iter().filter(|piece| piece.lang == *lang).collect();
        let share = shape.statements.div_ceil(shape.outlets.max(1)).clamp(1, LENGTH);
        let (mut text, mut held) = (String::new(), 0);
        while held < share {
            let piece = own[random.below(own.len())];
            let state = |random: &mut Random| {
                states.get(random.below(states.len())).map(|id| name(knowledge, id, lang)).unwrap_or_default()
            };
            let mut at = 0;
            for (start, end) in &piece.sources {
                text.push_str(&piece.text[at..*start]);
                text.push_str(&state(&mut random));
                at = *end;
            }
            text.push_str(&piece.text[at..]);
            text.push_str("\n\n");
            held += piece.statements;
        }
        written += held;
        let outlet = number % shape.outlets.max(1);
        let line = serde_json::json!({
            "id": format!("volume-{number:04}"),
            "lang": lang,
            "outlet": format!("Outlet {outlet:03}"),
            "title": format!("Article {number:04}"),
            "date": format!("2020-03-{:02}T{:02}:{:02}:00Z", 1 + number / 48 % 28, random.below(24), random.below(60)),
            "text": text,
        });
        out.push_str(&line.to_string());
        out.push('\n');
        number += 1;
    }
    out
}

fn name(knowledge: &Knowledge, id: &str, lang: &str) -> String {
    let names = knowledge.actors.by_id(id).and_then(|entry| entry.names.get(lang));
    names.and_then(|names| names.first()).cloned().unwrap_or_default()
}

/// The paragraphs of an article that hold a statement, whole ones only.
fn paragraphs(reading: &Reading) -> Vec<Piece> {
    let text = &reading.article.text;
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.trim_end().len());
        at += line.len();
        let inside = |span: &whosaid::model::Span| span.start >= start && span.end <= end;
        let own = reading.attributions.iter().filter(|s| s.attribution.content.iter().all(inside));
        let statements = own.clone().count();
        let mut sources: Vec<(usize, usize)> = own
            .filter(|s| s.speaker.actor.is_some())
            .filter_map(|s| s.attribution.source.first().filter(|span| inside(span)))
            .map(|span| (span.start - start, span.end - start))
            .collect();
        sources.sort_unstable();
        sources.dedup_by(|next, last| next.0 < last.1);
        if statements > 0 {
            out.push(Piece { lang: reading.article.lang.clone(), text: text[start..end].to_owned(), sources, statements });
        }
    }
    out
}

/// States whose names stand in every language of the bundled list, in no order that means anything.
const STATES: &[&str] = &[
    "norway",
    "japan",
    "brazil",
    "kenya",
    "portugal",
    "mongolia",
    "peru",
    "iceland",
    "ghana",
    "austria",
    "chile",
    "vietnam",
    "malta",
    "canada",
    "nepal",
    "tunisia",
    "estonia",
    "bolivia",
    "senegal",
    "denmark",
    "thailand",
    "cuba",
    "morocco",
    "poland",
    "uganda",
    "ecuador",
    "finland",
    "malaysia",
    "zambia",
    "greece",
    "mexico",
    "slovenia",
    "rwanda",
    "uruguay",
    "sweden",
    "cambodia",
    "algeria",
    "hungary",
    "panama",
    "namibia",
    "ireland",
    "argentina",
    "singapore",
    "angola",
    "latvia",
    "paraguay",
    "botswana",
    "croatia",
    "laos",
    "ethiopia",
    "belgium",
    "colombia",
    "mozambique",
    "bulgaria",
    "philippines",
    "madagascar",
    "lithuania",
    "honduras",
    "tanzania",
    "slovakia",
    "venezuela",
    "cameroon",
    "switzerland",
    "indonesia",
    "gabon",
    "romania",
];

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut shape = Shape { outlets: 8, actors: 12, statements: 500, seed: 1 };
    let mut files = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|value| value.parse::<u64>().ok()).ok_or(format!("{arg} needs a number"));
        match arg.as_str() {
            "--outlets" => shape.outlets = number()? as usize,
            "--actors" => shape.actors = number()? as usize,
            "--statements" => shape.statements = number()? as usize,
            "--seed" => shape.seed = number()?,
            path if std::path::Path::new(path).is_dir() => {
                let mut paths: Vec<_> =
                    std::fs::read_dir(path)?.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
                paths.sort();
                for path in paths {
                    files.push((path.to_string_lossy().into_owned(), std::fs::read(&path)?));
                }
            }
            path => files.push((path.to_owned(), std::fs::read(path)?)),
        }
    }
    std::io::stdout().write_all(volume(&files, &Knowledge::bundled()?, &shape).as_bytes())?;
    Ok(())
}
