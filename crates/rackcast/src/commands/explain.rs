//! `rackcast explain`

use clap::Args;
use rackcast_catalogue::{
    INPUTS, InputKind, InputSpec, OUTPUTS, OutputSpec, SETTINGS, driven_by, drives, find_input, find_setting, suggest,
};
use rackcast_forecast::{Model, RunError, diagnose, moved_by, movers_of};
use rackcast_report::{
    Influence, Influences, explain_input, explain_input_records, explain_output, explain_output_records, explain_table,
    explain_table_records,
};
use rackcast_scenario::Scenario;

use crate::failure::Failure;
use crate::forms::ListFormat;
use crate::options::{OutputOptions, ScenarioOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// An input or output by its name, such as `servers.asic_share`, or by its pattern, such as `vendor.V.revenue`, or a
    /// table, such as `planning`
    name: String,
    /// The scenario whose value is shown [default: the base case]
    file: Option<String>,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    output: OutputOptions<ListFormat>,
}

impl Explain {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let scenario = load::scenario(self.file.as_deref(), &self.scenario, self.output.quiet)?;
        let name = &*self.name;
        let refused = |error: RunError| load::show(&diagnose(&scenario, &error));
        if let Some(spec) = input(name) {
            if spec.kind != InputKind::Number {
                let page = || explain_input(name, spec, None, &scenario);
                return output::listing(page, || explain_input_records(name, spec, None, &scenario), &self.output);
            }
            let model = Model::new(scenario.clone()).map_err(refused)?;
            let moved = Some(&moved(&model, name, spec).map_err(refused)?);
            let page = || explain_input(name, spec, moved, &scenario);
            return output::listing(page, || explain_input_records(name, spec, moved, &scenario), &self.output);
        }
        if let Some(page) = explain_table(name, &scenario) {
            return output::listing(|| page, || explain_table_records(name, &scenario), &self.output);
        }
        let model = Model::new(scenario.clone()).map_err(refused)?;
        if let Some(spec) = output_spec(name, &model) {
            let forecast = model.forecast().map_err(refused)?;
            let movers = Some(&movers(&model, name, spec).map_err(refused)?);
            let page = || explain_output(name, spec, movers, &scenario, &forecast);
            let records = || explain_output_records(name, spec, movers, &scenario, &forecast);
            return output::listing(page, records, &self.output);
        }
        Err(unknown(name, &scenario, &model).into())
    }
}

/// What an input moves: in this scenario, or where it has no such number, or a pattern is asked for, as the catalogue has
/// it.
fn moved<'a>(model: &'a Model, name: &str, spec: &InputSpec) -> Result<Influences<'a>, RunError> {
    let Some(index) = model.scenario().inputs.get_index_of(name) else { return Ok(known(drives(spec.pattern))) };
    let outputs = &model.layout().outputs;
    let list = moved_by(model, index)?.into_iter();
    let list = list.map(|moves| Influence { name: &outputs[moves.index].name, size: moves.size }).collect();
    Ok(Influences { here: true, list })
}

/// What moves an output, in the same way.
fn movers<'a>(model: &'a Model, name: &str, spec: &OutputSpec) -> Result<Influences<'a>, RunError> {
    let index = model.layout().outputs.iter().position(|output| output.name == name);
    let Some(index) = index else { return Ok(known(driven_by(spec.pattern))) };
    let inputs = &model.scenario().inputs;
    let list = movers_of(model, index)?.into_iter();
    let list = list.filter_map(|moves| Some(Influence { name: inputs.get_index(moves.index)?.0, size: moves.size }));
    Ok(Influences { here: true, list: list.collect() })
}

fn known(measured: impl Iterator<Item = (&'static str, f64)>) -> Influences<'static> {
    Influences { here: false, list: measured.map(|(name, size)| Influence { name, size }).collect() }
}

fn input(name: &str) -> Option<&'static InputSpec> {
    let by_pattern = INPUTS.iter().chain(SETTINGS).find(|spec| spec.pattern == name);
    by_pattern.or_else(|| find_input(name).map(|(spec, _)| spec)).or_else(|| find_setting(name))
}

/// The output of a scenario, or all that a pattern names.
fn output_spec(name: &str, model: &Model) -> Option<&'static OutputSpec> {
    let by_pattern = OUTPUTS.iter().find(|spec| spec.pattern == name);
    let outputs = &model.layout().outputs;
    by_pattern.or_else(|| outputs.iter().find(|output| output.name == name).map(|output| output.spec))
}

/// Names that are listed where the end of a name is the end of several.
const MOST_NAMES: usize = 6;

fn unknown(name: &str, scenario: &Scenario, model: &Model) -> String {
    let outputs = model.layout().outputs.iter().map(|output| &*output.name);
    let names: Vec<&str> = scenario.inputs.keys().map(String::as_str).chain(outputs).collect();
    let end = format!(".{name}");
    let ending: Vec<String> =
        names.iter().filter(|known| known.ends_with(&end)).map(|known| format!("\"{known}\"")).collect();
    let patterns =
        INPUTS.iter().chain(SETTINGS).map(|spec| spec.pattern).chain(OUTPUTS.iter().map(|spec| spec.pattern));
    let help = match (ending.len(), suggest(name, names.iter().copied().chain(patterns))) {
        (0, Some(near)) => format!("did you mean \"{near}\"?"),
        (0, None) => "`rackcast outputs` and `rackcast show` list them".to_owned(),
        (1, _) => format!("did you mean {}?", ending[0]),
        (count, _) => {
            let more = count.saturating_sub(MOST_NAMES);
            let more = if more > 0 { format!(" or one of {more} more") } else { String::new() };
            format!("there is {}{more}", ending[..count.min(MOST_NAMES)].join(", "))
        }
    };
    format!("there is no input or output \"{name}\"; {help}")
}
