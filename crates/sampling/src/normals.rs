//! Standard normal numbers, four at a time.

// A loop over lanes by number is what becomes vector instructions.
#![allow(clippy::inline_always, clippy::needless_range_loop)]

use rackcast_numeric::ln_of_normal;

use crate::philox::{middle_of_part, philox, whole};

/// Four independent standard normal numbers for every one of `N` consecutive draws.
///
/// Lane `i` is a function of `key`, `group` and draw `first + i` alone: their words from [`philox`], made normal in pairs
/// by the method of Box and Muller (1958). Words of 32 bits end the tails at 6.66 standard deviations, where one number
/// in 4·10^10 would lie.
#[inline(always)]
pub(crate) fn four_normals<const N: usize>(key: u64, group: u32, first: u64) -> [[f64; N]; 4] {
    let mut out = [[0.0; N]; 4];
    for lane in 0..N {
        let draw = first.wrapping_add(lane as u64);
        let words = philox(key, [draw & 0xffff_ffff, draw >> 32, u64::from(group), 0]);
        [out[0][lane], out[1][lane]] = pair(words[0], words[1]);
        [out[2][lane], out[3][lane]] = pair(words[2], words[3]);
    }
    out
}

/// Two independent standard normal numbers from two words: a radius √(-2 ln u), and an angle.
///
/// The angle is π/4 + ψ with ψ from -π/4 to π/4, in one of the four quarters of the circle, which the two highest bits of
/// its word choose as signs; cos and sin of π/4 + ψ are (cos ψ ∓ sin ψ)/√2, and the √2 goes into the radius.
#[inline(always)]
fn pair(radius: u64, angle: u64) -> [f64; 2] {
    const QUARTER: u64 = (1 << 30) - 1;
    const STEP: f64 = std::f64::consts::FRAC_PI_2 / 1_073_741_824.0;
    let size = (-ln_of_normal(middle_of_part(radius))).sqrt();
    let (sin, cos) = sine_and_cosine((whole(angle & QUARTER) - 536_870_911.5) * STEP);
    [signed(size * (cos - sin), angle << 32), signed(size * (cos + sin), angle << 33)]
}

/// `value`, with its sign turned where the highest bit of `bits` is set.
#[inline(always)]
fn signed(value: f64, bits: u64) -> f64 {
    f64::from_bits(value.to_bits() ^ (bits & (1 << 63)))
}

/// Sine and cosine between -π/4 and π/4 by their series, to 1.2e-10: an angle's word tells no finer.
#[inline(always)]
fn sine_and_cosine(x: f64) -> (f64, f64) {
    const SINE: [f64; 5] = [-1.0 / 6.0, 1.0 / 120.0, -1.0 / 5_040.0, 1.0 / 362_880.0, -1.0 / 39_916_800.0];
    const COSINE: [f64; 5] = [-1.0 / 2.0, 1.0 / 24.0, -1.0 / 720.0, 1.0 / 40_320.0, -1.0 / 3_628_800.0];
    let square = x * x;
    (x + x * series(square, &SINE), 1.0 + series(square, &COSINE))
}

/// c₀ s + c₁ s² + … + c₄ s⁵.
#[inline(always)]
fn series(s: f64, c: &[f64; 5]) -> f64 {
    let s2 = s * s;
    s * (c[0] + ((c[1] + c[2] * s) * s + (c[3] + c[4] * s) * (s2 * s)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sine_and_cosine_agree_with_the_standard_library() {
        for i in -1000..=1000 {
            let x = f64::from(i) * (std::f64::consts::FRAC_PI_4 / 1000.0);
            let (sine, cosine) = sine_and_cosine(x);
            assert!((sine - x.sin()).abs() < 1e-11 && (cosine - x.cos()).abs() < 1.2e-10, "{x}");
        }
    }

    #[test]
    fn a_pair_lies_on_its_circle_at_its_angle() {
        for (radius, angle) in [(0, 0), (1 << 31, 5 << 29), (12_345, 0xffff_ffff), (0xffff_ffff, 0x89ab_cdef)] {
            let [x, y] = pair(radius, angle);
            let size = (-2.0 * middle_of_part(radius).ln()).sqrt();
            assert!((x.hypot(y) - size).abs() < 2e-10 * size);
            assert_eq!([x < 0.0, y < 0.0], [angle >> 31 == 1, (angle >> 30) & 1 == 1]);
            let within = (y.abs().atan2(x.abs())) / std::f64::consts::FRAC_PI_2;
            assert!((within - ((angle & ((1 << 30) - 1)) as f64 + 0.5) / 1_073_741_824.0).abs() < 2e-10);
        }
    }

    /// The share of a standard normal below z, for z of ½ standard deviations.
    const SHARES: [(f64, f64); 4] = [
        (-1.5, 0.066_807_201_268_858),
        (-0.5, 0.308_537_538_725_987),
        (1.0, 0.841_344_746_068_543),
        (2.5, 0.993_790_334_674_224),
    ];

    #[test]
    fn they_are_standard_normal_and_independent() {
        const BLOCKS: u64 = 50_000;
        let count = 4.0 * BLOCKS as f64;
        let (mut powers, mut below, mut products) = ([0.0; 4], [0.0; 4], [0.0; 6]);
        for draw in 0..BLOCKS {
            let z = four_normals::<1>(42, 7, draw).map(|lane| lane[0]);
            for z in z {
                let mut power = 1.0;
                for sum in &mut powers {
                    power *= z;
                    *sum += power;
                }
                below.iter_mut().zip(SHARES).for_each(|(sum, (bound, _))| *sum += f64::from(u8::from(z < bound)));
            }
            let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
            products.iter_mut().zip(pairs).for_each(|(sum, (a, b))| *sum += z[a] * z[b] + (z[a] * z[b]).powi(2) - 1.0);
        }
        // Expected moments and their variances; four standard errors.
        for (sum, (mean, variance)) in powers.iter().zip([(0.0, 1.0), (1.0, 2.0), (0.0, 15.0), (3.0, 96.0)]) {
            assert!((sum / count - mean).abs() < 4.0 * f64::sqrt(variance / count), "{}", sum / count);
        }
        for (sum, (_, share)) in below.iter().zip(SHARES) {
            assert!((sum / count - share).abs() < 4.0 * (share * (1.0 - share) / count).sqrt());
        }
        // Products and their squares: variance 1 + 8.
        assert!(products.iter().all(|sum| (sum / BLOCKS as f64).abs() < 4.0 * f64::sqrt(9.0 / BLOCKS as f64)));
    }

    #[test]
    fn a_draw_alone_equals_its_lane() {
        let lanes = four_normals::<16>(99, 3, (1 << 32) - 5);
        for (lane, draw) in ((1_u64 << 32) - 5..).take(16).enumerate() {
            let alone = four_normals::<1>(99, 3, draw);
            assert!(lanes.iter().zip(alone).all(|(lanes, alone)| lanes[lane].to_bits() == alone[0].to_bits()));
        }
    }
}
