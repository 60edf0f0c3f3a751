use super::inside;
use super::invalid::{InvalidDistribution, require, require_finite};
use crate::special::UnitBeta;

/// Student's t distribution, moved to a median and stretched by a scale: a normal distribution with heavier tails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudentT {
    median: f64,
    scale: f64,
    nu: f64,
    /// The distribution of nu / (nu + t²).
    shape: UnitBeta,
}

impl StudentT {
    /// By the median, the scale and the degrees of freedom `nu`.
    ///
    /// # Errors
    /// The scale must be above 0, the degrees of freedom from 0.5 to a million.
    pub fn new(median: f64, scale: f64, nu: f64) -> Result<Self, InvalidDistribution> {
        require_finite(&[("median", median), ("scale", scale), ("nu", nu)])?;
        require(scale > 0.0, "scale", scale, || "more than 0".to_owned())?;
        require((0.5..=1e6).contains(&nu), "nu", nu, || "0.5 to 1000000 degrees of freedom".to_owned())?;
        Ok(Self { median, scale, nu, shape: UnitBeta::new(0.5 * nu, 0.5) })
    }

    /// The value below which the number lies with probability `p`: with x = nu / (nu + t²), the probability beyond t on
    /// both sides together is that of a beta number with parameters nu/2 and ½ below x.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let p = inside(p);
        let tails = 2.0 * p.min(1.0 - p);
        let (x, y) = self.shape.quantile(tails, 1.0 - tails);
        let t = (self.nu * y / x).sqrt();
        self.median + self.scale * if p < 0.5 { -t } else { t }
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        self.below_t((x - self.median) / self.scale)
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        self.below_t((self.median - x) / self.scale)
    }

    /// The probability below `t` with median 0 and scale 1.
    fn below_t(&self, t: f64) -> f64 {
        // Sizes whose square is infinite have the probabilities of the largest that has one.
        let t = t.clamp(-1e150, 1e150);
        let sum = self.nu + t * t;
        let tail = 0.5 * self.shape.below(self.nu / sum, t * t / sum);
        if t <= 0.0 { tail } else { 1.0 - tail }
    }

    /// The value with as much above as below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.median
    }

    /// All numbers.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        (f64::NEG_INFINITY, f64::INFINITY)
    }
}
