//! What a table for programs says of the scenarios in it.

use serde::Serialize;

use crate::Run;

/// Which scenario it was, and how it was drawn.
#[derive(Serialize)]
pub(crate) struct ScenarioHead<'a> {
    scenario: &'a str,
    file: &'a str,
    hash: &'a str,
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draws: Option<DrawsHead>,
}

/// How draws were taken.
#[derive(Serialize)]
struct DrawsHead {
    n: u64,
    seed: u64,
    method: &'static str,
    /// Whether the quantiles are those of the draws, or read from bins.
    exact: bool,
}

impl<'a> ScenarioHead<'a> {
    pub(crate) fn new(run: &'a Run) -> Self {
        let scenario = &*run.scenario;
        let draws = run.draws.as_ref().map(|draws| DrawsHead {
            n: draws.summary.draws,
            seed: scenario.draws.seed,
            method: scenario.draws.method_word(),
            exact: draws.summary.exact,
        });
        Self {
            scenario: &scenario.label,
            file: &scenario.file,
            hash: &scenario.hash,
            as_of: scenario.horizon.as_of.map(|day| day.to_string()),
            draws,
        }
    }

    /// Those of several runs, as JSON.
    pub(crate) fn all(runs: &'a [Run]) -> Result<String, String> {
        serde_json::to_string(&runs.iter().map(Self::new).collect::<Vec<_>>()).map_err(|error| error.to_string())
    }
}
