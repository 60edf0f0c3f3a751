//! Latin hypercubes.

use super::permutation::Permutation;
use crate::philox::{lower, middle_of_part, philox, whole};

/// One number of a Latin hypercube (`McKay`, Beckman, Conover 1979): draw i lies at a random place of part π(i) of n equal
/// parts, π a random permutation.
#[derive(Debug, Clone)]
pub(super) struct Strata {
    count: f64,
    permutation: Permutation,
    key: u64,
}

impl Strata {
    /// The most draws: 2^52, beyond which parts are not told apart.
    pub(super) const MOST: u64 = 1 << 52;

    /// The parts of `draws` draws, permuted and placed in by `key`.
    pub(super) fn new(draws: u64, key: u64) -> Self {
        Self { count: whole(draws - 1) + 1.0, permutation: Permutation::new(draws, crate::key::mix(key)), key }
    }

    /// The points of consecutive draws.
    pub(super) fn fill(&self, first: u64, out: &mut [f64]) {
        for (draw, out) in (first..).zip(out) {
            let place = middle_of_part(philox(self.key, [lower(draw), draw >> 32, 0, 0])[0]);
            let point = (whole(self.permutation.of(draw)) + place) / self.count;
            // Of very many draws, the last place of the last part rounds to 1.
            *out = if point < 1.0 { point } else { 1.0 - f64::EPSILON / 2.0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_draw_in_every_part_at_any_place_of_it() {
        for draws in [1_u32, 10, 1000] {
            let mut out = vec![0.0; draws as usize];
            Strata::new(u64::from(draws), 77).fill(0, &mut out);
            let mut scaled: Vec<f64> = out.iter().map(|point| point * f64::from(draws)).collect();
            scaled.sort_by(f64::total_cmp);
            assert!(
                (0..draws)
                    .zip(&scaled)
                    .all(|(part, point)| (point - f64::from(part)).abs() < 1.0 && point.floor() as u32 == part)
            );
            if draws == 1000 {
                let places = scaled.iter().map(|point| point.fract());
                assert!((places.sum::<f64>() / 1000.0 - 0.5).abs() < 4.0 / 12_000_f64.sqrt());
            }
        }
    }

    #[test]
    fn points_stay_inside_with_very_many_draws() {
        let strata = Strata::new(Strata::MOST, 3);
        let mut out = [0.0; 1000];
        strata.fill(Strata::MOST - 1000, &mut out);
        assert!(out.iter().all(|point| *point > 0.0 && *point < 1.0));
    }
}
