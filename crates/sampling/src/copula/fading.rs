//! How correlation fades with distance in time.

use rackcast_numeric::powf;

/// The correlation of two points of a path that lie `months` apart, `2^(-|months| / half_life)`: ½ after a half-life.
/// With an infinite half-life all points of a path are one number, and it is 1.
#[must_use]
pub fn fading(months: f64, half_life: f64) -> f64 {
    powf(0.5, months.abs() / half_life)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copula::Correlations;

    #[test]
    fn half_after_a_half_life() {
        for (months, half_life, expected) in
            [(18.0, 18.0, 0.5), (-36.0, 18.0, 0.25), (0.0, 3.0, 1.0), (40.0, f64::INFINITY, 1.0)]
        {
            assert!((fading(months, half_life) - expected).abs() < 1e-15);
        }
        assert!((fading(1.0, 6.0) - 0.890_898_718_140_339_3).abs() < 1e-15);
    }

    #[test]
    fn a_path_that_fades_is_always_possible() {
        let centres = [0.5, 3.5, 6.0, 30.0, 31.5];
        let mut path = Correlations::none(centres.len());
        for one in 0..centres.len() {
            for other in 0..one {
                path.set(one, other, fading(centres[one] - centres[other], 9.0));
            }
        }
        assert!(path.is_possible());
    }
}
