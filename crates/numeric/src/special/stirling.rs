//! What Stirling's formula for the gamma function leaves over.

use crate::ln;
use crate::special::near::ln_1p;

/// ln Γ(x) - ((x - ½) ln x - x + ½ ln 2π) for x above 0, absolute error about 1e-16 per unit below 10.
///
/// From 10 on it is Stirling's series, 1/(12 x) - 1/(360 x³) + …; below, the value at x + 1 and the difference between the
/// two, which Γ(x + 1) = x Γ(x) gives as (x + ½) ln(1 + 1/x) - 1.
pub(super) fn stirling_error(x: f64) -> f64 {
    const SERIES: [f64; 7] =
        [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0, 1.0 / 156.0];
    let mut x = x;
    let mut differences = 0.0;
    while x < 10.0 {
        // Where 1/x is large, ln(x + 1) - ln x keeps what 1 + 1/x would lose.
        let log = if x < 1.0 { ln_1p(x) - ln(x) } else { ln_1p(1.0 / x) };
        differences += (x + 0.5) * log - 1.0;
        x += 1.0;
    }
    let inverse = 1.0 / x;
    let square = inverse * inverse;
    differences + inverse * SERIES.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_completes_stirlings_formula() {
        for i in -200..400 {
            let x = libm::exp2(0.05 * f64::from(i));
            let formula = (x - 0.5) * libm::log(x) - x + 0.5 * libm::log(std::f64::consts::TAU);
            let theirs = libm::lgamma(x);
            assert!((formula + stirling_error(x) - theirs).abs() <= 4e-15 * (1.0 + theirs.abs() + x), "{x}");
        }
    }

    #[test]
    fn factorials() {
        // Γ(1) = 1 and Γ(½) = √π.
        let half_log_tau = 0.5 * libm::log(std::f64::consts::TAU);
        assert!((stirling_error(1.0) - (1.0 - half_log_tau)).abs() < 1e-15);
        let at_half = 0.5 * libm::log(std::f64::consts::PI) + 0.5 - half_log_tau;
        assert!((stirling_error(0.5) - at_half).abs() < 1e-15);
    }
}
