//! Sobol' draws of the base case come several times nearer to the truth than random ones would.

use rackcast_sampling::Method;
use rackcast_tests::{plain_draws, row, silenced, summary};
use rackcast_uncertainty::Settings;

const DRAWS: u64 = 4096;
const SEEDS: u64 = 3;

/// With noise left out, which is random under any method; `src/bin/convergence.rs` measures both.
#[test]
fn means_of_sobol_draws_err_less_than_random_ones_do_by_theory() {
    let model = silenced("rackcast:base");
    let rows = [
        ("market.ai.orders", "2027"),
        ("market.ai.shipments", "2027"),
        ("market.general.shipments", "2027"),
        ("market.inference.compute_share", "2027"),
        ("vendor.hpe.revenue", "FY27"),
        ("vendor.dell.ai.backlog", "FY27Q4"),
    ]
    .map(|(output, period)| row(&model, output, period));
    let runs: Vec<Vec<f64>> = (0..SEEDS)
        .map(|seed| {
            let rows = summary(&model, &rows, &Settings::new(DRAWS, seed, Method::Sobol)).rows;
            rows.iter().map(|row| row.mean.expect("every draw has a value")).collect()
        })
        .collect();
    // The error of the mean of independent draws is their standard deviation over √n; a few draws tell it.
    let mut few = vec![Vec::new(); rows.len()];
    plain_draws(&model, &rows, &Settings::new(512, SEEDS, Method::Sobol), |values| {
        few.iter_mut().zip(values).for_each(|(few, value)| few.push(*value));
    });
    // Means of scrambled points are right on the average of all seeds, so that they err by how far they lie apart.
    let gains: Vec<f64> = few
        .iter()
        .enumerate()
        .map(|(row, few)| {
            deviation(few) / (DRAWS as f64).sqrt() / deviation(&runs.iter().map(|means| means[row]).collect::<Vec<_>>())
        })
        .collect();
    let typical = (gains.iter().map(|gain| gain.ln()).sum::<f64>() / gains.len() as f64).exp();
    println!("typical {typical:.1}, {gains:.1?}");
    assert!(typical > 3.0, "{gains:?}");
}

/// The standard deviation of what values are a sample of.
fn deviation(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() - 1) as f64).sqrt()
}
