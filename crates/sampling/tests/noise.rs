//! Means, deviations and correlations of noise, over many draws.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::needless_range_loop)]

use rackcast_numeric::Lanes;
use rackcast_sampling::{DemandNoise, OrderNoise, ShipmentNoise};

const DRAWS: usize = 80_000;
const PERIODS: usize = 26;
const VOLATILITY: f64 = 0.25;

/// Multipliers by period, then draw.
fn drawn(fill: impl Fn(u64, Lanes<8>, &mut [Lanes<8>])) -> Vec<Vec<f64>> {
    let mut out = vec![Vec::new(); PERIODS];
    for first in (0..DRAWS as u64).step_by(8) {
        let mut block = [Lanes([0.0; 8]); PERIODS];
        fill(first, Lanes([VOLATILITY; 8]), &mut block);
        out.iter_mut().zip(block).for_each(|(out, lanes)| out.extend(lanes.0));
    }
    out
}

/// Checks that multipliers have mean 1 and their logarithms mean -variance/2, `variance(period)`, and
/// `correlation(one, other)`, within five standard errors.
fn assert_noise(multipliers: &[Vec<f64>], variance: impl Fn(usize) -> f64, correlation: impl Fn(usize, usize) -> f64) {
    let count = DRAWS as f64;
    let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / count;
    let logarithms: Vec<Vec<f64>> =
        multipliers.iter().map(|draws| draws.iter().map(|value| value.ln()).collect()).collect();
    for period in 0..PERIODS {
        let expected = variance(period);
        let standard_error = ((expected.exp() - 1.0) / count).sqrt();
        let found = mean(&mut multipliers[period].iter().copied());
        assert!((found - 1.0).abs() < 5.0 * standard_error, "{period}: mean {found}");
        let of_logarithm = mean(&mut logarithms[period].iter().copied());
        assert!((of_logarithm + expected / 2.0).abs() < 5.0 * (expected / count).sqrt(), "{period}: {of_logarithm}");
        for other in [0, period.saturating_sub(1), period.saturating_sub(5), period] {
            let products = logarithms[period]
                .iter()
                .zip(&logarithms[other])
                .map(|(one, two)| (one + expected / 2.0) * (two + variance(other) / 2.0));
            let found = mean(&mut products.into_iter()) / (expected * variance(other)).sqrt();
            let rho = if other == period { 1.0 } else { correlation(other, period) };
            assert!(
                (found - rho).abs() < 5.0 * ((1.0 + rho * rho) / count).sqrt(),
                "{other} {period}: {found}, not {rho}"
            );
        }
    }
}

#[test]
fn demand_is_known_at_first_and_forgets_half_in_a_year() {
    let noise = DemandNoise::new(9, "enterprise", 24_319);
    let variance = |period: usize| VOLATILITY * VOLATILITY * (1.0 - 2.0_f64.powf(-(period as f64 + 1.0) / 6.0));
    let correlation = |early: usize, late: usize| {
        2.0_f64.powf(-((late - early) as f64) / 12.0) * (variance(early) / variance(late)).sqrt()
    };
    assert_noise(&drawn(|first, volatility, out| noise.fill(first, volatility, out)), variance, correlation);
}

#[test]
fn orders_are_independent_over_quarters() {
    let noise = OrderNoise::new(9, "hpe", 8106);
    let multipliers = drawn(|first, volatility, out| noise.fill(first, volatility, out));
    assert_noise(&multipliers, |_| VOLATILITY * VOLATILITY, |_, _| 0.0);
}

#[test]
fn shipments_are_stationary_from_the_first_quarter() {
    let noise = ShipmentNoise::new(9, "hpe", 8106);
    let multipliers = drawn(|first, volatility, out| noise.fill(first, volatility, out));
    assert_noise(&multipliers, |_| VOLATILITY * VOLATILITY, |early, late| 0.3_f64.powi((late - early) as i32));
}

/// Fills multipliers of draws from the given one on.
type Source<'a> = &'a dyn Fn(u64, &mut [Lanes<8>]);

#[test]
fn kinds_and_names_are_independent() {
    let volatility = Lanes([VOLATILITY; 8]);
    let sources: [Source<'_>; 5] = [
        &|first, out| OrderNoise::new(9, "hpe", 8106).fill(first, volatility, out),
        &|first, out| OrderNoise::new(9, "dell", 8106).fill(first, volatility, out),
        &|first, out| OrderNoise::new(10, "hpe", 8106).fill(first, volatility, out),
        &|first, out| ShipmentNoise::new(9, "hpe", 8106).fill(first, volatility, out),
        &|first, out| DemandNoise::new(9, "hpe", 8106).fill(first, volatility, out),
    ];
    let scores: Vec<Vec<f64>> = sources
        .iter()
        .map(|fill| drawn(|first, _, out| fill(first, out))[3].iter().map(|value| value.ln() / VOLATILITY).collect())
        .collect();
    for one in 0..scores.len() {
        for other in 0..one {
            let products: f64 = scores[one].iter().zip(&scores[other]).map(|(a, b)| a * b).sum();
            // Means of -σ/2 each leave σ²/4.
            assert!((products / DRAWS as f64).abs() < 0.02 + 5.0 / (DRAWS as f64).sqrt(), "{one} {other}");
        }
    }
}

#[test]
fn volatility_may_differ_by_lane() {
    let noise = OrderNoise::new(1, "dell", 8106);
    let volatility = Lanes([0.0, 0.1, 0.2, 0.4]);
    let mut together = [Lanes([0.0; 4]); 3];
    noise.fill(40, volatility, &mut together);
    for lane in 0..4 {
        let mut alone = [Lanes([0.0]); 3];
        noise.fill(40 + lane as u64, Lanes([volatility.0[lane]]), &mut alone);
        assert!(together.iter().zip(alone).all(|(together, alone)| together.0[lane].to_bits() == alone.0[0].to_bits()));
    }
    assert!(together.iter().all(|lanes| lanes.0[0].to_bits() == 1.0_f64.to_bits()));
}
