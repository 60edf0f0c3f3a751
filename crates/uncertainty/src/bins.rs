//! Values of many draws counted in bins.

// What is called in the loop over draws must be inlined into it to be built with its vector instructions.
#![allow(clippy::inline_always)]

use rackcast_numeric::Real;
use serde::{Deserialize, Serialize};

use crate::counts::Counter;

/// Bins between the ends that the pilot sets: with the three other counts no more than ten bits tell apart.
const BINS: usize = 1020;
/// Counts: of missing values, below the bins, in them, and above them.
pub(crate) const COUNTS: usize = BINS + 3;

/// How far a quantile from bins is off at most, as a part of the range of the first 4,096 draws: one bin.
pub const BIN_ERROR: f64 = 1.5 / BINS as f64;

/// Bits that a sum keeps below the greatest value of the pilot.
const SUM_BITS: i32 = 60;

/// Where a column's bins lie: what the first draws of all say, the same for every thread and every part.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Scale {
    low: f64,
    width: f64,
    /// Bins per unit.
    density: f64,
    /// Sums are counted in units of 2 to this power, so that they do not depend on the order of parts.
    unit: i32,
}

impl Scale {
    /// The bins around the pilot's values: their range with a quarter of it on either side.
    pub(crate) fn around(pilot: &[f64]) -> Self {
        let (least, greatest) = pilot.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, greatest), &value| {
            (least.min(value), greatest.max(value))
        });
        let (least, greatest) = if least <= greatest { (least, greatest) } else { (0.0, 0.0) };
        let room = (greatest - least) / 4.0;
        let width = (greatest - least + 2.0 * room) / BINS as f64;
        // Where the pilot has one value only, what differs from it lies beyond the ends.
        let density = if width > 0.0 { 1.0 / width } else { f64::MAX };
        Self { low: least - room, width, density, unit: exponent(least.abs().max(greatest.abs())) - SUM_BITS }
    }

    /// Whether the pilot has one value only.
    pub(crate) fn is_known(&self) -> bool {
        self.width == 0.0
    }

    /// A sum of few values in the units that sums are counted in.
    #[allow(clippy::cast_possible_truncation, reason = "rounded to a unit, and far within the range")]
    pub(crate) fn units(&self, sum: f64) -> i128 {
        (sum * power_of_two(-self.unit)) as i128
    }

    /// The places of values among the counts, each in the lowest bits of a number: a missing value stays no number, the
    /// lowest bits of which are nought.
    #[inline(always)]
    pub(crate) fn place<S: Real>(&self, values: S) -> S {
        // Adding 2^52 rounds to the nearest whole number and leaves it in the lowest bits.
        const SHIFT: f64 = 4_503_599_627_370_496.0;
        let at = (values - S::constant(self.low)) * S::constant(self.density) + S::constant(1.5);
        at.max(S::ONE).min(S::constant((BINS + 2) as f64)) + S::constant(SHIFT)
    }
}

/// The power of two at or below a size; that of 1 for 0.
fn exponent(size: f64) -> i32 {
    let bits = (size.to_bits() >> 52) & 0x7ff;
    #[allow(clippy::cast_possible_truncation, reason = "eleven bits")]
    let exponent = bits as i32 - 1023;
    if bits == 0 { 0 } else { exponent }
}

/// 2 to a power that a number has.
fn power_of_two(exponent: i32) -> f64 {
    #[allow(clippy::cast_sign_loss, reason = "clamped to what the bits of a number hold")]
    let bits = (exponent.clamp(-1022, 1023) + 1023) as u64;
    f64::from_bits(bits << 52)
}

/// What all draws of a part count of one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Bins {
    scale: Scale,
    counts: Vec<u64>,
    sum: i128,
    positive: u64,
}

impl Bins {
    /// Empty bins.
    pub(crate) fn new(scale: Scale) -> Self {
        Self { scale, counts: vec![0; COUNTS], sum: 0, positive: 0 }
    }

    /// Adds what a thread counted.
    pub(crate) fn add(&mut self, counter: &Counter) {
        for (count, more) in self.counts.iter_mut().zip(counter.counts()) {
            *count += u64::from(*more);
        }
        self.sum = self.sum.saturating_add(counter.sum());
        self.positive += counter.positive();
    }

    /// Adds what another part counted in the same bins; `false` where its bins are others.
    pub(crate) fn merge(&mut self, other: &Self) -> bool {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
        self.sum = self.sum.saturating_add(other.sum);
        self.positive += other.positive;
        self.scale == other.scale && other.counts.len() == COUNTS
    }

    /// How many values were there.
    pub(crate) fn present(&self) -> u64 {
        self.counts[1..].iter().sum()
    }

    /// How many values were above 0.
    pub(crate) fn positive(&self) -> u64 {
        self.positive
    }

    /// The sum of all values.
    pub(crate) fn sum(&self) -> f64 {
        self.sum as f64 * power_of_two(self.scale.unit)
    }

    /// The quantile at `p`, straight within its bin; an end where it lies beyond.
    pub(crate) fn quantile(&self, p: f64) -> Option<f64> {
        let total = self.present();
        if total == 0 {
            return None;
        }
        let wanted = p * (total - 1) as f64 + 0.5;
        let mut before = 0.0;
        for (bin, &count) in self.counts[1..].iter().enumerate() {
            let count = count as f64;
            if before + count >= wanted && count > 0.0 {
                let part = if bin == 0 || bin > BINS { 0.0 } else { (wanted - before) / count };
                let left = if bin == 0 { 0.0 } else { (bin - 1) as f64 };
                return Some(self.scale.low + (left + part) * self.scale.width);
            }
            before += count;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counts::Counts;
    use crate::threads::Collect;

    fn bins(pilot: &[f64], values: &[f64]) -> Bins {
        let scales = [Scale::around(pilot)];
        let mut bins = Bins::new(scales[0]);
        let (blocks, rest) = values.as_chunks();
        assert!(rest.is_empty(), "whole blocks");
        let mut counts = Counts::new(&scales);
        for blocks in blocks.chunks(32) {
            for &block in blocks {
                counts.block(&[block]);
            }
            counts.end(0);
        }
        counts.finish().iter().for_each(|counter| bins.add(counter));
        bins
    }

    #[test]
    fn quantiles_are_off_by_at_most_a_bin() {
        let values: Vec<f64> = (0..8_000).map(|i| f64::from(i) / 8_000.0).collect();
        let of = bins(&values[2_400..4_000], &values);
        for p in [0.3, 0.4, 0.45] {
            let off = (of.quantile(p).unwrap() - p).abs();
            assert!(off <= BIN_ERROR * 0.2 + 1e-4, "{p}: {off}");
        }
        // What lies below the bins has their end.
        assert!((of.quantile(0.0).unwrap() - 0.25).abs() < 1e-4);
        assert_eq!(of.present(), 8_000);
        assert!((of.sum() - 3_999.5).abs() < 1e-9, "{}", of.sum());
        assert_eq!(of.positive(), 7_999);
    }

    #[test]
    fn missing_values_count_nowhere_and_one_value_is_itself() {
        let gap = f64::NAN;
        let of = bins(&[2.0, gap], &[2.0, gap, 2.0, gap, 2.0, 2.0, gap, gap]);
        assert_eq!((of.present(), of.quantile(0.5), of.sum()), (4, Some(2.0), 8.0));
        assert_eq!(bins(&[gap], &[gap; 8]).quantile(0.5), None);
        assert_eq!(bins(&[0.0], &[0.0; 8]).quantile(0.9), Some(0.0));
    }

    #[test]
    fn sums_do_not_depend_on_the_order_of_parts() {
        let values: Vec<f64> = (0..4096_u32).map(|i| f64::from(i.wrapping_mul(2_654_435_761) >> 7) / 1e5).collect();
        let pilot = &values[..64];
        let parts: Vec<Bins> = values.chunks(512).map(|part| bins(pilot, part)).collect();
        let put_together = |order: &mut dyn Iterator<Item = &Bins>| {
            let mut all = Bins::new(parts[0].scale);
            for part in order {
                assert!(all.merge(part));
            }
            all
        };
        let forward = put_together(&mut parts.iter());
        assert_eq!(forward, put_together(&mut parts.iter().rev()));
        let sum: f64 = values.iter().sum();
        assert!((forward.sum() / sum - 1.0).abs() < 1e-12);
    }
}
