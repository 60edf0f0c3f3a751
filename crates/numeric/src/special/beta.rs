//! The regularised incomplete beta function and its inverse.

use crate::special::near::{exp_m1, ln_1p};
use crate::special::stirling::stirling_error;
use crate::{exp, ln, normal_quantile};

/// I_x(a, b): the probability that a beta number with parameters `a`, `b` above 0 is below `x`.
///
/// `y` is 1 - x, given beside x so that neither loses its last places where it is small. The relative error grows with
/// the parameters, to about 1e-11 at a million.
pub(crate) fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if y <= 0.0 {
        1.0
    } else if below_turning_point(a, b, x) {
        exp(ln_below(a, b, x, y))
    } else {
        1.0 - exp(ln_below(b, a, y, x))
    }
}

/// Whether the continued fraction of the lower side converges fast at `x`; if not, that of the upper side does.
fn below_turning_point(a: f64, b: f64, x: f64) -> bool {
    x * (a + b + 2.0) <= a + 1.0
}

/// ln I_x(a, b) by its continued fraction.
fn ln_below(a: f64, b: f64, x: f64, y: f64) -> f64 {
    ln_front(a, b, x, y) + ln(continued_fraction(a, b, x) / a)
}

/// ln(x^a y^b / B(a, b)).
///
/// Written with Stirling's formula, so that the large parts cancel before they are computed: what remains are the
/// distances of x and y from a / (a + b) and b / (a + b), and what Stirling's formula leaves over.
fn ln_front(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let sum = a + b;
    let distance = x * b - y * a;
    let part = |weight: f64, share: f64, distance: f64| {
        let relative = distance / weight;
        weight * if relative.abs() < 0.5 { ln_1p(relative) } else { ln(share * (sum / weight)) }
    };
    let left_over = stirling_error(sum) - stirling_error(a) - stirling_error(b);
    part(a, x, distance) + part(b, y, -distance) + left_over + 0.5 * ln(a * (b / sum) / std::f64::consts::TAU)
}

/// The continued fraction of a B(a, b) I_x(a, b) / (x^a y^b) (DLMF 8.17.22), by Lentz's method as modified by Thompson
/// and Barnett.
///
/// It takes some √max(a, b) steps; the bound on their number only makes sure that it ends.
fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut numerators = 1.0;
    let mut denominators = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = denominators;
    for step in 1..20_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        denominators = 1.0 / away_from_zero(1.0 + even * denominators);
        numerators = away_from_zero(1.0 + even / numerators);
        fraction *= denominators * numerators;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        denominators = 1.0 / away_from_zero(1.0 + odd * denominators);
        numerators = away_from_zero(1.0 + odd / numerators);
        let factor = denominators * numerators;
        fraction *= factor;
        if (factor - 1.0).abs() < 1e-16 {
            break;
        }
    }
    fraction
}

/// The x with I_x(a, b) = p, and 1 - x, for `p` and `q = 1 - p` each given with all its places.
///
/// Solved for the logarithm of the smaller of x and 1 - x.
pub(crate) fn inverse_incomplete_beta(a: f64, b: f64, p: f64, q: f64) -> (f64, f64) {
    if a.total_cmp(&b).is_eq() && p.total_cmp(&q).is_eq() {
        return (0.5, 0.5);
    }
    if p <= incomplete_beta(a, b, 0.5, 0.5) {
        let log = ln_quantile(a, b, p, q);
        (exp(log), -exp_m1(log))
    } else {
        let log = ln_quantile(b, a, q, p);
        (-exp_m1(log), exp(log))
    }
}

/// The logarithm of the x with I_x(a, b) = p, for an x up to ½.
///
/// Newton's method on the logarithm of the smaller probability, which is close to a straight line far out and nowhere
/// bends much. A step that leaves the bracket found so far is replaced by halving, and the number of steps is bounded,
/// so that it always returns.
fn ln_quantile(a: f64, b: f64, p: f64, q: f64) -> f64 {
    /// Below this logarithm, x is 0.
    const LOWEST: f64 = -750.0;
    const HIGHEST: f64 = -0.69;
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let rising = p <= q;
    let target = ln(if rising { p } else { q });
    let (mut low, mut high) = (LOWEST, HIGHEST);
    let mut at = first_guess(a, b, p).clamp(low, high);
    for _ in 0..100 {
        let (log, slope) = ln_smaller(a, b, at, rising);
        let miss = target - log;
        if (miss > 0.0) == rising {
            low = at;
        } else {
            high = at;
        }
        let newton = at + miss / slope;
        if newton >= low && newton <= high {
            at = newton;
            // What a step of this size leaves is its square.
            if miss.abs() < 1e-8 {
                break;
            }
        } else {
            at = 0.5 * (low + high);
        }
    }
    at
}

/// The logarithm of the probability below x = e^`at`, or above it, and the slope of that logarithm over `at`.
fn ln_smaller(a: f64, b: f64, at: f64, below: bool) -> (f64, f64) {
    let (x, y) = (exp(at), -exp_m1(at));
    let front = ln_front(a, b, x, y);
    let ln_rate = front - ln(y);
    let log_side = if below_turning_point(a, b, x) {
        (front + ln(continued_fraction(a, b, x) / a), true)
    } else {
        (front + ln(continued_fraction(b, a, y) / b), false)
    };
    let log = if log_side.1 == below { log_side.0 } else { ln_1p(-exp(log_side.0)) };
    let slope = exp(ln_rate - log);
    (log, if below { slope } else { -slope })
}

/// A first guess for the logarithm of the quantile: from mean and deviation where they are a guide, else from
/// I ≈ x^a / (a B(a, b)), which holds for small x.
fn first_guess(a: f64, b: f64, p: f64) -> f64 {
    let sum = a + b;
    let mean = a / sum;
    let near_mean = mean + (mean * (b / sum) / (sum + 1.0)).sqrt() * normal_quantile(p);
    if a > 1.0 && b > 1.0 && near_mean > 0.2 * mean {
        return ln(near_mean);
    }
    // ln(a B(a, b)) by way of the front at the mean, where its logarithms vanish.
    let log_beta = a * ln(mean) + b * ln(b / sum) - ln_front(a, b, mean, b / sum);
    (ln(p) + ln(a) + log_beta) / a
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With b = 1 it is x^a, with a = 1 it is 1 - y^b, and for whole a and b it is a sum over a binomial distribution.
    #[test]
    fn closed_forms() {
        for i in 1..100 {
            let x = f64::from(i) * 0.01;
            let y = 1.0 - x;
            for c in [0.3, 1.0, 2.5, 40.0] {
                assert!((incomplete_beta(c, 1.0, x, y) / libm::pow(x, c) - 1.0).abs() < 4e-15 + 1e-15 * c, "{c}, 1, {x}");
                assert!((incomplete_beta(1.0, c, x, y) - (1.0 - libm::pow(y, c))).abs() < 3e-15, "1, {c}, {x}");
            }
            let two_of_three = x * x * (3.0 - 2.0 * x);
            assert!((incomplete_beta(2.0, 2.0, x, y) / two_of_three - 1.0).abs() < 4e-15, "2, 2, {x}");
        }
    }

    #[test]
    fn the_inverse_undoes_it() {
        for a in [0.01, 0.2, 0.5, 1.0, 1.7, 5.0, 60.0, 5e3, 1e6] {
            for b in [0.01, 0.2, 0.5, 1.0, 1.7, 5.0, 60.0, 5e3, 1e6] {
                for p in [1e-12, 1e-5, 0.01, 0.1, 0.3, 0.5, 0.8, 0.999] {
                    let (x, y) = inverse_incomplete_beta(a, b, p, 1.0 - p);
                    let back = if x < 1e-290 || y < 1e-290 { p } else { incomplete_beta(a, b, x, y) };
                    assert!((back / p - 1.0).abs() < 1e-10, "I_{x}({a}, {b}) is {back}, not {p}");
                    assert!((x + y - 1.0).abs() < 1e-15);
                }
            }
        }
    }
}
