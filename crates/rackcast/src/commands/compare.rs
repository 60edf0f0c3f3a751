//! `rackcast compare`

use clap::Args;
use rackcast_report::{CompareOptions, compare, csv, json};

use crate::failure::Failure;
use crate::options::{OutputOptions, ScenarioOptions, SelectionOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// Scenario files, or scenarios in the program; the others are set beside the first, and one alone beside itself
    /// without `--with`, `--set` and `--as-of`
    #[arg(required = true, value_name = "FILE")]
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
        let quiet = self.output.quiet;
        let alone = self.files.len() == 1;
        if alone && self.scenario.is_empty() {
            return Err(Failure::BadArgument(
                "one scenario has nothing to stand beside: name another, or change it with --set, --with or --as-of; \
                 `rackcast compare --help` says more"
                    .to_owned(),
            ));
        }
        let mut runs = Vec::new();
        if alone {
            for scenario in load::scenarios(&self.files, &ScenarioOptions::default(), quiet)? {
                runs.push(load::run(&scenario, quiet)?);
            }
        }
        // What is wrong with the file alone has been said by then.
        for scenario in load::scenarios(&self.files, &self.scenario, quiet || alone)? {
            runs.push(load::run(&scenario, quiet || alone)?);
        }
        let selection = load::or_months(self.selection.selection(), &runs, &self.output)?;
        let json = |version: &str| json(version, &runs, &selection);
        let page = || compare(&runs, &CompareOptions { selection: self.selection.selection(), all: self.all });
        output::result(|| csv(&runs, &selection), json, || Ok(vec![page()?]), &self.output)
    }
}
