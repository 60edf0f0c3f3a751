// What lanes are computed with is inlined, so that it is built with its caller's vector instructions.
#![allow(clippy::inline_always, clippy::float_cmp)]

use std::hint::select_unpredictable;

use super::inside;
use super::invalid::{InvalidDistribution, require, require_finite, short};
use crate::{Lanes, exp, ln, ln_of_normal};

/// The metalog distribution through three quantiles (Keelin 2016, "The Metalog Distributions", Decision Analysis 13(4),
/// the symmetric-percentile triplet of three terms): what an expert means by "one in ten below, as likely above as below,
/// one in ten above".
///
/// With y = ln(p / (1 - p)), the quantile is a₁ + a₂ y + a₃ (p - ½) y; with a lower bound that is the quantile of the
/// logarithm of the distance to it, with an upper bound of minus the logarithm, with both of the logarithm of one distance
/// over the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metalog {
    p50: f64,
    bounds: Bounds,
    /// a₁, a₂ and a₃.
    terms: [f64; 3],
}

/// Where values may lie, and the scale on which they are unbounded.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Bounds {
    None,
    Min(f64),
    Max(f64),
    Both(f64, f64),
}

/// How close the median, as a share of the way from p10 to p90 on the unbounded scale, may come to either end.
///
/// The quantile function rises everywhere if |a₃| / a₂ is below 1 over the largest value of p - ½ + p (1 - p) y, which is
/// 0.599839 at p = 0.916778; put in terms of the three quantiles, this is the share.
const CLOSEST: f64 = 0.166_577_376_159_614_12;

impl Metalog {
    /// By the values with one in ten, one in two and nine in ten below, and the bounds, if any.
    ///
    /// # Errors
    /// The quantiles must be in order and inside the bounds, and the middle one not too close to either of the others: no
    /// metalog of three terms is that skewed. The error says between which values `p50` may lie.
    pub fn new(p10: f64, p50: f64, p90: f64, min: Option<f64>, max: Option<f64>) -> Result<Self, InvalidDistribution> {
        require_finite(&[("p10", p10), ("p50", p50), ("p90", p90)])?;
        // An infinite bound is none.
        let min = min.filter(|min| *min != f64::NEG_INFINITY);
        let max = max.filter(|max| *max != f64::INFINITY);
        for (name, bound) in [("min", min), ("max", max)] {
            require_finite(&[(name, bound.unwrap_or(0.0))])?;
        }
        require(p10 < p90, "p90", p90, || format!("more than p10, {}", short(p10)))?;
        require(p10 < p50 && p50 < p90, "p50", p50, || {
            format!("between p10, {}, and p90, {}", short(p10), short(p90))
        })?;
        if let Some(min) = min {
            require(min < p10, "min", min, || format!("less than p10, {}", short(p10)))?;
        }
        if let Some(max) = max {
            require(max > p90, "max", max, || format!("more than p90, {}", short(p90)))?;
        }
        let bounds = match (min, max) {
            (None, None) => Bounds::None,
            (Some(min), None) => Bounds::Min(min),
            (None, Some(max)) => Bounds::Max(max),
            (Some(min), Some(max)) => Bounds::Both(min, max),
        };
        let [low, middle, high] = [p10, p50, p90].map(|value| bounds.open(value));
        let width = high - low;
        let margin = CLOSEST * width;
        require(middle > low + margin && middle < high - margin, "p50", p50, || {
            let (from, to) = (bounds.close_one(low + margin), bounds.close_one(high - margin));
            format!("between {} and {} for these p10 and p90{}", short(from), short(to), bounds.named())
        })?;
        // ln 9: y at p = 0.9.
        let y = ln(9.0);
        let terms = [middle, 0.5 * width / y, (low + high - 2.0 * middle) / (0.8 * y)];
        Ok(Self { p50, bounds, terms })
    }

    /// The value below which the number lies with probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.quantiles(Lanes([p])).0[0]
    }

    /// [`Metalog::quantile`] of every lane.
    #[inline(always)]
    pub(super) fn quantiles<const N: usize>(&self, p: Lanes<N>) -> Lanes<N> {
        let [a1, a2, a3] = self.terms;
        let mut out = p.0;
        for value in &mut out {
            let p = inside(*value);
            // From 2^-53 to 2^53.
            let y = ln_of_normal(p / (1.0 - p));
            *value = a1 + (a2 + a3 * (p - 0.5)) * y;
        }
        let mut out = self.bounds.close(Lanes(out)).0;
        for (value, p) in out.iter_mut().zip(p.0) {
            *value = select_unpredictable(p == 0.5, self.p50, *value);
        }
        Lanes(out)
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        logistic(self.log_odds(x))
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        logistic(-self.log_odds(x))
    }

    /// The y at which the quantile is `x`, between -750 and 750.
    ///
    /// The quantile function is close to a straight line in y, so that Newton's steps settle at once; one that leaves the
    /// bracket found so far is replaced by halving.
    fn log_odds(&self, x: f64) -> f64 {
        const MOST: f64 = 750.0;
        let [a1, a2, a3] = self.terms;
        let target = self.bounds.open(x);
        let (mut low, mut high) = (-MOST, MOST);
        let mut y = ((target - a1) / a2).clamp(low, high);
        for _ in 0..100 {
            let p = logistic(y);
            let miss = target - (a1 + (a2 + a3 * (p - 0.5)) * y);
            if miss > 0.0 {
                low = y;
            } else {
                high = y;
            }
            let slope = a2 + a3 * (p - 0.5 + p * (1.0 - p) * y);
            let newton = y + miss / slope;
            let next = if newton >= low && newton <= high { newton } else { 0.5 * (low + high) };
            if (next - y).abs() <= 4e-16 * next.abs() {
                return next;
            }
            y = next;
        }
        y
    }

    /// The value with as much above as below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.p50
    }

    /// The bounds.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        match self.bounds {
            Bounds::None => (f64::NEG_INFINITY, f64::INFINITY),
            Bounds::Min(min) => (min, f64::INFINITY),
            Bounds::Max(max) => (f64::NEG_INFINITY, max),
            Bounds::Both(min, max) => (min, max),
        }
    }
}

impl Bounds {
    /// A value on the unbounded scale; infinite at a bound and beyond it.
    fn open(self, x: f64) -> f64 {
        match self {
            Self::None => x,
            Self::Min(min) => ln((x - min).max(0.0)),
            Self::Max(max) => -ln((max - x).max(0.0)),
            Self::Both(min, max) => ln((x - min).max(0.0) / (max - x).max(0.0)),
        }
    }

    /// The values that places on the unbounded scale stand for.
    #[inline(always)]
    fn close<const N: usize>(self, z: Lanes<N>) -> Lanes<N> {
        let mut out = z.0;
        match self {
            Self::None => {}
            Self::Min(min) => {
                for value in &mut out {
                    *value = min + exp(*value);
                }
            }
            Self::Max(max) => {
                for value in &mut out {
                    *value = max - exp(-*value);
                }
            }
            Self::Both(min, max) => {
                for value in &mut out {
                    *value = min * logistic(-*value) + max * logistic(*value);
                }
            }
        }
        Lanes(out)
    }

    /// The value that one place on the unbounded scale stands for.
    fn close_one(self, z: f64) -> f64 {
        self.close(Lanes([z])).0[0]
    }

    /// The bounds as the end of a sentence about quantiles.
    fn named(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Min(_) => " and this min",
            Self::Max(_) => " and this max",
            Self::Both(..) => " and these min and max",
        }
    }
}

/// The probability with these log odds: 1 / (1 + e^-y), as e^y / (1 + e^y) below 0.
#[inline(always)]
fn logistic(y: f64) -> f64 {
    let odds = exp(-y.abs());
    select_unpredictable(y < 0.0, odds, 1.0) / (1.0 + odds)
}
