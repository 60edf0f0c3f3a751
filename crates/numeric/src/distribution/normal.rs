use super::inside;
use super::invalid::{InvalidDistribution, require, require_finite};
use crate::{Lanes, normal_cumulative, normal_quantile, normal_quantiles};

/// The normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    mean: f64,
    sd: f64,
}

impl Normal {
    /// By mean and standard deviation.
    ///
    /// # Errors
    /// The deviation must be above 0.
    pub fn new(mean: f64, sd: f64) -> Result<Self, InvalidDistribution> {
        require_finite(&[("mean", mean), ("sd", sd)])?;
        require(sd > 0.0, "sd", sd, || "more than 0".to_owned())?;
        Ok(Self { mean, sd })
    }

    /// The value below which the number lies with probability `p`: mean + sd z(p).
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.mean + self.sd * normal_quantile(inside(p))
    }

    /// [`Normal::quantile`] of every lane.
    #[inline(always)]
    pub(super) fn quantiles<const N: usize>(&self, p: Lanes<N>) -> Lanes<N> {
        let mut out = p.0;
        for p in &mut out {
            *p = inside(*p);
        }
        out = normal_quantiles(Lanes(out)).0;
        for value in &mut out {
            *value = self.mean + self.sd * *value;
        }
        Lanes(out)
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        normal_cumulative((x - self.mean) / self.sd)
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        normal_cumulative((self.mean - x) / self.sd)
    }

    /// The value with as much above as below: the mean.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.mean
    }

    /// All numbers.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        (f64::NEG_INFINITY, f64::INFINITY)
    }
}
