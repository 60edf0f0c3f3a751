//! One forecast and what it answers.

use std::sync::Arc;

use rackcast_calendar::Period;
use rackcast_expression::{Answer, evaluate};
use rackcast_forecast::{Forecast, Model, RunError, diagnose};
use rackcast_scenario::{Question, Request, Scenario};

use crate::setup::{Setup, loaded, told};

/// A scenario's forecast and the answers to its questions.
#[derive(Debug)]
pub struct Outcome {
    /// The scenario made ready to run.
    pub model: Model,
    /// Its forecast.
    pub forecast: Forecast,
    /// By event; `None` where a value is missing that it asks for.
    pub events: Vec<Option<bool>>,
    /// The same by check.
    pub checks: Vec<Option<bool>>,
}

/// Loads a request from the setup's files and runs it.
///
/// # Errors
/// What is wrong, as the program prints it.
pub(crate) fn outcome(setup: &Setup, request: &Request) -> Result<Outcome, String> {
    let loaded = loaded(request, &setup.files);
    let scenario = loaded.scenario.ok_or_else(|| told(&loaded.diagnostics))?;
    let (model, forecast) = run(&scenario)?;
    let [events, checks] = [&scenario.events, &scenario.checks].map(|questions| answers(questions, &forecast));
    Ok(Outcome { model, events: events?, checks: checks?, forecast })
}

fn run(scenario: &Arc<Scenario>) -> Result<(Model, Forecast), String> {
    let made = Model::new(Arc::clone(scenario)).and_then(|model| model.forecast().map(|forecast| (model, forecast)));
    made.map_err(|error: RunError| told([&diagnose(scenario, &error)]))
}

/// The answers to questions of a forecast; the scenarios that `base:` reads are run once each.
fn answers(questions: &[Question], forecast: &Forecast) -> Result<Vec<Option<bool>>, String> {
    let mut bases: Vec<(&Arc<Scenario>, Forecast)> = Vec::new();
    for base in questions.iter().filter_map(|question| question.base.as_ref()) {
        if !bases.iter().any(|(known, _)| Arc::ptr_eq(known, base)) {
            bases.push((base, run(base)?.1));
        }
    }
    let answer = |question: &Question| {
        let base = question.base.as_ref().and_then(|base| bases.iter().find(|(known, _)| Arc::ptr_eq(known, base)));
        let value = |of_base: bool, output: &str, period: Period| {
            if of_base { base?.1.value(output, period) } else { forecast.value(output, period) }
        };
        match evaluate(&question.expression, value) {
            Answer::True => Some(true),
            Answer::False => Some(false),
            Answer::Unknown => None,
        }
    };
    Ok(questions.iter().map(answer).collect())
}
