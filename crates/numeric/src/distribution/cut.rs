use super::{Bent, inside};
use crate::Lanes;

/// A distribution inside a range: its quantile function between the range's probabilities, so that the probability outside
/// is shared out inside in proportion.
///
/// A range that holds everything changes no bit of the quantiles, and a cut that takes as much below as above leaves the
/// median where it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    whole: Bent,
    low: f64,
    high: f64,
    below: f64,
    above: f64,
}

impl Cut {
    /// The part of a distribution from `low` to `high`, infinite where there is no end.
    ///
    /// A range that holds nothing gives values at its nearer end and says by [`Cut::lost`] that all was cut away.
    pub(super) fn new(whole: Bent, low: f64, high: f64) -> Self {
        let below = if low == f64::NEG_INFINITY { 0.0 } else { whole.cumulative(low) };
        let above = if high == f64::INFINITY { 0.0 } else { whole.above(high) };
        Self { whole, low, high, below, above }
    }

    /// The value below which the number lies with probability `p`: Q(below + p (1 - below - above)).
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.whole.quantile(self.of_the_whole(p)).max(self.low).min(self.high)
    }

    /// [`Cut::quantile`] of every lane, to the bit.
    #[inline(always)]
    #[must_use]
    pub fn quantiles<const N: usize>(&self, p: Lanes<N>) -> Lanes<N> {
        let mut out = p.0;
        for p in &mut out {
            *p = self.of_the_whole(*p);
        }
        out = self.whole.quantiles(Lanes(out)).0;
        for value in &mut out {
            *value = value.max(self.low).min(self.high);
        }
        Lanes(out)
    }

    /// The probability in the whole that is `p` in the part. Written so that it is exactly `p` where nothing is cut, and
    /// exactly ½ at ½ where both sides lose the same.
    #[inline(always)]
    fn of_the_whole(&self, p: f64) -> f64 {
        let p = inside(p);
        p + (self.below * (1.0 - p) - self.above * p)
    }

    /// The value with as much above as below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The probability that was cut away: 0 to 1.
    #[must_use]
    pub fn lost(&self) -> f64 {
        self.below + self.above
    }

    /// The least and the greatest value that is left, infinite where there is none.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        let (low, high) = self.whole.support();
        (low.max(self.low).min(self.high), high.min(self.high).max(self.low))
    }
}
