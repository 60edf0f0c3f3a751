//! One output over two inputs.

use rackcast_catalogue::{capital, words};
use rackcast_report::{Axis, Grid};
use rackcast_scenario::Scenario;
use serde::Serialize;

use super::names::input;

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
    title: String,
    labels: Vec<&'a str>,
    /// The values as a scenario's file has them.
    values: &'a [String],
    /// The value that leaves the input as it is, where there is one.
    usual: Option<usize>,
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

pub(crate) fn gather<'a>(scenario: &Scenario, grid: &'a Grid) -> Map<'a> {
    let columns = grid.columns.iter().map(|column| Column {
        output: &column.metric,
        title: words(&column.metric),
        unit: column.unit,
        period: column.period.to_string(),
    });
    Map {
        name: &grid.name,
        axes: grid.axes.iter().map(|axis| side(scenario, axis)).collect(),
        columns: columns.collect(),
        cells: &grid.cells,
    }
}

fn side<'a>(scenario: &Scenario, axis: &'a Axis) -> Side<'a> {
    let usual = axis.values.iter().position(|value| changes_nothing(value));
    let label = |(at, label): (usize, &'a String)| if Some(at) == usual { "no change" } else { label.as_str() };
    Side {
        key: &axis.key,
        title: capital(&input(scenario, &axis.key)),
        labels: axis.labels.iter().enumerate().map(label).collect(),
        values: &axis.values,
        usual,
        from: axis.from.map(|month| month.to_string()),
    }
}

/// Whether a value in the words of a scenario's file is a bend that bends nothing.
fn changes_nothing(value: &str) -> bool {
    let operation = value.split_once(" from ").map_or(value, |(operation, _)| operation);
    matches!(operation, "times 1" | "plus 0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_of_one_and_a_term_of_nought_change_nothing() {
        let said = ["times 1", "times 1 from 2026-07", "plus 0 from 2026-07", "times 1.2", "plus 0.05", "1", "0"];
        assert_eq!(said.map(changes_nothing), [true, true, true, false, false, false, false]);
    }
}
