use super::inside;
use super::invalid::{InvalidDistribution, require, require_finite, short};

/// The uniform distribution: every value of a range alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    min: f64,
    max: f64,
}

impl Uniform {
    /// From `min` to `max`.
    ///
    /// # Errors
    /// `min` must be below `max`.
    pub fn new(min: f64, max: f64) -> Result<Self, InvalidDistribution> {
        require_finite(&[("min", min), ("max", max)])?;
        require(min < max, "max", max, || format!("more than min, {}", short(min)))?;
        Ok(Self { min, max })
    }

    /// The value below which the number lies with probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let p = inside(p);
        self.min * (1.0 - p) + self.max * p
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        ((x - self.min) / (self.max - self.min)).clamp(0.0, 1.0)
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        ((self.max - x) / (self.max - self.min)).clamp(0.0, 1.0)
    }

    /// The value with as much above as below: the middle.
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
