//! `rackcast grid`

use std::sync::Arc;

use clap::Args;
use rackcast_catalogue::find_input;
use rackcast_report::{Axis, Column, Grid as Answer, grid, grid_csv, grid_json, grid_value};
use rackcast_scenario::{GridValue, Input, Scenario};

use crate::failure::Failure;
use crate::options::{Format, OutputOptions, ScenarioOptions, SelectionOptions};
use crate::{load, output};

/// The outputs of a grid where none is chosen: what is wanted, and what can be had.
const OUTPUTS: [&str; 2] = ["market.ai.orders", "market.ai.shipments"];

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
        match self.output.format() {
            Format::Csv => output::text(&grid_csv(&answer)?, &self.output),
            Format::Json => output::text(&grid_json(env!("CARGO_PKG_VERSION"), &answer)?, &self.output),
            _ => output::page(&grid(&answer), &self.output),
        }
    }

    /// Runs every combination and keeps the chosen cells of each.
    fn runs(&self, scenario: &Arc<Scenario>) -> Result<Answer, Failure> {
        let mut selection = self.selection.selection();
        if selection.metrics.is_empty() && selection.vendors.is_empty() {
            selection.metrics = OUTPUTS.map(str::to_owned).to_vec();
        }
        let layout = load::shown_forecast(scenario)?.layout;
        let rows = selection.last(scenario, &layout)?;
        let column = |&row: &usize| {
            let output = layout.output_of(row);
            Column { metric: output.name.clone(), unit: output.spec.unit, period: layout.rows[row].period }
        };
        let count = scenario.grid.iter().map(|axis| axis.values.len()).product();
        let cells = (0..count).map(|run| {
            let forecast = load::shown_forecast(&Arc::new(combination(scenario, run)))?;
            Ok(rows.iter().map(|&row| forecast.values[row]).collect())
        });
        Ok(Answer {
            scenario: scenario.label.clone(),
            name: scenario.name.clone(),
            axes: scenario
                .grid
                .iter()
                .map(|axis| Axis { key: axis.key.clone(), values: axis.values.iter().map(grid_value).collect() })
                .collect(),
            columns: rows.iter().map(column).collect(),
            cells: cells.collect::<Result<_, Failure>>()?,
        })
    }
}

/// The scenario with the values of one run; the last key of the grid varies fastest.
fn combination(scenario: &Scenario, run: usize) -> Scenario {
    let mut scenario = scenario.clone();
    let mut rest = run;
    for axis in std::mem::take(&mut scenario.grid).iter().rev() {
        let value = &axis.values[rest % axis.values.len()];
        rest /= axis.values.len();
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
    scenario
}
