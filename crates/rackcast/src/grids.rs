//! Runs of every combination of values of some inputs.

use std::sync::Arc;

use rackcast_catalogue::find_input;
use rackcast_forecast::{Layout, diagnose};
use rackcast_report::{Axis, Column, Grid, grid_axis, grid_choices, grid_value};
use rackcast_scenario::{Diagnostic, GridAxis, GridValue, Input, Scenario};
use rayon::prelude::*;

use crate::failure::Failure;
use crate::load;

/// Runs between two looks at whether one was refused.
const PART: usize = 1024;

/// Runs a scenario with every combination of the axes' values and keeps these rows of each run.
pub(crate) fn run(scenario: &Scenario, axes: &[GridAxis], layout: &Layout, rows: &[usize]) -> Result<Grid, Failure> {
    let column = |&row: &usize| {
        let output = layout.output_of(row);
        Column { metric: output.name.clone(), unit: output.spec.unit, period: layout.rows[row].period }
    };
    let bare = bare(scenario);
    let count = axes.iter().map(|axis| axis.values.len()).product();
    let mut cells = Vec::with_capacity(count);
    // Part after part, so that of several refused runs the first is told, whichever thread is faster.
    for first in (0..count).step_by(PART) {
        let part = (first..count.min(first + PART)).into_par_iter();
        let part: Vec<_> = part.map(|run| values(&bare, axes, run, rows)).collect();
        for values in part {
            cells.push(values.map_err(|problem| load::show(&problem))?);
        }
    }
    Ok(Grid {
        scenario: scenario.label.clone(),
        name: scenario.name.clone(),
        axes: axes.iter().map(grid_axis).collect::<Vec<Axis>>(),
        columns: rows.iter().map(column).collect(),
        cells,
    })
}

/// What is kept of one run.
fn values(bare: &Scenario, grid: &[GridAxis], run: usize, rows: &[usize]) -> Result<Vec<Option<f64>>, Box<Diagnostic>> {
    let scenario = Arc::new(combination(bare, grid, run));
    let forecast = load::forecast(&scenario).map_err(|error| Box::new(diagnose(&scenario, &error)))?;
    Ok(rows.iter().map(|&row| forecast.values[row]).collect())
}

/// A scenario with what a run needs, cheap to copy.
fn bare(scenario: &Scenario) -> Scenario {
    let mut bare = scenario.clone();
    bare.grid.clear();
    bare.evidence.clear();
    bare.sources.clear();
    bare.events.clear();
    bare.checks.clear();
    bare.warnings.clear();
    bare.places.clear();
    (bare.base, bare.inherited) = (None, None);
    bare
}

/// The scenario with the values of one run, which its name says; the last key of the grid varies fastest.
fn combination(bare: &Scenario, grid: &[GridAxis], run: usize) -> Scenario {
    let mut scenario = bare.clone();
    let lengths: Vec<_> = grid.iter().map(|axis| axis.values.len()).collect();
    let mut said = Vec::new();
    for (axis, choice) in grid.iter().zip(grid_choices(&lengths, run)) {
        let value = &axis.values[choice];
        said.push(format!("{} {}", axis.key, grid_value(value)));
        match value {
            GridValue::Bend(bend) => {
                if let Some(input) = scenario.inputs.get_mut(&axis.key) {
                    input.bends.push(bend.clone());
                }
            }
            GridValue::Value(value, origin) => {
                let Some((spec, _)) = find_input(&axis.key) else { continue };
                let input = Input {
                    spec,
                    value: value.clone(),
                    bends: Vec::new(),
                    origin: Some(origin.clone()),
                    replaced: Vec::new(),
                };
                scenario.inputs.insert(axis.key.clone(), input);
            }
        }
    }
    scenario.file = format!("{} with {}", bare.file, said.join(", "));
    scenario
}
