use rackcast_numeric::{Lanes, exp_of_moderate};

use crate::normals::four_normals;

/// The exponential of every lane.
#[inline(always)]
pub(super) fn multiplier<const N: usize>(logarithm: Lanes<N>) -> Lanes<N> {
    let mut out = logarithm.0;
    for value in &mut out {
        *value = exp_of_moderate(*value);
    }
    Lanes(out)
}

/// Standard normal numbers, one for every calendar period and draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stream {
    key: u64,
}

impl Stream {
    /// The stream of one kind of noise and one name.
    pub(super) fn new(seed: u64, kind: &str, name: &str) -> Self {
        Self { key: crate::key::key(seed, kind, name) }
    }

    /// The numbers of periods from `period` on, in order, each for `N` consecutive draws.
    #[inline(always)]
    pub(super) fn fill<const N: usize>(self, first_draw: u64, period: i32, out: &mut [Lanes<N>]) {
        let mut skip = period.rem_euclid(4) as usize;
        let mut group = period.div_euclid(4);
        let mut rest = out;
        while !rest.is_empty() {
            let four = four_normals::<N>(self.key, group.cast_unsigned(), first_draw);
            let (now, later) = rest.split_at_mut((4 - skip).min(rest.len()));
            for (normals, four) in now.iter_mut().zip(&four[skip..]) {
                *normals = Lanes(*four);
            }
            rest = later;
            skip = 0;
            group = group.wrapping_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(stream: Stream, period: i32, count: usize) -> Vec<u64> {
        let mut out = vec![Lanes([0.0]); count];
        stream.fill(5, period, &mut out);
        out.into_iter().map(|normals| normals.0[0].to_bits()).collect()
    }

    #[test]
    fn a_period_keeps_its_number_wherever_a_horizon_starts_or_ends() {
        let stream = Stream::new(1, "demand", "sovereign");
        let long = all(stream, -3, 40);
        for start in 0..10 {
            for count in 0..12 {
                assert_eq!(all(stream, start - 3, count), long[start as usize..][..count]);
            }
        }
    }

    #[test]
    fn streams_differ_by_seed_kind_and_name() {
        let start = |seed, kind, name| all(Stream::new(seed, kind, name), 0, 1)[0];
        let starts =
            [start(1, "orders", "a"), start(2, "orders", "a"), start(1, "shipments", "a"), start(1, "orders", "b")];
        assert!((0..4).all(|i| (0..i).all(|j| starts[i] != starts[j])));
    }
}
