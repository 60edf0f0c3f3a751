//! `rackcast evidence`

use clap::Args;

use crate::failure::Failure;
use crate::forms::ListFormat;
use crate::options::{OutputOptions, ScenarioOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Evidence {
    /// A scenario file [default: the base case]
    file: Option<String>,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    output: OutputOptions<ListFormat>,
}

impl Evidence {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let scenario = load::scenario(self.file.as_deref(), &self.scenario, self.output.quiet)?;
        let forecast = load::shown_forecast(&scenario)?;
        let page = || rackcast_report::evidence(&scenario, &forecast);
        output::listing(page, || rackcast_report::evidence_records(&scenario, &forecast), &self.output)
    }
}
