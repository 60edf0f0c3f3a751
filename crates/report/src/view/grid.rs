//! A grid: one output over two inputs.

use rackcast_calendar::Period;

use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::NumberStyle;

/// What the runs of a grid gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The scenario's label.
    pub scenario: String,
    /// The scenario's name.
    pub name: String,
    /// The inputs, in the order of the file; the last varies fastest.
    pub axes: Vec<Axis>,
    /// The outputs and periods that were kept of each run.
    pub columns: Vec<Column>,
    /// By run, then by column.
    pub cells: Vec<Vec<Option<f64>>>,
}

/// An input and what it was set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Its key.
    pub key: String,
    /// The values, as text.
    pub values: Vec<String>,
}

/// An output in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The output.
    pub metric: String,
    /// Its unit.
    pub unit: &'static str,
    /// The period.
    pub period: Period,
}

impl Grid {
    /// The values of the inputs in a run.
    pub(crate) fn inputs(&self, run: usize) -> Vec<&str> {
        let mut rest = run;
        let mut values: Vec<&str> = self
            .axes
            .iter()
            .rev()
            .map(|axis| {
                let value = &axis.values[rest % axis.values.len()];
                rest /= axis.values.len();
                value.as_str()
            })
            .collect();
        values.reverse();
        values
    }
}

/// A page of a grid: for two inputs a table for each output and period, the first down and the second across; else a
/// row for each run.
#[must_use]
pub fn grid(grid: &Grid) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(headline(grid), Tone::Strong));
    if let [down, across] = &grid.axes[..] {
        page.paragraph(Cell::new(
            format!("down: {}{}; across: {}{}", down.key, start(down), across.key, start(across)),
            Tone::Quiet,
        ));
        let tables = (0..grid.columns.len()).map(|column| crossed(grid, down, across, column));
        page.tables(tables.collect());
    } else {
        page.table(listed(grid));
    }
    page
}

/// The span of each column, in a sentence.
fn headline(grid: &Grid) -> String {
    let spans = (0..grid.columns.len()).filter_map(|index| {
        let column = &grid.columns[index];
        let values = || grid.cells.iter().filter_map(|run| run[index]);
        let (low, high) = (values().min_by(f64::total_cmp)?, values().max_by(f64::total_cmp)?);
        let style = NumberStyle::new(column.unit, [low, high]);
        Some(format!(
            "{} in {} from {} to {}",
            column.metric,
            column.period,
            style.write_with_unit(low),
            style.write_with_unit(high)
        ))
    });
    format!("{}: {}, over {} runs.", grid.name, spans.collect::<Vec<_>>().join("; "), grid.cells.len())
}

fn style(grid: &Grid, column: usize) -> NumberStyle {
    NumberStyle::new(grid.columns[column].unit, grid.cells.iter().filter_map(|run| run[column]))
}

fn title(grid: &Grid, column: usize) -> String {
    let unit = style(grid, column).unit;
    let metric = &grid.columns[column].metric;
    if unit.is_empty() { metric.clone() } else { format!("{metric}, {unit}") }
}

fn crossed(grid: &Grid, down: &Axis, across: &Axis, column: usize) -> Table {
    let style = style(grid, column);
    let heads = across.values.iter().map(|value| (Align::Right, short(across, value)));
    let title = format!("{}, {}", title(grid, column), grid.columns[column].period);
    let mut table = Table::new([(Align::Left, title)].into_iter().chain(heads));
    for (value, runs) in down.values.iter().zip(grid.cells.chunks(across.values.len())) {
        let cells = runs.iter().map(|run| Cell::from(style.write(run[column])));
        table.row([Cell::from(short(down, value))].into_iter().chain(cells));
    }
    table
}

/// The month from which all values of an input act, where it is one: ` from 2026-07`.
fn start(axis: &Axis) -> &str {
    let of = |value: &'_ str| value.find(" from ").map_or(0, |at| value.len() - at);
    let Some(first) = axis.values.first() else { return "" };
    let start = &first[first.len() - of(first)..];
    if axis.values.iter().all(|value| value.ends_with(start)) { start } else { "" }
}

/// A value without what is said of all of them, bends as signs.
fn short(axis: &Axis, value: &str) -> String {
    let value = value.strip_suffix(start(axis)).unwrap_or(value);
    value.replace("times ", "× ").replace("plus -", "− ").replace("plus ", "+ ")
}

fn listed(grid: &Grid) -> Table {
    let inputs = grid.axes.iter().map(|axis| (Align::Left, axis.key.clone()));
    let outputs = (0..grid.columns.len())
        .map(|column| (Align::Right, format!("{} {}", title(grid, column), grid.columns[column].period)));
    let mut table = Table::new(inputs.chain(outputs));
    for (index, run) in grid.cells.iter().enumerate() {
        let inputs = grid.inputs(index).into_iter().map(Cell::from);
        let values = (0..grid.columns.len()).map(|column| Cell::from(style(grid, column).write(run[column])));
        table.row(inputs.chain(values));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(inputs: usize) -> Grid {
        let input = |key: &str, values: &[&str]| Axis {
            key: key.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        };
        let axes =
            vec![input("conversion", &["× 0.8", "× 1.2"]), input("asic", &["0.2", "0.3", "0.4"])][..inputs].to_vec();
        let runs = axes.iter().map(|axis| axis.values.len()).product();
        Grid {
            scenario: "grid".to_owned(),
            name: "Grid".to_owned(),
            axes,
            columns: vec![Column { metric: "market.ai.orders".to_owned(), unit: "USD bn", period: Period::Year(2027) }],
            cells: (0..runs).map(|run| vec![Some(500.0 + 10.0 * f64::from(u8::try_from(run).unwrap()))]).collect(),
        }
    }

    #[test]
    fn two_inputs_make_a_table() {
        let text = anstream::adapter::strip_str(&crate::terminal(&grid(&example(2)), 100)).to_string();
        insta::assert_snapshot!(text, @"
        Grid: market.ai.orders in 2027 from 500.0 bn to 550.0 bn, over 6 runs.

        down: conversion; across: asic

        market.ai.orders, USD bn, 2027    0.2    0.3    0.4
        × 0.8                           500.0  510.0  520.0
        × 1.2                           530.0  540.0  550.0
        ");
    }

    #[test]
    fn one_input_makes_a_list() {
        let text = anstream::adapter::strip_str(&crate::terminal(&grid(&example(1)), 100)).to_string();
        insta::assert_snapshot!(text, @"
        Grid: market.ai.orders in 2027 from 500.0 bn to 510.0 bn, over 2 runs.

        conversion  market.ai.orders, USD bn 2027
        × 0.8                               500.0
        × 1.2                               510.0
        ");
    }

    #[test]
    fn the_last_input_varies_fastest() {
        assert_eq!(example(2).inputs(4), ["× 1.2", "0.3"]);
    }
}
