//! `rackcast outputs`

use clap::Args;

use crate::failure::Failure;
use crate::forms::ListFormat;
use crate::options::OutputOptions;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct Outputs {
    #[command(flatten)]
    output: OutputOptions<ListFormat>,
}

impl Outputs {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        output::listing(rackcast_report::outputs, rackcast_report::outputs_records, &self.output)
    }
}
