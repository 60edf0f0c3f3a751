//! How many draws, and how they are spread.

use rackcast_sampling::Method;
use rackcast_scenario::Scenario;

/// How draws are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many.
    pub draws: u64,
    /// What random numbers start from.
    pub seed: u64,
    /// How points are spread.
    pub method: Method,
    /// Values that are kept whole; where draws times rows are more, rows are counted in bins.
    pub whole: u64,
}

/// As many values as memory holds with ease: 128 MiB.
const WHOLE: u64 = 1 << 24;

impl Settings {
    /// So many draws, spread so, in the memory that is usual.
    #[must_use]
    pub fn new(draws: u64, seed: u64, method: Method) -> Self {
        Self { draws, seed, method, whole: WHOLE }
    }

    /// What the scenario says.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let draws = scenario.draws;
        Self::new(draws.n, draws.seed, draws.method)
    }
}
