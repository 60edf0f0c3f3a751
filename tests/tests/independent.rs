//! Draws against another program's: docs/model.md written a second time (`oracle`), with its own random numbers, correlation
//! and noise, and distributions from a library.

use std::f64::consts::{LN_2, TAU};

use rackcast_calendar::Month;
use rackcast_forecast::Model;
use rackcast_sampling::Method;
use rackcast_scenario::{Scenario, Value};
use rackcast_tests::oracle::{Drawn, drawn_outputs};
use rackcast_tests::{Curve, monthly, quarters_and_years, small_with, summary};
use rackcast_uncertainty::{QUANTILES, Settings};
use statrs::distribution::{ContinuousCDF, LogNormal, Normal};

/// Draws of the other program.
const FEW: usize = 2000;
/// Draws of this one.
const MANY: usize = 16_384;

/// Up to August 2026 nothing is drawn that varies in time; `small.toml` is made as of the end of that month.
const KNOWN: usize = 8;

const SETTINGS: [&str; 7] = [
    "adoption.enterprise.conversion_rate={ 2026 = 0.25, 2027Q1 = { p10 = 0.3, p50 = 0.4, p90 = 0.55 } }",
    "planning.training_efficiency={ dist = 'normal', mean = 0.25, sd = 0.03 }",
    "servers.gpu.price={ 2026 = { dist = 'normal', mean = 180, sd = 9 }, 2027 = { dist = 'lognormal', median = 200, sigma = 0.1 }, half_life = '12 months' }",
    "servers.gpu.supply={ 2026-01 = 24.0, 2026-12 = { p10 = 24.0, p50 = 27.0, p90 = 31.0, min = 12.0, max = 60.0 }, 2027-06 = 45.0, half_life = '12 months' }",
    "segments.cloud.demand_volatility=0.15",
    "vendors.alpha.order_volatility=0.4",
    "vendors.beta.shipment_volatility=0.3",
];

const CORRELATIONS: &str = "
[[correlations]]
between = ['adoption.enterprise.conversion_rate', 'planning.training_efficiency']
rho = 0.6

[[correlations]]
between = ['servers.gpu.price', 'servers.gpu.supply']
rho = -0.4
";

/// The lower triangle of what correlates: conversion, efficiency, price 2026, price 2027, supply. Of points with a half-life
/// of twelve months it fades with their distance: the years' centres are 6 and 18 months in, the supply's December 11½.
fn correlated() -> [[f64; 5]; 5] {
    let fading = |apart: f64| (-apart / 12.0).exp2();
    [
        [1.0, 0.0, 0.0, 0.0, 0.0],
        [0.6, 1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, fading(12.0), 1.0, 0.0],
        [0.0, 0.0, -0.4 * fading(5.5), -0.4 * fading(6.5), 1.0],
    ]
}

/// Random numbers by `SplitMix64` and the method of Box and Muller.
struct Random(u64);

impl Random {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0 + f64::EPSILON / 4.0
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (TAU * self.uniform()).cos()
    }
}

/// The factor of Cholesky, row by row.
fn triangle(matrix: [[f64; 5]; 5]) -> [[f64; 5]; 5] {
    let mut factor = [[0.0; 5]; 5];
    for row in 0..5 {
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| factor[row][at] * factor[column][at]).sum();
            let left = matrix[row][column] - known;
            factor[row][column] = if row == column { left.sqrt() } else { left / factor[column][column] };
        }
    }
    factor
}

/// The quantile of a metalog of three whose 10 %, 50 % and 90 % are `of`, between two bounds.
fn metalog(of: [f64; 3], low: f64, high: f64, p: f64) -> f64 {
    let odds = |part: f64| (part / (1.0 - part)).ln();
    let [tenth, half, ninth] = of.map(|value| ((value - low) / (high - value)).ln());
    let open = half
        + (ninth - tenth) / (2.0 * odds(0.9)) * odds(p)
        + (ninth + tenth - 2.0 * half) / (0.8 * odds(0.9)) * (p - 0.5) * odds(p);
    low + (high - low) / (1.0 + (-open).exp())
}

/// A path whose drawn points, in order, have these values: from the first month on that is not known.
fn path(scenario: &Scenario, key: &str, drawn: &[f64]) -> Vec<f64> {
    let input = &scenario.inputs[key];
    let Value::Path(path) = &input.value else { panic!("{key} is a path") };
    let mut drawn = drawn.iter();
    let points = path.points.iter().map(|point| {
        let certain = matches!(point.number, rackcast_scenario::Number::Known(_));
        (point.period, if certain { point.number.median() } else { *drawn.next().expect("a value a point") })
    });
    let curve = Curve::Points(points.collect(), path.step);
    let mut months = monthly(input, &scenario.horizon);
    for (month, value) in months.iter_mut().enumerate().skip(KNOWN) {
        *value = curve.at(scenario.horizon.start, month);
    }
    months
}

/// The calendar quarters of the months after the known ones, counted from the first of them.
fn quarter(start: Month, month: usize) -> usize {
    let months = usize::from(start.month()) - 1 + month;
    months / 3 - (usize::from(start.month()) - 1 + KNOWN) / 3
}

fn draw(scenario: &Scenario, random: &mut Random) -> Drawn {
    let factor = triangle(correlated());
    let independent: [f64; 5] = std::array::from_fn(|_| random.normal());
    let together = |row: usize| -> f64 { factor[row].iter().zip(independent).map(|(a, z)| a * z).sum() };
    let z: [f64; 5] = std::array::from_fn(together);
    let p = z.map(|z| Normal::standard().cdf(z));
    let conversion = metalog([0.3, 0.4, 0.55], 0.0, 1.0, p[0]);
    let prices = [
        Normal::new(180.0, 9.0).unwrap().inverse_cdf(p[2]),
        LogNormal::new(200.0_f64.ln(), 0.1).unwrap().inverse_cdf(p[3]),
    ];
    let supply = metalog([24.0, 27.0, 31.0], 12.0, 60.0, p[4]);

    let months = scenario.horizon.months();
    let mut drawn = Drawn::nothing(scenario);
    for (key, values) in [
        ("adoption.enterprise.conversion_rate", path(scenario, "adoption.enterprise.conversion_rate", &[conversion])),
        ("planning.training_efficiency", vec![0.25 + 0.03 * z[1]; months]),
        ("servers.gpu.price", path(scenario, "servers.gpu.price", &prices)),
        ("servers.gpu.supply", path(scenario, "servers.gpu.supply", &[supply])),
    ] {
        drawn.inputs.insert(key.to_owned(), values);
    }

    // Demand: a log that fades by half in a year, from 0, and takes its own mean out.
    let (fades, mut x) = ((-LN_2 / 12.0).exp(), 0.0);
    for month in KNOWN..months {
        x = fades * x + random.normal() * 0.15 * (1.0 - fades * fades).sqrt();
        let drawn_months = i32::try_from(month + 1 - KNOWN).expect("few months");
        let variance = 0.15_f64.powi(2) * (1.0 - fades.powi(2 * drawn_months));
        drawn.demand[0][month] = (x - variance / 2.0).exp();
    }
    // Orders: independent quarters. Shipments: quarters that remember the one before by 0.3.
    let orders: Vec<f64> = (0..months).map(|_| 0.4 * random.normal()).collect();
    let mut shipments = vec![0.3 * random.normal()];
    for _ in 1..months {
        shipments.push(0.3 * shipments[shipments.len() - 1] + random.normal() * 0.3 * f64::sqrt(1.0 - 0.09));
    }
    for month in KNOWN..months {
        let quarter = quarter(scenario.horizon.start, month);
        drawn.orders[0][month] = (orders[quarter] - 0.08).exp();
        drawn.shipments[1][month] = (shipments[quarter] - 0.045).exp();
    }
    drawn
}

/// By row the values of the other program's draws, in order of size.
fn drawn_apart(model: &Model, rows: &[usize]) -> Vec<Vec<f64>> {
    let scenario = model.scenario();
    let layout = model.layout();
    let start = scenario.horizon.start;
    let month = |month: Month| usize::try_from(month.since(start)).expect("inside");
    let mut random = Random(20_260_831);
    let mut values = vec![Vec::with_capacity(FEW); rows.len()];
    for _ in 0..FEW {
        let outputs = drawn_outputs(scenario, &draw(scenario, &mut random));
        for (values, &row) in values.iter_mut().zip(rows) {
            let (output, period) = (layout.output_of(row), layout.rows[row].period);
            let months = month(period.first_month(output.fiscal))..=month(period.last_month(output.fiscal));
            values.extend(outputs[&output.name].over(months));
        }
    }
    for values in &mut values {
        values.sort_by(f64::total_cmp);
    }
    values
}

#[test]
fn means_and_quantiles_are_those_of_another_program() {
    let model = small_with(CORRELATIONS, &SETTINGS);
    let rows = quarters_and_years(&model);
    let ours = summary(&model, &rows, &Settings::new(MANY as u64, 5, Method::Random)).rows;
    let theirs = drawn_apart(&model, &rows);
    let (few, many) = (FEW as f64, MANY as f64);
    let mut uncertain = 0;
    for ((row, ours), theirs) in rows.iter().zip(&ours).zip(&theirs) {
        let of = &model.layout().rows[*row];
        let name = format!("{} {}", model.layout().output_of(*row).name, of.period);
        let Some(mean) = ours.mean else {
            assert!(theirs.is_empty(), "{name}");
            continue;
        };
        assert_eq!(theirs.len(), FEW, "{name}");
        let their_mean = theirs.iter().sum::<f64>() / few;
        let deviation = (theirs.iter().map(|value| (value - their_mean).powi(2)).sum::<f64>() / (few - 1.0)).sqrt();
        // Four standard errors of a difference of two such means, and rounding.
        let allowed = 4.0 * deviation * (1.0 / few + 1.0 / many).sqrt() + 1e-9 * mean.abs();
        assert!((mean - their_mean).abs() <= allowed, "{name}: mean {mean}, not {their_mean}");
        if deviation <= 1e-6 * mean.abs() {
            continue;
        }
        uncertain += 1;
        for (p, quantile) in QUANTILES.into_iter().zip(ours.quantiles) {
            let quantile = quantile.expect("where there is a mean");
            // The place that it has among theirs, to four standard errors of a count.
            let below = theirs.partition_point(|value| *value < quantile * (1.0 - 1e-9)) as f64;
            let not_above = theirs.partition_point(|value| *value <= quantile * (1.0 + 1e-9)) as f64;
            let allowed = 4.0 * (few * p * (1.0 - p) * (1.0 + few / many)).sqrt();
            let place = p * few;
            assert!(
                below - allowed <= place && place <= not_above + allowed,
                "{name}: p{p} {quantile} stands at {below} of {few}, not {place}"
            );
        }
    }
    assert!(uncertain > 300, "{uncertain}");
}
