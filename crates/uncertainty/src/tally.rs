//! Values of many draws, kept whole or counted in bins.

/// Bins between the ends that the pilot sets.
const BINS: usize = 1024;

/// Counts of one row's values in equal bins between two ends, and below and above them.
///
/// The ends are the pilot's least and greatest value, moved out by a quarter of their distance. A quantile read from the
/// bins is off by at most a bin: 1.5/1024 of the pilot's range.
#[derive(Debug, Clone)]
pub(crate) struct Bins {
    low: f64,
    width: f64,
    /// Below, the bins, above.
    counts: Vec<u64>,
}

impl Bins {
    /// Empty bins around the pilot's values.
    pub(crate) fn around(pilot: &[f64]) -> Self {
        let known = || pilot.iter().copied().filter(|value| !value.is_nan());
        let (least, greatest) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
        let (least, greatest) = if least <= greatest { (least, greatest) } else { (0.0, 0.0) };
        let room = (greatest - least) / 4.0;
        Self { low: least - room, width: (greatest - least + 2.0 * room) / BINS as f64, counts: vec![0; BINS + 2] }
    }

    /// Counts a value; one that is not there counts nowhere.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the bins")]
    pub(crate) fn add(&mut self, value: f64) {
        if value.is_nan() {
            return;
        }
        let place = (value - self.low) / self.width;
        // Where the pilot saw one value only, the width is 0 and that value falls into the first bin.
        let place = if place.is_nan() { 0.0 } else { place };
        let bin = if place < 0.0 { 0 } else { (place.min(BINS as f64) as usize) + 1 };
        self.counts[bin] += 1;
    }

    /// Counts values.
    pub(crate) fn add_all(&mut self, values: &[f64]) {
        for &value in values {
            self.add(value);
        }
    }

    /// The same bins with nothing in them.
    pub(crate) fn emptied(&self) -> Self {
        Self { counts: vec![0; self.counts.len()], ..*self }
    }

    /// Adds the counts of the same bins.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// How many values were counted.
    pub(crate) fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The quantile at `p`, straight within its bin; an end where it lies beyond.
    pub(crate) fn quantile(&self, p: f64) -> Option<f64> {
        let total = self.total();
        if total == 0 {
            return None;
        }
        let wanted = p * (total - 1) as f64 + 0.5;
        let mut before = 0.0;
        for (bin, &count) in self.counts.iter().enumerate() {
            let count = count as f64;
            if before + count >= wanted && count > 0.0 {
                let part = if bin == 0 || bin > BINS { 0.0 } else { (wanted - before) / count };
                let left = if bin == 0 { 0.0 } else { (bin - 1) as f64 };
                return Some(self.low + (left + part) * self.width);
            }
            before += count;
        }
        None
    }
}

/// The quantile of type 7 at `p` of values in order.
pub(crate) fn quantile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p * last as f64;
    let below = place.floor();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last index")]
    let at = below as usize;
    let next = sorted[(at + 1).min(last)];
    Some(sorted[at] + (next - sorted[at]) * (place - below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_seven_is_straight_between_order_statistics() {
        let sorted = [1.0, 2.0, 4.0, 8.0];
        for (p, expected) in [(0.0, 1.0), (1.0, 8.0), (0.5, 3.0), (0.25, 1.75), (0.9, 6.8)] {
            assert!((quantile_of_sorted(&sorted, p).unwrap() - expected).abs() < 1e-12, "{p}");
        }
        assert_eq!(quantile_of_sorted(&[], 0.5), None);
    }

    #[test]
    fn bins_are_off_by_at_most_a_bin() {
        let values: Vec<f64> = (0..10_000).map(|i| f64::from(i) / 10_000.0).collect();
        let mut bins = Bins::around(&values[3000..5000]);
        bins.add_all(&values);
        for p in [0.3, 0.4, 0.45] {
            assert!((bins.quantile(p).unwrap() - p).abs() <= 1.5 * 0.2 / 1024.0 + 1e-4, "{p}");
        }
        let mut single = Bins::around(&[2.0, 2.0]);
        single.add(2.0);
        single.add(f64::NAN);
        assert_eq!((single.total(), single.quantile(0.5)), (1, Some(2.0)));
    }
}
