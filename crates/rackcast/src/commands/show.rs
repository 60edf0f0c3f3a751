//! `rackcast show`

use clap::Args;

use crate::failure::Failure;
use crate::forms::ListFormat;
use crate::options::{OutputOptions, ScenarioOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// A scenario file [default: the base case]
    file: Option<String>,
    /// Only what it changes against the scenario it builds on
    #[arg(long)]
    changes: bool,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    output: OutputOptions<ListFormat>,
}

impl Show {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let load = if self.changes { load::scenario_and_inherited } else { load::scenario };
        let scenario = load(self.file.as_deref(), &self.scenario, self.output.quiet)?;
        let page = || rackcast_report::show(&scenario, self.changes);
        output::listing(page, || rackcast_report::show_records(&scenario, self.changes), &self.output)
    }
}
