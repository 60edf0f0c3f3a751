//! How many draws, and how they are spread.

use rackcast_sampling::Method;
use rackcast_scenario::{DrawMethod, Scenario};

/// How draws are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many.
    pub draws: u64,
    /// What random numbers start from.
    pub seed: u64,
    /// How points are spread.
    pub method: Method,
}

impl Settings {
    /// What the scenario says.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let draws = scenario.draws;
        let method = match draws.method {
            DrawMethod::Sobol => Method::Sobol,
            DrawMethod::LatinHypercube => Method::LatinHypercube,
            DrawMethod::Random => Method::Random,
        };
        Self { draws: draws.n, seed: draws.seed, method }
    }
}
