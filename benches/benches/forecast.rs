//! One deterministic forecast of the shipped base case, step by step: text, scenario, months, outputs.
#![forbid(unsafe_code)]

use std::sync::Arc;

use divan::Bencher;
use rackcast_forecast::{Draw, Model, Simulator};
use rackcast_numeric::Lanes;
use rackcast_scenario::{DiskFiles, NothingShipped, Request, Scenario, load};

fn main() {
    divan::main();
}

fn scenario(name: &str) -> Arc<Scenario> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios/").to_owned() + name;
    load(&Request::file(file), &DiskFiles, &NothingShipped).scenario.expect("a shipped scenario has no errors")
}

fn model() -> Model {
    Model::new(scenario("base.toml")).expect("a shipped scenario is complete")
}

/// From text to a checked scenario: the base case, and one with three parents.
#[divan::bench(args = ["base.toml", "supply-tight-asic-surge.toml"])]
fn check(bencher: Bencher, name: &str) {
    bencher.bench(|| scenario(name));
}

/// From a checked scenario to one that can be run.
#[divan::bench]
fn prepare(bencher: Bencher) {
    bencher.with_inputs(|| scenario("base.toml")).bench_values(Model::new);
}

/// The whole horizon, without outputs.
#[divan::bench]
fn simulate(bencher: Bencher) {
    let model = model();
    bencher.bench_local(|| Simulator::new(&model).simulate(model.medians()).map(|entries| entries[0][0].shipped));
}

/// The same for eight draws at once, in the memory of the run before.
#[divan::bench]
fn simulate_eight(bencher: Bencher) {
    let model = model();
    let draw = Draw { values: model.medians().values.iter().map(|&value| Lanes([value; 8])).collect() };
    let mut simulator = Simulator::new(&model);
    bencher.bench_local(|| simulator.simulate(&draw).map(|entries| entries[0][0].shipped));
}

/// The whole horizon with all outputs by month, quarter and year.
#[divan::bench]
fn forecast(bencher: Bencher) {
    let model = model();
    bencher.bench(|| model.forecast());
}
