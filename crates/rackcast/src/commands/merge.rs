//! `rackcast merge`

use std::path::PathBuf;

use clap::Args;
use rackcast_report::Drawn;

use crate::failure::Failure;
use crate::forms::Format;
use crate::options::OutputOptions;
use crate::{load, shards};

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// Files that `rackcast run --shard` wrote, all parts of one run, in any order
    #[arg(value_name = "PART", required = true)]
    parts: Vec<PathBuf>,
    #[command(flatten)]
    output: OutputOptions<Format>,
}

impl Merge {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let (quiet, form) = (self.output.quiet, self.output.form()?);
        let (identity, asked, summary) = shards::merged(&self.parts)?;
        let view = &asked.view;
        if form.is_tabular() != view.tabular {
            let (have, wanted) = if view.tabular {
                ("all chosen outputs, for programs", "a page")
            } else {
                ("what a page shows", "a table")
            };
            return Err(Failure::BadArgument(format!(
                "the parts hold {have}; for {wanted}, run them with the --format that is wanted here"
            )));
        }
        let scenario = load::scenario_of(asked.file.as_deref(), &asked.scenario, quiet, &asked.files)?;
        if scenario.hash != identity.hash {
            return Err(Failure::BadArgument("the parts hold another scenario than they say".to_owned()));
        }
        let scenario = shards::laid_on(scenario, &identity);
        let (_, mut run) = load::modelled(&scenario, quiet)?;
        let selection = view.selection(std::slice::from_ref(&run), quiet)?;
        if !view.tabular {
            run.unchanged = load::unchanged_of(asked.file.as_deref(), &asked.scenario, &asked.files);
        }
        let rows = view.rows(&run, &selection)?;
        if rows.len() != summary.rows.len() {
            return Err(Failure::BadArgument("the parts hold other outputs than they say".to_owned()));
        }
        run.draws = Some(Drawn::new(rows, summary));
        view.write(&[run], &selection, &self.output)
    }
}
