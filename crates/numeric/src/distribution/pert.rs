use super::Beta;
use super::invalid::InvalidDistribution;
use super::triangular::require_corners;

/// The PERT distribution: the beta distribution over a range that has its highest density at `mode` and the mean
/// (min + 4 mode + max) / 6 (Malcolm et al. 1959).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pert(Beta);

impl Pert {
    /// By range and mode: a = 1 + 4 (mode - min) / (max - min), b = 1 + 4 (max - mode) / (max - min).
    ///
    /// # Errors
    /// `min` must be below `max` and `mode` from one to the other.
    pub fn new(min: f64, mode: f64, max: f64) -> Result<Self, InvalidDistribution> {
        require_corners(min, mode, max)?;
        let range = max - min;
        let (a, b) = (1.0 + 4.0 * ((mode - min) / range), 1.0 + 4.0 * ((max - mode) / range));
        Ok(Self(Beta::with_shape(a, b, min, max)))
    }

    /// The value below which the number lies with probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.0.quantile(p)
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        self.0.cumulative(x)
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        self.0.above(x)
    }

    /// The value with as much above as below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.0.median()
    }

    /// `min` and `max`.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        self.0.support()
    }
}
