//! Random scenarios for proptest.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::{Case, Ran, generate};

/// How many words a scenario draws on; the largest need more than half of them.
const WORDS: usize = 2500;

/// Any valid scenario.
pub fn scenarios() -> impl Strategy<Value = Case> {
    proptest::collection::vec(any::<u32>(), WORDS).prop_map(|words| generate::scenario(&words))
}

/// Asserts that something holds for random scenarios, the same ones in every run of the suite.
///
/// `RACKCAST_CASES` asks for another number of them, to search longer than the suite does.
///
/// # Panics
/// With the smallest scenario found for which it does not hold.
pub fn hold(cases: u32, property: impl Fn(&Case, &Ran) -> Result<(), TestCaseError>) {
    let cases = std::env::var("RACKCAST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(cases);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 3000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let result = runner.run(&scenarios(), |case| {
        let ran = case.run().map_err(TestCaseError::fail)?;
        property(&case, &ran)
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
