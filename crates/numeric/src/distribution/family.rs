use super::{Bent, Beta, Cut, LogNormal, Metalog, Normal, Pert, StudentT, Triangular, Uniform};
use crate::Lanes;

/// One of the families.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution {
    /// Through three quantiles.
    Metalog(Metalog),
    /// Mean and standard deviation.
    Normal(Normal),
    /// Median and the deviation of the logarithm.
    LogNormal(LogNormal),
    /// Range and mode, bell-shaped.
    Pert(Pert),
    /// Range and mode, straight sides.
    Triangular(Triangular),
    /// Range.
    Uniform(Uniform),
    /// Mean and standard deviation in a range.
    Beta(Beta),
    /// Median, scale and heavy tails.
    StudentT(StudentT),
}

macro_rules! of_family {
    ($distribution:expr, $inner:ident => $answer:expr) => {
        match $distribution {
            Distribution::Metalog($inner) => $answer,
            Distribution::Normal($inner) => $answer,
            Distribution::LogNormal($inner) => $answer,
            Distribution::Pert($inner) => $answer,
            Distribution::Triangular($inner) => $answer,
            Distribution::Uniform($inner) => $answer,
            Distribution::Beta($inner) => $answer,
            Distribution::StudentT($inner) => $answer,
        }
    };
}

impl Distribution {
    /// The value below which the number lies with probability `p`; 0 and 1 are taken as the nearest numbers inside.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        of_family!(self, inner => inner.quantile(p))
    }

    /// [`Distribution::quantile`] of every lane, to the bit: what experts' quantiles and normal numbers need is computed
    /// side by side, the rest one by one.
    #[inline(always)]
    pub(super) fn quantiles<const N: usize>(&self, p: Lanes<N>) -> Lanes<N> {
        match self {
            Self::Metalog(inner) => inner.quantiles(p),
            Self::Normal(inner) => inner.quantiles(p),
            Self::LogNormal(inner) => inner.quantiles(p),
            _ => Lanes(p.0.map(|p| self.quantile(p))),
        }
    }

    /// The probability below `x`.
    #[must_use]
    pub fn cumulative(&self, x: f64) -> f64 {
        of_family!(self, inner => inner.cumulative(x))
    }

    /// The probability above `x`, with all its places where it is small.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        of_family!(self, inner => inner.above(x))
    }

    /// The value with as much above as below: what a forecast without draws takes.
    #[must_use]
    pub fn median(&self) -> f64 {
        of_family!(self, inner => inner.median())
    }

    /// The least and the greatest value, infinite where there is none.
    #[must_use]
    pub fn support(&self) -> (f64, f64) {
        of_family!(self, inner => inner.support())
    }

    /// The distribution of `times` the number `plus` another.
    #[must_use]
    pub fn bent(self, times: f64, plus: f64) -> Bent {
        Bent::from(self).bent(times, plus)
    }

    /// The distribution inside a range; see [`Cut`].
    #[must_use]
    pub fn cut(self, low: f64, high: f64) -> Cut {
        Bent::from(self).cut(low, high)
    }
}

macro_rules! from_family {
    ($($family:ident)*) => {$(
        impl From<$family> for Distribution {
            fn from(family: $family) -> Self {
                Self::$family(family)
            }
        }
    )*};
}

from_family!(Metalog Normal LogNormal Pert Triangular Uniform Beta StudentT);
