//! How fast articles become Readings, on one thread, in megabytes of text per second: extraction (sentences, tokens,
//! attributions), and the whole of `whosaid extract`, from JSON to JSON. The ratio compares extraction with plain Unicode
//! word segmentation of the same text. `cargo bench`

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;
use whosaid::knowledge::Knowledge;
use whosaid::model::Article;
use whosaid::read::{self, Origin};
use whosaid::{extract, pipeline, segment};

/// Bytes of text per language: enough that start-up does not count.
const SIZE: usize = 4 << 20;
/// Each figure is the best of so many runs: the others measure what else the machine was doing.
const RUNS: usize = 5;

fn main() {
    let knowledge = Knowledge::bundled().expect("bundled data is in order");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/karabakh-2023/articles");
    let mut articles: Vec<Article> = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the example is there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let input = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("the example can be read");
        articles.extend(read::read(&bytes, &Origin { input, ..Origin::default() }).0);
    }
    println!(
        "{:10} {:>10} {:>12} {:>12} {:>12} {:>8} {:>12} {:>8}",
        "language", "text", "extraction", "command", "words", "ratio", "bounds", "ratio"
    );
    for lang in ["en", "ar"] {
        let lines = corpus(&articles, lang);
        let text: usize = lines.iter().map(|(article, _)| article.text.len()).sum();
        let pack = knowledge.pack(lang).expect("the language has a pack");
        // Extraction: sentences, tokens, attributions.
        let extraction = best(|| {
            for (article, _) in &lines {
                let segments = segment::segment(article, Some(pack));
                black_box(extract::extract(article, &segments, pack, &knowledge.actors));
            }
        });
        // The command: from a line of JSON to a line of JSON, with speakers and codes.
        let command = best(|| {
            for (_, line) in &lines {
                let origin = Origin { input: "bench.jsonl".to_owned(), ..Origin::default() };
                for read in read::read(line.as_bytes(), &origin).0 {
                    let reading = pipeline::to_file(pipeline::read_article(read, &knowledge));
                    black_box(serde_json::to_vec(&reading).expect("a Reading is JSON"));
                }
            }
        });
        let words = best(|| {
            for (article, _) in &lines {
                black_box(article.text.unicode_words().count());
            }
        });
        // The same rules without the short cut that `unicode_words` has for ASCII.
        let bounds = best(|| {
            for (article, _) in &lines {
                black_box(article.text.split_word_bounds().count());
            }
        });
        let speed = |time: Duration| text as f64 / 1e6 / time.as_secs_f64();
        let ratio = |plain: Duration| plain.as_secs_f64() / extraction.as_secs_f64();
        println!(
            "{lang:10} {:7.1} MB {:7.1} MB/s {:7.1} MB/s {:7.1} MB/s {:8.2} {:7.1} MB/s {:8.2}",
            text as f64 / 1e6,
            speed(extraction),
            speed(command),
            speed(words),
            ratio(words),
            speed(bounds),
            ratio(bounds)
        );
    }
}

/// The example's articles of one language, again and again, each with its JSON line.
fn corpus(articles: &[Article], lang: &str) -> Vec<(Article, String)> {
    let of: Vec<&Article> = articles.iter().filter(|article| article.lang == lang).collect();
    let (mut all, mut size) = (Vec::new(), 0);
    for (at, article) in of.iter().cycle().enumerate() {
        if size >= SIZE {
            break;
        }
        size += article.text.len();
        let id = format!("{}-{at}", article.id);
        let line = serde_json::json!({"id": id, "lang": lang, "text": article.text}).to_string();
        all.push(((*article).clone(), line));
    }
    all
}

fn best(mut work: impl FnMut()) -> Duration {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}
