use super::inside;
use super::invalid::{InvalidDistribution, require, require_finite, short};

/// The triangular distribution: a density that rises from `min` in a straight line to `mode` and falls to `max`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangular {
    min: f64,
    mode: f64,
    max: f64,
}

impl Triangular {
    /// By its corners.
    ///
    /// # Errors
    /// `min` must be below `max` and `mode` from one to the other.
    pub fn new(min: f64, mode: f64, max: f64) -> Result<Self, InvalidDistribution> {
        require_corners(min, mode, max)?;
        Ok(Self { min, mode, max })
    }

    /// The value below which the number lies with probability `p`: below the mode the area under the rising side,
    /// (x - min)² / ((max - min) (mode - min)), solved for x; above it the same from the other end.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let p = inside(p);
        let range = self.max - self.min;
        if p * range <= self.mode - self.min {
            self.min + (p * range * (self.mode - self.min)).sqrt()
        } else {
            self.max - ((1.0 - p) * range * (self.max - self.mode)).sqrt()
        }
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        if x <= self.min {
            0.0
        } else if x <= self.mode {
            side(x - self.min, self.max - self.min, self.mode - self.min)
        } else {
            1.0 - self.above(x)
        }
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        if x >= self.max {
            0.0
        } else if x >= self.mode {
            side(self.max - x, self.max - self.min, self.max - self.mode)
        } else {
            1.0 - self.cumulative(x)
        }
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

/// The area of one side up to a distance from its end.
fn side(distance: f64, range: f64, side: f64) -> f64 {
    (distance / range) * (distance / side)
}

/// Three numbers in order, the outer two apart.
pub(super) fn require_corners(min: f64, mode: f64, max: f64) -> Result<(), InvalidDistribution> {
    require_finite(&[("min", min), ("mode", mode), ("max", max)])?;
    require(min < max, "max", max, || format!("more than min, {}", short(min)))?;
    require((min..=max).contains(&mode), "mode", mode, || format!("{} to {}, min to max", short(min), short(max)))
}
