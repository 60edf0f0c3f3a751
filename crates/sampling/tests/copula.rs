//! Correlations that are asked for are found in the draws.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::needless_range_loop)]

use rackcast_numeric::{Lanes, normal_quantile};
use rackcast_sampling::{Copula, Correlations, Method, Points, fading};

const DRAWS: u64 = 16_384;

/// Normal scores of correlated points, by number, then draw.
fn scores(correlations: &Correlations) -> Vec<Vec<f64>> {
    let size = correlations.size();
    let names: Vec<String> = (0..size).map(|at| format!("number {at}")).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    let points = Points::new(Method::Sobol, 3, DRAWS, &keys).expect("valid");
    let copula = Copula::new(correlations).expect("possible");
    let mut scores = vec![Vec::new(); size];
    for first in (0..DRAWS).step_by(8) {
        let mut block = vec![Lanes([0.0; 8]); size];
        block.iter_mut().enumerate().for_each(|(at, lanes)| points.fill(at, first, &mut lanes.0));
        copula.correlate(&mut block);
        scores.iter_mut().zip(block).for_each(|(scores, lanes)| scores.extend(lanes.0.map(normal_quantile)));
    }
    scores
}

fn assert_recovered(correlations: &Correlations) {
    let scores = scores(correlations);
    let mean = |sum: f64| sum / DRAWS as f64;
    for one in 0..scores.len() {
        // Still uniform: a standard normal score.
        let (first, second) = (scores[one].iter().sum::<f64>(), scores[one].iter().map(|z| z * z).sum::<f64>());
        assert!(
            mean(first).abs() < 0.002 && (mean(second) - 1.0).abs() < 0.01,
            "{one}: {} {}",
            mean(first),
            mean(second)
        );
        for other in 0..one {
            let found = mean(scores[one].iter().zip(&scores[other]).map(|(a, b)| a * b).sum());
            assert!((found - correlations.get(one, other)).abs() < 0.01, "{one} {other}: {found}");
        }
    }
}

#[test]
fn constants() {
    let mut correlations = Correlations::none(6);
    for (one, other, rho) in [(0, 3, 0.7), (3, 5, -0.4), (1, 4, 0.9)] {
        correlations.set(one, other, rho);
    }
    assert_recovered(&correlations);
}

#[test]
fn paths_that_fade_and_a_constant() {
    let centres = [1.5, 4.5, 7.5, 10.5];
    let mut correlations = Correlations::none(9);
    for one in 0..4 {
        for other in 0..4 {
            let fades = fading(centres[one] - centres[other], 12.0);
            if one != other {
                correlations.set(one, other, fades);
                correlations.set(4 + one, 4 + other, fades);
            }
            correlations.set(one, 4 + other, 0.5 * fades);
        }
        correlations.set(one, 8, 0.3);
    }
    assert_recovered(&correlations);
}

#[test]
fn what_goes_together_wholly() {
    let mut correlations = Correlations::none(4);
    for (one, other, rho) in [(0, 1, 1.0), (0, 2, -1.0), (1, 2, -1.0)] {
        correlations.set(one, other, rho);
    }
    let scores = scores(&correlations);
    for draw in 0..DRAWS as usize {
        let [first, same, opposite] = [0, 1, 2].map(|at| scores[at][draw]);
        assert!(
            (same - first).abs() < 1e-12 * (1.0 + first * first) && (opposite + first).abs() < 1e-9,
            "{first} {same} {opposite}"
        );
    }
}

#[test]
fn three_that_cancel() {
    let mut correlations = Correlations::none(3);
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        correlations.set(one, other, -0.5);
    }
    let scores = scores(&correlations);
    assert!((0..DRAWS as usize).all(|draw| (scores[0][draw] + scores[1][draw] + scores[2][draw]).abs() < 1e-7));
}
