//! Sobol' points.

#![allow(clippy::inline_always)]

use super::owen::scramble_reversed;
use crate::philox::{lower, middle_of_part};

/// Initial direction numbers of Joe and Kuo (2008), one dimension a line; see `data/README.md`.
const DIRECTIONS: &str = include_str!("../../data/new-joe-kuo-6.1024.txt");

/// How many points share the upper bits of their draw's number.
const BLOCK: usize = 8;

/// One dimension of the Sobol' sequence, scrambled.
#[derive(Debug, Clone)]
pub(super) struct Scrambled {
    /// For every bit of a draw's number, the digits that it turns, the first digit lowest.
    directions: [u32; 32],
    /// The first points.
    low: [u32; BLOCK],
    key: u64,
}

impl Scrambled {
    /// Dimension `dimension`, from 0, scrambled by `key`.
    pub(super) fn new(dimension: usize, key: u64) -> Self {
        let directions = directions(dimension).map(u32::reverse_bits);
        let low = std::array::from_fn(|i| digits(&directions, i as u32));
        Self { directions, low, key }
    }

    /// The points of consecutive draws.
    #[inline(always)]
    pub(super) fn fill(&self, first: u64, out: &mut [f64]) {
        let mut draw = first;
        let mut rest = out;
        while !rest.is_empty() {
            let skip = draw as usize % BLOCK;
            let (now, later) = rest.split_at_mut((BLOCK - skip).min(rest.len()));
            let block = self.block(lower(draw) as u32);
            now.copy_from_slice(&block[skip..skip + now.len()]);
            draw += now.len() as u64;
            rest = later;
        }
    }

    /// The points of the block that draw `draw` is in.
    #[inline(always)]
    fn block(&self, draw: u32) -> [f64; BLOCK] {
        let high = digits(&self.directions, draw & !(BLOCK as u32 - 1));
        let scrambled = self.low.map(|low| scramble_reversed(high ^ low, self.key).reverse_bits());
        scrambled.map(|digits| middle_of_part(u64::from(digits)))
    }
}

/// The digits that the bits of a draw's number turn together.
#[inline(always)]
fn digits(directions: &[u32; 32], draw: u32) -> u32 {
    let mut digits = 0;
    let mut bits = draw;
    while bits != 0 {
        digits ^= directions[bits.trailing_zeros() as usize];
        bits &= bits - 1;
    }
    digits
}

/// The direction numbers of a dimension, the first digit highest (Bratley and Fox 1988).
///
/// With the primitive polynomial `x^s + a₁ x^(s-1) + … + 1` and odd numbers m of which the first s are given, the others
/// are `m_k = 2 a₁ m_(k-1) ⊕ 4 a₂ m_(k-2) ⊕ … ⊕ 2^s m_(k-s) ⊕ m_(k-s)`, and direction k is `m_k / 2^k`.
fn directions(dimension: usize) -> [u32; 32] {
    let mut directions = std::array::from_fn(|bit| 1 << (31 - bit));
    let line = dimension.checked_sub(1).and_then(|before| DIRECTIONS.lines().nth(before));
    let fields: Vec<u32> = line.unwrap_or_default().split(' ').flat_map(str::parse).collect();
    let [_, degree, inner, initial @ ..] = fields.as_slice() else { return directions };
    let degree = *degree as usize;
    for (bit, number) in initial.iter().enumerate() {
        directions[bit] = number << (31 - bit);
    }
    for bit in degree..32 {
        directions[bit] = directions[bit - degree] ^ (directions[bit - degree] >> degree);
        for back in 1..degree {
            if inner >> (degree - 1 - back) & 1 == 1 {
                directions[bit] ^= directions[bit - back];
            }
        }
    }
    directions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::dimension::COUNT;

    /// Point `draw` of a dimension, unscrambled, as a count of 2^-32.
    fn plain(dimension: usize, draw: u32) -> u32 {
        digits(&directions(dimension), draw)
    }

    #[test]
    fn the_file_is_whole() {
        assert_eq!(DIRECTIONS.lines().count(), COUNT - 1);
        for (at, line) in DIRECTIONS.lines().enumerate() {
            let fields: Vec<u32> = line.split(' ').map(|field| field.parse().expect("a number")).collect();
            let degree = fields[1] as usize;
            assert_eq!(fields[0] as usize, at + 2);
            assert_eq!(fields.len(), degree + 3);
            for (bit, number) in fields[3..].iter().enumerate() {
                assert!(number % 2 == 1 && *number < 2 << bit, "{line}");
            }
        }
    }

    #[test]
    fn the_sequence_of_the_first_dimensions() {
        // By hand: m = 1, 1, 1 by definition; 1, 3, 5 by x + 1; 1, 3, 3 by x^2 + x + 1 and the initial numbers 1, 3.
        let eighths = |dimension| (0..8).map(|draw| plain(dimension, draw) >> 29).collect::<Vec<_>>();
        assert_eq!(eighths(0), [0, 4, 2, 6, 1, 5, 3, 7]);
        assert_eq!(eighths(1), [0, 4, 6, 2, 5, 1, 3, 7]);
        assert_eq!(eighths(2), [0, 4, 6, 2, 3, 7, 5, 1]);
    }

    #[test]
    fn points_as_scipy_has_them() {
        // scipy.stats.qmc.Sobol(1024, scramble=False, bits=32): dimension, place in natural order, point · 2^32.
        for line in include_str!("../../data/scipy-points.csv").lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<u32> = line.split(',').map(|field| field.parse().expect("a number")).collect();
            assert_eq!(plain(fields[0] as usize, fields[1]), fields[2], "{line}");
        }
    }

    #[test]
    fn every_dimension_has_one_point_in_every_part() {
        for dimension in (0..COUNT).step_by(31).chain([COUNT - 1]) {
            let points = Scrambled::new(dimension, crate::key::mix(dimension as u64));
            let mut out = vec![0.0; 4096];
            points.fill(0, &mut out);
            let mut parts: Vec<usize> = out.iter().map(|point| (point * 4096.0) as usize).collect();
            parts.sort_unstable();
            assert!(parts.into_iter().eq(0..4096), "{dimension}");
        }
    }

    /// The mean of u over 2^k scrambled points has the variance of one random point in each of 2^k equal parts:
    /// 1 / (12 · 2^3k).
    #[test]
    fn the_error_of_a_mean_is_that_of_strata() {
        const TRIES: u64 = 400;
        for draws in [16_u32, 256] {
            let (mut sum, mut squares) = (0.0, 0.0);
            for seed in 0..TRIES {
                let mut out = vec![0.0; draws as usize];
                Scrambled::new(5, crate::key::mix(seed)).fill(0, &mut out);
                let error = out.iter().sum::<f64>() / f64::from(draws) - 0.5;
                sum += error;
                squares += error * error;
            }
            let variance = 1.0 / (12.0 * f64::from(draws).powi(3));
            assert!((sum / TRIES as f64).abs() < 4.0 * (variance / TRIES as f64).sqrt());
            let ratio = squares / TRIES as f64 / variance;
            assert!((0.7..1.4).contains(&ratio), "{draws}: {ratio}");
        }
    }
}
