//! What a run found, said at its place in the scenario's files.

use rackcast_scenario::{Diagnostic, Place, Scenario};

use crate::{Forecast, Mark, Row, RunError};

/// Why a scenario has no forecast, at the input to look at first.
#[must_use]
pub fn diagnose(scenario: &Scenario, error: &RunError) -> Diagnostic {
    let message = format!("{}: {error}", scenario.file);
    match error {
        RunError::Rule(rule) => {
            Diagnostic::error("inputs-at-odds", place(scenario, &rule.key()), message).help(rule.help())
        }
        RunError::NotFinite { .. } => Diagnostic::error("runs-away", None, message)
            .help("look for a growth, a price or a share that runs away, such as a rate with a missing decimal point"),
        RunError::Incomplete(_) => Diagnostic::error("incomplete", None, message)
            .help("this is a fault of the program that made the scenario, not of its files"),
    }
}

/// Where the value of a key is written, or the first that is of all that a pattern names.
fn place(scenario: &Scenario, key: &str) -> Option<Place> {
    let named = scenario.inputs.get(key).into_iter();
    let mut inputs = named.chain(scenario.inputs.values().filter(|input| input.spec.pattern == key));
    inputs.find_map(|input| input.origin.as_ref()).map(|origin| origin.place.clone())
}

/// A relative difference up to this is rounding.
const ROUNDING: f64 = 1e-9;

/// A warning for each reported or judged figure that a run cut to the backlog or raised to its phantom part, naming both
/// figures, in the order of the table.
#[must_use]
pub fn departures(scenario: &Scenario, forecast: &Forecast) -> Vec<Diagnostic> {
    let rows = forecast.layout.rows.iter().zip(&forecast.values);
    rows.filter_map(|(row, value)| departure(scenario, forecast, row, (*value)?)).collect()
}

fn departure(scenario: &Scenario, forecast: &Forecast, row: &Row, value: f64) -> Option<Diagnostic> {
    let stated = row.stated?;
    if (stated - value).abs() <= ROUNDING * stated.abs().max(value.abs()) {
        return None;
    }
    let name = &forecast.layout.outputs[row.output].name;
    let is_it = |output: &str, period| output == name && period == row.period;
    let (word, place) = if row.mark == Mark::Judged {
        let known = scenario.judgements.iter().find(|known| is_it(&known.output, known.period));
        ("judged", known.map(|known| known.place.clone()))
    } else {
        let known = scenario.observations.iter().find(|known| is_it(&known.output, known.period));
        ("reported", known.map(|known| known.place.clone()))
    };
    let message = format!("{name} of {} is {word} as {stated} and {value:.4} in the forecast", row.period);
    let help = if value < stated {
        "the backlog that the model has then is smaller: look at the orders, shipments and backlog reported before"
    } else {
        "the phantom part of the backlog is larger: look at double ordering and phantom_share"
    };
    Some(Diagnostic::warning("figure-cut", place, message).help(help))
}
