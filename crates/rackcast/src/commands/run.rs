//! `rackcast run`

use clap::Args;
use rackcast_report::{
    BandsOptions, Document, Run as Forecast, RunOptions, Selection, bands, bands_rows, csv, json, pivot,
};

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::options::{DrawOptions, Format, OutputOptions, ScenarioOptions, SelectionOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Scenario files, or scenarios in the program such as rackcast:base
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Show every period and every line
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    selection: SelectionOptions,
    #[command(flatten)]
    draws: DrawOptions,
    #[command(flatten)]
    output: OutputOptions,
}

impl Run {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let selection = self.selection.selection();
        let runs = self.runs(&selection)?;
        match self.output.format() {
            Format::Csv => output::text(&csv(&runs, &selection)?, &self.output),
            Format::Json => output::text(&json(output::VERSION, &runs, &selection)?, &self.output),
            format => {
                let pages = runs.iter().map(|run| Ok(output::rendered(&self.page(run, &selection)?, format)));
                output::text(&pages.collect::<Result<Vec<_>, Failure>>()?.join("\n"), &self.output)
            }
        }
    }

    /// The runs, with draws where they are asked for.
    fn runs(&self, selection: &Selection) -> Result<Vec<Forecast>, Failure> {
        let quiet = self.output.quiet;
        let tabular = matches!(self.output.format(), Format::Csv | Format::Json);
        if tabular && self.draws.fan.is_some() {
            return Err(Failure::BadArgument("--fan draws on a page, which csv and json have not".to_owned()));
        }
        let scenarios = load::scenarios(&self.files, &self.scenario, quiet)?;
        let Some(drawing) = Drawing::new(&self.draws, quiet)? else {
            return scenarios.iter().map(|scenario| load::run(scenario, quiet)).collect();
        };
        let drawn = scenarios.iter().map(|scenario| {
            let (model, mut run) = load::modelled(&drawing.laid_on(scenario), quiet)?;
            let rows = if tabular {
                selection.rows(&run.scenario, &run.forecast.layout)?
            } else {
                bands_rows(&run, &self.bands(selection))?
            };
            run.draws = Some(drawing.draw(&model, &run, rows)?);
            Ok(run)
        });
        drawn.collect()
    }

    fn bands(&self, selection: &Selection) -> BandsOptions {
        BandsOptions { selection: selection.clone(), all: self.all, fan: self.draws.fan.clone() }
    }

    fn page(&self, run: &Forecast, selection: &Selection) -> Result<Document, String> {
        if run.draws.is_some() {
            bands(run, &self.bands(selection))
        } else if selection.metrics.is_empty() && selection.at.is_none() {
            let (periods, vendors) = (selection.periods.clone(), selection.vendors.clone());
            rackcast_report::run(run, &RunOptions { all: self.all, periods, vendors })
        } else {
            pivot(run, selection, self.all)
        }
    }
}
