//! `rackcast run`

use clap::Args;
use rackcast_forecast::Model;
use rackcast_report::{
    BandsOptions, Document, Run as Forecast, RunOptions, Selection, bands, bands_rows, csv, json, pivot,
};

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::options::{DrawOptions, OutputOptions, ScenarioOptions, SelectionOptions};
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
        if self.output.is_tabular() && self.draws.fan.is_some() {
            return Err(Failure::BadArgument("--fan draws on a page, which csv and json have not".to_owned()));
        }
        let quiet = self.output.quiet;
        let scenarios = load::scenarios(&self.files, &self.scenario, quiet)?;
        let drawing = Drawing::new(&self.draws, quiet)?;
        let laid_on =
            scenarios.into_iter().map(|it| drawing.as_ref().map_or(it.clone(), |drawing| drawing.laid_on(&it)));
        let modelled = laid_on.map(|scenario| load::modelled(&scenario, quiet)).collect::<Result<Vec<_>, _>>()?;
        let (models, mut runs): (Vec<Model>, Vec<Forecast>) = modelled.into_iter().unzip();
        let mut selection = self.selection.selection();
        if self.output.is_tabular() || self.chooses() {
            selection = load::or_months(selection, &runs, &self.output)?;
        }
        if !self.output.is_tabular() {
            self.against_unchanged(&mut runs);
        }
        if let Some(drawing) = &drawing {
            for (model, run) in models.iter().zip(&mut runs) {
                let rows = if self.output.is_tabular() {
                    selection.rows(&run.scenario, &run.forecast.layout)?
                } else {
                    bands_rows(run, &self.bands(&selection))?
                };
                run.draws = Some(drawing.draw(model, run, rows)?);
            }
        }
        let pages = || runs.iter().map(|run| self.page(run, &selection)).collect();
        output::result(|| csv(&runs, &selection), |version| json(version, &runs, &selection), pages, &self.output)
    }

    /// Whether outputs or a period are chosen, of which a page shows tables.
    fn chooses(&self) -> bool {
        let selection = self.selection.selection();
        !selection.metrics.is_empty() || selection.at.is_some()
    }

    /// Sets each run beside its file as it stands, where options change it.
    fn against_unchanged(&self, runs: &mut [Forecast]) {
        let files: Vec<Option<&str>> =
            if self.files.is_empty() { vec![None] } else { self.files.iter().map(|file| Some(&**file)).collect() };
        for (run, file) in runs.iter_mut().zip(files) {
            run.unchanged = load::unchanged(file, &self.scenario);
        }
    }

    fn bands(&self, selection: &Selection) -> BandsOptions {
        BandsOptions { selection: selection.clone(), all: self.all, fan: self.draws.fan.clone() }
    }

    fn page(&self, run: &Forecast, selection: &Selection) -> Result<Document, String> {
        if run.draws.is_some() {
            bands(run, &self.bands(selection))
        } else if !self.chooses() {
            let (periods, vendors) = (selection.periods.clone(), selection.vendors.clone());
            rackcast_report::run(run, &RunOptions { all: self.all, periods, vendors })
        } else {
            pivot(run, selection, self.all)
        }
    }
}
