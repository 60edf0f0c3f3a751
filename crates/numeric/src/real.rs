//! The scalar that the model is written over.

// What is not inlined is built without the caller's vector instructions.
#![allow(clippy::inline_always)]

use std::fmt::Debug;
use std::ops::{Add, AddAssign, BitAnd, BitOr, Div, DivAssign, Mul, MulAssign, Neg, Not, Sub, SubAssign};

/// A number the month's step can be computed in: `f64` for one forecast, lanes of `f64` for many draws.
///
/// Every operation acts lane by lane and gives each lane the bits that `f64` alone gives, so that a draw computed
/// alone equals the same draw in its lane. There is no branch on a value: [`Real::select`] chooses.
pub trait Real:
    Copy
    + Debug
    + PartialEq
    + Send
    + Sync
    + 'static
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
{
    /// The answer of a comparison, one bit a lane.
    type Mask: Copy + BitAnd<Output = Self::Mask> + BitOr<Output = Self::Mask> + Not<Output = Self::Mask>;

    /// Nought in every lane.
    const ZERO: Self;
    /// One in every lane.
    const ONE: Self;

    /// The same value in every lane.
    #[must_use]
    fn constant(value: f64) -> Self;
    /// `self < other`.
    fn lt(self, other: Self) -> Self::Mask;
    /// `self > other`.
    #[must_use]
    #[inline(always)]
    fn gt(self, other: Self) -> Self::Mask {
        other.lt(self)
    }
    /// `yes` where the mask holds, else `no`.
    #[must_use]
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self;
    /// Whether the mask holds in every lane.
    fn all(mask: Self::Mask) -> bool;
    /// The smaller of two numbers, `self` where they are equal; neither may be NaN.
    #[must_use]
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        Self::select(other.lt(self), other, self)
    }
    /// The larger of two numbers, `self` where they are equal; neither may be NaN.
    #[must_use]
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        Self::select(self.lt(other), other, self)
    }
    /// Where the number is finite.
    fn finite(self) -> Self::Mask;
    /// The square root, correctly rounded.
    #[must_use]
    fn sqrt(self) -> Self;
    /// e to the power of `self`.
    #[must_use]
    fn exp(self) -> Self;
    /// The natural logarithm; `self` must be above 0.
    #[must_use]
    fn ln(self) -> Self;
    /// `self` to the power of `exponent`; `self` must be above 0.
    #[must_use]
    fn powf(self, exponent: Self) -> Self;
    /// As [`Real::powf`], quicker and within 2 + 3 |logarithm of the result| ulp, for a normal number and a result that is far
    /// from the ends of an `f64` ([`crate::powf_of_moderate`]); of any other numbers it is some number or NaN.
    #[must_use]
    fn powf_of_moderate(self, exponent: Self) -> Self;
    /// `self` to the power of 1/12, what a yearly factor makes in a month; `self` must not be below 0.
    #[must_use]
    fn twelfth_root(self) -> Self;
    /// `numerator / self` where `self` is above 0, else `otherwise`; what the division gives elsewhere, be it NaN, is not
    /// used.
    #[must_use]
    #[inline(always)]
    fn divides(self, numerator: Self, otherwise: Self) -> Self {
        Self::select(self.gt(Self::ZERO), numerator / self, otherwise)
    }
    /// The number in one lane.
    fn lane(self, lane: usize) -> f64;
    /// How many lanes there are.
    const LANES: usize;
}
