use super::{Cut, Distribution, inside};
use crate::Lanes;

/// The distribution of a number times another plus a third. `times` may be negative, or 0: then the number is certain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bent {
    shape: Distribution,
    times: f64,
    plus: f64,
}

impl From<Distribution> for Bent {
    fn from(shape: Distribution) -> Self {
        Self { shape, times: 1.0, plus: 0.0 }
    }
}

impl Bent {
    /// This number `times` a number and `plus` another, on top of the bends it has.
    #[must_use]
    pub fn bent(self, times: f64, plus: f64) -> Self {
        Self { shape: self.shape, times: self.times * times, plus: self.plus * times + plus }
    }

    /// The value below which the number lies with probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        if self.times == 0.0 {
            return self.plus;
        }
        let p = inside(p);
        self.apply(self.shape.quantile(if self.times > 0.0 { p } else { 1.0 - p }))
    }

    /// [`Bent::quantile`] of every lane.
    #[inline(always)]
    pub(super) fn quantiles<const N: usize>(&self, p: Lanes<N>) -> Lanes<N> {
        if self.times == 0.0 {
            return Lanes([self.plus; N]);
        }
        let mut out = p.0;
        for p in &mut out {
            *p = inside(*p);
            *p = if self.times > 0.0 { *p } else { 1.0 - *p };
        }
        out = self.shape.quantiles(Lanes(out)).0;
        for value in &mut out {
            *value = self.apply(*value);
        }
        Lanes(out)
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        if self.times == 0.0 {
            return f64::from(u8::from(self.plus < x));
        }
        let at = (x - self.plus) / self.times;
        if self.times > 0.0 { self.shape.cumulative(at) } else { self.shape.above(at) }
    }

    /// The probability above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        if self.times == 0.0 {
            return f64::from(u8::from(self.plus > x));
        }
        let at = (x - self.plus) / self.times;
        if self.times > 0.0 { self.shape.above(at) } else { self.shape.cumulative(at) }
    }

    /// The value with as much above as below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The least and the greatest value, infinite where there is none.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        if self.times == 0.0 {
            return (self.plus, self.plus);
        }
        let (low, high) = self.shape.support();
        let (low, high) = if self.times > 0.0 { (low, high) } else { (high, low) };
        (self.apply(low), self.apply(high))
    }

    /// The distribution inside a range; see [`Cut`].
    #[must_use]
    pub fn cut(self, low: f64, high: f64) -> Cut {
        Cut::new(self, low, high)
    }

    /// Where a value of the shape goes.
    #[inline(always)]
    fn apply(&self, value: f64) -> f64 {
        self.times * value + self.plus
    }
}
