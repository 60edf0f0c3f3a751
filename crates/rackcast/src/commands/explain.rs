//! `rackcast explain`

use clap::Args;
use rackcast_catalogue::{
    INPUTS, InputKind, InputSpec, OUTPUTS, OutputSpec, SETTINGS, driven_by, drives, find_input, find_output,
    find_setting, suggest,
};
use rackcast_report::{Influence, explain_input, explain_output};

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
        self.output.page_only()?;
        let scenario = load::scenario(self.file.as_deref(), &self.scenario, self.output.quiet)?;
        let page = if let Some(spec) = input(&self.name) {
            let measured = spec.kind == InputKind::Number;
            let moves = measured.then(|| influences(drives(spec.pattern)));
            explain_input(&self.name, spec, moves.as_deref(), &scenario)
        } else if let Some(spec) = output_spec(&self.name) {
            explain_output(
                &self.name,
                spec,
                Some(&influences(driven_by(spec.pattern))),
                &scenario,
                &load::shown_forecast(&scenario)?,
            )
        } else {
            let outputs: Vec<String> =
                load::shown_forecast(&scenario)?.layout.outputs.iter().map(|output| output.name.clone()).collect();
            return Err(unknown(&self.name, scenario.inputs.keys().chain(&outputs).map(String::as_str)).into());
        };
        output::page(&page, &self.output)
    }
}

fn influences(measured: impl Iterator<Item = (&'static str, f64)>) -> Vec<Influence<'static>> {
    measured.map(|(name, size)| Influence { name, size }).collect()
}

fn input(name: &str) -> Option<&'static InputSpec> {
    let by_pattern = INPUTS.iter().chain(SETTINGS).find(|spec| spec.pattern == name);
    by_pattern.or_else(|| find_input(name).map(|(spec, _)| spec)).or_else(|| find_setting(name))
}

fn output_spec(name: &str) -> Option<&'static OutputSpec> {
    OUTPUTS.iter().find(|spec| spec.pattern == name).or_else(|| find_output(name).map(|(spec, _)| spec))
}

fn unknown<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    let patterns =
        INPUTS.iter().chain(SETTINGS).map(|spec| spec.pattern).chain(OUTPUTS.iter().map(|spec| spec.pattern));
    match suggest(name, names.chain(patterns)) {
        Some(near) => format!("there is no input or output \"{name}\"; did you mean \"{near}\"?"),
        None => format!("there is no input or output \"{name}\"; `rackcast outputs` and `rackcast show` list them"),
    }
}
