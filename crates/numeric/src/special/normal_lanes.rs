//! The standard normal distribution, in lanes.

// A lazy `and` is a branch.
#![allow(clippy::inline_always, clippy::needless_bitwise_bool)]

use std::hint::select_unpredictable;

use super::normal::{MIDDLE, TAIL, from_middle, lower_tail, normal_quantile, ratio};
use crate::{Lanes, ln_of_normal};

/// [`normal_cumulative`](crate::normal_cumulative) of every lane, to the bit.
#[inline(always)]
#[must_use]
pub fn normal_cumulatives<const N: usize>(z: Lanes<N>) -> Lanes<N> {
    let mut out = z.0;
    for value in &mut out {
        let z = *value;
        let tail = lower_tail(z.abs());
        let outside = select_unpredictable(z < 0.0, tail, 1.0 - tail);
        *value = select_unpredictable(z.abs() < 0.5, 0.5 + from_middle(z), outside);
    }
    Lanes(out)
}

/// [`normal_quantile`] of every lane, to the bit.
///
/// The middle and the tails are computed for every lane and one is chosen. Far tails, below 2·10^-11, which few points
/// reach, are computed one by one.
#[inline(always)]
#[must_use]
pub fn normal_quantiles<const N: usize>(p: Lanes<N>) -> Lanes<N> {
    const FAR: f64 = 2e-11;
    let mut out = p.0;
    for value in &mut out {
        let p = *value;
        let from_middle = p - 0.5;
        let middle = from_middle * ratio(0.180_625 - from_middle * from_middle, &MIDDLE);
        let tail = select_unpredictable(from_middle < 0.0, p, 1.0 - p);
        let size = ratio((-ln_of_normal(tail)).sqrt() - 1.6, &TAIL);
        let outside = select_unpredictable(from_middle < 0.0, -size, size);
        *value = select_unpredictable(from_middle.abs() <= 0.425, middle, outside);
    }
    let mut near = true;
    for p in p.0 {
        near &= (p >= FAR) & (1.0 - p >= FAR);
    }
    if !near {
        for (out, p) in out.iter_mut().zip(p.0) {
            if !(p >= FAR && 1.0 - p >= FAR) {
                *out = normal_quantile(p);
            }
        }
    }
    Lanes(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal_cumulative;

    fn assert_same(
        arguments: impl Iterator<Item = f64>,
        lanes: impl Fn(Lanes<4>) -> Lanes<4>,
        alone: impl Fn(f64) -> f64,
    ) {
        let arguments: Vec<f64> = arguments.collect();
        for four in arguments.as_chunks::<4>().0 {
            for (result, argument) in lanes(Lanes(*four)).0.into_iter().zip(four) {
                assert_eq!(result.to_bits(), alone(*argument).to_bits(), "{argument}");
            }
        }
    }

    #[test]
    fn cumulatives_are_those_of_one_number() {
        let edges = [-0.5, 0.5, 0.0, -0.0, 41.0, -41.0, f64::INFINITY, f64::NEG_INFINITY];
        let body = (-4000..4000).map(|i| f64::from(i) * 0.01);
        assert_same(body.chain(edges), normal_cumulatives, normal_cumulative);
    }

    #[test]
    fn quantiles_are_those_of_one_number() {
        let edges = [0.075, 0.925, 1e-11, 1.0 - 1e-11, 2e-11, 1.4e-11, 5e-324, 1.0 - f64::EPSILON / 2.0];
        let beyond = [0.0, 1.0, 0.5, 0.3, 1e-300, 0.2, 0.9, 0.999];
        let body = (0..20_000).map(|i| (f64::from(i) + 0.5) / 20_000.0);
        assert_same(body.chain(edges).chain(beyond), normal_quantiles, normal_quantile);
    }
}
