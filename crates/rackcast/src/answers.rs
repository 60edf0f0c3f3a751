//! Answers to a scenario's events and checks.

use std::sync::Arc;

use rackcast_calendar::Period;
use rackcast_expression::{Answer as Outcome, evaluate};
use rackcast_forecast::{Forecast, diagnose};
use rackcast_report::Answer;
use rackcast_scenario::{Diagnostic, Question, Scenario};

use crate::load;

/// The answers to questions of a forecast; the scenarios that `base:` reads are run once each, and where one has no
/// forecast there is no answer.
pub(crate) fn answers(questions: &[Question], forecast: &Forecast) -> Result<Vec<Answer>, Diagnostic> {
    let mut bases: Vec<(&Arc<Scenario>, Forecast)> = Vec::new();
    for base in questions.iter().filter_map(|question| question.base.as_ref()) {
        if !bases.iter().any(|(known, _)| Arc::ptr_eq(known, base)) {
            bases.push((base, load::forecast(base).map_err(|error| diagnose(base, &error))?));
        }
    }
    let answer = |question: &Question| {
        let base = question.base.as_ref().and_then(|base| bases.iter().find(|(known, _)| Arc::ptr_eq(known, base)));
        let value = |in_base: bool, output: &str, period: Period| {
            if in_base { base?.1.value(output, period) } else { forecast.value(output, period) }
        };
        Answer {
            name: question.name.clone(),
            question: question.text.clone(),
            answer: match evaluate(&question.expression, value) {
                Outcome::True => Some(true),
                Outcome::False => Some(false),
                Outcome::Unknown => None,
            },
        }
    };
    Ok(questions.iter().map(answer).collect())
}
