//! The regularised incomplete beta function and its inverse.

use crate::special::near::{exp_m1, ln_1p};
use crate::special::stirling::stirling_error;
use crate::{exp, ln, normal_quantile};

/// A beta distribution from 0 to 1, with density x^(a-1) (1-x)^(b-1) / B(a, b).
///
/// A place is given as `x` and `y = 1 - x`, so that neither loses its last places where it is small. The relative error
/// of probabilities grows with the parameters, to about 1e-11 at a million.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct UnitBeta {
    a: f64,
    b: f64,
    /// What does not depend on x in the logarithm of x^a y^b / B(a, b), see [`UnitBeta::ln_front`].
    constant: f64,
}

impl UnitBeta {
    /// By its parameters, both above 0.
    pub(crate) fn new(a: f64, b: f64) -> Self {
        let left_over = stirling_error(a + b) - stirling_error(a) - stirling_error(b);
        Self { a, b, constant: left_over + 0.5 * ln(a * (b / (a + b)) / std::f64::consts::TAU) }
    }

    /// The distribution of 1 - x.
    fn turned(self) -> Self {
        Self { a: self.b, b: self.a, ..self }
    }

    /// The probability below `x`: the regularised incomplete beta function with parameters a and b.
    pub(crate) fn below(self, x: f64, y: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if y <= 0.0 {
            1.0
        } else {
            let side = self.side(self.ln_front(x, y), x, y);
            if side.lower { exp(side.log) } else { 1.0 - exp(side.log) }
        }
    }

    /// The probability above `x`.
    pub(crate) fn above(self, x: f64, y: f64) -> f64 {
        self.turned().below(y, x)
    }

    /// The x with probability `p` below and `q = 1 - p` above, each given with all its places, and 1 - x.
    ///
    /// Solved for the logarithm of the smaller of the two.
    pub(crate) fn quantile(self, p: f64, q: f64) -> (f64, f64) {
        if self.a.total_cmp(&self.b).is_eq() && p.total_cmp(&q).is_eq() {
            return (0.5, 0.5);
        }
        if p <= self.below(0.5, 0.5) {
            let log = self.ln_quantile(p, q);
            (exp(log), -exp_m1(log))
        } else {
            let log = self.turned().ln_quantile(q, p);
            (-exp_m1(log), exp(log))
        }
    }

    /// The logarithm of the x with probability `p` below it, for an x up to ½.
    ///
    /// Newton's method on the logarithm of the smaller probability, which is close to a straight line far out and nowhere
    /// bends much. A step that leaves the bracket found so far is replaced by halving, and the number of steps is bounded,
    /// so that it always returns.
    fn ln_quantile(self, p: f64, q: f64) -> f64 {
        /// Below this logarithm, x is 0.
        const LOWEST: f64 = -750.0;
        const HIGHEST: f64 = -0.69;
        if p <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let rising = p <= q;
        let target = ln(if rising { p } else { q });
        let (mut low, mut high) = (LOWEST, HIGHEST);
        let mut at = self.first_guess(p).clamp(low, high);
        for _ in 0..100 {
            let (log, slope) = self.ln_probability(at, rising);
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
    fn ln_probability(self, at: f64, below: bool) -> (f64, f64) {
        let (x, y) = (exp(at), -exp_m1(at));
        let front = self.ln_front(x, y);
        let side = self.side(front, x, y);
        let log = if side.lower == below { side.log } else { ln_1p(-exp(side.log)) };
        let slope = exp(front - log) / y;
        (log, if below { slope } else { -slope })
    }

    /// A first guess for the logarithm of the quantile: from mean and deviation where they are a guide, else from the
    /// probability below a small x, x^a / (a B(a, b)).
    fn first_guess(self, p: f64) -> f64 {
        let sum = self.a + self.b;
        let (mean, rest) = (self.a / sum, self.b / sum);
        let near_mean = mean + (mean * rest / (sum + 1.0)).sqrt() * normal_quantile(p);
        if self.a > 1.0 && self.b > 1.0 && near_mean > 0.2 * mean {
            return ln(near_mean);
        }
        // The front at the mean is the constant alone, which gives ln B(a, b).
        let ln_beta = self.a * ln(mean) + self.b * ln(rest) - self.constant;
        (ln(p) + ln(self.a) + ln_beta) / self.a
    }

    /// The logarithm of the probability below or above `x`, whichever has the faster continued fraction.
    fn side(self, front: f64, x: f64, y: f64) -> Side {
        let lower = x * (self.a + self.b + 2.0) <= self.a + 1.0;
        let fraction = if lower {
            continued_fraction(self.a, self.b, x) / self.a
        } else {
            continued_fraction(self.b, self.a, y) / self.b
        };
        Side { lower, log: front + ln(fraction) }
    }

    /// ln(x^a y^b / B(a, b)).
    ///
    /// Written with Stirling's formula, so that the large parts cancel before they are computed: what remains are the
    /// distances of x and y from their means, a / (a + b) and b / (a + b), and a constant with what Stirling's formula
    /// leaves over.
    fn ln_front(self, x: f64, y: f64) -> f64 {
        let sum = self.a + self.b;
        let distance = x * self.b - y * self.a;
        let part = |weight: f64, share: f64, distance: f64| {
            let relative = distance / weight;
            weight * if relative.abs() < 0.5 { ln_1p(relative) } else { ln(share * (sum / weight)) }
        };
        part(self.a, x, distance) + part(self.b, y, -distance) + self.constant
    }
}

/// The logarithm of the probability on one side of a place.
struct Side {
    /// Whether it is the side below.
    lower: bool,
    log: f64,
}

/// The continued fraction of a B(a, b) I / (x^a y^b), with I the regularised incomplete beta function (DLMF 8.17.22), by
/// Lentz's method as modified by Thompson and Barnett.
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
        if (factor - 1.0).abs() < 4e-16 {
            break;
        }
    }
    fraction
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
                assert!(
                    (UnitBeta::new(c, 1.0).below(x, y) / libm::pow(x, c) - 1.0).abs() < 4e-15 + 1e-15 * c,
                    "{c}, 1, {x}"
                );
                assert!((UnitBeta::new(1.0, c).below(x, y) - (1.0 - libm::pow(y, c))).abs() < 3e-15, "1, {c}, {x}");
            }
            let two_of_three = x * x * (3.0 - 2.0 * x);
            assert!((UnitBeta::new(2.0, 2.0).below(x, y) / two_of_three - 1.0).abs() < 4e-15, "2, 2, {x}");
        }
    }

    #[test]
    fn the_inverse_undoes_it() {
        for a in [0.01, 0.2, 0.5, 1.0, 1.7, 5.0, 60.0, 5e3, 1e6] {
            for b in [0.01, 0.2, 0.5, 1.0, 1.7, 5.0, 60.0, 5e3, 1e6] {
                for p in [1e-12, 1e-5, 0.01, 0.1, 0.3, 0.5, 0.8, 0.999] {
                    let (x, y) = UnitBeta::new(a, b).quantile(p, 1.0 - p);
                    let back = if x < 1e-290 || y < 1e-290 { p } else { UnitBeta::new(a, b).below(x, y) };
                    assert!((back / p - 1.0).abs() < 1e-10, "I_{x}({a}, {b}) is {back}, not {p}");
                    assert!((x + y - 1.0).abs() < 1e-15);
                }
            }
        }
    }

    /// From 40-digit arithmetic.
    #[test]
    fn quantiles() {
        for (a, b, p, x) in [
            (0.5, 0.5, 1e-9, 2.467_401_100_272_339_7e-18),
            (0.5, 0.5, 0.2, 0.095_491_502_812_526_29),
            (0.5, 0.5, 0.9, 0.975_528_258_147_576_8),
            (0.5, 0.5, 0.9999, 0.999_999_975_325_989_2),
            (2.0, 5.0, 1e-9, 8.165_054_699_768_936e-6),
            (2.0, 5.0, 0.2, 0.139_880_688_269_957_84),
            (2.0, 5.0, 0.9, 0.510_316_306_551_491_6),
            (2.0, 5.0, 0.9999, 0.887_031_443_932_075_6),
            (5.0, 2.0, 1e-9, 0.011_096_260_926_849_797),
            (5.0, 2.0, 0.2, 0.577_552_475_153_728),
            (5.0, 2.0, 0.9, 0.907_404_741_086_871_3),
            (5.0, 2.0, 0.9999, 0.997_409_071_182_538_2),
            (0.05, 2.0, 1e-9, 3.768_894_828_730_007e-181),
            (0.05, 2.0, 0.2, 3.951_972_663_930_411e-15),
            (0.05, 2.0, 0.9, 0.047_965_166_123_813_21),
            (0.05, 2.0, 0.9999, 0.939_480_455_625_156_1),
            (400.0, 200.0, 1e-9, 0.546_454_847_844_071_7),
            (400.0, 200.0, 0.2, 0.650_523_950_207_027_1),
            (400.0, 200.0, 0.9, 0.691_201_223_034_510_6),
            (400.0, 200.0, 0.9999, 0.735_505_861_370_031),
        ] {
            let ours = UnitBeta::new(a, b).quantile(p, 1.0 - p).0;
            assert!((ours / x - 1.0).abs() < 1e-12, "{a}, {b}, {p}: {ours}, not {x}");
        }
    }
}
