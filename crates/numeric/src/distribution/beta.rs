use super::inside;
use super::invalid::{InvalidDistribution, require, require_finite, short};
use crate::special::UnitBeta;

/// The beta distribution, spread over a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    shape: UnitBeta,
    min: f64,
    max: f64,
}

impl Beta {
    /// By mean, standard deviation and range: with m the mean as a share of the range and s the deviation,
    /// a + b = m (1 - m) / s² - 1 and a = m (a + b).
    ///
    /// # Errors
    /// `min` must be below `max`, the mean between them, and the deviation above 0 and below √((mean - min) (max - mean)),
    /// which two points at the ends have; below a thousandth of that a normal distribution says
    /// the same, and the incomplete beta function would lose places.
    pub fn new(mean: f64, sd: f64, min: f64, max: f64) -> Result<Self, InvalidDistribution> {
        require_finite(&[("mean", mean), ("sd", sd), ("min", min), ("max", max)])?;
        require(min < max, "max", max, || format!("more than min, {}", short(min)))?;
        require(min < mean && mean < max, "mean", mean, || {
            format!("between min, {}, and max, {}", short(min), short(max))
        })?;
        let most = ((mean - min) * (max - mean)).sqrt();
        let least = 1e-3 * most;
        require(sd < most && sd > least, "sd", sd, || {
            format!("between {} and {} for this mean, min and max", short(least), short(most))
        })?;
        let share = (mean - min) / (max - min);
        let rest = (max - mean) / (max - min);
        let spread = sd / (max - min);
        let sum = share * rest / (spread * spread) - 1.0;
        Ok(Self::with_shape(share * sum, rest * sum, min, max))
    }

    /// By the parameters themselves, both above 0.
    pub(super) fn with_shape(a: f64, b: f64, min: f64, max: f64) -> Self {
        Self { shape: UnitBeta::new(a, b), min, max }
    }

    /// The value below which the number lies with probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let p = inside(p);
        let (x, y) = self.shape.quantile(p, 1.0 - p);
        self.min * y + self.max * x
    }

    /// The probability below a value.
    #[must_use]
    pub fn cumulative(&self, value: f64) -> f64 {
        let (x, y) = self.shares(value);
        self.shape.below(x, y)
    }

    /// The probability above a value.
    #[must_use]
    pub fn above(&self, value: f64) -> f64 {
        let (x, y) = self.shares(value);
        self.shape.above(x, y)
    }

    /// How far a value is from either end, as shares of the range.
    fn shares(&self, value: f64) -> (f64, f64) {
        let range = self.max - self.min;
        (((value - self.min) / range).clamp(0.0, 1.0), ((self.max - value) / range).clamp(0.0, 1.0))
    }

    /// The value with as much above as below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// `min` and `max`.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        (self.min, self.max)
    }
}
