//! Exponential, logarithm, power and twelfth root, each from one source for a number alone and for lanes.
//!
//! Every function is a straight line of additions, multiplications, divisions, bit operations and choices between
//! two values that are both computed. IEEE 754 fixes the result of each of these, so the bits are the same on every
//! platform and in every lane; and because there is no branch and no table, the compiler turns a loop over lanes into
//! the vector instructions of the machine it builds for. No multiplication is fused with an addition.
//!
//! The polynomials are the crate's own: minimax fits (Remez exchange in 50-digit arithmetic with mpmath, weighted by
//! what an error does to the result), each coefficient rounded to the nearest `f64`. The error that is stated beside a
//! polynomial is that of the rounded one. The functions' errors, in units in the last place (ulp), are the largest
//! seen against 160-bit arithmetic over 400,000 arguments of all sizes.

// A kernel that is not inlined into its caller is built without the caller's vector instructions.
#![allow(clippy::inline_always)]
// A lazy `and` or `or` is a branch; the comparisons are with exact values; the letters are those of the formulas.
#![allow(clippy::needless_bitwise_bool, clippy::float_cmp, clippy::many_single_char_names, clippy::similar_names)]

mod exp;
mod ln;
mod power;
mod root;

pub use exp::{exp, exp_of_moderate};
pub use ln::{ln, ln_of_normal};
pub use power::{powf, powf_of_moderate};
pub use root::twelfth_root;

/// 1.5 · 2^52: a number of size below 2^51 added to it leaves its nearest whole number in the last bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;
/// 2^52.
const WHOLE: f64 = 4_503_599_627_370_496.0;
/// The bits of 2^52: with a whole number from 0 to 2^52 in the mantissa they are 2^52 plus that number.
const WHOLE_BITS: u64 = 0x4330_0000_0000_0000;
/// What is added to an exponent to store it.
const BIAS: f64 = 1023.0;
/// The bits of 1.
const ONE_BITS: u64 = 0x3ff0_0000_0000_0000;
/// The bits of √½, rounded down.
const ROOT_HALF_BITS: u64 = 0x3fe6_a09e_667f_3bcc;
/// The bits of a number's mantissa.
const MANTISSA: u64 = 0x000f_ffff_ffff_ffff;
/// ln 2 to 38 bits, so that its product with an exponent is exact.
const LN_2_UPPER: f64 = 0.693_147_180_558_298_7;
/// ln 2 less [`LN_2_UPPER`].
const LN_2_LOWER: f64 = 1.646_594_958_289_708_2e-12;

/// `yes` where the condition holds, else `no`. Both are there already: it never becomes a branch around their sums.
#[inline(always)]
fn choose(condition: bool, yes: f64, no: f64) -> f64 {
    std::hint::select_unpredictable(condition, yes, no)
}

/// The nearest whole number to a number of size below 2^51, halves to even.
#[inline(always)]
fn nearest_whole(x: f64) -> f64 {
    (x + TO_WHOLE) - TO_WHOLE
}

/// 2^n for a whole n from -1022 to 1023.
#[inline(always)]
fn two_to_the(n: f64) -> f64 {
    f64::from_bits((n + (WHOLE + BIAS)).to_bits() << 52)
}

/// `x · 2^n` for a whole n from -2044 to 2046, rounded once where the result is subnormal.
#[inline(always)]
fn scale(x: f64, n: f64) -> f64 {
    let half = nearest_whole(n * 0.5);
    x * two_to_the(half) * two_to_the(n - half)
}

/// The number cut to the first 26 bits of its mantissa: the product of two such numbers is exact.
#[inline(always)]
fn upper(x: f64) -> f64 {
    f64::from_bits(x.to_bits() & !0x07ff_ffff)
}

/// A positive finite number, subnormal or not, as m · 2^k with m from √½ to √2: (m, k).
#[inline(always)]
fn split(x: f64) -> (f64, f64) {
    let subnormal = x < f64::MIN_POSITIVE;
    let x = choose(subnormal, x * 18_014_398_509_481_984.0, x);
    split_normal(x, choose(subnormal, WHOLE + BIAS + 54.0, WHOLE + BIAS))
}

/// As [`split`], for a normal number whose exponent is stored with `bias - 2^52`.
#[inline(always)]
fn split_normal(x: f64, bias: f64) -> (f64, f64) {
    // What √½ lacks to 1 carries every mantissa from √2 on into the exponent.
    let bits = x.to_bits().wrapping_add(ONE_BITS - ROOT_HALF_BITS);
    let k = f64::from_bits((bits >> 52) | WHOLE_BITS) - bias;
    let m = f64::from_bits((bits & MANTISSA) + ROOT_HALF_BITS);
    (m, k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitting_loses_nothing() {
        for x in [5e-324, 1e-310, 0.5, 0.7, 0.71, 1.0, 1.41, 1.42, 2.0, 3.7e200, f64::MAX] {
            let (m, k) = split(x);
            assert!(m * m >= 0.5 - 1e-15 && m * m < 2.0, "{x}: {m}");
            assert_eq!(scale(m, k), x);
        }
    }

    #[test]
    fn scaling_rounds_once_into_the_subnormal_numbers() {
        assert_eq!(scale(1.5, -1074.0), 1e-323);
        assert_eq!(scale(1.0, -1076.0), 0.0);
        assert_eq!(scale(1.0, 1024.0), f64::INFINITY);
    }

    #[test]
    fn the_parts_of_ln_2_add_up() {
        assert_eq!(LN_2_UPPER + LN_2_LOWER, std::f64::consts::LN_2);
        assert_eq!(upper(LN_2_UPPER).to_bits() & 0x07ff_ffff, 0);
    }
}
