//! A grid for programs.

use serde::Serialize;

use crate::number::shortest;
use crate::view::Grid;

/// A grid as comma-separated values: a column for each input, then metric, period, unit and value.
///
/// # Errors
/// Where the text cannot be made, which no grid causes.
pub fn grid_csv(grid: &Grid) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = ["scenario"]
        .into_iter()
        .chain(grid.axes.iter().map(|axis| &*axis.key))
        .chain(["metric", "period", "unit", "value"]);
    writer.write_record(heads).map_err(|error| error.to_string())?;
    for (index, run) in grid.cells.iter().enumerate() {
        for (column, value) in grid.columns.iter().zip(run) {
            let value = value.map(shortest).unwrap_or_default();
            let period = column.period.to_string();
            let record = [&*grid.scenario].into_iter().chain(grid.inputs(index)).chain([
                &*column.metric,
                &period,
                column.unit,
                &value,
            ]);
            writer.write_record(record).map_err(|error| error.to_string())?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
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
