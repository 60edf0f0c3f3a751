//! The small market, also with every kind of distribution and of noise drawn in it.

use rackcast_forecast::Model;
use rackcast_scenario::{MemoryFiles, Request};

/// What is laid on the small market of `reference/`.
const SETTINGS: [&str; 14] = [
    "adoption.enterprise.conversion_rate={ 2026 = 0.25, 2027Q1 = { p10 = 0.3, p50 = 0.4, p90 = 0.55 } }",
    "adoption.enterprise.churn={ dist = 'uniform', min = 0.05, max = 0.2 }",
    "adoption.enterprise.pilot_growth={ dist = 'student_t', median = 0.4, scale = 0.05, nu = 4.0 }",
    "segments.cloud.own_inference_growth={ p10 = 0.8, p50 = 1.2, p90 = 1.8 }",
    "segments.cloud.inference_share_at_start={ dist = 'beta', mean = 0.4, sd = 0.05, min = 0.1, max = 0.8 }",
    "segments.enterprise.training_growth={ dist = 'pert', min = 0.1, mode = 0.25, max = 0.5 }",
    "planning.training_efficiency={ dist = 'triangular', min = 0.1, mode = 0.25, max = 0.5 }",
    "servers.gpu.price={ 2026 = { dist = 'normal', mean = 180, sd = 9 }, 2027 = { dist = 'lognormal', median = 200, sigma = 0.1 }, half_life = '12 months' }",
    "network.attach={ p10 = 0.1, p50 = 0.13, p90 = 0.17 }",
    "segments.cloud.demand_volatility=0.1",
    "segments.enterprise.demand_volatility={ p10 = 0.05, p50 = 0.1, p90 = 0.2 }",
    "vendors.alpha.order_volatility=0.4",
    "vendors.alpha.shipment_volatility=0.2",
    "vendors.beta.shipment_volatility={ p10 = 0.1, p50 = 0.15, p90 = 0.2 }",
];

/// The market with every kind, ready to run.
#[must_use]
pub fn every_distribution() -> Model {
    small(&SETTINGS)
}

/// The small market of `reference/` with settings laid on it, ready to run; from memory, so that it needs no disk.
///
/// # Panics
/// Where it cannot be loaded.
#[must_use]
pub fn small(settings: &[&str]) -> Model {
    small_with("", settings)
}

/// The same with more tables at the end of its file.
///
/// # Panics
/// Where it cannot be loaded.
#[must_use]
pub fn small_with(tables: &str, settings: &[&str]) -> Model {
    let files = MemoryFiles::new()
        .with("small.toml", [include_str!("../reference/small.toml"), tables].concat())
        .with("small-observations.csv", include_str!("../reference/small-observations.csv"));
    let settings = settings.iter().map(|setting| (*setting).to_owned()).collect();
    crate::shipped::model(&Request { settings, ..Request::file("small.toml") }, &files)
}
