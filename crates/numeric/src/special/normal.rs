//! The standard normal distribution.

// What lanes are computed with is inlined, so that it is built with its caller's vector instructions.
#![allow(clippy::inline_always)]

use crate::{exp, ln};

/// The probability that a standard normal number is below `z`, to a few units in the last place in either tail.
///
/// Close to 0 it is ½ and the integral of the density's series; further out the tail below -|z| is
/// e^(-z²/2) g(|z|) / (2 + |z|), where g is bounded and smooth from 0 to infinity: a polynomial of degree 23 in
/// (|z| - 5) / (|z| + 5), the Chebyshev expansion computed in 60-digit arithmetic, relative error 3e-16.
#[must_use]
pub fn normal_cumulative(z: f64) -> f64 {
    if z.abs() < 0.5 {
        0.5 + from_middle(z)
    } else if z < 0.0 {
        lower_tail(-z)
    } else {
        1.0 - lower_tail(z)
    }
}

/// The probability between 0 and `z`, for |z| up to ½: the sum of z (-z²/2)^k / (k! (2k + 1)) over √2π.
#[inline(always)]
pub(super) fn from_middle(z: f64) -> f64 {
    const C: [f64; 10] = [
        0.398_942_280_401_432_7,
        -0.066_490_380_066_905_44,
        0.009_973_557_010_035_817,
        -0.001_187_328_215_480_454_3,
        0.000_115_434_687_616_155_29,
        -9.444_656_259_503_615e-6,
        6.659_693_516_316_651e-7,
        -4.122_667_414_862_689e-8,
        2.273_529_824_372_806_5e-9,
        -1.130_117_164_161_921_3e-10,
    ];
    let square = z * z;
    z * C.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient)
}

/// The probability below `-z`, for z from 0.
#[inline(always)]
pub(super) fn lower_tail(z: f64) -> f64 {
    const G: [f64; 24] = [
        0.538_435_134_825_044,
        -0.235_009_837_098_021,
        0.147_099_180_311_967_92,
        -0.070_881_524_878_898_32,
        0.021_454_309_317_817_565,
        0.001_123_062_755_991_084_8,
        -0.006_179_044_851_077_638,
        0.004_143_156_311_093_302,
        -0.001_456_521_615_352_734_8,
        0.000_142_068_440_150_394_97,
        0.000_121_906_711_753_884_41,
        -5.264_626_781_729_903e-5,
        -3.251_860_139_478_487_7e-6,
        7.789_708_889_399_783e-6,
        -7.449_795_310_445_511e-7,
        -1.063_972_129_973_595_5e-6,
        2.042_778_270_785_466_7e-7,
        1.568_514_365_424_983e-7,
        -3.656_887_644_698_307e-8,
        -2.494_922_501_204_277e-8,
        5.039_300_432_935_236e-9,
        3.618_713_698_576_899_6e-9,
        -4.080_167_572_860_915_4e-10,
        -3.194_664_882_727_39e-10,
    ];
    // Beyond 38.6 the tail is below the smallest number.
    let z = if z > 40.0 { 40.0 } else { z };
    let t = (z - 5.0) / (z + 5.0);
    let g = G.iter().rev().fold(0.0, |sum, coefficient| sum * t + coefficient);
    // The square of the upper part is exact, so that rounding z² costs nothing far out. The rest is below 2.5e-5.
    let upper = f64::from_bits(z.to_bits() & !0x07ff_ffff);
    let lower = z - upper;
    let rest = -0.5 * lower * (z + upper);
    let exp_of_rest = 1.0 + (rest + rest * rest * (0.5 + rest * (1.0 / 6.0)));
    exp(-0.5 * upper * upper) * exp_of_rest * (g / (z + 2.0))
}

/// The number below which a standard normal number lies with probability `p`: algorithm AS 241 (Wichura 1988, PPND16),
/// relative error about 1e-16. 0 gives minus infinity, 1 infinity, anything outside NaN.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    let from_middle = p - 0.5;
    if from_middle.abs() <= 0.425 {
        let r = 0.180_625 - from_middle * from_middle;
        return from_middle * ratio(r, &MIDDLE);
    }
    let tail = if from_middle < 0.0 { p } else { 1.0 - p };
    if tail == 0.0 {
        return f64::INFINITY.copysign(from_middle);
    }
    let r = (-ln(tail)).sqrt();
    let size = if r <= 5.0 { ratio(r - 1.6, &TAIL) } else { ratio(r - 5.0, &FAR_TAIL) };
    if from_middle < 0.0 { -size } else { size }
}

/// A polynomial over a polynomial, coefficients from the constant up.
#[inline(always)]
pub(super) fn ratio(x: f64, [above, below]: &[[f64; 8]; 2]) -> f64 {
    let value = |c: &[f64; 8]| c.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient);
    value(above) / value(below)
}

pub(super) const MIDDLE: [[f64; 8]; 2] = [
    [
        3.387_132_872_796_366_5,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_659_7e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_854e3,
    ],
];

pub(super) const TAIL: [[f64; 8]; 2] = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];

const FAR_TAIL: [[f64; 8]; 2] = [
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_7e-15,
    ],
];

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)]

    use super::*;

    #[test]
    fn the_cumulative_probability_agrees_with_libms_erfc() {
        for i in -3750..=900 {
            let z = f64::from(i) * 0.01;
            let theirs = 0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2);
            // The rounding of z/√2 counts z² times in erfc.
            let allowed = 1e-15 + 2.3e-16 * z * z;
            assert!((normal_cumulative(z) / theirs - 1.0).abs() < allowed, "{z}");
        }
    }

    #[test]
    fn published_quantiles() {
        for (p, z) in [
            (0.75, 0.674_489_750_196_081_7),
            (0.9, 1.281_551_565_544_600_4),
            (0.975, 1.959_963_984_540_054),
            (0.999, 3.090_232_306_167_813),
            (1e-6, -4.753_424_308_822_899),
            (1e-20, -9.262_340_089_798_408),
            (1e-300, -37.047_096_299_361_2),
        ] {
            assert!((normal_quantile(p) / z - 1.0).abs() < 5e-16, "{p}");
        }
        assert_eq!(normal_quantile(0.5), 0.0);
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert!(normal_quantile(-0.1).is_nan());
    }

    #[test]
    fn quantile_and_probability_undo_each_other() {
        for i in -800..0 {
            let z = f64::from(i) * 0.01;
            assert!((normal_quantile(normal_cumulative(z)) - z).abs() < 1e-15 - 2e-15 * z, "{z}");
        }
    }

    #[test]
    fn the_ends() {
        assert_eq!(normal_cumulative(0.0), 0.5);
        assert_eq!(normal_cumulative(f64::NEG_INFINITY), 0.0);
        assert_eq!(normal_cumulative(f64::INFINITY), 1.0);
    }
}
