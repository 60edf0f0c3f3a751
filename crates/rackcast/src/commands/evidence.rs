//! `rackcast evidence`

use clap::Args;

use crate::failure::Failure;
use crate::options::{OutputOptions, ScenarioOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Evidence {
    /// A scenario file [default: the base case]
    file: Option<String>,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    output: OutputOptions,
}

impl Evidence {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        self.output.page_only()?;
        let scenario = load::scenario(self.file.as_deref(), &self.scenario, self.output.quiet)?;
        let forecast = load::shown_forecast(&scenario)?;
        output::page(&rackcast_report::evidence(&scenario, &forecast), &self.output)
    }
}
