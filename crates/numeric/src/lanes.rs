//! Lanes: the same step for several draws at once.

// Lanes that are not inlined are built without the caller's vector instructions.
#![allow(clippy::inline_always)]
// A loop over lanes by number is what becomes vector instructions.
#![allow(clippy::needless_range_loop)]
// Lanes are equal where numbers are.
#![allow(clippy::float_cmp)]

use std::hint::select_unpredictable;
use std::ops::{Add, AddAssign, BitAnd, BitOr, Div, DivAssign, Mul, MulAssign, Neg, Not, Sub, SubAssign};

use crate::Real;
use crate::function;

/// `N` numbers that go through the same operations side by side.
///
/// A plain array: the compiler turns the loops over it into the vector instructions of the machine it builds for.
/// Lane `i` of any operation has the bits that the operation has on lane `i` alone.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Lanes<const N: usize>(pub [f64; N]);

/// The answers of a comparison of [`Lanes`], one a lane: all bits of a lane's word, or none, as vector instructions
/// give and take them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Answers<const N: usize>([u64; N]);

impl<const N: usize> Lanes<N> {
    #[inline(always)]
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let mut out = self.0;
        for value in &mut out {
            *value = f(*value);
        }
        Self(out)
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut out = self.0;
        for (value, other) in out.iter_mut().zip(other.0) {
            *value = f(*value, other);
        }
        Self(out)
    }
}

impl<const N: usize> PartialEq for Lanes<N> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        Self::all(Answers::of(*self, *other, |a, b| a == b))
    }
}

/// A function of each lane, written out in the loop: a closure with a long body would not be inlined, and then be built
/// without the caller's vector instructions.
macro_rules! by_lane {
    ($lanes:expr, |$x:ident| $function:expr) => {{
        let mut out = $lanes.0;
        for value in &mut out {
            let $x = *value;
            *value = $function;
        }
        Lanes(out)
    }};
    ($lanes:expr, $other:expr, |$x:ident, $y:ident| $function:expr) => {{
        let mut out = $lanes.0;
        for lane in 0..N {
            let ($x, $y) = ($lanes.0[lane], $other.0[lane]);
            out[lane] = $function;
        }
        Lanes(out)
    }};
}

macro_rules! lane_by_lane {
    ($($operation:ident $method:ident $assigning:ident $assign:ident;)*) => {$(
        impl<const N: usize> $operation for Lanes<N> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |a, b| a.$method(b))
            }
        }
        impl<const N: usize> $assigning for Lanes<N> {
            #[inline(always)]
            fn $assign(&mut self, other: Self) {
                *self = (*self).$method(other);
            }
        }
    )*};
}

lane_by_lane! {
    Add add AddAssign add_assign;
    Sub sub SubAssign sub_assign;
    Mul mul MulAssign mul_assign;
    Div div DivAssign div_assign;
}

impl<const N: usize> Neg for Lanes<N> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|value| -value)
    }
}

impl<const N: usize> Answers<N> {
    /// The answer in one lane.
    #[inline(always)]
    #[must_use]
    pub fn lane(self, lane: usize) -> bool {
        self.0[lane] != 0
    }

    #[inline(always)]
    fn of(lanes: Lanes<N>, other: Lanes<N>, f: impl Fn(f64, f64) -> bool) -> Self {
        let mut out = [0; N];
        for lane in 0..N {
            out[lane] = if f(lanes.0[lane], other.0[lane]) { u64::MAX } else { 0 };
        }
        Self(out)
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(u64, u64) -> u64) -> Self {
        let mut out = self.0;
        for (answer, other) in out.iter_mut().zip(other.0) {
            *answer = f(*answer, other);
        }
        Self(out)
    }
}

impl<const N: usize> BitAnd for Answers<N> {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        self.zip(other, |a, b| a & b)
    }
}

impl<const N: usize> BitOr for Answers<N> {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        self.zip(other, |a, b| a | b)
    }
}

impl<const N: usize> Not for Answers<N> {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        self.zip(self, |a, _| !a)
    }
}

impl<const N: usize> Real for Lanes<N> {
    type Mask = Answers<N>;

    const ZERO: Self = Self([0.0; N]);
    const ONE: Self = Self([1.0; N]);
    const LANES: usize = N;

    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self([value; N])
    }

    #[inline(always)]
    fn lt(self, other: Self) -> Answers<N> {
        Answers::of(self, other, |a, b| a < b)
    }

    #[inline(always)]
    fn select(mask: Answers<N>, yes: Self, no: Self) -> Self {
        let mut out = no.0;
        for lane in 0..N {
            out[lane] = select_unpredictable(mask.0[lane] != 0, yes.0[lane], no.0[lane]);
        }
        Self(out)
    }

    #[inline(always)]
    fn all(mask: Answers<N>) -> bool {
        let mut all = u64::MAX;
        for answer in mask.0 {
            all &= answer;
        }
        all != 0
    }

    #[inline(always)]
    fn finite(self) -> Answers<N> {
        Answers::of(self, self, |value, _| value.abs() < f64::INFINITY)
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        self.map(f64::sqrt)
    }

    #[inline(always)]
    fn exp(self) -> Self {
        by_lane!(self, |x| function::exp(x))
    }

    #[inline(always)]
    fn ln(self) -> Self {
        by_lane!(self, |x| function::ln(x))
    }

    #[inline(always)]
    fn powf(self, exponent: Self) -> Self {
        by_lane!(self, exponent, |x, y| function::powf(x, y))
    }

    #[inline(always)]
    fn powf_of_moderate(self, exponent: Self) -> Self {
        by_lane!(self, exponent, |x, y| function::powf_of_moderate(x, y))
    }

    #[inline(always)]
    fn twelfth_root(self) -> Self {
        by_lane!(self, |x| function::twelfth_root(x))
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        self.0[lane]
    }
}
