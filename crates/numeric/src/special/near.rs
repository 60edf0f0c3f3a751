//! ln(1 + x) and e^x - 1 where x may be small.

use crate::{exp, ln};

/// ln(1 + x), accurate also where x is small: what `1 + x` lost in rounding is a factor, by the slope of the logarithm.
pub(super) fn ln_1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    let kept = sum - 1.0;
    if kept == 0.0 { x } else { ln(sum) * (x / kept) }
}

/// e^x - 1, accurate also where x is small: the same correction the other way round.
pub(super) fn exp_m1(x: f64) -> f64 {
    let power = exp(x);
    let kept = power - 1.0;
    if kept == 0.0 {
        x
    } else if kept.abs() > 0.5 {
        kept
    } else {
        kept * (x / ln(power))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)]

    use super::*;

    #[test]
    fn both_agree_with_libm() {
        for i in 1..2000 {
            let size = libm::exp2(-0.03 * f64::from(i));
            for x in [size, -size] {
                assert!((ln_1p(x) / libm::log1p(x) - 1.0).abs() < 1e-15, "ln_1p({x})");
                assert!((exp_m1(x) / libm::expm1(x) - 1.0).abs() < 1e-15, "exp_m1({x})");
            }
        }
        assert_eq!(ln_1p(0.0), 0.0);
        assert_eq!(exp_m1(0.0), 0.0);
        assert_eq!(exp_m1(-800.0), -1.0);
    }
}
