//! From files to scenarios and their forecasts.

use std::sync::Arc;

use rackcast_forecast::{Forecast, Model, RunError, departures, diagnose};
use rackcast_report::{Run, Selection, diagnostics_text};
use rackcast_scenario::{BASE, Diagnostic, DiskFiles, Files, Loaded, Request, Scenario, Severity, load};
use rackcast_shipped::Embedded;

use crate::answers::answers;
use crate::failure::Failure;
use crate::labels;
use crate::options::ScenarioOptions;
use crate::output::remark;

/// Loads a file with what the options lay on it; `None` is the base case in the program.
pub(crate) fn loaded(file: Option<&str>, options: &ScenarioOptions) -> Loaded {
    loaded_of(file, options, &DiskFiles)
}

/// The same from other files than those on disk.
pub(crate) fn loaded_of(file: Option<&str>, options: &ScenarioOptions, files: &dyn Files) -> Loaded {
    load(&request(file, options), files, &Embedded)
}

fn request(file: Option<&str>, options: &ScenarioOptions) -> Request {
    Request {
        file: file.unwrap_or(BASE).to_owned(),
        levers: options.with.clone(),
        settings: options.set.clone(),
        as_of: options.as_of,
        inherited: false,
    }
}

/// A scenario without errors, whose name and label say what options lay on it. Errors are shown, and warnings unless
/// `quiet`.
pub(crate) fn scenario(file: Option<&str>, options: &ScenarioOptions, quiet: bool) -> Result<Arc<Scenario>, Failure> {
    scenario_of(file, options, quiet, &DiskFiles)
}

/// The same from other files than those on disk.
pub(crate) fn scenario_of(
    file: Option<&str>,
    options: &ScenarioOptions,
    quiet: bool,
    files: &dyn Files,
) -> Result<Arc<Scenario>, Failure> {
    Ok(labels::said(told(loaded_of(file, options, files), quiet)?, options))
}

/// The same with what all files it builds on make together.
pub(crate) fn scenario_and_inherited(
    file: Option<&str>,
    options: &ScenarioOptions,
    quiet: bool,
) -> Result<Arc<Scenario>, Failure> {
    let request = Request { inherited: true, ..request(file, options) };
    Ok(labels::said(told(load(&request, &DiskFiles, &Embedded), quiet)?, options))
}

fn told(loaded: Loaded, quiet: bool) -> Result<Arc<Scenario>, Failure> {
    let Loaded { scenario, diagnostics } = loaded;
    let said = if quiet { Severity::Error } else { Severity::Warning };
    remark(&diagnostics_text(diagnostics.iter().filter(|diagnostic| diagnostic.severity <= said)));
    scenario.ok_or(Failure::BadFile)
}

/// The scenarios of several files, each with a label of its own; of none, the base case. What the options lay on them
/// stands in their names and labels.
pub(crate) fn scenarios(
    files: &[String],
    options: &ScenarioOptions,
    quiet: bool,
) -> Result<Vec<Arc<Scenario>>, Failure> {
    let files: Vec<Option<&str>> =
        if files.is_empty() { vec![None] } else { files.iter().map(|file| Some(&**file)).collect() };
    // Every file says what is wrong with it before the command gives up.
    let loaded: Vec<_> = files.into_iter().map(|file| told(loaded(file, options), quiet)).collect();
    let mut scenarios = loaded.into_iter().collect::<Result<Vec<_>, _>>()?;
    labels::distinguish(&mut scenarios);
    Ok(scenarios.into_iter().map(|scenario| labels::said(scenario, options)).collect())
}

/// The forecast of a file as it stands, where options lay something on it: what they are seen against. `None` where they
/// lay nothing, or where the file alone has none.
pub(crate) fn unchanged(file: Option<&str>, options: &ScenarioOptions) -> Option<Forecast> {
    unchanged_of(file, options, &DiskFiles)
}

/// The same from other files than those on disk.
pub(crate) fn unchanged_of(file: Option<&str>, options: &ScenarioOptions, files: &dyn Files) -> Option<Forecast> {
    if options.is_empty() {
        return None;
    }
    let scenario = loaded_of(file, &ScenarioOptions::default(), files).scenario?;
    forecast(&scenario).ok()
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
    Ok((model, Run { scenario, events: events?, checks: checks?, forecast, unchanged: None, draws: None }))
}

/// A selection that falls back to months where the horizon of all runs is too short for what it would choose, which is
/// said.
pub(crate) fn or_months(selection: Selection, runs: &[Run], quiet: bool) -> Result<Selection, String> {
    let mut months = selection.clone();
    for run in runs {
        months = selection.or_months(&run.scenario, &run.forecast.layout)?;
        if months.periods == selection.periods {
            return Ok(selection);
        }
    }
    if !quiet && !runs.is_empty() {
        remark("The horizon covers no quarter whole: months are reported.\n");
    }
    Ok(months)
}

/// Shows what is wrong.
pub(crate) fn show(problem: &Diagnostic) -> Failure {
    remark(&diagnostics_text([problem]));
    Failure::BadFile
}
