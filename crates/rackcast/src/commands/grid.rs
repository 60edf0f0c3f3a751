//! `rackcast grid`

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use rackcast_catalogue::find_input;
use rackcast_forecast::diagnose;
use rackcast_report::{Axis, Column, Grid as Answer, grid, grid_axis, grid_choices, grid_csv, grid_json, grid_value};
use rackcast_scenario::{Diagnostic, GridAxis, GridValue, Input, Scenario};
use rayon::prelude::*;

use crate::failure::Failure;
use crate::options::{Format, OutputOptions, ScenarioOptions, SelectionOptions};
use crate::output::remark;
use crate::{load, output};

/// The outputs of a grid where none is chosen: what is wanted, and what can be had.
const OUTPUTS: [&str; 2] = ["market.ai.orders", "market.ai.shipments"];

/// Combinations that a page shows at most.
const MOST_SHOWN: usize = 10_000;

/// Runs between two looks at whether one was refused.
const PART: usize = 1024;

/// Seconds after which one would wonder.
const WONDER: f64 = 5.0;

#[derive(Debug, Args)]
pub(crate) struct Grid {
    /// A scenario file with a `[grid]`
    file: String,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    selection: SelectionOptions,
    #[command(flatten)]
    output: OutputOptions,
}

impl Grid {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let scenario = load::scenario(Some(&self.file), &self.scenario, self.output.quiet)?;
        if scenario.grid.is_empty() {
            return Err(Failure::BadArgument(format!(
                "{} has no [grid], which lists values of one or more inputs",
                self.file
            )));
        }
        let answer = self.runs(&scenario)?;
        let json = |version: &str| grid_json(version, &answer);
        output::result(|| grid_csv(&answer), json, || Ok(vec![grid(&answer)]), &self.output)
    }

    /// Runs every combination and keeps the chosen cells of each.
    fn runs(&self, scenario: &Arc<Scenario>) -> Result<Answer, Failure> {
        let mut selection = self.selection.selection();
        if selection.metrics.is_empty() && selection.vendors.is_empty() {
            selection.metrics = OUTPUTS.map(str::to_owned).to_vec();
        }
        let count = self.count(scenario)?;
        let start = Instant::now();
        let layout = load::shown_forecast(scenario)?.layout;
        if !self.output.quiet {
            estimate(count, start.elapsed());
        }
        let rows = selection.last(scenario, &layout)?;
        let column = |&row: &usize| {
            let output = layout.output_of(row);
            Column { metric: output.name.clone(), unit: output.spec.unit, period: layout.rows[row].period }
        };
        let axes: Vec<Axis> = scenario.grid.iter().map(grid_axis).collect();
        let bare = bare(scenario);
        let mut cells = Vec::with_capacity(count);
        // Part after part, so that of several refused runs the first is told, whichever thread is faster.
        for first in (0..count).step_by(PART) {
            let part = (first..count.min(first + PART)).into_par_iter();
            let part: Vec<_> = part.map(|run| values(&bare, &scenario.grid, run, &rows)).collect();
            for values in part {
                cells.push(values.map_err(|problem| load::show(&problem))?);
            }
        }
        Ok(Answer {
            scenario: scenario.label.clone(),
            name: scenario.name.clone(),
            axes,
            columns: rows.iter().map(column).collect(),
            cells,
        })
    }

    /// How many combinations there are, where they can be shown. A loaded scenario has no more than can be counted.
    fn count(&self, scenario: &Scenario) -> Result<usize, String> {
        let count = scenario.grid.iter().map(|axis| axis.values.len()).product();
        let page = matches!(self.output.format(), Format::Table | Format::Markdown);
        if page && count > MOST_SHOWN {
            return Err(format!("{count} combinations are too many for a page: choose --format csv or json"));
        }
        Ok(count)
    }
}

/// Says how long the runs will take, where one would wonder; the first took `one`.
fn estimate(count: usize, one: Duration) {
    let seconds = one.as_secs_f64() * count as f64 / rayon::current_num_threads() as f64;
    if seconds > WONDER {
        let time = output::duration(seconds);
        remark(&format!("{count} runs: about {time}\n"));
    }
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
