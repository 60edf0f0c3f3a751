//! Lanes: the same step for several draws at once.

// Lanes that are not inlined are built without the caller's vector instructions; a function passed by its name would be
// called through a shim that is not inlined.
#![allow(clippy::inline_always, clippy::redundant_closure)]

use std::hint::select_unpredictable;
use std::ops::{Add, AddAssign, BitAnd, BitOr, Div, DivAssign, Mul, MulAssign, Neg, Not, Sub, SubAssign};

use crate::Real;
use crate::function;

/// `N` numbers that go through the same operations side by side.
///
/// A plain array: the compiler turns the loops over it into the vector instructions of the machine it builds for.
/// Lane `i` of any operation has the bits that the operation has on lane `i` alone.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
pub struct Lanes<const N: usize>(pub [f64; N]);

/// The answers of a comparison of [`Lanes`], one a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Answers<const N: usize>(pub [bool; N]);

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
    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(bool, bool) -> bool) -> Self {
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
        Answers(std::array::from_fn(|lane| self.0[lane] < other.0[lane]))
    }

    #[inline(always)]
    fn select(mask: Answers<N>, yes: Self, no: Self) -> Self {
        Self(std::array::from_fn(|lane| select_unpredictable(mask.0[lane], yes.0[lane], no.0[lane])))
    }

    #[inline(always)]
    fn all(mask: Answers<N>) -> bool {
        let mut all = true;
        for answer in mask.0 {
            all &= answer;
        }
        all
    }

    #[inline(always)]
    fn finite(self) -> Answers<N> {
        Answers(self.0.map(|value| value.abs() < f64::INFINITY))
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        self.map(f64::sqrt)
    }

    #[inline(always)]
    fn exp(self) -> Self {
        self.map(|x| function::exp(x))
    }

    #[inline(always)]
    fn ln(self) -> Self {
        self.map(|x| function::ln(x))
    }

    #[inline(always)]
    fn powf(self, exponent: Self) -> Self {
        self.zip(exponent, |x, y| function::powf(x, y))
    }

    #[inline(always)]
    fn twelfth_root(self) -> Self {
        self.map(|x| function::twelfth_root(x))
    }

    #[inline(always)]
    fn lane(self, lane: usize) -> f64 {
        self.0[lane]
    }
}
