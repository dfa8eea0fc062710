//! How far two people agree: percent, Cohen's kappa, Krippendorff's alpha, for nominal data.
//!
//! - **Percent**: of the units that both coded, the share with the same value.
//! - **Kappa** (Cohen 1960): (observed − expected) / (1 − expected), expected from each coder's own shares.
//! - **Alpha** (Krippendorff 2004, nominal): 1 − observed / expected disagreement, expected from the values of both together.
//!   With two coders, units that only one of them coded pair with nothing and drop out.

use std::collections::BTreeMap;

/// Agreement on one variable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Units that both coded.
    pub units: usize,
    /// The share on which they agree.
    pub percent: f64,
    /// Cohen's kappa; none where each gave only one value and it is the same.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha; none where there is but one value.
    pub alpha: Option<f64>,
}

/// Agreement over pairs of values, one pair for each unit that both coded; none where there is no unit.
pub fn agreement<V: Ord>(pairs: &[(V, V)]) -> Option<Agreement> {
    let n = pairs.len() as f64;
    if pairs.is_empty() {
        return None;
    }
    let same = pairs.iter().filter(|(a, b)| a == b).count() as f64;
    let (mut first, mut second, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (a, b) in pairs {
        *first.entry(a).or_insert(0.0) += 1.0;
        *second.entry(b).or_insert(0.0) += 1.0;
        *both.entry(a).or_insert(0.0) += 1.0;
        *both.entry(b).or_insert(0.0) += 1.0;
    }
    let by_chance: f64 =
        first.iter().map(|(value, count): (&&V, &f64)| count * second.get(*value).unwrap_or(&0.0)).sum::<f64>() / (n * n);
    let kappa = (by_chance < 1.0).then(|| (same / n - by_chance) / (1.0 - by_chance));
    // Of 2n values, the chance that two drawn without putting back differ.
    let all = 2.0 * n;
    let differ = 1.0 - both.values().map(|count: &f64| count * (count - 1.0)).sum::<f64>() / (all * (all - 1.0));
    let alpha = (differ > 0.0).then(|| 1.0 - (1.0 - same / n) / differ);
    Some(Agreement { units: pairs.len(), percent: same / n, kappa, alpha })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Krippendorff's own example of nominal data by two coders ("Computing Krippendorff's Alpha-Reliability", 2011,
    /// section B): alpha 0.692.
    #[test]
    fn alpha_is_that_of_the_paper() {
        let ben = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"];
        let gerry = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"];
        let pairs: Vec<(&str, &str)> = ben.into_iter().zip(gerry).collect();
        let found = agreement(&pairs).expect("there are units");
        assert!((found.alpha.expect("values vary") - 0.692).abs() < 0.0005, "{found:?}");
        assert!((found.percent - 0.75).abs() < 1e-9);
    }

    /// A table of two raters with 20, 5, 10 and 15 units: observed 0.7, by chance 0.5, kappa 0.4.
    #[test]
    fn kappa_leaves_out_chance() {
        let cells = [(("yes", "yes"), 20), (("yes", "no"), 5), (("no", "yes"), 10), (("no", "no"), 15)];
        let pairs: Vec<(&str, &str)> = cells.iter().flat_map(|(pair, times)| std::iter::repeat_n(*pair, *times)).collect();
        let found = agreement(&pairs).expect("there are units");
        assert!((found.kappa.expect("values vary") - 0.4).abs() < 1e-9);
    }

    #[test]
    fn one_value_says_nothing_beyond_percent() {
        let found = agreement(&[("a", "a"), ("a", "a")]).expect("there are units");
        assert_eq!((found.percent, found.kappa, found.alpha), (1.0, None, None));
        assert_eq!(agreement::<u8>(&[]), None);
    }
}
