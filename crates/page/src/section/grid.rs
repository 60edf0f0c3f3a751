//! One output over two inputs.

use rackcast_catalogue::words;
use rackcast_report::{Axis, Grid};
use serde::Serialize;

/// A grid as the page shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Map<'a> {
    name: &'a str,
    axes: Vec<Side<'a>>,
    columns: Vec<Column<'a>>,
    /// By run, the last input varying fastest, then by column.
    cells: &'a [Vec<Option<f64>>],
}

/// An input and what it was set to.
#[derive(Debug, Serialize)]
struct Side<'a> {
    key: &'a str,
    meaning: &'static str,
    labels: &'a [String],
    values: &'a [String],
    from: Option<String>,
}

/// An output in a period.
#[derive(Debug, Serialize)]
struct Column<'a> {
    output: &'a str,
    title: String,
    unit: &'static str,
    period: String,
}

pub(crate) fn gather(grid: &Grid) -> Map<'_> {
    let side = |axis: &'_ Axis| rackcast_catalogue::find_input(&axis.key).map_or("", |(spec, _)| spec.meaning);
    let sides = grid.axes.iter().map(|axis| Side {
        key: &axis.key,
        meaning: side(axis),
        labels: &axis.labels,
        values: &axis.values,
        from: axis.from.map(|month| month.to_string()),
    });
    let columns = grid.columns.iter().map(|column| Column {
        output: &column.metric,
        title: words(&column.metric),
        unit: column.unit,
        period: column.period.to_string(),
    });
    Map { name: &grid.name, axes: sides.collect(), columns: columns.collect(), cells: &grid.cells }
}
