//! Runs as JSON for other programs.

use rackcast_scenario::Severity;
use serde::Serialize;

use crate::diagnostics::DiagnosticRow;
use crate::{Answer, Run, Selection};

#[derive(Serialize)]
struct Page<'a> {
    rackcast: &'a str,
    scenarios: Vec<ScenarioRow<'a>>,
}

#[derive(Serialize)]
struct ScenarioRow<'a> {
    scenario: &'a str,
    file: &'a str,
    hash: &'a str,
    as_of: Option<String>,
    outputs: Vec<OutputRow<'a>>,
    events: Vec<EventRow<'a>>,
    checks: Vec<CheckRow<'a>>,
    warnings: Vec<DiagnosticRow<'a>>,
}

#[derive(Serialize)]
struct OutputRow<'a> {
    scenario: &'a str,
    metric: &'a str,
    period: String,
    unit: &'a str,
    mark: char,
    value: Option<f64>,
    reported: Option<f64>,
}

#[derive(Serialize)]
struct EventRow<'a> {
    name: &'a str,
    when: &'a str,
    answer: Option<bool>,
}

#[derive(Serialize)]
struct CheckRow<'a> {
    name: &'a str,
    must: &'a str,
    answer: Option<bool>,
}

/// The chosen rows of each run with its events, checks and warnings; `version` is the program's.
///
/// # Errors
/// As [`Selection::rows`].
pub fn json(version: &str, runs: &[Run], selection: &Selection) -> Result<String, String> {
    let scenarios = runs.iter().map(|run| scenario(run, selection)).collect::<Result<_, _>>()?;
    let mut text =
        serde_json::to_string_pretty(&Page { rackcast: version, scenarios }).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

fn scenario<'a>(run: &'a Run, selection: &Selection) -> Result<ScenarioRow<'a>, String> {
    let (scenario, layout) = (&*run.scenario, &*run.forecast.layout);
    let outputs = selection.rows(scenario, layout)?.into_iter().map(|index| {
        let (row, output) = (&layout.rows[index], layout.output_of(index));
        OutputRow {
            scenario: &scenario.label,
            metric: &output.name,
            period: row.period.to_string(),
            unit: output.spec.unit,
            mark: row.mark.letter(),
            value: run.forecast.values[index],
            reported: row.reported,
        }
    });
    let event = |Answer { name, question, answer }: &'a Answer| EventRow { name, when: question, answer: *answer };
    let check = |Answer { name, question, answer }: &'a Answer| CheckRow { name, must: question, answer: *answer };
    let warnings = scenario.warnings.iter().filter(|warning| warning.severity == Severity::Warning);
    Ok(ScenarioRow {
        scenario: &scenario.label,
        file: &scenario.file,
        hash: &scenario.hash,
        as_of: scenario.horizon.as_of.map(|day| day.to_string()),
        outputs: outputs.collect(),
        events: run.events.iter().map(event).collect(),
        checks: run.checks.iter().map(check).collect(),
        warnings: warnings.map(DiagnosticRow::from).collect(),
    })
}
