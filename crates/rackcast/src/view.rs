//! What of runs is shown, and how: the same for runs made here and for parts put together.

use rackcast_report::{
    BandsOptions, Document, Run, RunOptions, Selection, bands, bands_rows, csv, json, parquet, pivot,
};
use rackcast_workbook::workbook;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::forms::Format;
use crate::options::{OutputOptions, SelectionOptions};
use crate::output::{VERSION, Written};
use crate::{load, output};

/// What was asked to be shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct View {
    /// Every period and every line.
    pub(crate) all: bool,
    pub(crate) selection: SelectionOptions,
    /// The output whose fan is drawn.
    pub(crate) fan: Option<String>,
    /// Whether a table for programs is wanted, not a page.
    pub(crate) tabular: bool,
}

impl View {
    /// The outputs and periods that are chosen of these runs.
    pub(crate) fn selection(&self, runs: &[Run], quiet: bool) -> Result<Selection, String> {
        let selection = self.selection.selection();
        if self.tabular || self.chooses() { load::or_months(selection, runs, quiet) } else { Ok(selection) }
    }

    /// The rows of a run that are drawn.
    pub(crate) fn rows(&self, run: &Run, selection: &Selection) -> Result<Vec<usize>, String> {
        if self.tabular {
            selection.rows(&run.scenario, &run.forecast.layout)
        } else {
            bands_rows(run, &self.bands(selection))
        }
    }

    /// The rows of a run of which every draw is kept: those that are chosen, else those of the page.
    pub(crate) fn kept(&self, run: &Run, selection: &Selection) -> Result<Vec<usize>, String> {
        if self.chooses() {
            selection.rows(&run.scenario, &run.forecast.layout)
        } else {
            bands_rows(run, &self.bands(selection))
        }
    }

    /// Writes runs in the form asked for.
    pub(crate) fn write(
        &self,
        runs: &[Run],
        selection: &Selection,
        options: &OutputOptions<Format>,
    ) -> Result<(), Failure> {
        output::result(options, |format| match format {
            Format::Csv => csv(runs, selection).map(Written::Text),
            Format::Json => json(VERSION, runs, selection).map(Written::Text),
            Format::Parquet => parquet(VERSION, runs, selection).map(Written::Bytes),
            Format::Xlsx => workbook(VERSION, runs, selection).map(Written::Bytes),
            Format::Table | Format::Markdown => {
                runs.iter().map(|run| self.page(run, selection)).collect::<Result<_, _>>().map(Written::Pages)
            }
        })
    }

    /// Whether outputs or a period are chosen, of which a page shows tables.
    fn chooses(&self) -> bool {
        let selection = self.selection.selection();
        !selection.metrics.is_empty() || selection.at.is_some()
    }

    fn bands(&self, selection: &Selection) -> BandsOptions {
        BandsOptions { selection: selection.clone(), all: self.all, fan: self.fan.clone() }
    }

    fn page(&self, run: &Run, selection: &Selection) -> Result<Document, String> {
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
