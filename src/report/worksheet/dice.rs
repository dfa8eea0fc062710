//! The lots that a sheet draws: SplitMix64 (Steele, Lea & Flood 2014), a few lines instead of a crate, so that a seed gives
//! the same sheet on every machine and in every version of any library.

/// A source of lots, of its own for every exercise: leaving one out changes no other.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// The lots of one exercise (`key`) in the sheet with this seed.
    pub fn new(seed: u64, key: &str) -> Self {
        // FNV-1a of the key: only to tell exercises apart.
        let key =
            key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(seed ^ key)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from((u128::from(self.next()) * n as u128) >> 64).unwrap_or(0)
    }

    /// Puts a list into a drawn order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_is_splitmix() {
        // The first numbers for the state 0, as published.
        let mut dice = Dice(0);
        assert_eq!([dice.next(), dice.next()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn a_seed_gives_one_order_and_another_seed_another() {
        let order = |seed, key: &str| {
            let mut list: Vec<usize> = (0..20).collect();
            Dice::new(seed, key).shuffle(&mut list);
            list
        };
        assert_eq!(order(1, "ladder"), order(1, "ladder"));
        assert_ne!(order(1, "ladder"), order(2, "ladder"));
        assert_ne!(order(1, "ladder"), order(1, "verbs"));
        let mut sorted = order(7, "x");
        sorted.sort_unstable();
        assert_eq!(sorted, (0..20).collect::<Vec<_>>());
        assert_eq!(Dice::new(1, "x").below(0), 0);
    }
}
