//! A made-up market, loaded and run.
#![allow(dead_code, reason = "each test file uses a part")]

use std::sync::Arc;

use rackcast_expression::{Answer as Outcome, evaluate};
use rackcast_forecast::Model;
use rackcast_report::{Answer, Document, Run, terminal};
use rackcast_scenario::{MemoryFiles, NothingShipped, Question, Request, Scenario, load};

/// The made-up market with settings laid on it.
pub(crate) fn scenario(settings: &[&str]) -> Arc<Scenario> {
    let files = MemoryFiles::new()
        .with("market.toml", include_str!("../market.toml"))
        .with("observations.csv", include_str!("../observations.csv"));
    let settings = settings.iter().map(|setting| (*setting).to_owned()).collect();
    let loaded = load(&Request { settings, ..Request::file("market.toml") }, &files, &NothingShipped);
    loaded.scenario.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

/// A run of it.
pub(crate) fn run(settings: &[&str]) -> Run {
    let scenario = scenario(settings);
    let forecast = Model::new(Arc::clone(&scenario)).and_then(|model| model.forecast()).unwrap();
    let answer = |question: &Question| Answer {
        name: question.name.clone(),
        question: question.text.clone(),
        answer: match evaluate(&question.expression, |_, output, period| forecast.value(output, period)) {
            Outcome::True => Some(true),
            Outcome::False => Some(false),
            Outcome::Unknown => None,
        },
    };
    let [events, checks] = [&scenario.events, &scenario.checks].map(|questions| questions.iter().map(answer).collect());
    Run { scenario, forecast, events, checks, unchanged: None, draws: None }
}

/// The page as a terminal without colour shows it.
pub(crate) fn page(document: &Document) -> String {
    anstream::adapter::strip_str(&terminal(document, 100)).to_string()
}
