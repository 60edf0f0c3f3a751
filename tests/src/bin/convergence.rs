//! Measures how near means of 4,096 draws of the base case come to those of very many, by method, with and without noise.
//!
//! `cargo run --release -p rackcast-tests --bin convergence`; docs/model.md, section 9, has the result.

use rackcast_forecast::Model;
use rackcast_sampling::Method;
use rackcast_tests::{row, shipped, silenced, summary};
use rackcast_uncertainty::Settings;

const DRAWS: u64 = 4096;
const SEEDS: u64 = 16;
/// Draws of the run that errors are counted from, under a seed of its own.
const MANY: u64 = 1 << 20;

const OUTPUTS: [(&str, &str); 8] = [
    ("market.ai.orders", "2027"),
    ("market.ai.shipments", "2027"),
    ("market.general.shipments", "2027"),
    ("market.inference.compute_share", "2027"),
    ("vendor.dell.ai.orders", "FY27Q3"),
    ("vendor.dell.ai.backlog", "FY27Q4"),
    ("vendor.hpe.revenue", "FY27"),
    ("vendor.supermicro.revenue", "FY27"),
];

fn main() {
    for (what, model) in
        [("with noise", shipped("rackcast:base", &[], None)), ("without noise", silenced("rackcast:base"))]
    {
        println!("{what}: root mean square error of the mean of {DRAWS} draws in parts of it, {SEEDS} seeds");
        println!("{:42} {:>10} {:>10} {:>10} {:>14}", "", "random", "latin", "sobol", "random / sobol");
        let methods = [Method::Random, Method::LatinHypercube, Method::Sobol];
        let truth = means(&model, MANY, SEEDS, Method::Sobol);
        let errors = methods.map(|method| errors(&model, method, &truth));
        for (at, (output, period)) in OUTPUTS.iter().enumerate() {
            let [random, latin, sobol] = [0, 1, 2].map(|method: usize| errors[method][at]);
            let name = format!("{output} {period}");
            println!("{name:42} {random:10.1e} {latin:10.1e} {sobol:10.1e} {:14.1}", random / sobol);
        }
        let logs = errors[0].iter().zip(&errors[2]).map(|(random, sobol)| (random / sobol).ln());
        println!("{:42} {:>10} {:>10} {:>10} {:14.1}", "mean of ratios", "", "", "", (logs.sum::<f64>() / 8.0).exp());
    }
}

fn means(model: &Model, draws: u64, seed: u64, method: Method) -> Vec<f64> {
    let rows: Vec<usize> = OUTPUTS.iter().map(|(output, period)| row(model, output, period)).collect();
    let summary = summary(model, &rows, &Settings::new(draws, seed, method));
    summary.rows.iter().map(|row| row.mean.unwrap_or(f64::NAN)).collect()
}

fn errors(model: &Model, method: Method, truth: &[f64]) -> Vec<f64> {
    let runs: Vec<Vec<f64>> = (0..SEEDS).map(|seed| means(model, DRAWS, seed, method)).collect();
    let error = |(at, truth): (usize, &f64)| {
        let squares = runs.iter().map(|means| (means[at] / truth - 1.0).powi(2));
        (squares.sum::<f64>() / SEEDS as f64).sqrt()
    };
    truth.iter().enumerate().map(error).collect()
}
