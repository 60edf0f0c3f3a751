//! `rackcast report`

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rackcast_calendar::Period;
use rackcast_forecast::{Layout, Model};
use rackcast_page::{Report as Page, html, rows_to_draw, rows_to_swing, tornado};
use rackcast_report::{Grid, Run};
use rackcast_scenario::{GridAxis, Scenario};

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::options::{DrawOptions, ScenarioOptions};
use crate::output::{self, VERSION, remark};
use crate::{grids, labels, load};

/// The grid of a scenario that has none with two inputs.
const GRID: &str = "rackcast:conversion-and-asic-grid";

/// Combinations that a map shows at most.
const MOST_SHOWN: usize = 2_500;

/// The outputs of a map.
const OUTPUTS: [&str; 4] = ["market.ai.orders", "market.ai.shipments", "market.ai.backlog", "market.asic.share"];

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The scenario that is told of, then those it is compared with; without a file the base case
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// The file that is written, to open in a browser
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    draws: DrawOptions,
    /// Say nothing but errors
    #[arg(long, short)]
    quiet: bool,
}

impl Report {
    pub(crate) fn carry_out(mut self) -> Result<(), Failure> {
        // A report has bands; --draws says how many draws they are of.
        self.draws.draws.get_or_insert(None);
        let page = self.page()?;
        output::file(&self.out, page).map_err(|error| Failure::writing(&self.out.display().to_string(), &error))
    }

    /// The page as text.
    fn page(&self) -> Result<String, Failure> {
        let [told, compared @ ..] = &self.scenarios()?[..] else { return Ok(String::new()) };
        let drawing = Drawing::new(&self.draws, self.quiet)?;
        let told = drawing.as_ref().map_or_else(|| Arc::clone(told), |drawing| drawing.laid_on(told));
        let (model, mut run) = load::modelled(&told, self.quiet)?;
        let compared: Vec<Run> = compared.iter().map(|other| load::run(other, self.quiet)).collect::<Result<_, _>>()?;
        if let Some(drawing) = &drawing {
            let rows = rows_to_draw(&run);
            run.draws = Some(drawing.draw(&model, &run, rows)?);
        }
        let grid = self.grid(&told, &run, &model)?;
        let tornado = tornado(&model, &rows_to_swing(&run));
        let tornado = Some(&tornado);
        Ok(html(&Page { version: VERSION, run: &run, compared: &compared, grid: grid.as_ref(), tornado, engine: None }))
    }

    /// The scenarios: the first with what it builds on, each with a label of its own.
    fn scenarios(&self) -> Result<Vec<Arc<Scenario>>, Failure> {
        let (told, others) = match &self.files[..] {
            [] => (None, &[][..]),
            [told, others @ ..] => (Some(told.as_str()), others),
        };
        let told = load::scenario_and_inherited(told, &self.scenario, self.quiet);
        let others: Vec<_> = others.iter().map(|file| load::scenario(Some(file), &self.scenario, self.quiet)).collect();
        // Every file says what is wrong with it before the command gives up.
        let mut scenarios = std::iter::once(told).chain(others).collect::<Result<Vec<_>, _>>()?;
        labels::distinguish(&mut scenarios);
        Ok(scenarios)
    }

    /// Runs over two inputs: those of the scenario's own grid, or conversion and ASIC share where it has both.
    fn grid(&self, scenario: &Scenario, run: &Run, model: &Model) -> Result<Option<Grid>, Failure> {
        let layout = model.layout();
        let rows = last(layout, run);
        let axes = if scenario.grid.len() == 2 { scenario.grid.clone() } else { self.usual_axes(scenario)? };
        let count = axes.iter().map(|axis| axis.values.len()).product::<usize>();
        if count > MOST_SHOWN && !self.quiet {
            remark(&format!("The grid has {count} combinations, too many for a map: it is left out.\n"));
        }
        if rows.is_empty() || axes.is_empty() || count > MOST_SHOWN {
            return Ok(None);
        }
        grids::run(scenario, &axes, layout, &rows).map(Some)
    }

    fn usual_axes(&self, scenario: &Scenario) -> Result<Vec<GridAxis>, Failure> {
        let usual = load::scenario(Some(GRID), &ScenarioOptions::default(), self.quiet)?;
        let known = usual.grid.iter().all(|axis| scenario.inputs.contains_key(&axis.key));
        Ok(if known { usual.grid.clone() } else { Vec::new() })
    }
}

/// The rows of a map: the last whole year, or else the last period.
fn last(layout: &Layout, run: &Run) -> Vec<usize> {
    let rows = |output: &&str| {
        let range = layout.rows_of(output)?;
        let years = range.clone().rev().find(|&row| matches!(layout.rows[row].period, Period::Year(_)));
        years.or(range.last()).filter(|&row| run.forecast.values[row].is_some())
    };
    OUTPUTS.iter().filter_map(rows).collect()
}
