//! A grid: one output over two inputs.

use rackcast_calendar::{Month, Period};
use rackcast_catalogue::find_input;
use rackcast_scenario::{GridAxis, GridValue};

use super::value::{grid_label, grid_value};
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
    /// The values, in the words of a scenario file.
    pub values: Vec<String>,
    /// The same as a page shows them.
    pub labels: Vec<String>,
    /// The month from which all of them act, where it is one.
    pub from: Option<Month>,
}

/// An input of a scenario's grid with its values as text.
#[must_use]
pub fn grid_axis(axis: &GridAxis) -> Axis {
    let from = |value: &GridValue| match value {
        GridValue::Bend(bend) => bend.from,
        GridValue::Value(..) => None,
    };
    let first =
        axis.values.first().and_then(from).filter(|&first| axis.values.iter().all(|it| from(it) == Some(first)));
    let label = |value: &GridValue| {
        let label = find_input(&axis.key).map_or_else(|| grid_value(value), |(spec, _)| grid_label(value, spec));
        match from(value).filter(|_| first.is_none()) {
            Some(from) => format!("{label} from {from}"),
            None => label,
        }
    };
    Axis {
        key: axis.key.clone(),
        values: axis.values.iter().map(grid_value).collect(),
        labels: axis.values.iter().map(label).collect(),
        from: first,
    }
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
        self.in_run(run, |axis| &axis.values)
    }

    /// Of each input its text in a run.
    fn in_run<'a>(&'a self, run: usize, texts: impl Fn(&'a Axis) -> &'a [String]) -> Vec<&'a str> {
        let lengths: Vec<_> = self.axes.iter().map(|axis| axis.values.len()).collect();
        let choices = grid_choices(&lengths, run);
        self.axes.iter().zip(choices).map(|(axis, choice)| &*texts(axis)[choice]).collect()
    }
}

/// Which value each input of a grid has in a run, where the inputs have so many; the last varies fastest.
#[must_use]
pub fn grid_choices(lengths: &[usize], run: usize) -> Vec<usize> {
    let mut rest = run;
    let mut choices = vec![0; lengths.len()];
    for (choice, &length) in choices.iter_mut().zip(lengths).rev() {
        (*choice, rest) = (rest % length, rest / length);
    }
    choices
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

/// Columns whose span the headline says.
const SAID: usize = 2;

/// The span of the first columns, in a sentence.
fn headline(grid: &Grid) -> String {
    let spans = (0..grid.columns.len().min(SAID)).filter_map(|index| {
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
    let spans = spans.collect::<Vec<_>>().join("; ");
    let more = match grid.columns.len().saturating_sub(SAID) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    format!("{}: {spans}{more}, over {} runs.", grid.name, grid.cells.len())
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
    let heads = across.labels.iter().map(|label| (Align::Right, label.clone()));
    let title = format!("{}, {}", title(grid, column), grid.columns[column].period);
    let mut table = Table::new([(Align::Left, title)].into_iter().chain(heads));
    for (label, runs) in down.labels.iter().zip(grid.cells.chunks(across.labels.len())) {
        let cells = runs.iter().map(|run| Cell::from(style.write(run[column])));
        table.row([Cell::from(label.clone())].into_iter().chain(cells));
    }
    table
}

/// The month from which all values of an input act, where it is one: ` from 2026-07`.
fn start(axis: &Axis) -> String {
    axis.from.map_or_else(String::new, |from| format!(" from {from}"))
}

fn listed(grid: &Grid) -> Table {
    let inputs = grid.axes.iter().map(|axis| (Align::Left, format!("{}{}", axis.key, start(axis))));
    let outputs = (0..grid.columns.len())
        .map(|column| (Align::Right, format!("{} {}", title(grid, column), grid.columns[column].period)));
    let mut table = Table::new(inputs.chain(outputs));
    for (index, run) in grid.cells.iter().enumerate() {
        let inputs = grid.in_run(index, |axis| &axis.labels).into_iter().map(Cell::from);
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
            labels: values.iter().map(|value| (*value).to_owned()).collect(),
            from: None,
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
    fn the_headline_says_two_outputs_of_many() {
        let mut grid = example(2);
        grid.columns = vec![grid.columns[0].clone(); 5];
        grid.cells.iter_mut().for_each(|run| *run = vec![run[0]; 5]);
        let said = headline(&grid);
        assert_eq!(said.matches("market.ai.orders").count(), 2);
        assert!(said.ends_with("; and 3 more, over 6 runs."), "{said}");
    }

    #[test]
    fn the_last_input_varies_fastest() {
        assert_eq!(example(2).inputs(4), ["× 1.2", "0.3"]);
    }
}
