//! Events with their probabilities, and what must hold.

use rackcast_report::{Answer, Run};
use rackcast_uncertainty::Probability;
use serde::Serialize;

/// The scenario's questions and what the run says.
#[derive(Debug, Serialize)]
pub(crate) struct Questions<'a> {
    /// How many draws stand behind the probabilities.
    draws: Option<u64>,
    events: Vec<Event<'a>>,
    checks: Vec<Event<'a>>,
}

#[derive(Debug, Serialize)]
struct Event<'a> {
    name: &'a str,
    question: &'a str,
    /// In the run without draws.
    answer: Option<bool>,
    probability: Option<f64>,
    standard_error: Option<f64>,
}

pub(crate) fn gather(run: &Run) -> Questions<'_> {
    let said = run.draws.as_ref().map_or(&[][..], |draws| &draws.summary.events);
    let events = run.events.iter().enumerate().map(|(at, answer)| event(answer, said.get(at)));
    Questions {
        draws: run.draws.as_ref().map(|draws| draws.summary.draws),
        events: events.collect(),
        checks: run.checks.iter().map(|answer| event(answer, None)).collect(),
    }
}

fn event<'a>(answer: &'a Answer, drawn: Option<&Probability>) -> Event<'a> {
    Event {
        name: &answer.name,
        question: &answer.question,
        answer: answer.answer,
        probability: drawn.and_then(|drawn| drawn.probability),
        standard_error: drawn.and_then(|drawn| drawn.standard_error),
    }
}
