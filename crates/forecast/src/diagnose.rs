//! What a run found, said at its place in the scenario's files.

use rackcast_scenario::{Diagnostic, Place, Scenario};

use crate::{Forecast, Mark, RunError};

/// A run's error as a diagnostic, at the input to look at first.
#[must_use]
pub fn diagnose(scenario: &Scenario, error: &RunError) -> Diagnostic {
    let message = error.to_string();
    match error {
        RunError::Rule(rule) => {
            Diagnostic::error("inputs-at-odds", place(scenario, &rule.key()), message).help(rule.help())
        }
        RunError::NotFinite { .. } => Diagnostic::error("not-finite", None, message).help(
            "some growth, price or share is so large that numbers overflow: look for a rate with a missing decimal point",
        ),
        RunError::Incomplete(_) => Diagnostic::error("incomplete", None, message),
    }
}

fn place(scenario: &Scenario, key: &str) -> Option<Place> {
    scenario.inputs.get(key)?.origin.as_ref().map(|origin| origin.place.clone())
}

/// A difference this large (relative) between a stated figure and the value is no rounding.
const ROUNDING: f64 = 1e-9;

/// Warnings of a run: reported and judged figures that the model could not take over whole, with both figures.
#[must_use]
pub fn departures(scenario: &Scenario, forecast: &Forecast) -> Vec<Diagnostic> {
    let rows = forecast.layout.rows.iter().zip(&forecast.values);
    rows.filter_map(|(row, value)| {
        let (stated, value) = (row.stated?, (*value)?);
        if (stated - value).abs() <= ROUNDING * stated.abs().max(1.0) {
            return None;
        }
        let name = &forecast.layout.outputs[row.output].name;
        let who = if row.mark == Mark::Judged { "judged" } else { "reported" };
        let why = if value < stated {
            "cut to the model's backlog"
        } else {
            "raised to what is double-ordered in the backlog"
        };
        let same = |output: &str, period| output == name && period == row.period;
        let place = match row.mark {
            Mark::Judged => {
                scenario.judgements.iter().find(|known| same(&known.output, known.period)).map(|known| &known.place)
            }
            _ => scenario.observations.iter().find(|known| same(&known.output, known.period)).map(|known| &known.place),
        };
        let message = format!("{name} of {} is {who} as {stated}, and {why}: {value:.3}", row.period);
        Some(Diagnostic::warning("figure-cut", place.cloned(), message))
    })
    .collect()
}
