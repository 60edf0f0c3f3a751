//! A draw is the same bits alone, in any block, lane or thread, and whatever stands beside it.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::needless_range_loop)]

use proptest::prelude::*;
use rackcast_numeric::Lanes;
use rackcast_sampling::{Copula, Correlations, DemandNoise, Method, OrderNoise, Points, PointsError, ShipmentNoise};

const METHODS: [Method; 3] = [Method::Sobol, Method::LatinHypercube, Method::Random];

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn multipliers<const N: usize>(seed: u64, first: u64, periods: usize) -> [Vec<Lanes<N>>; 3] {
    let mut out = [0; 3].map(|_| vec![Lanes([0.0; N]); periods]);
    let volatility = Lanes([0.3; N]);
    DemandNoise::new(seed, "hyperscaler", 24_321).fill(first, volatility, &mut out[0]);
    OrderNoise::new(seed, "dell", 8107).fill(first, volatility, &mut out[1]);
    ShipmentNoise::new(seed, "dell", 8107).fill(first, volatility, &mut out[2]);
    out
}

proptest! {
    #[test]
    fn points_do_not_depend_on_blocks(seed: u64, first in 0_u64..(1 << 32) - 100, cuts in prop::collection::vec(1_usize..20, 1..6)) {
        for method in METHODS {
            let points = Points::new(method, seed, 1 << 32, &["a", "b"])?;
            let whole: usize = cuts.iter().sum();
            let mut block = vec![0.0; whole];
            points.fill(1, first, &mut block);
            let mut pieces = vec![0.0; whole];
            let mut start = 0;
            for cut in &cuts {
                points.fill(1, first + start as u64, &mut pieces[start..start + cut]);
                start += cut;
            }
            prop_assert_eq!(bits(&block), bits(&pieces));
            let alone: Vec<f64> = (first..).take(whole).map(|draw| points.point(1, draw)).collect();
            prop_assert_eq!(bits(&block), bits(&alone));
            prop_assert!(block.iter().all(|point| *point > 0.0 && *point < 1.0));
        }
    }

    #[test]
    fn noise_does_not_depend_on_lanes_or_horizons(seed: u64, first: u64, lane in 0_usize..8, periods in 1_usize..20) {
        let together = multipliers::<8>(seed, first, 20);
        let alone = multipliers::<1>(seed, first.wrapping_add(lane as u64), periods);
        for (together, alone) in together.iter().zip(alone) {
            for (together, alone) in together.iter().zip(alone) {
                prop_assert_eq!(together.0[lane].to_bits(), alone.0[0].to_bits());
            }
        }
    }

    #[test]
    fn correlated_points_do_not_depend_on_lanes(points in prop::array::uniform5(prop::array::uniform4(1e-15..1.0_f64)), rho in -0.24..1.0_f64) {
        let mut correlations = Correlations::none(5);
        for (one, other) in [(0, 2), (2, 4), (0, 4)] {
            correlations.set(one, other, rho);
        }
        let copula = Copula::new(&correlations)?;
        let mut together = points.map(Lanes);
        copula.correlate(&mut together);
        for lane in 0..4 {
            let mut alone = points.map(|lanes| Lanes([lanes[lane]]));
            copula.correlate(&mut alone);
            prop_assert!(together.iter().zip(alone).all(|(together, alone)| together.0[lane].to_bits() == alone.0[0].to_bits()));
            prop_assert!(alone.iter().all(|point| point.0[0] > 0.0 && point.0[0] < 1.0));
        }
        prop_assert_eq!(together[1], Lanes(points[1]));
        prop_assert_eq!(together[0], Lanes(points[0]));
    }
}

#[test]
fn keys_may_stand_in_any_order_beside_others() -> Result<(), PointsError> {
    let keys = ["servers.gpu.price", "network.attach", "planning.service_life"];
    let other = ["planning.service_life", "vendors.new.delivery_months", "servers.gpu.price", "network.attach"];
    for method in METHODS {
        let [points, more] = [Points::new(method, 5, 500, &keys)?, Points::new(method, 5, 500, &other)?];
        for (at, key) in keys.iter().enumerate() {
            let there = other.iter().position(|other| other == key).expect("in both");
            assert!(
                (0..500).all(|draw| points.point(at, draw).to_bits() == more.point(there, draw).to_bits()),
                "{method:?} {key}"
            );
        }
        let another_seed = Points::new(method, 6, 500, &keys)?;
        assert!((0..500).all(|draw| points.point(0, draw).to_bits() != another_seed.point(0, draw).to_bits()));
    }
    Ok(())
}

#[test]
fn only_a_latin_hypercube_depends_on_how_many_draws_there_are() -> Result<(), PointsError> {
    let same = |method| -> Result<bool, PointsError> {
        let [few, many] = [Points::new(method, 5, 100, &["a"])?, Points::new(method, 5, 1000, &["a"])?];
        Ok((0..100).all(|draw| few.point(0, draw).to_bits() == many.point(0, draw).to_bits()))
    };
    assert!(same(Method::Sobol)? && same(Method::Random)? && !same(Method::LatinHypercube)?);
    Ok(())
}

#[test]
fn threads_see_the_same() {
    let expected = multipliers::<8>(1, 0, 12);
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| multipliers::<8>(1, 0, 12))).collect();
    for thread in threads {
        assert_eq!(thread.join().expect("finishes"), expected);
    }
}

/// The bits themselves, so that a build for another platform, or a change of a method, that moves one is seen.
#[test]
fn the_bits() -> Result<(), PointsError> {
    let mut numbers = Vec::new();
    for method in METHODS {
        let points = Points::new(method, 2026, 1000, &["planning.service_life", "network.attach"])?;
        (0..2).for_each(|at| numbers.extend((0..1000).map(|draw| points.point(at, draw))));
    }
    numbers.extend((0..50).flat_map(|block| multipliers::<8>(2026, block * 8, 12)).flatten().flat_map(|lanes| lanes.0));
    let mut correlations = Correlations::none(2);
    correlations.set(0, 1, -0.6);
    let copula = Copula::new(&correlations).expect("possible");
    let mut correlated = [Lanes([0.1, 0.2, 0.4, 0.9]), Lanes([0.3, 0.999, 1e-9, 0.5])];
    copula.correlate(&mut correlated);
    numbers.extend(correlated.iter().flat_map(|lanes| lanes.0));
    // FNV-1a over words.
    let gathered = numbers
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, number| (hash ^ number.to_bits()).wrapping_mul(0x0100_0000_01b3_u64));
    assert_eq!(format!("{gathered:016x}"), "93535340c6ecdabd");
    Ok(())
}
