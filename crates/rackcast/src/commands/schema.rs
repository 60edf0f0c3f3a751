//! `rackcast schema`

use std::path::PathBuf;

use clap::Args;

use crate::failure::Failure;
use crate::forms;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Write to a file instead of the standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Schema {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let schema = rackcast_schema::schema_text();
        match self.out {
            None => output::standard(&schema),
            Some(path) => {
                forms::refuse_other(&path, "json", "the schema is JSON")?;
                output::file(&path, &schema).map_err(|error| Failure::writing(&path.display().to_string(), &error))
            }
        }
    }
}
