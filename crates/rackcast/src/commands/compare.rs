//! `rackcast compare`

use clap::Args;
use rackcast_forecast::Model;
use rackcast_report::{CompareOptions, Run, compare, compare_quantities, csv, json, parquet, table_quantities};
use rackcast_workbook::workbook;

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::forms::Format;
use crate::options::{ForecastOptions, ScenarioOptions};
use crate::output::{VERSION, Written};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// Scenario files, or scenarios in the program; the others are set beside the first, and one alone beside itself
    /// without `--with`, `--set` and `--as-of`
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[command(flatten)]
    options: ForecastOptions,
}

impl Compare {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let (quiet, form) = (self.options.output.quiet, self.options.output.form()?);
        let alone = self.files.len() == 1;
        if alone && self.options.scenario.is_empty() {
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
        scenarios.extend(load::scenarios(&self.files, &self.options.scenario, quiet || alone)?);
        let drawing = Drawing::new(&self.options.draws, quiet)?;
        if let Some(drawing) = &drawing {
            drawing.side_by_side(&mut scenarios);
        }
        let modelled = |(at, scenario)| load::modelled(scenario, quiet || (alone && at > 0));
        let modelled = scenarios.iter().enumerate().map(modelled).collect::<Result<Vec<_>, _>>()?;
        let (models, mut runs): (Vec<Model>, Vec<Run>) = modelled.into_iter().unzip();
        let selection = load::or_months(self.options.selection.selection(), &runs, quiet)?;
        let options = CompareOptions { selection: self.options.selection.selection(), all: self.options.all };
        if let Some(drawing) = &drawing {
            let quantities = if form.is_tabular() {
                table_quantities(&runs, &selection)?
            } else {
                compare_quantities(&runs, &options)?
            };
            let drawn = drawing.compare(&models, &runs, &quantities)?;
            for (run, drawn) in runs.iter_mut().zip(drawn) {
                run.draws = Some(drawn);
            }
        }
        output::result(&self.options.output, |format| match format {
            Format::Csv => csv(&runs, &selection).map(Written::Text),
            Format::Json => json(VERSION, &runs, &selection).map(Written::Text),
            Format::Parquet => parquet(VERSION, &runs, &selection).map(Written::Bytes),
            Format::Xlsx => workbook(VERSION, &runs, &selection).map(Written::Bytes),
            Format::Table | Format::Markdown => Ok(Written::Pages(vec![compare(&runs, &options)?])),
        })
    }
}
