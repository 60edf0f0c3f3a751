//! One number: a forecast that is computed alone.

#![allow(clippy::inline_always)]

use std::hint::select_unpredictable;

use crate::Real;
use crate::function;

impl Real for f64 {
    type Mask = bool;

    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const LANES: usize = 1;

    #[inline(always)]
    fn constant(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn lt(self, other: Self) -> bool {
        self < other
    }

    #[inline(always)]
    fn select(mask: bool, yes: Self, no: Self) -> Self {
        select_unpredictable(mask, yes, no)
    }

    #[inline(always)]
    fn all(mask: bool) -> bool {
        mask
    }

    #[inline(always)]
    fn finite(self) -> bool {
        self.abs() < f64::INFINITY
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }

    #[inline(always)]
    fn exp(self) -> Self {
        function::exp(self)
    }

    #[inline(always)]
    fn ln(self) -> Self {
        function::ln(self)
    }

    #[inline(always)]
    fn powf(self, exponent: Self) -> Self {
        function::powf(self, exponent)
    }

    #[inline(always)]
    fn powf_of_moderate(self, exponent: Self) -> Self {
        function::powf_of_moderate(self, exponent)
    }

    #[inline(always)]
    fn twelfth_root(self) -> Self {
        function::twelfth_root(self)
    }

    #[inline(always)]
    fn lane(self, _: usize) -> f64 {
        self
    }
}
