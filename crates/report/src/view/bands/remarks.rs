//! How the draws were taken, and what to think of their bands.

use crate::Run;
use crate::document::{Cell, Tone};
use crate::number::count;

/// Where the numbers come from, in a line.
pub(super) fn about(run: &Run) -> String {
    let (scenario, horizon) = (&run.scenario, &run.scenario.horizon);
    let as_of = horizon.as_of.map_or_else(String::new, |day| format!("as of {day} · "));
    let draws = run.draws.as_ref().map_or(0, |draws| draws.summary.draws);
    format!(
        "{as_of}{} to {} · {} · {} draws, {}, seed {} · USD bn",
        horizon.start,
        horizon.end,
        scenario.file,
        count(draws),
        scenario.draws.method.word(),
        scenario.draws.seed
    )
}

/// How exact the quantiles are, and what the bands leave out.
pub(super) fn remarks(run: &Run) -> Vec<Cell> {
    let Some(draws) = &run.draws else { return Vec::new() };
    let varies = draws.summary.rows.iter().any(|row| row.quantiles[0] != row.quantiles[6]);
    let exact = match (varies, draws.summary.exact) {
        (false, _) => {
            "Nothing here differs from draw to draw: the scenario gives these outputs no distribution or noise."
        }
        (true, true) => "Quantiles are exact for these draws; beside them stands the run without draws.",
        (true, false) => {
            "Quantiles are read from bins: each is off by at most 0.15 % of the range of the first 4,096 draws. Beside them stands the run without draws."
        }
    };
    let narrative = if run.scenario.narrative.is_some() { "; its narrative (`rackcast show`) says more" } else { "" };
    let left_out = format!(
        "Bands hold what the scenario calls uncertain, not the model's own error, changes of regime or of definitions{narrative}."
    );
    let left_out = if varies { left_out } else { String::new() };
    [exact.to_owned(), left_out].into_iter().map(|text| Cell::new(text, Tone::Quiet)).collect()
}
