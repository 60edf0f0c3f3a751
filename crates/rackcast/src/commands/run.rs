//! `rackcast run`

use clap::Args;
use rackcast_report::{RunOptions, csv, json, pivot};

use crate::failure::Failure;
use crate::options::{Format, OutputOptions, ScenarioOptions, SelectionOptions};
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
    output: OutputOptions,
}

impl Run {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let scenarios = load::scenarios(&self.files, &self.scenario, self.output.quiet)?;
        let runs =
            scenarios.iter().map(|scenario| load::run(scenario, self.output.quiet)).collect::<Result<Vec<_>, _>>()?;
        let selection = self.selection.selection();
        match self.output.format() {
            Format::Csv => output::text(&csv(&runs, &selection)?, &self.output),
            Format::Json => output::text(&json(output::VERSION, &runs, &selection)?, &self.output),
            format => {
                let whole_page = selection.metrics.is_empty() && selection.at.is_none();
                let options = RunOptions {
                    all: self.all,
                    periods: selection.periods.clone(),
                    vendors: selection.vendors.clone(),
                };
                let pages = runs.iter().map(|run| {
                    let page =
                        if whole_page { rackcast_report::run(run, &options) } else { pivot(run, &selection, self.all) };
                    page.map(|page| output::rendered(&page, format))
                });
                output::text(&pages.collect::<Result<Vec<_>, _>>()?.join("\n"), &self.output)
            }
        }
    }
}
