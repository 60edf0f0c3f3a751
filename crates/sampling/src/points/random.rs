//! Plain random points.

#![allow(clippy::inline_always)]

use crate::philox::{lower, philox, whole};

/// Independent points of consecutive draws, each the middle of one of 2^52 equal parts: two words of a counter that is
/// the draw's number.
#[inline(always)]
pub(super) fn fill(key: u64, first: u64, out: &mut [f64]) {
    const PART: f64 = 1.0 / 4_503_599_627_370_496.0;
    for (lane, out) in out.iter_mut().enumerate() {
        let draw = first.wrapping_add(lane as u64);
        let words = philox(key, [lower(draw), draw >> 32, 0, 0]);
        let number = words[0] << 20 | words[1] >> 12;
        *out = (whole(number) + 0.5) * PART;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_uniform_and_successive_ones_independent() {
        let mut out = vec![0.0; 100_000];
        fill(11, 0, &mut out);
        assert!(out.iter().all(|point| *point > 0.0 && *point < 1.0));
        let mut counts = [0.0; 100];
        for point in &out {
            counts[(point * 100.0) as usize] += 1.0;
        }
        // Chi squared with 99 degrees of freedom: 148 is exceeded once in a thousand.
        let chi: f64 = counts.iter().map(|count: &f64| (count - 1000.0).powi(2) / 1000.0).sum();
        assert!(chi < 148.0, "{chi}");
        let products: f64 = out.windows(2).map(|pair| 12.0 * (pair[0] - 0.5) * (pair[1] - 0.5)).sum();
        assert!((products / 1e5).abs() < 4.0 / 1e5_f64.sqrt());
    }
}
