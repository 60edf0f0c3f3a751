//! A grid for programs.

use serde::Serialize;

use super::long::{Column, Long};
use crate::view::Grid;

/// A row for each run, output and period: a column for each input, then metric, period, unit and value.
pub(crate) fn table(grid: &Grid) -> Long<'_> {
    let rows: Vec<(usize, usize)> =
        (0..grid.cells.len()).flat_map(|run| (0..grid.columns.len()).map(move |column| (run, column))).collect();
    let axis = |at: usize| Column::text(&rows, move |&(run, _)| grid.inputs(run)[at]);
    let mut columns = vec![("scenario", Column::text(&rows, |_| &*grid.scenario))];
    columns.extend(grid.axes.iter().enumerate().map(|(at, of)| (&*of.key, axis(at))));
    columns.extend([
        ("metric", Column::text(&rows, |&(_, column)| &*grid.columns[column].metric)),
        ("period", Column::text(&rows, |&(_, column)| grid.columns[column].period.to_string())),
        ("unit", Column::text(&rows, |&(_, column)| grid.columns[column].unit)),
        ("value", Column::number(&rows, |&(run, column)| grid.cells[run][column])),
    ]);
    Long { columns }
}

/// A grid as comma-separated values: a column for each input, then metric, period, unit and value.
///
/// # Errors
/// Where the text cannot be made, which no grid causes.
pub fn grid_csv(grid: &Grid) -> Result<String, String> {
    table(grid).csv()
}

#[derive(Serialize)]
struct Page<'a> {
    rackcast: &'a str,
    scenario: &'a str,
    inputs: Vec<&'a str>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    inputs: Vec<&'a str>,
    metric: &'a str,
    period: String,
    unit: &'a str,
    value: Option<f64>,
}

/// A grid as JSON: the inputs' keys, and a row for each run, output and period with the inputs' values in that order.
///
/// # Errors
/// Where the text cannot be made, which no grid causes.
pub fn grid_json(version: &str, grid: &Grid) -> Result<String, String> {
    let rows = grid.cells.iter().enumerate().flat_map(|(index, run)| {
        grid.columns.iter().zip(run).map(move |(column, value)| Row {
            inputs: grid.inputs(index),
            metric: &column.metric,
            period: column.period.to_string(),
            unit: column.unit,
            value: *value,
        })
    });
    let inputs = grid.axes.iter().map(|axis| &*axis.key).collect();
    let page = Page { rackcast: version, scenario: &grid.scenario, inputs, rows: rows.collect() };
    let mut text = serde_json::to_string_pretty(&page).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}
