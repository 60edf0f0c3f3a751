//! The exponential function.

use super::{LN_2_LOWER, LN_2_UPPER, choose, nearest_whole, scale, two_to_the};

/// e to the power of `x`, within 1 ulp.
///
/// With `n` the nearest whole number to `x / ln 2` and `r = x - n ln 2`, it is 2^n e^r.
/// Above 709.78 it is infinity, below -745.13 it is 0, between -745.13 and -708.4 it is subnormal; NaN gives NaN.
#[inline(always)]
#[must_use]
pub fn exp(x: f64) -> f64 {
    let bounded = choose(x > 710.0, 710.0, x);
    let bounded = choose(bounded < -746.0, -746.0, bounded);
    let (n, r) = reduce(bounded);
    scale(near_one(r), n)
}

/// [`exp`] of a number of size up to 700, to the bit, without the care that the rest need: a quarter cheaper in lanes.
///
/// Of any other number it is some number or NaN.
#[inline(always)]
#[must_use]
pub fn exp_of_moderate(x: f64) -> f64 {
    let (n, r) = reduce(x);
    near_one(r) * two_to_the(n)
}

/// The nearest whole number n to `x / ln 2`, and `x - n ln 2`.
#[inline(always)]
fn reduce(x: f64) -> (f64, f64) {
    let n = nearest_whole(x * std::f64::consts::LOG2_E);
    (n, (x - n * LN_2_UPPER) - n * LN_2_LOWER)
}

/// e^r for r from −ln 2 / 2 to ln 2 / 2.
#[inline(always)]
fn near_one(r: f64) -> f64 {
    // Relative error 2^-57.2.
    const C: [f64; 10] = [
        0.5,
        0.166_666_666_666_664_33,
        0.041_666_666_666_604_02,
        0.008_333_333_333_499_775,
        0.001_388_888_892_677_481,
        0.000_198_412_694_666_016_55,
        2.480_150_870_599_597e-5,
        2.755_764_064_134_98e-6,
        2.762_517_866_189_963e-7,
        2.497_842_433_220_224_2e-8,
    ];
    one_and(r, r, &C)
}

/// 1 + `first` + c₀ r² + c₁ r³ + … + c₉ r¹¹, the small terms added first.
#[inline(always)]
pub(super) fn one_and(first: f64, r: f64, c: &[f64; 10]) -> f64 {
    let r2 = r * r;
    let r3 = r2 * r;
    let r4 = r2 * r2;
    let near = c[0] * r2 + r3 * ((c[1] + c[2] * r) + (c[3] + c[4] * r) * r2);
    let far = (c[5] + c[6] * r) + ((c[7] + c[8] * r) + c[9] * r2) * r2;
    1.0 + (first + (near + (r3 * r4) * far))
}
