//! The functions against libm, at their edges, and in lanes against alone.

// The same bits are the point of the crate.
#![allow(clippy::float_cmp)]

use rackcast_numeric::{Lanes, Real, exp, exp_of_moderate, ln, ln_of_normal, powf, powf_of_moderate, twelfth_root};

/// A sequence of well mixed numbers (`SplitMix64`), so that every run tests the same points.
struct Points(u64);

impl Points {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Between two numbers, evenly.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.bits() >> 11) as f64 / 9_007_199_254_740_992.0)
    }

    /// A positive finite number: of any bits, of any size, of the model's size or close to 1, in turn.
    fn positive(&mut self, turn: usize) -> f64 {
        match turn % 4 {
            0 => f64::from_bits(self.bits() % 0x7ff0_0000_0000_0000),
            1 => libm::exp2(self.between(-1070.0, 1023.0)),
            2 => self.between(0.05, 20.0),
            _ => 1.0 + self.between(-0.5, 0.5) * libm::exp10(-self.between(0.0, 14.0)),
        }
    }
}

/// The difference in units of the last place of the second.
fn ulps(ours: f64, theirs: f64) -> f64 {
    if ours == theirs || (ours.is_nan() && theirs.is_nan()) {
        return 0.0;
    }
    let size = theirs.abs().max(f64::MIN_POSITIVE);
    let unit = f64::from_bits(size.to_bits() + 1) - size;
    (ours - theirs).abs() / if unit.is_finite() { unit } else { f64::MAX * f64::EPSILON }
}

const COUNT: usize = 400_000;

fn compare(name: &str, mut pair: impl FnMut(&mut Points, usize) -> (f64, f64, f64)) {
    let mut points = Points(7);
    for turn in 0..COUNT {
        let (at, ours, theirs) = pair(&mut points, turn);
        assert!(ulps(ours, theirs) <= 2.0, "{name}({at:e}) is {ours:e}, libm says {theirs:e}");
    }
}

#[test]
fn exp_agrees_with_libm() {
    compare("exp", |points, turn| {
        let x = match turn % 3 {
            0 => points.between(-750.0, 715.0),
            1 => points.between(-2.0, 2.0),
            _ => points.between(-1.0, 1.0) * libm::exp10(-points.between(0.0, 18.0)),
        };
        (x, exp(x), libm::exp(x))
    });
}

#[test]
fn ln_agrees_with_libm() {
    compare("ln", |points, turn| {
        let x = points.positive(turn);
        (x, ln(x), libm::log(x))
    });
}

#[test]
fn the_cheaper_functions_have_the_same_bits_in_their_range() {
    let mut points = Points(3);
    for turn in 0..COUNT {
        let [x, y] = [points.between(-700.0, 700.0), points.positive(turn).max(f64::MIN_POSITIVE)];
        assert_eq!(exp_of_moderate(x).to_bits(), exp(x).to_bits(), "{x:e}");
        assert_eq!(ln_of_normal(y).to_bits(), ln(y).to_bits(), "{y:e}");
    }
    assert_eq!([exp_of_moderate(-0.0), exp_of_moderate(700.0), ln_of_normal(1.0)], [1.0, exp(700.0), 0.0]);
}

#[test]
fn powf_agrees_with_libm() {
    compare("powf", |points, turn| {
        let x = points.positive(turn);
        let log = libm::log(x);
        // Results of every size, the subnormal ones and those just out of range among them.
        let y = match turn / 4 % 3 {
            _ if log == 0.0 => points.between(-1e9, 1e9),
            0 => points.between(-750.0, 715.0) / log,
            1 => points.between(-3.0, 3.0),
            _ => points.between(-40.0, 40.0) / log,
        };
        // Beyond 2^31 libm is itself off by up to hundreds of last places for bases close to 1.
        let y = y.clamp(-2e9, 2e9);
        (x, powf(x, y), libm::pow(x, y))
    });
}

#[test]
fn the_cheaper_power_is_off_by_three_times_its_logarithm_at_most() {
    let mut points = Points(4);
    for turn in 0..COUNT {
        let x = points.positive(turn).clamp(1e-300, 1e300);
        let log = libm::log(x);
        let y = if log == 0.0 { points.between(-1e9, 1e9) } else { points.between(-700.0, 700.0) / log };
        let (power, exact) = (powf_of_moderate(x, y), powf(x, y));
        assert!(ulps(power, exact) <= 2.0 + 3.0 * (y * log).abs(), "{x:e}^{y:e}: {power:e}, {exact:e}");
        let lanes = Lanes([x; 4]).powf_of_moderate(Lanes([y; 4]));
        assert_eq!(lanes.0.map(f64::to_bits), [power.to_bits(); 4]);
    }
    assert_eq!([powf_of_moderate(1.0, 1e9), powf_of_moderate(7.5, 0.0)], [1.0, 1.0]);
}

/// Against 200-bit arithmetic where libm is off.
#[test]
fn powf_of_bases_close_to_1_with_huge_exponents() {
    for (x, y, power) in [
        (0.999_999_822_185_675_5, 2_982_042_950.630_028, 5.192_194_715_191_78e-231),
        (0.999_999_822_185_675_5, -3_445_728_837.059_911_7, 1.236_599_487_357_136_5e266),
        (1.000_000_003_3, -160_681_815_963.745_97, 5.192_194_715_191_872e-231),
        (1.000_000_003_3, 185_666_664_103.700_47, 1.236_599_487_357_170_6e266),
        (0.999_999_999_997_5, 212_099_982_450_503.62, 5.192_194_715_191_865e-231),
        (0.999_999_999_997_5, -245_079_979_721_685.22, 1.236_599_487_357_133_5e266),
        (1.000_000_000_000_000_7, -7.960_112_341_377_354e17, 5.192_194_715_191_727e-231),
        (1.000_000_000_000_000_7, 9.197_851_638_966_346e17, 1.236_599_487_357_100_6e266),
    ] {
        assert!(ulps(powf(x, y), power) <= 1.5, "{x}^{y}");
    }
}

#[test]
fn the_twelfth_root_agrees_with_libm() {
    compare("twelfth_root", |points, turn| {
        let x = points.positive(turn);
        // The nearest number to 1/12 lies a third of its last place, 2^-56, below.
        let missing = libm::exp2(-56.0) / 3.0;
        let theirs = libm::pow(x, 1.0 / 12.0);
        (x, twelfth_root(x), theirs + theirs * (libm::log(x) * missing))
    });
}

#[test]
fn exp_at_its_edges() {
    assert_eq!(exp(0.0), 1.0);
    assert_eq!(exp(-0.0), 1.0);
    assert_eq!(exp(709.782_712_893_384), 1.797_693_134_862_273_2e308);
    assert_eq!(exp(709.782_712_893_385), f64::INFINITY);
    assert_eq!(exp(1e300), f64::INFINITY);
    assert_eq!(exp(f64::INFINITY), f64::INFINITY);
    assert_eq!(exp(-745.133), 5e-324);
    assert_eq!(exp(-745.134), 0.0);
    assert_eq!(exp(f64::NEG_INFINITY), 0.0);
    assert!(exp(f64::NAN).is_nan());
}

#[test]
fn ln_at_its_edges() {
    assert_eq!(ln(1.0), 0.0);
    assert_eq!(ln(0.0), f64::NEG_INFINITY);
    assert_eq!(ln(-0.0), f64::NEG_INFINITY);
    assert_eq!(ln(f64::INFINITY), f64::INFINITY);
    assert_eq!(ln(5e-324), -744.440_071_921_381_2);
    assert!(ln(-1.0).is_nan());
    assert!(ln(f64::NEG_INFINITY).is_nan());
    assert!(ln(f64::NAN).is_nan());
}

#[test]
fn powf_at_its_edges() {
    let sizes = [0.0, 5e-324, 1e-300, 0.3, 1.0, 1.5, 7.0, 1e200, f64::MAX, f64::INFINITY];
    for x in sizes {
        assert_eq!(powf(x, 0.0), 1.0);
        assert_eq!(powf(x, 1.0), x);
        assert_eq!(powf(1.0, x), 1.0);
        assert_eq!(powf(1.0, -x), 1.0);
        for y in sizes {
            assert!(ulps(powf(x, y), libm::pow(x, y)) <= 1.0, "{x:e}^{y:e}");
            assert!(ulps(powf(x, -y), libm::pow(x, -y)) <= 1.0, "{x:e}^-{y:e}");
        }
    }
    for n in -1074..1024 {
        assert_eq!(powf(2.0, f64::from(n)), libm::exp2(f64::from(n)));
    }
    assert_eq!(powf(-0.0, 2.0), 0.0);
    assert!(powf(-2.0, 2.0).is_nan());
    assert!(powf(f64::NAN, 2.0).is_nan());
    assert!(powf(2.0, f64::NAN).is_nan());
}

#[test]
fn the_twelfth_root_at_its_edges() {
    assert_eq!(twelfth_root(1.0), 1.0);
    assert_eq!(twelfth_root(4096.0), 2.0);
    assert_eq!(twelfth_root(0.0), 0.0);
    assert_eq!(twelfth_root(f64::INFINITY), f64::INFINITY);
    assert!(twelfth_root(-1.0).is_nan());
    assert!(twelfth_root(f64::NAN).is_nan());
}

/// Every operation of the trait on a pair of numbers, as bits.
fn everything<T: Real>(x: T, y: T) -> Vec<T> {
    let mut grown = x;
    grown += y;
    grown -= x;
    grown *= y;
    grown /= x;
    let masks = [x.lt(y), x.gt(y), x.finite(), !x.lt(y), x.lt(y) & y.finite(), x.gt(y) | x.finite()];
    let mut results: Vec<T> = masks.into_iter().map(|mask| T::select(mask, x, y)).collect();
    results.extend([x + y, x - y, x * y, x / y, -x, grown]);
    results.extend([x.min(y), x.max(y), x.sqrt(), x.divides(y, T::ONE)]);
    results.extend([x.exp(), x.ln(), x.powf(y), x.twelfth_root(), T::ZERO, T::ONE, T::constant(0.1)]);
    results
}

fn lanes_equal_alone<const N: usize>(x: [f64; N], y: [f64; N]) {
    let together = everything(Lanes(x), Lanes(y));
    for lane in 0..N {
        for (operation, alone) in everything(x[lane], y[lane]).into_iter().enumerate() {
            let ours = together[operation].lane(lane);
            // Which NaN it is, the standard leaves open.
            let same = ours.to_bits() == alone.to_bits() || (ours.is_nan() && alone.is_nan());
            assert!(same, "operation {operation} on {:e} and {:e}: {ours:e}, alone {alone:e}", x[lane], y[lane]);
        }
    }
}

#[test]
fn a_lane_has_the_bits_of_the_number_alone() {
    const SPECIAL: [f64; 13] =
        [0.0, -0.0, 1.0, -1.0, 5e-324, 1e-310, 0.5, 2.0, 1e300, -745.2, f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
    let mut points = Points(11);
    for turn in 0..40_000 {
        let mut number = || match points.bits() % 4 {
            0 => f64::from_bits(points.bits()),
            1 => SPECIAL[(points.bits() % 13) as usize],
            2 => points.between(-5.0, 5.0),
            _ => points.positive(turn),
        };
        let (x, y): ([f64; 8], [f64; 8]) = (std::array::from_fn(|_| number()), std::array::from_fn(|_| number()));
        lanes_equal_alone(x, y);
        lanes_equal_alone([x[0], x[1], x[2], x[3]], [y[4], y[5], y[6], y[7]]);
        lanes_equal_alone([x[5]], [y[2]]);
    }
}

#[test]
fn a_division_by_nought_does_not_reach_the_other_branch() {
    let divisor = Lanes([0.0, 2.0, -1.0, 0.0]);
    let quotient = divisor.divides(Lanes([0.0, 3.0, 3.0, 1.0]), Lanes::constant(7.0));
    assert_eq!(quotient, Lanes([7.0, 1.5, 7.0, 7.0]));
    assert_eq!(0.0.divides(0.0, 7.0), 7.0);
    assert!(Lanes::<4>::all(quotient.finite()));
    assert!(!Lanes::<4>::all(divisor.lt(Lanes::ONE)));
}
