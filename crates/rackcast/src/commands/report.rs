//! `rackcast report`

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rackcast_calendar::Period;
use rackcast_explorer::{MODULE, Setup};
use rackcast_forecast::{Layout, Model};
use rackcast_page::{Engine, Report as Page, Swing, Tornado, html, rows_to_draw, rows_to_swing, tornado};
use rackcast_report::{Grid, Run};
use rackcast_scenario::{BASE, DiskFiles, GridAxis, Request, Scenario};
use rackcast_shipped::Embedded;
use serde_json::json;

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::forms;
use crate::options::{DrawOptions, ScenarioOptions};
use crate::output::{self, VERSION, remark};
use crate::{grids, labels, load};

/// The grid of a scenario that has none with two inputs.
const GRID: &str = "rackcast:conversion-and-asic-grid";

/// Sliders of a scenario that names none.
const SLIDERS: usize = 12;

/// Combinations that a map shows at most.
const MOST_SHOWN: usize = 2_500;

/// The outputs of a map.
const OUTPUTS: [&str; 4] = ["market.ai.orders", "market.ai.shipments", "market.ai.backlog", "market.asic.share"];

#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(flatten)]
    contents: Contents,
    /// The file that is written, such as report.html, to open in a browser
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// What is on a page.
#[derive(Debug, Clone, Args)]
pub(crate) struct Contents {
    /// The scenario that is told of, then those it is compared with; without a file the base case
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    #[command(flatten)]
    pub(crate) scenario: ScenarioOptions,
    #[command(flatten)]
    pub(crate) draws: DrawOptions,
    /// Say nothing but errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

impl Report {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        forms::refuse_other(&self.out, "html", "a report is a page for a browser")?;
        let page = self.contents.page(self.contents.drawing()?.as_ref())?;
        output::file(&self.out, page).map_err(|error| Failure::writing(&self.out.display().to_string(), &error))
    }
}

impl Contents {
    /// Takes the page's draws, and those of every page after it: a program gets ready for interruptions once.
    pub(crate) fn drawing(&self) -> Result<Option<Drawing>, Failure> {
        // A page has bands; --draws says how many draws they are of.
        let draws = Some(self.draws.draws.flatten());
        Drawing::new(&DrawOptions { draws, ..self.draws.clone() }, self.quiet)
    }

    /// The page as text, from the files as they are now. What is wrong with them is said as they are read.
    ///
    /// A page that is loaded again where it stood keeps its place and its sliders, which are in the address.
    pub(crate) fn page(&self, drawing: Option<&Drawing>) -> Result<String, Failure> {
        let [told, compared @ ..] = &self.scenarios()?[..] else { return Ok(String::new()) };
        let told = drawing.map_or_else(|| Arc::clone(told), |drawing| drawing.laid_on(told));
        let (model, mut run) = load::modelled(&told, self.quiet)?;
        let compared: Vec<Run> = compared.iter().map(|other| load::run(other, self.quiet)).collect::<Result<_, _>>()?;
        if let Some(drawing) = drawing {
            let rows = rows_to_draw(&run);
            run.draws = Some(drawing.draw(&model, &run, rows)?);
        }
        let grid = self.grid(&told, &run, &model)?;
        let tornado = tornado(&model, &rows_to_swing(&run));
        let setup = json!(self.setup(&run, &tornado)).to_string();
        let engine = Some(Engine { module: MODULE, setup: &setup });
        let tornado = Some(&tornado);
        Ok(html(&Page { version: VERSION, run: &run, compared: &compared, grid: grid.as_ref(), tornado, engine }))
    }

    /// What the engine in the page starts with.
    fn setup(&self, run: &Run, tornado: &Tornado) -> Setup {
        let draws = &run.scenario.draws;
        let seed = self.draws.seed.map(|seed| format!("draws.seed={seed}"));
        let method = self.draws.method.map(|_| format!("draws.method=\"{}\"", draws.method_word()));
        let request = Request {
            file: self.files.first().map_or(BASE, String::as_str).to_owned(),
            levers: self.scenario.with.clone(),
            settings: self.scenario.set.iter().cloned().chain(seed).chain(method).collect(),
            as_of: self.scenario.as_of,
            inherited: false,
        };
        Setup::record(&request, &DiskFiles, &Embedded, most_moving(run, tornado))
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

/// The inputs that move the forecast most, over all rows that were tried.
fn most_moving(run: &Run, tornado: &Tornado) -> Vec<String> {
    let moved = |swing: &Swing| -> f64 {
        let both = swing.low.iter().zip(&swing.high).zip(&tornado.rows);
        let parts = both.filter_map(|((low, high), &row)| {
            let size = run.forecast.values[row]?.abs();
            (size > 0.0).then(|| Some(((*high)? - (*low)?).abs() / size)).flatten()
        });
        parts.sum()
    };
    let mut inputs: Vec<_> = tornado.swings.iter().map(|swing| (moved(swing), &swing.key)).collect();
    inputs.sort_by(|one, other| other.0.total_cmp(&one.0));
    inputs.into_iter().filter(|(moved, _)| *moved > 0.0).take(SLIDERS).map(|(_, key)| key.clone()).collect()
}
