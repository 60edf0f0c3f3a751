//! From files to scenarios and their forecasts.

use std::sync::Arc;

use rackcast_forecast::{Forecast, Model, RunError, departures, diagnose};
use rackcast_report::{Run, diagnostics_text};
use rackcast_scenario::{BASE, Diagnostic, DiskFiles, Loaded, Request, Scenario, Severity, Shipped, load};

use crate::answers::answers;
use crate::failure::Failure;
use crate::options::ScenarioOptions;
use crate::output::remark;

/// The scenarios in the program.
struct Embedded;

impl Shipped for Embedded {
    fn text(&self, path: &str) -> Option<&str> {
        rackcast_shipped::text(path)
    }

    fn paths(&self) -> Vec<&str> {
        rackcast_shipped::paths().collect()
    }
}

/// Loads a file with what the options lay on it; `None` is the base case in the program.
pub(crate) fn loaded(file: Option<&str>, options: &ScenarioOptions) -> Loaded {
    let request = Request {
        file: file.unwrap_or(BASE).to_owned(),
        levers: options.with.clone(),
        settings: options.set.clone(),
        as_of: options.as_of,
    };
    load(&request, &DiskFiles, &Embedded)
}

/// A scenario without errors. Errors are shown, and warnings unless `quiet`.
pub(crate) fn scenario(file: Option<&str>, options: &ScenarioOptions, quiet: bool) -> Result<Arc<Scenario>, Failure> {
    let Loaded { scenario, diagnostics } = loaded(file, options);
    let said = if quiet { Severity::Error } else { Severity::Warning };
    remark(&diagnostics_text(diagnostics.iter().filter(|diagnostic| diagnostic.severity <= said)));
    scenario.ok_or(Failure::BadFile)
}

/// The scenarios of several files, each with a label of its own; of none, the base case.
pub(crate) fn scenarios(
    files: &[String],
    options: &ScenarioOptions,
    quiet: bool,
) -> Result<Vec<Arc<Scenario>>, Failure> {
    if files.is_empty() {
        return Ok(vec![scenario(None, options, quiet)?]);
    }
    // Every file says what is wrong with it before the command gives up.
    let loaded: Vec<_> = files.iter().map(|file| scenario(Some(file), options, quiet)).collect();
    let mut scenarios = loaded.into_iter().collect::<Result<Vec<_>, _>>()?;
    distinguish(&mut scenarios);
    Ok(scenarios)
}

/// Gives scenarios of one label the longest part of their paths that is needed to tell them apart.
fn distinguish(scenarios: &mut [Arc<Scenario>]) {
    let parts = |scenario: &Scenario| -> Vec<String> {
        let path = scenario.file.strip_suffix(".toml").unwrap_or(&scenario.file);
        path.split(['/', '\\']).map(str::to_owned).collect()
    };
    let tail = |parts: &[String], count: usize| parts[parts.len().saturating_sub(count)..].join("/");
    let all: Vec<_> = scenarios.iter().map(|scenario| parts(scenario)).collect();
    for (index, scenario) in scenarios.iter_mut().enumerate() {
        let same = |count: usize| {
            all.iter()
                .enumerate()
                .any(|(other, parts)| other != index && tail(parts, count) == tail(&all[index], count))
        };
        let alike = all.iter().enumerate().any(|(other, parts)| other != index && parts.last() == all[index].last());
        if alike {
            let count = (1..all[index].len()).find(|&count| !same(count)).unwrap_or(all[index].len());
            Arc::make_mut(scenario).label = tail(&all[index], count);
        }
    }
}

/// The forecast of a scenario.
pub(crate) fn forecast(scenario: &Arc<Scenario>) -> Result<Forecast, RunError> {
    Model::new(Arc::clone(scenario))?.forecast()
}

/// The forecast of a scenario; why there is none is shown at its place.
pub(crate) fn shown_forecast(scenario: &Arc<Scenario>) -> Result<Forecast, Failure> {
    forecast(scenario).map_err(|error| show(&diagnose(scenario, &error)))
}

/// The forecast of a scenario and the answers to its questions; warns of figures that could not be met, unless `quiet`.
pub(crate) fn run(scenario: &Arc<Scenario>, quiet: bool) -> Result<Run, Failure> {
    Ok(modelled(scenario, quiet)?.1)
}

/// The same with the model that ran.
pub(crate) fn modelled(scenario: &Arc<Scenario>, quiet: bool) -> Result<(Model, Run), Failure> {
    let made = Model::new(Arc::clone(scenario)).and_then(|model| model.forecast().map(|forecast| (model, forecast)));
    let (model, forecast) = made.map_err(|error| show(&diagnose(scenario, &error)))?;
    let [events, checks] = [&scenario.events, &scenario.checks].map(|questions| answers(questions, &forecast));
    let warnings = departures(scenario, &forecast);
    if !quiet {
        remark(&diagnostics_text(&warnings));
    }
    let mut scenario = Arc::clone(scenario);
    if !warnings.is_empty() {
        Arc::make_mut(&mut scenario).warnings.extend(warnings);
    }
    let [events, checks] = [events, checks].map(|answers| answers.map_err(|problem| show(&problem)));
    Ok((model, Run { scenario, events: events?, checks: checks?, forecast, draws: None }))
}

/// Shows what is wrong.
pub(crate) fn show(problem: &Diagnostic) -> Failure {
    remark(&diagnostics_text([problem]));
    Failure::BadFile
}
