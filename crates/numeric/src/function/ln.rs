//! The natural logarithm.

use super::{BIAS, LN_2_LOWER, LN_2_UPPER, WHOLE, choose, split, split_normal};

/// The natural logarithm of `x`, within 1 ulp.
///
/// With `x = m · 2^k`, `f = m - 1` and `s = f / (2 + f)`, ln m is 2 atanh s = 2s + 2s³/3 + 2s⁵/5 + …; written as
/// `f - (h - s (h + R))` with `h = f² / 2` and R the terms after the first over s, the largest part, `f`, is exact.
/// 0 gives minus infinity, infinity gives infinity, a number below 0 and NaN give NaN.
#[inline(always)]
#[must_use]
pub fn ln(x: f64) -> f64 {
    let inside = of_parts(split(x));
    let edge = choose(x == 0.0, f64::NEG_INFINITY, choose(x > 0.0, x, f64::NAN));
    choose((x > 0.0) & (x < f64::INFINITY), inside, edge)
}

/// [`ln`] of a positive normal number, to the bit, without the care that the rest need: a quarter cheaper in lanes.
///
/// Of any other number it is some number.
#[inline(always)]
#[must_use]
pub fn ln_of_normal(x: f64) -> f64 {
    of_parts(split_normal(x, WHOLE + BIAS))
}

/// ln(m · 2^k) for m from √½ to √2.
#[inline(always)]
fn of_parts((m, k): (f64, f64)) -> f64 {
    // R / s² over s²; error of the logarithm 2^-58.8 of its first term.
    const C: [f64; 7] = [
        0.666_666_666_666_673_5,
        0.399_999_999_994_128_9,
        0.285_714_287_428_249_9,
        0.222_221_985_246_045_42,
        0.181_835_670_319_687_9,
        0.153_139_769_206_996_6,
        0.147_967_285_723_121_07,
    ];
    let f = m - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let z2 = z * z;
    let r = z * (((C[0] + C[1] * z) + (C[2] + C[3] * z) * z2) + ((C[4] + C[5] * z) + C[6] * z2) * (z2 * z2));
    let h = 0.5 * f * f;
    k * LN_2_UPPER - ((h - (s * (h + r) + k * LN_2_LOWER)) - f)
}
