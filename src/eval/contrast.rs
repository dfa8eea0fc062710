//! How well pairs of headlines are told apart: a table of pairs (`s1`, `s2`, `stance`) against what the program says.

use crate::Error;
use crate::model::Contrast;

/// Two texts and how they stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The first text.
    pub first: String,
    /// The second.
    pub second: String,
    /// What the annotation says.
    pub stance: Contrast,
}

/// Reads a table with the columns `s1`, `s2`, `stance`.
///
/// # Errors
/// Where a column is missing or a stance is not one of the three: the line, and what to do.
pub fn pairs(text: &str, path: &str) -> Result<Vec<Pair>, Error> {
    let error = |line: Option<usize>, what: String| Error::Data {
        path: path.into(),
        line,
        what,
        help: "write a CSV table with the columns s1, s2 and stance (agree, disagree, other)".into(),
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|e| error(None, e.to_string()))?.clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header.trim() == name)
            .ok_or_else(|| error(Some(1), format!("there is no column “{name}”")))
    };
    let (first, second, stance) = (column("s1")?, column("s2")?, column("stance")?);
    let mut pairs = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| error(e.position().map(|p| p.line() as usize), e.to_string()))?;
        let cell = |at: usize| record.get(at).unwrap_or("").trim().to_owned();
        let named = cell(stance);
        let stance = Contrast::ALL
            .into_iter()
            .find(|one| one.name() == named)
            .ok_or_else(|| error(record.position().map(|p| p.line() as usize), format!("“{named}” is no stance")))?;
        pairs.push(Pair { first: cell(first), second: cell(second), stance });
    }
    Ok(pairs)
}

/// Precision, recall and F1 of each of [`Contrast::ALL`], and the mean of the F1 (macro F1).
pub fn measure(judged: &[(Contrast, Contrast)]) -> ([[f64; 3]; 3], f64) {
    let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let rows = Contrast::ALL.map(|one| {
        let right = judged.iter().filter(|(want, got)| *want == one && *got == one).count();
        let (wanted, got) = (judged.iter().filter(|j| j.0 == one).count(), judged.iter().filter(|j| j.1 == one).count());
        [ratio(right, got), ratio(right, wanted), ratio(2 * right, wanted + got)]
    });
    (rows, rows.iter().map(|row| row[2]).sum::<f64>() / 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_pairs_is_read_and_its_mistakes_are_named() {
        let read = pairs("s1,s2,stance\n\"a, b\",c,other\n", "x.csv").expect("it is right");
        assert_eq!(read, [Pair { first: "a, b".into(), second: "c".into(), stance: Contrast::Other }]);
        let error = pairs("s1,s2,stance\na,b,maybe\n", "x.csv").expect_err("no stance").to_string();
        assert!(error.contains("maybe") && error.contains('2'), "{error}");
        assert!(pairs("s1,s2\na,b\n", "x.csv").is_err());
    }

    #[test]
    fn macro_f1_is_the_mean_over_three() {
        use Contrast::{Agree, Disagree, Other};
        let (rows, mean) = measure(&[(Agree, Agree), (Disagree, Agree), (Disagree, Disagree), (Other, Other)]);
        assert!((rows[0][2] - 2.0 / 3.0).abs() < 1e-9 && (rows[1][2] - 2.0 / 3.0).abs() < 1e-9);
        assert!((mean - (2.0 / 3.0 + 2.0 / 3.0 + 1.0) / 3.0).abs() < 1e-9);
    }
}
