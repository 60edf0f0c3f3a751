//! `rackcast compare`

use clap::Args;
use rackcast_forecast::Model;
use rackcast_report::{CompareOptions, Run, compare, compare_quantities, csv, json, parquet, table_quantities};
use rackcast_workbook::workbook;

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::options::{DrawOptions, Format, OutputOptions, ScenarioOptions, SelectionOptions};
use crate::output::{VERSION, Written};
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
    draws: DrawOptions,
    #[command(flatten)]
    output: OutputOptions,
}

impl Compare {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let quiet = self.output.quiet;
        output::refuse_terminal(&self.output)?;
        let alone = self.files.len() == 1;
        if alone && self.scenario.is_empty() {
            return Err(Failure::BadArgument(
                "one scenario has nothing to stand beside: name another, or change it with --set, --with or --as-of; \
                 `rackcast compare --help` says more"
                    .to_owned(),
            ));
        }
        let mut scenarios = Vec::new();
        if alone {
            scenarios = load::scenarios(&self.files, &ScenarioOptions::default(), quiet)?;
        }
        // What is wrong with the file alone has been said by then.
        scenarios.extend(load::scenarios(&self.files, &self.scenario, quiet || alone)?);
        let drawing = Drawing::new(&self.draws, quiet)?;
        if let Some(drawing) = &drawing {
            drawing.side_by_side(&mut scenarios);
        }
        let modelled = |(at, scenario)| load::modelled(scenario, quiet || (alone && at > 0));
        let modelled = scenarios.iter().enumerate().map(modelled).collect::<Result<Vec<_>, _>>()?;
        let (models, mut runs): (Vec<Model>, Vec<Run>) = modelled.into_iter().unzip();
        let selection = load::or_months(self.selection.selection(), &runs, quiet)?;
        let options = CompareOptions { selection: self.selection.selection(), all: self.all };
        if let Some(drawing) = &drawing {
            let tabular = self.output.is_tabular();
            let quantities =
                if tabular { table_quantities(&runs, &selection)? } else { compare_quantities(&runs, &options)? };
            let drawn = drawing.compare(&models, &runs, &quantities)?;
            for (run, drawn) in runs.iter_mut().zip(drawn) {
                run.draws = Some(drawn);
            }
        }
        output::result(&self.output, |format| match format {
            Format::Csv => csv(&runs, &selection).map(Written::Text),
            Format::Json => json(VERSION, &runs, &selection).map(Written::Text),
            Format::Parquet => parquet(VERSION, &runs, &selection).map(Written::Bytes),
            Format::Xlsx => workbook(VERSION, &runs, &selection).map(Written::Bytes),
            Format::Table | Format::Markdown => Ok(Written::Pages(vec![compare(&runs, &options)?])),
        })
    }
}
