//! Makes `data/contrast.tsv` anew: weights of a softmax regression, from annotated pairs of headlines.
//!
//! ```text
//! cargo run --release --example fit_contrast -- PAIRS.csv ar > data/contrast.tsv
//! ```
//!
//! Plain gradient descent from zero with a small penalty on large weights: the same weights from the same pairs.

use whosaid::align::contrast::{FEATURES, features};
use whosaid::eval::contrast::pairs;
use whosaid::knowledge::Knowledge;
use whosaid::model::Contrast;

const ROUNDS: usize = 4000;
const RATE: f64 = 0.5;
const PENALTY: f64 = 1e-4;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(lang)) = (args.next(), args.next()) else {
        return Err("usage: fit_contrast PAIRS.csv LANGUAGE".into());
    };
    let knowledge = Knowledge::bundled()?;
    let pairs = pairs(&std::fs::read_to_string(&path)?, &path)?;
    let points: Vec<_> = pairs.iter().map(|p| (features(&p.first, &p.second, &lang, &knowledge), p.stance)).collect();
    let mut weights = [[0.0f64; 3]; FEATURES.len()];
    for _ in 0..ROUNDS {
        let mut slope = weights.map(|row| row.map(|w| w * PENALTY));
        for (x, stance) in &points {
            let scores = [0, 1, 2].map(|at| weights.iter().zip(x).map(|(row, x)| row[at] * x).sum::<f64>().exp());
            let sum: f64 = scores.iter().sum();
            for at in 0..3 {
                let miss = scores[at] / sum - f64::from(Contrast::ALL[at] == *stance);
                slope.iter_mut().zip(x).for_each(|(row, x)| row[at] += miss * x / points.len() as f64);
            }
        }
        for (row, slope) in weights.iter_mut().zip(&slope) {
            row.iter_mut().zip(slope).for_each(|(w, s)| *w -= RATE * s);
        }
    }
    println!("# Weights by which two headlines are taken to agree, to disagree, or to speak of other things: written by");
    println!("# examples/fit_contrast.rs from the training part of the Arabic News Stance corpus (latynt/ans, Apache-2.0).");
    println!("# feature\t{}", Contrast::ALL.map(Contrast::name).join("\t"));
    for (feature, row) in FEATURES.iter().zip(weights) {
        println!("{feature}\t{}", row.map(|w| format!("{w:.4}")).join("\t"));
    }
    Ok(())
}
