//! The twelfth root.

use super::{choose, nearest_whole, split, two_to_the, upper};

/// `x` to the power of 1/12, what a yearly factor makes in a month, within 1 ulp.
///
/// With `x = c · 2^12q` the root is 2^q · c^(1/12). Short polynomials for log2 and 2^t give the root of c to about
/// 1e-5 (`near`, cut to 26 bits so that its square is exact); with `σ = 1 - near^12 / c` the rest is the binomial
/// series of (1 - σ)^(-1/12), of which three terms are left above rounding. The root of 1 is exactly 1.
///
/// 0 and infinity are their own roots; a number below 0 and NaN give NaN.
#[inline(always)]
#[must_use]
pub fn twelfth_root(x: f64) -> f64 {
    // (log2(1 + f) / 12) / f from √½ to √2, absolute error 9e-6.
    const L: [f64; 4] = [0.120_146_867_523, -0.060_408_365_481_5, 0.043_124_341_744_4, -0.027_470_261_669_6];
    // (2^t - 1) / t for |t| up to 0.55, relative error 5e-6.
    const E: [f64; 4] = [0.693_114_108_478, 0.240_247_862_165, 0.055_988_629_197_2, 0.009_574_707_259_6];
    // The binomial series of (1 - σ)^(-1/12).
    const B: [f64; 3] = [1.0 / 12.0, 13.0 / 288.0, 325.0 / 10_368.0];

    let (m, k) = split(x);
    let q = nearest_whole(k * (1.0 / 12.0));
    let j = k - 12.0 * q;
    let inverse = 1.0 / (m * two_to_the(j));
    let f = m - 1.0;
    let t = j * (1.0 / 12.0) + f * ((L[0] + L[1] * f) + (L[2] + L[3] * f) * (f * f));
    let near = upper(1.0 + t * ((E[0] + E[1] * t) + (E[2] + E[3] * t) * (t * t)));
    let near_2 = near * near;
    let near_4 = near_2 * near_2;
    let sigma = 1.0 - (near_4 * near_4) * near_4 * inverse;
    let root = (near + near * (sigma * (B[0] + sigma * (B[1] + sigma * B[2])))) * two_to_the(q);
    choose((x > 0.0) & (x < f64::INFINITY), root, choose(x >= 0.0, x, f64::NAN))
}
