//! Vendors' shares of orders (docs/model.md, section 5).

use rackcast_numeric::Real;

/// Shares of vendors whose shares would be `base` (any scale) if attributes were as at the start, and whose attraction has
/// since moved by `exponent`: `b·exp(x) / Σ b·exp(x)`. The largest exponent of a vendor with a share is taken out first,
/// so that nothing overflows. One base must be above 0.
#[inline(always)]
pub fn attraction_shares<S: Real>(base: &[S], exponent: &[S], shares: &mut [S]) {
    let count = shares.len();
    let (base, exponent) = (&base[..count], &exponent[..count]);
    let lowest = S::constant(f64::MIN);
    let mut largest = lowest;
    for vendor in 0..count {
        largest = largest.max(S::select(base[vendor].gt(S::ZERO), exponent[vendor], lowest));
    }
    for vendor in 0..count {
        let above = base[vendor].gt(S::ZERO);
        let exponent = S::select(above, exponent[vendor] - largest, S::ZERO);
        shares[vendor] = base[vendor] * exponent.exp();
    }
    normalise(shares);
}

/// Divides by the sum, so that shares sum to 1. One must be above 0.
#[inline(always)]
pub fn normalise<S: Real>(shares: &mut [S]) {
    let mut sum = S::ZERO;
    for &mut share in &mut *shares {
        sum += share;
    }
    let rate = S::ONE / sum;
    for share in shares {
        *share *= rate;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_without_attributes() {
        let mut shares = [0.0; 3];
        attraction_shares(&[0.2, 0.6, 0.2], &[0.0; 3], &mut shares);
        for (share, expected) in shares.iter().zip([0.2, 0.6, 0.2]) {
            assert!((share - expected).abs() < 1e-15);
        }
    }

    #[test]
    fn odds_move_by_the_exponent() {
        let mut shares = [0.0; 2];
        attraction_shares(&[0.3, 0.7], &[0.5, -0.2], &mut shares);
        assert!((shares[0] / shares[1] - 0.3 / 0.7 * 0.7_f64.exp()).abs() < 1e-14);
    }

    #[test]
    fn large_attraction_does_not_overflow() {
        let mut shares = [0.0; 3];
        attraction_shares(&[0.5, 0.5, 0.0], &[800.0, 799.0, 8000.0], &mut shares);
        assert!((shares[0] - 1.0 / (1.0 + (-1.0_f64).exp())).abs() < 1e-14);
        assert!(shares[2].abs() < 1e-300);
    }
}
