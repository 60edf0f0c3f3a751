//! How the draws were taken, and what to think of their bands.

use rackcast_uncertainty::BIN_ERROR;

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
        scenario.draws.method_word(),
        scenario.draws.seed
    )
}

/// How exact the quantiles are, and what the bands leave out.
pub(super) fn remarks(run: &Run) -> Vec<Cell> {
    let Some(draws) = &run.draws else { return Vec::new() };
    let varies = draws.summary.rows.iter().any(|row| row.quantiles[0] != row.quantiles[6]);
    let said = if varies {
        let exact = exactness(draws.summary.exact);
        [format!("{exact} Beside them stands the run without draws."), left_out(run)]
    } else {
        let nothing =
            "Nothing here differs from draw to draw: the scenario gives these outputs no distribution or noise.";
        [nothing.to_owned(), String::new()]
    };
    said.map(|text| Cell::new(text, Tone::Quiet)).to_vec()
}

/// How exact quantiles are.
pub(crate) fn exactness(exact: bool) -> String {
    if exact {
        return "Quantiles are exact for these draws.".to_owned();
    }
    let error = 100.0 * BIN_ERROR;
    format!("Quantiles are read from bins: each is off by at most {error:.2} % of the range of the first 4,096 draws.")
}

/// What bands leave out.
pub(crate) fn left_out(run: &Run) -> String {
    let narrative = if run.scenario.narrative.is_some() { "; its narrative (`rackcast show`) says more" } else { "" };
    format!(
        "Bands hold what the scenario calls uncertain, not the model's own error, changes of regime or of definitions{narrative}."
    )
}
