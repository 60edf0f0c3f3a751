//! Random permutations without a table.

/// A random permutation of 0, 1, … n - 1, any element of which is computed alone.
///
/// A Feistel network permutes the numbers of as many bits as n - 1 has; a number that leaves the range is permuted again
/// until it is back (cycle walking, Black and Rogaway 2002), which takes less than two rounds on average.
#[derive(Debug, Clone)]
pub(super) struct Permutation {
    count: u64,
    /// How many bits the lower half has; the upper has as many, or one less.
    half: u32,
    upper_mask: u64,
    keys: [u64; ROUNDS],
}

/// Each changes one half by a hash of the other.
const ROUNDS: usize = 8;

impl Permutation {
    /// A permutation of `count` numbers, 1 to 2^52, chosen by `key`.
    pub(super) fn new(count: u64, key: u64) -> Self {
        let bits = (u64::BITS - (count - 1).leading_zeros()).max(2);
        let half = bits.div_ceil(2);
        let keys = std::array::from_fn(|round| crate::key::mix(key ^ crate::key::mix(round as u64 + 1)));
        Self { count, half, upper_mask: (1 << (bits - half)) - 1, keys }
    }

    /// Where `place` goes; places from `count` on begin again at the first.
    pub(super) fn of(&self, place: u64) -> u64 {
        let mut number = place % self.count;
        loop {
            number = self.once(number);
            if number < self.count {
                return number;
            }
        }
    }

    fn once(&self, number: u64) -> u64 {
        let lower_mask = (1 << self.half) - 1;
        let [mut upper, mut lower] = [number >> self.half, number & lower_mask];
        for [first, second] in self.keys.as_chunks::<2>().0 {
            upper ^= hash(lower, *first) & self.upper_mask;
            lower ^= hash(upper, *second) & lower_mask;
        }
        upper << self.half | lower
    }
}

/// The upper bits of two multiplications, the last steps of a hash by multiplication (Dietzfelbinger 1996).
fn hash(half: u64, key: u64) -> u64 {
    let product = (half ^ key).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (product ^ (product >> 32)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_once() {
        for count in [1, 2, 3, 7, 8, 9, 100, 1023, 1024, 1025, 5000] {
            for key in 0..5 {
                let permutation = Permutation::new(count, crate::key::mix(key));
                let mut seen: Vec<u64> = (0..count).map(|place| permutation.of(place)).collect();
                seen.sort_unstable();
                assert!(seen.into_iter().eq(0..count));
                assert_eq!(permutation.of(count + count / 2), permutation.of(count / 2));
            }
        }
    }

    #[test]
    fn of_few_numbers_every_order_is_as_likely() {
        let mut counts = std::collections::BTreeMap::new();
        for key in 0..24_000 {
            let permutation = Permutation::new(4, crate::key::mix(key));
            *counts.entry([0, 1, 2, 3].map(|place| permutation.of(place))).or_insert(0_i32) += 1;
        }
        // Chi squared with 23 degrees of freedom: 49.7 is exceeded once in a thousand.
        let chi: f64 = counts.values().map(|count| f64::from(count - 1000).powi(2) / 1000.0).sum();
        assert_eq!(counts.len(), 24);
        assert!(chi < 49.7, "{chi}");
    }

    #[test]
    fn neighbours_go_to_unrelated_places() {
        let count = 100_000;
        let permutation = Permutation::new(count, 12345);
        let centred = |place| permutation.of(place) as f64 / count as f64 - 0.5;
        for lag in [1, 2, 3, 64, 4096] {
            let sum: f64 = (0..count).map(|place| centred(place) * centred(place + lag)).sum();
            let correlation = 12.0 * sum / count as f64;
            assert!(correlation.abs() < 4.0 / (count as f64).sqrt(), "{lag}: {correlation}");
        }
    }
}
