//! How far a figure would move with other documents of the same kind: percentile bootstrap over documents.

use super::{Scored, measures};
use std::collections::BTreeMap;

/// A 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The interval of each measure's headline figure, by name. Documents are drawn, not statements, for statements of one
/// document are alike. The draw is seeded: the same scores give the same intervals.
pub fn intervals(documents: &[Scored], draws: usize) -> BTreeMap<String, Interval> {
    let mut seen: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    if documents.len() < 2 {
        return BTreeMap::new();
    }
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..draws {
        let drawn: Vec<&Scored> = documents.iter().filter_map(|_| documents.get(next(&mut state) % documents.len())).collect();
        for measure in measures(drawn.iter().copied()) {
            seen.entry(measure.name).or_default().push(measure.value.headline());
        }
    }
    let interval = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values.get((share * (values.len() - 1) as f64).round() as usize).copied().unwrap_or(0.0);
        Interval { low: at(0.025), high: at(0.975) }
    };
    seen.into_iter().map(|(name, values)| (name, interval(values))).collect()
}

/// SplitMix64: enough for drawing documents, and no dependency.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) as usize
}
