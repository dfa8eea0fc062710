//! Which statements are worth comparing: those that share a rare key. Never all with all.

use super::keys::Keys;
use std::collections::BTreeSet;

/// A statement is looked up under so many of its rarest keys.
const RAREST: usize = 8;
/// Under a key that many statements share, each meets so many of those that follow it. A chain of neighbours joins them
/// all the same.
const NEAR: usize = 24;

/// Pairs of statements, as indices into [`Keys::told`], the smaller first. Their number grows with the number of
/// statements, not with its square.
pub fn candidates(keys: &Keys) -> BTreeSet<(u32, u32)> {
    // A key by itself, and within a party: what a party says often is common there alone.
    let mut blocks: std::collections::BTreeMap<(u32, Option<&str>), Vec<u32>> = std::collections::BTreeMap::new();
    for (at, told) in keys.told.iter().enumerate() {
        for crosses in [false, true] {
            let mut rare: Vec<u32> = told.keys.iter().copied().filter(|key| keys.counts(*key, crosses)).collect();
            rare.retain(|key| keys.bearers[*key as usize].len() > 1);
            rare.sort_by_key(|key| (keys.bearers[*key as usize].len(), *key));
            for key in rare.into_iter().take(RAREST) {
                blocks.entry((key, None)).or_default().push(at as u32);
                blocks.entry((key, told.party)).or_default().push(at as u32);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for mut block in blocks.into_values() {
        block.dedup();
        for (at, one) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().take(NEAR).map(|other| (*one, *other)));
        }
    }
    pairs
}
