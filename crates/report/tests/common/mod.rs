//! A made-up market, loaded and run.
#![allow(dead_code, reason = "each test file uses a part")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_expression::{Answer as Outcome, evaluate};
use rackcast_forecast::Model;
use rackcast_report::{Answer, Document, Drawn, Run, terminal};
use rackcast_scenario::{MemoryFiles, NothingShipped, Question, Request, Scenario, load};
use rackcast_uncertainty::{Settings, summarise};

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

/// Some of it uncertain: an input that is constant, one that changes, and noise of each kind.
pub(crate) const UNCERTAIN: &[&str] = &[
    "network.attach={ p10 = 0.1, p50 = 0.12, p90 = 0.15 }",
    "adoption.shops.conversion_rate={ 2026 = 0.25, 2027 = { p10 = 0.3, p50 = 0.4, p90 = 0.55 } }",
    "segments.labs.demand_volatility=0.15",
    "vendors.alpha.order_volatility=0.4",
    "vendors.beta.shipment_volatility=0.2",
];

/// A run of it with draws of some rows.
pub(crate) fn drawn(settings: &[&str], draws: u64, rows: impl Fn(&Run) -> Vec<usize>) -> Run {
    let mut run = run(settings);
    Arc::make_mut(&mut run.scenario).draws.n = draws;
    let model = Model::new(Arc::clone(&run.scenario)).unwrap();
    let rows = rows(&run);
    let (progress, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let summary = summarise(&model, &rows, &Settings::of(&run.scenario), &progress, &stop).unwrap().unwrap();
    run.draws = Some(Drawn::new(rows, summary));
    run
}

/// The page as a terminal without colour shows it.
pub(crate) fn page(document: &Document) -> String {
    anstream::adapter::strip_str(&terminal(document, 100)).to_string()
}
