//! Runs as JSON for other programs.

use rackcast_scenario::Severity;
use rackcast_uncertainty::Statistics;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    draws: Option<DrawsRow>,
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
    #[serde(flatten)]
    bands: Option<BandsRow>,
}

/// How draws were taken.
#[derive(Serialize)]
struct DrawsRow {
    n: u64,
    seed: u64,
    method: &'static str,
    /// Whether the quantiles are those of the draws, or read from bins.
    exact: bool,
}

#[derive(Serialize)]
struct BandsRow {
    deterministic: Option<f64>,
    draws: u64,
    p5: Option<f64>,
    p10: Option<f64>,
    p25: Option<f64>,
    p50: Option<f64>,
    p75: Option<f64>,
    p90: Option<f64>,
    p95: Option<f64>,
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
    let scenarios = runs.iter().map(|run| scenario(run, selection)).collect::<Result<_, _>>()?;
    let mut text =
        serde_json::to_string_pretty(&Page { rackcast: version, scenarios }).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

impl BandsRow {
    fn new(statistics: &Statistics, deterministic: Option<f64>) -> Self {
        let [p5, p10, p25, p50, p75, p90, p95] = statistics.quantiles;
        Self { deterministic, draws: statistics.draws, p5, p10, p25, p50, p75, p90, p95 }
    }
}

fn scenario<'a>(run: &'a Run, selection: &Selection) -> Result<ScenarioRow<'a>, String> {
    let (scenario, layout) = (&*run.scenario, &*run.forecast.layout);
    let outputs = selection.rows(scenario, layout)?.into_iter().map(|index| {
        let (row, output) = (&layout.rows[index], layout.output_of(index));
        let deterministic = run.forecast.values[index];
        let statistics = run.draws.as_ref().and_then(|draws| draws.statistics(index));
        OutputRow {
            scenario: &scenario.label,
            metric: &output.name,
            period: row.period.to_string(),
            unit: output.spec.unit,
            mark: row.mark.letter(),
            value: statistics.map_or(deterministic, |statistics| statistics.mean),
            reported: row.reported,
            bands: statistics.map(|statistics| BandsRow::new(statistics, deterministic)),
        }
    });
    let event = |(at, Answer { name, question, answer }): (usize, &'a Answer)| {
        let says = match run.draws.as_ref().and_then(|draws| draws.summary.events.get(at)) {
            Some(of) => Says::Probability { probability: of.probability, standard_error: of.standard_error },
            None => Says::Answer { answer: *answer },
        };
        EventRow { name, when: question, says }
    };
    let check = |Answer { name, question, answer }: &'a Answer| CheckRow { name, must: question, answer: *answer };
    let warnings = scenario.warnings.iter().filter(|warning| warning.severity == Severity::Warning);
    Ok(ScenarioRow {
        scenario: &scenario.label,
        file: &scenario.file,
        hash: &scenario.hash,
        as_of: scenario.horizon.as_of.map(|day| day.to_string()),
        draws: run.draws.as_ref().map(|draws| DrawsRow {
            n: draws.summary.draws,
            seed: scenario.draws.seed,
            method: scenario.draws.method.word(),
            exact: draws.summary.exact,
        }),
        outputs: outputs.collect(),
        events: run.events.iter().enumerate().map(event).collect(),
        checks: run.checks.iter().map(check).collect(),
        warnings: warnings.map(DiagnosticRow::from).collect(),
    })
}
