//! What the numbers of a network are divided by.

use super::aggregate::{Cell, Profiles, mirrored, one_mode, signed, total};
use super::settings::{Aggregation, Normalization};

/// 0/0 is 0, as in DNA.
pub fn divide(number: f64, by: f64) -> f64 {
    if by == 0.0 { 0.0 } else { number / by }
}

/// A normalised cell of a one-mode network.
pub fn one(profiles: &Profiles, (a, b): (usize, usize), aggregation: Aggregation, normalization: Normalization) -> f64 {
    let pairs = profiles.pairs(a, b);
    let number = one_mode(&pairs, aggregation);
    match normalization {
        Normalization::Average => divide(number, (profiles.of_row(a) + profiles.of_row(b)) / 2.0),
        Normalization::Jaccard => divide(number, counts(&pairs)),
        Normalization::Cosine => {
            let (of_a, of_b): (Vec<Cell>, Vec<Cell>) = pairs.iter().copied().unzip();
            divide(number, norm(&of_a, aggregation) * norm(&of_b, aggregation))
        }
        Normalization::JaccardSet => sets(&pairs, aggregation),
        _ => number,
    }
}

/// DNA's Jaccard: what either says alone, and the product of what both say, over columns and stances.
fn counts(pairs: &[(Cell, Cell)]) -> f64 {
    let levels = pairs.iter().flat_map(|(a, b)| a.iter().zip(b));
    levels.map(|(a, b)| if *a > 0.0 && *b > 0.0 { a * b } else { a + b }).sum()
}

/// The length of the vector whose products the aggregation sums: for and against apart, signed, or together.
fn norm(cells: &[Cell], aggregation: Aggregation) -> f64 {
    let square = |cell: &Cell| match aggregation {
        Aggregation::Subtract => signed(cell).powi(2),
        Aggregation::Congruence | Aggregation::Conflict => cell.iter().map(|n| n * n).sum(),
        _ => total(cell).powi(2),
    };
    cells.iter().map(square).sum::<f64>().sqrt()
}

/// |A ∩ B| / |A ∪ B| of what was said at all: columns where stances are ignored, else columns with stances. For conflict, B
/// is taken with its stances turned round; subtract is the one less the other.
fn sets(pairs: &[(Cell, Cell)], aggregation: Aggregation) -> f64 {
    let share = |pairs: &mut dyn Iterator<Item = (Cell, Cell)>| {
        let (mut both, mut either) = (0.0, 0.0);
        for (a, b) in pairs {
            for (a, b) in a.iter().zip(&b) {
                both += f64::from(u8::from(*a > 0.0 && *b > 0.0));
                either += f64::from(u8::from(*a > 0.0 || *b > 0.0));
            }
        }
        divide(both, either)
    };
    let congruence = || share(&mut pairs.iter().copied());
    let conflict = || share(&mut pairs.iter().map(|(a, b)| (*a, mirrored(b))));
    match aggregation {
        Aggregation::Congruence => congruence(),
        Aggregation::Conflict => conflict(),
        Aggregation::Subtract => congruence() - conflict(),
        _ => share(&mut pairs.iter().map(|(a, b)| ([total(a), 0.0, 0.0], [total(b), 0.0, 0.0]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosine_and_jaccard_of_sets_are_what_their_names_say() {
        // One says 2 × for X, 1 × against Y; another 1 × for X; a third against X. Levels: against, for, neither.
        let cells = vec![
            [(0, [0.0, 2.0, 0.0]), (1, [1.0, 0.0, 0.0])].into(),
            [(0, [0.0, 1.0, 0.0])].into(),
            [(0, [1.0, 0.0, 0.0])].into(),
        ];
        let profiles = Profiles { cells, ..Profiles::default() };
        let of = |pair, aggregation, normalization| one(&profiles, pair, aggregation, normalization);
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
        near(of((0, 1), Aggregation::Congruence, Normalization::Cosine), 2.0 / 5f64.sqrt());
        near(of((0, 2), Aggregation::Subtract, Normalization::Cosine), -2.0 / 5f64.sqrt());
        near(of((0, 1), Aggregation::Congruence, Normalization::JaccardSet), 0.5);
        near(of((0, 2), Aggregation::Conflict, Normalization::JaccardSet), 0.5);
        near(of((0, 2), Aggregation::Subtract, Normalization::JaccardSet), -0.5);
        near(of((1, 2), Aggregation::Ignore, Normalization::JaccardSet), 1.0);
        near(of((1, 2), Aggregation::Congruence, Normalization::Cosine), 0.0);
    }
}
