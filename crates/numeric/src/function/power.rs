//! Powers with any exponent.

use super::exp::one_and;
use super::{choose, exp_of_moderate, ln_of_normal, nearest_whole, scale, split, upper};

/// `x` to the power of `y`, within 1.3 ulp.
///
/// It is 2^(y log2 x), with the logarithm and the product carried to about 65 bits in two parts, since an error of
/// the exponent counts up to a thousandfold in the result. `x^1 = x`, `x^0 = 1` and `1^y = 1` hold exactly.
///
/// The base must not be negative: a number below 0 and NaN give NaN, whatever the exponent, except 0. 0 and infinity
/// give 0 or infinity as the exponent's sign says.
#[inline(always)]
#[must_use]
pub fn powf(x: f64, y: f64) -> f64 {
    let (log_upper, log_lower) = log2(x);
    let log_at_edge = choose(x == 0.0, f64::NEG_INFINITY, choose(x > 0.0, x, f64::NAN));
    let log_upper = choose((x > 0.0) & (x < f64::INFINITY), log_upper, log_at_edge);
    let y_upper = upper(y);
    let first = y_upper * log_upper;
    let rest = (y - y_upper) * log_upper + y * log_lower;
    let n = nearest_whole(first);
    let inside = scale(near_one((first - n) + rest), n);
    // At this size, where an infinite `y` or logarithm makes `rest` NaN too, only the sign counts.
    let size = y * log_upper;
    let beyond = choose(size > 0.0, f64::INFINITY, 0.0);
    let power = choose(size.abs() >= 1080.0, beyond, inside);
    let power = choose(y == 1.0, x, power);
    choose((y == 0.0) | (x == 1.0), 1.0, power)
}

/// `x` to the power of `y` for a positive normal `x` and a logarithm of the result of size up to 700: exp(y ln x), within
/// 2 + 3 |y ln x| ulp, at half of what [`powf`] costs in lanes. `x^0 = 1` and `1^y = 1` hold exactly.
///
/// Of any other numbers it is some number or NaN.
#[inline(always)]
#[must_use]
pub fn powf_of_moderate(x: f64, y: f64) -> f64 {
    exp_of_moderate(y * ln_of_normal(x))
}

/// 2^r for r from -0.5001 to 0.5001.
#[inline(always)]
fn near_one(r: f64) -> f64 {
    // (ln 2)² / 2 and on; relative error 2^-57.2.
    const C: [f64; 10] = [
        0.240_226_506_959_100_72,
        0.055_504_108_664_820_806,
        0.009_618_129_107_613_994,
        0.001_333_355_814_669_525_5,
        0.000_154_035_304_354_436_17,
        1.525_273_351_566_767_9e-5,
        1.321_544_488_317_389_6e-6,
        1.017_820_482_260_359_4e-7,
        7.072_289_599_396_984e-9,
        4.432_455_998_159_332e-10,
    ];
    one_and(r * std::f64::consts::LN_2, r, &C)
}

/// log2(x) of a positive finite number as an upper part of 26 bits and the rest, relative error about 2^-64.
///
/// As in [`super::ln()`], with `s = (m - 1) / (m + 1)` and `z = s²`: log2 m = s w(z), w = (2 + 2z/3 + 2z²/5 + …) / ln 2.
/// `s`, `z` and `w` are each kept as a part of 26 bits, whose products are exact, and a remainder; the terms of `w`
/// from z² on are small enough for one `f64`.
#[inline(always)]
fn log2(x: f64) -> (f64, f64) {
    // 2 / ln 2 in two parts.
    const C1: f64 = 2.885_390_081_777_926_8;
    const C1_LOWER: f64 = 4.071_054_748_186_206_6e-17;
    // 2 / (3 ln 2) in two parts, the first of 26 bits.
    const C3: f64 = 0.961_796_686_053_276_1;
    const C3_LOWER: f64 = 7.872_699_542_894_897e-9;
    // The terms of w from z² on; error 2^-65.1 of w.
    const C: [f64; 7] = [
        0.577_078_016_355_618_1,
        0.412_198_583_091_907_16,
        0.320_598_902_279_851_44,
        0.262_307_700_539_252_45,
        0.221_984_026_325_933_25,
        0.191_254_461_556_697_45,
        0.190_392_217_057_231_75,
    ];
    let (m, k) = split(x);
    let f = m - 1.0;
    let d = 1.0 + m;
    let inverse = 1.0 / d;
    let d_upper = upper(d);
    let d_lower = m - (d_upper - 1.0);
    let s = f * inverse;
    let s_upper = upper(s);
    let s_lower = ((f - s_upper * d_upper) - s_upper * d_lower) * inverse;

    let z = s * s;
    let z2 = z * z;
    let z4 = z2 * z2;
    let c5_c7 = C[0] + C[1] * z;
    let tail = z2 * ((c5_c7 + (C[2] + C[3] * z) * z2) + ((C[4] + C[5] * z) + C[6] * z2) * z4);

    let square = s_upper * s_upper;
    let z_upper = upper(square);
    let z_lower = (square - z_upper) + s_lower * (s_upper + s);
    let w_upper = upper((C1 + C3 * z) + (c5_c7 + C[2] * z2) * z2);
    let w_lower = ((C1 - w_upper) + z_upper * C3) + (tail + (z * C3_LOWER + (z_lower * C3 + C1_LOWER)));

    let first = s_upper * w_upper;
    let rest = s * w_lower + s_lower * w_upper;
    let log_upper = upper(k + first);
    (log_upper, ((k - log_upper) + first) + rest)
}
