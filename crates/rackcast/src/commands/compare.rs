//! `rackcast compare`

use clap::Args;
use rackcast_report::{CompareOptions, compare, csv, json};

use crate::failure::Failure;
use crate::options::{Format, OutputOptions, ScenarioOptions, SelectionOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// Scenario files, or scenarios in the program; the others are set beside the first
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
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

impl Compare {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let scenarios = load::scenarios(&self.files, &self.scenario, self.output.quiet)?;
        let runs =
            scenarios.iter().map(|scenario| load::run(scenario, self.output.quiet)).collect::<Result<Vec<_>, _>>()?;
        let selection = self.selection.selection();
        match self.output.format() {
            Format::Csv => output::text(&csv(&runs, &selection)?, &self.output),
            Format::Json => output::text(&json(output::VERSION, &runs, &selection)?, &self.output),
            _ => output::page(&compare(&runs, &CompareOptions { selection, all: self.all })?, &self.output),
        }
    }
}
