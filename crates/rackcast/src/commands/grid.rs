//! `rackcast grid`

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use rackcast_report::{Grid as Answer, grid, grid_csv, grid_json, grid_parquet};
use rackcast_scenario::Scenario;

use crate::failure::Failure;
use crate::forms::GridFormat;
use crate::options::{OutputOptions, ScenarioOptions, SelectionOptions};
use crate::output::{VERSION, Written, remark};
use crate::{grids, load, output};

/// The outputs of a grid where none is chosen: what is wanted, and what can be had.
const OUTPUTS: [&str; 2] = ["market.ai.orders", "market.ai.shipments"];

/// Combinations that a page shows at most.
const MOST_SHOWN: usize = 10_000;

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
    output: OutputOptions<GridFormat>,
}

impl Grid {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let form = self.output.form()?;
        let scenario = load::scenario(Some(&self.file), &self.scenario, self.output.quiet)?;
        if scenario.grid.is_empty() {
            return Err(Failure::BadArgument(format!(
                "{} has no [grid], which lists values of one or more inputs",
                self.file
            )));
        }
        let answer = self.runs(&scenario, form)?;
        output::result(&self.output, |format| match format {
            GridFormat::Csv => grid_csv(&answer).map(Written::Text),
            GridFormat::Json => grid_json(VERSION, &answer).map(Written::Text),
            GridFormat::Parquet => grid_parquet(VERSION, &answer).map(Written::Bytes),
            GridFormat::Table | GridFormat::Markdown => Ok(Written::Pages(vec![grid(&answer)])),
        })
    }

    /// Runs every combination and keeps the chosen cells of each.
    fn runs(&self, scenario: &Arc<Scenario>, form: GridFormat) -> Result<Answer, Failure> {
        let mut selection = self.selection.selection();
        if selection.metrics.is_empty() && selection.vendors.is_empty() {
            selection.metrics = OUTPUTS.map(str::to_owned).to_vec();
        }
        let count = count(scenario, form)?;
        let start = Instant::now();
        let layout = load::shown_forecast(scenario)?.layout;
        if !self.output.quiet {
            estimate(count, start.elapsed());
        }
        let rows = selection.last(scenario, &layout)?;
        grids::run(scenario, &scenario.grid, &layout, &rows)
    }
}

/// How many combinations there are, where they can be shown. A loaded scenario has no more than can be counted.
fn count(scenario: &Scenario, form: GridFormat) -> Result<usize, String> {
    let count = scenario.grid.iter().map(|axis| axis.values.len()).product();
    if matches!(form, GridFormat::Table | GridFormat::Markdown) && count > MOST_SHOWN {
        return Err(format!("{count} combinations are too many for a page: choose --format csv, parquet or json"));
    }
    Ok(count)
}

/// Says how long the runs will take, where one would wonder; the first took `one`.
fn estimate(count: usize, one: Duration) {
    let seconds = one.as_secs_f64() * count as f64 / rayon::current_num_threads() as f64;
    if seconds > WONDER {
        let time = output::duration(seconds);
        remark(&format!("{count} runs: about {time}\n"));
    }
}
