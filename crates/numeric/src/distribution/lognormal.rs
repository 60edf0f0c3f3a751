use super::inside;
use super::invalid::{InvalidDistribution, require, require_finite};
use crate::{Lanes, exp, ln, normal_cumulative, normal_quantile, normal_quantiles};

/// The lognormal distribution: a number whose logarithm is normal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogNormal {
    median: f64,
    sigma: f64,
}

impl LogNormal {
    /// By the median and the standard deviation of the logarithm.
    ///
    /// # Errors
    /// Both must be above 0, and `sigma` not above 10, beyond which one draw in six differs 22,000-fold from the median.
    pub fn new(median: f64, sigma: f64) -> Result<Self, InvalidDistribution> {
        require_finite(&[("median", median), ("sigma", sigma)])?;
        require(median > 0.0, "median", median, || "more than 0".to_owned())?;
        require(sigma > 0.0 && sigma <= 10.0, "sigma", sigma, || "more than 0 and at most 10".to_owned())?;
        Ok(Self { median, sigma })
    }

    /// The value below which the number lies with probability `p`: median e^(sigma z(p)).
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.median * exp(self.sigma * normal_quantile(inside(p)))
    }

    /// [`LogNormal::quantile`] of every lane.
    #[inline(always)]
    pub(super) fn quantiles<const N: usize>(&self, p: Lanes<N>) -> Lanes<N> {
        let mut out = p.0;
        for p in &mut out {
            *p = inside(*p);
        }
        out = normal_quantiles(Lanes(out)).0;
        for value in &mut out {
            *value = self.median * exp(self.sigma * *value);
        }
        Lanes(out)
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        if x > 0.0 { normal_cumulative(ln(x / self.median) / self.sigma) } else { 0.0 }
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        if x > 0.0 { normal_cumulative(-ln(x / self.median) / self.sigma) } else { 1.0 }
    }

    /// The value with as much above as below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.median
    }

    /// From 0 on.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }
}
