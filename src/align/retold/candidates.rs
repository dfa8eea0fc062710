//! Which statements are worth comparing: those that share a rare key. Never all with all.

use super::keys::Keys;
use rustc_hash::FxHashMap;

/// A statement is looked up under so many of its rarest keys.
const RAREST: usize = 8;
/// Under a key that many statements share, each meets so many of those that follow it. A chain of neighbours joins them
/// all the same.
const NEAR: usize = 24;

/// Statements by what is rare in them: those of one block may be alike.
pub struct Candidates {
    /// Statements in corpus order.
    blocks: Vec<Vec<u32>>,
    /// For each statement the blocks that it is in.
    own: Vec<Box<[u32]>>,
}

impl Candidates {
    /// Sorts the statements into blocks.
    pub fn new(keys: &Keys) -> Self {
        // A key by itself, and within a party: what a party says often is common there alone.
        let mut known: FxHashMap<(u32, Option<&str>), u32> = FxHashMap::default();
        let (mut blocks, mut own): (Vec<Vec<u32>>, _) = (Vec::new(), Vec::with_capacity(keys.told.len()));
        for (at, told) in keys.told.iter().enumerate() {
            let mut mine = Vec::with_capacity(4 * RAREST);
            for crosses in [false, true] {
                let mut rare: Vec<u32> = told.keys.iter().copied().filter(|key| keys.counts(*key, crosses)).collect();
                rare.retain(|key| keys.bearers[*key as usize].len() > 1);
                rare.sort_by_key(|key| (keys.bearers[*key as usize].len(), *key));
                for block in rare.into_iter().take(RAREST).flat_map(|key| [(key, None), (key, told.party)]) {
                    let next = blocks.len() as u32;
                    let block = *known.entry(block).or_insert(next);
                    if block == next {
                        blocks.push(Vec::new());
                    }
                    mine.push(block);
                }
            }
            mine.sort_unstable();
            mine.dedup();
            mine.iter().for_each(|block| blocks[*block as usize].push(at as u32));
            own.push(mine.into_boxed_slice());
        }
        Self { blocks, own }
    }

    /// The statements behind one that it is worth comparing with, in their order. There are never more than so many, so that
    /// pairs grow with the number of statements, not with its square; nor do they all stand in memory at once.
    pub fn of(&self, one: u32) -> Vec<u32> {
        let mut others = Vec::new();
        for block in &self.own[one as usize] {
            let block = &self.blocks[*block as usize];
            let behind = block.partition_point(|other| *other <= one);
            others.extend(block[behind..].iter().take(NEAR));
        }
        others.sort_unstable();
        others.dedup();
        others
    }
}
