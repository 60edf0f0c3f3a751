//! `rackcast explain`

use clap::Args;
use rackcast_catalogue::{
    INPUTS, InputKind, InputSpec, OUTPUTS, OutputSpec, SETTINGS, driven_by, drives, find_input, find_setting, suggest,
};
use rackcast_forecast::Forecast;
use rackcast_report::{Influence, explain_input, explain_input_records, explain_output, explain_output_records};

use crate::failure::Failure;
use crate::options::{OutputOptions, ScenarioOptions};
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// An input or output by its name, such as `servers.asic_share`, or by its pattern, such as `vendor.V.revenue`
    name: String,
    /// The scenario whose value is shown [default: the base case]
    file: Option<String>,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    output: OutputOptions,
}

impl Explain {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let scenario = load::scenario(self.file.as_deref(), &self.scenario, self.output.quiet)?;
        if let Some(spec) = input(&self.name) {
            let measured = spec.kind == InputKind::Number;
            let moved = measured.then(|| influences(drives(spec.pattern)));
            let (name, moved) = (&*self.name, moved.as_deref());
            let page = || explain_input(name, spec, moved, &scenario);
            return output::listing(page, || explain_input_records(name, spec, moved, &scenario), &self.output);
        }
        let forecast = load::shown_forecast(&scenario)?;
        if let Some(spec) = output_spec(&self.name, &forecast) {
            let movers = influences(driven_by(spec.pattern));
            let (name, movers) = (&*self.name, Some(&*movers));
            let page = || explain_output(name, spec, movers, &scenario, &forecast);
            let records = || explain_output_records(name, spec, movers, &scenario, &forecast);
            return output::listing(page, records, &self.output);
        }
        let outputs = forecast.layout.outputs.iter().map(|output| &*output.name);
        Err(unknown(&self.name, scenario.inputs.keys().map(String::as_str).chain(outputs)).into())
    }
}

fn influences(measured: impl Iterator<Item = (&'static str, f64)>) -> Vec<Influence<'static>> {
    measured.map(|(name, size)| Influence { name, size }).collect()
}

fn input(name: &str) -> Option<&'static InputSpec> {
    let by_pattern = INPUTS.iter().chain(SETTINGS).find(|spec| spec.pattern == name);
    by_pattern.or_else(|| find_input(name).map(|(spec, _)| spec)).or_else(|| find_setting(name))
}

/// The output of a scenario, or all that a pattern names.
fn output_spec(name: &str, forecast: &Forecast) -> Option<&'static OutputSpec> {
    let by_pattern = OUTPUTS.iter().find(|spec| spec.pattern == name);
    by_pattern.or_else(|| forecast.layout.outputs.iter().find(|output| output.name == name).map(|output| output.spec))
}

fn unknown<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    let patterns =
        INPUTS.iter().chain(SETTINGS).map(|spec| spec.pattern).chain(OUTPUTS.iter().map(|spec| spec.pattern));
    match suggest(name, names.chain(patterns)) {
        Some(near) => format!("there is no input or output \"{name}\"; did you mean \"{near}\"?"),
        None => format!("there is no input or output \"{name}\"; `rackcast outputs` and `rackcast show` list them"),
    }
}
