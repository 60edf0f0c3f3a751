//! The model against reports that it does not take in place of its own figure.

use rackcast_forecast::Mark;
use rackcast_report::Run;
use serde::Serialize;

use super::names::title;
use crate::table::cells;

/// A figure that both have.
#[derive(Debug, Serialize)]
pub(crate) struct Difference<'a> {
    output: &'a str,
    title: String,
    unit: &'static str,
    period: String,
    model: f64,
    reported: f64,
    source: Option<&'a str>,
    note: Option<&'a str>,
}

/// What both have, in the order of the table.
pub(crate) fn gather(run: &Run) -> Vec<Difference<'_>> {
    let layout = &run.forecast.layout;
    let difference = |row: usize| {
        let (cell, output) = (&layout.rows[row], layout.output_of(row));
        let (model, reported) = (run.forecast.values[row]?, cell.reported?);
        let known =
            run.scenario.observations.iter().find(|known| known.output == output.name && known.period == cell.period);
        (cell.mark == Mark::Estimate).then(|| Difference {
            output: &output.name,
            title: title(run, &output.name),
            unit: output.spec.unit,
            period: cell.period.to_string(),
            model,
            reported,
            source: known.map(|known| known.source.as_str()),
            note: known.map(|known| known.note.as_str()).filter(|note| !note.is_empty()),
        })
    };
    cells(layout).into_iter().filter_map(difference).collect()
}
