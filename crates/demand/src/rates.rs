//! Yearly rates as they act in a month (docs/model.md, units).

use rackcast_numeric::Real;

/// The monthly growth of a yearly growth `g`: `(1+g)^(1/12) − 1`. `g` must be above −1.
#[inline(always)]
pub fn monthly_growth<S: Real>(yearly: S) -> S {
    (S::ONE + yearly).twelfth_root() - S::ONE
}

/// The monthly fraction lost of a yearly fraction `c`: `1 − (1−c)^(1/12)`. `c` must be below 1.
#[inline(always)]
pub fn monthly_loss<S: Real>(yearly: S) -> S {
    S::ONE - (S::ONE - yearly).twelfth_root()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_make_the_year() {
        let growth = monthly_growth(0.7_f64);
        let loss = monthly_loss(0.15_f64);
        let (mut grown, mut left) = (1.0, 1.0);
        for _ in 0..12 {
            grown *= 1.0 + growth;
            left *= 1.0 - loss;
        }
        assert!((grown - 1.7).abs() < 1e-14 && (left - 0.85).abs() < 1e-14);
        assert!(monthly_growth(0.0_f64).abs() < 1e-300 && monthly_loss(0.0_f64).abs() < 1e-300);
    }
}
