//! The long table of runs: what csv, json and parquet say of each output and period.

use rackcast_forecast::{Output, Row};
use rackcast_uncertainty::Statistics;

use super::long::{Column, Long};
use crate::run::above;
use crate::{Run, Selection};

/// Names of the columns of quantiles.
const QUANTILES: [&str; 7] = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"];

/// Those of the quantiles of a difference.
const DIFFERENCES: [&str; 7] = [
    "difference_p5",
    "difference_p10",
    "difference_p25",
    "difference_p50",
    "difference_p75",
    "difference_p90",
    "difference_p95",
];

/// Which columns a table has; the same for every run of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    drawn: bool,
    compared: bool,
}

/// An output in one period of a run.
struct Entry<'a> {
    run: &'a Run,
    output: &'a Output,
    row: &'a Row,
    /// The run's own value.
    value: Option<f64>,
    statistics: Option<&'a Statistics>,
    /// What it is above the first run's.
    difference: Option<&'a Statistics>,
}

impl<'a> Entry<'a> {
    fn new(run: &'a Run, index: usize) -> Self {
        let layout = &run.forecast.layout;
        Self {
            run,
            output: layout.output_of(index),
            row: &layout.rows[index],
            value: run.forecast.values[index],
            statistics: run.draws.as_ref().and_then(|draws| draws.statistics(index)),
            difference: run.draws.as_ref().and_then(|draws| draws.difference(index)),
        }
    }
}

impl Shape {
    /// The columns that these runs need.
    pub(crate) fn of(runs: &[Run]) -> Self {
        let drawn = || runs.iter().filter_map(|run| run.draws.as_ref());
        Self { drawn: drawn().next().is_some(), compared: drawn().any(|draws| !draws.differences.is_empty()) }
    }

    /// The chosen rows of some runs. Where draws were taken, the value is their mean, and the run's own value stands beside
    /// their quantiles; where they were compared, what a row is above the first run's in the same draw follows.
    ///
    /// # Errors
    /// As [`Selection::rows`].
    pub(crate) fn table<'a>(self, runs: &'a [Run], selection: &Selection) -> Result<Long<'a>, String> {
        let mut rows = Vec::new();
        for run in runs {
            let chosen = selection.rows(&run.scenario, &run.forecast.layout)?;
            rows.extend(chosen.into_iter().map(|index| Entry::new(run, index)));
        }
        let value = |of: &Entry<'_>| of.statistics.map_or(of.value, |statistics| statistics.mean);
        let mut columns = vec![
            ("scenario", Column::text(&rows, |of| &*of.run.scenario.label)),
            ("metric", Column::text(&rows, |of| &*of.output.name)),
            ("period", Column::text(&rows, |of| of.row.period.to_string())),
            ("unit", Column::text(&rows, |of| of.output.spec.unit)),
            ("mark", Column::text(&rows, |of| of.row.mark.letter().to_string())),
            ("value", Column::number(&rows, value)),
            ("reported", Column::number(&rows, |of| of.row.reported)),
        ];
        if self.drawn {
            columns.push(("deterministic", Column::number(&rows, |of| of.value)));
            columns.push(("draws", Column::count(&rows, |of| of.statistics.map_or(0, |statistics| statistics.draws))));
            let quantile = |at: usize| Column::number(&rows, move |of| of.statistics?.quantiles[at]);
            columns.extend(QUANTILES.iter().enumerate().map(|(at, &name)| (name, quantile(at))));
        }
        if self.compared {
            columns.push(("difference", Column::number(&rows, |of| of.difference?.mean)));
            let quantile = |at: usize| Column::number(&rows, move |of| of.difference?.quantiles[at]);
            columns.extend(DIFFERENCES.iter().enumerate().map(|(at, &name)| (name, quantile(at))));
            columns.push(("above", Column::number(&rows, |of| above(of.difference?))));
        }
        Ok(Long { columns })
    }
}

/// The table of the chosen rows of some runs: what csv, json and parquet write.
///
/// # Errors
/// As [`Selection::rows`].
pub fn table<'a>(runs: &'a [Run], selection: &Selection) -> Result<Long<'a>, String> {
    Shape::of(runs).table(runs, selection)
}

/// The rows that a table of runs has, each by its place in every run that has it.
///
/// # Errors
/// As [`Selection::rows`].
pub fn table_quantities(runs: &[Run], selection: &Selection) -> Result<Vec<Vec<Option<usize>>>, String> {
    let mut quantities = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let layout = &run.forecast.layout;
        for index in selection.rows(&run.scenario, layout)? {
            let (name, period) = (&layout.output_of(index).name, layout.rows[index].period);
            let rows: Vec<_> = runs.iter().map(|run| run.forecast.layout.row(name, period)).collect();
            // What an earlier run has is there already.
            if rows[..at].iter().all(Option::is_none) {
                quantities.push(rows);
            }
        }
    }
    Ok(quantities)
}
