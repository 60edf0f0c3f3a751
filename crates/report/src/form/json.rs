//! Runs as JSON for other programs.

use rackcast_scenario::Severity;
use serde::Serialize;
use serde_json::Value;

use super::about::ScenarioHead;
use super::outputs::Shape;
use crate::diagnostics::DiagnosticRow;
use crate::{Answer, Run, Selection};

#[derive(Serialize)]
struct Page<'a> {
    rackcast: &'a str,
    scenarios: Vec<ScenarioRow<'a>>,
}

#[derive(Serialize)]
struct ScenarioRow<'a> {
    #[serde(flatten)]
    head: ScenarioHead<'a>,
    outputs: Value,
    events: Vec<EventRow<'a>>,
    checks: Vec<CheckRow<'a>>,
    warnings: Vec<DiagnosticRow<'a>>,
}

#[derive(Serialize)]
struct EventRow<'a> {
    name: &'a str,
    when: &'a str,
    #[serde(flatten)]
    says: Says,
}

/// What a run says of an event, or what draws do.
#[derive(Serialize)]
#[serde(untagged)]
enum Says {
    Answer { answer: Option<bool> },
    Probability { probability: Option<f64>, standard_error: Option<f64> },
}

#[derive(Serialize)]
struct CheckRow<'a> {
    name: &'a str,
    must: &'a str,
    answer: Option<bool>,
}

/// The chosen rows of each run with its events, checks and warnings; `version` is the program's. Where draws were taken,
/// values are their means, with quantiles, and events have probabilities.
///
/// # Errors
/// As [`Selection::rows`].
pub fn json(version: &str, runs: &[Run], selection: &Selection) -> Result<String, String> {
    let shape = Shape::of(runs);
    let scenarios = runs.iter().map(|run| scenario(run, shape, selection)).collect::<Result<_, _>>()?;
    let mut text =
        serde_json::to_string_pretty(&Page { rackcast: version, scenarios }).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

fn scenario<'a>(run: &'a Run, shape: Shape, selection: &Selection) -> Result<ScenarioRow<'a>, String> {
    let event = |(at, Answer { name, question, answer }): (usize, &'a Answer)| {
        let says = match run.draws.as_ref().and_then(|draws| draws.summary.events.get(at)) {
            Some(of) => Says::Probability { probability: of.probability, standard_error: of.standard_error },
            None => Says::Answer { answer: *answer },
        };
        EventRow { name, when: question, says }
    };
    let check = |Answer { name, question, answer }: &'a Answer| CheckRow { name, must: question, answer: *answer };
    let warnings = run.scenario.warnings.iter().filter(|warning| warning.severity == Severity::Warning);
    Ok(ScenarioRow {
        head: ScenarioHead::new(run),
        outputs: shape.table(std::slice::from_ref(run), selection)?.json(),
        events: run.events.iter().enumerate().map(event).collect(),
        checks: run.checks.iter().map(check).collect(),
        warnings: warnings.map(DiagnosticRow::from).collect(),
    })
}
