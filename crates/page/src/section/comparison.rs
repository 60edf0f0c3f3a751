//! Scenarios beside the one that is told.

use std::sync::Arc;

use rackcast_report::{Run, show_records};
use rackcast_scenario::Scenario;
use serde::Serialize;

use super::speak::years;
use crate::numbers::change;

/// What the page says of a compared scenario; its figures stand in the table of forecasts.
#[derive(Debug, Serialize)]
pub(crate) struct Compared {
    /// What it does to the market, in a sentence.
    sentence: Option<String>,
    /// Inputs in which it differs from the scenario that is told.
    changes: Vec<Changed>,
}

/// An input that a scenario changes.
#[derive(Debug, Serialize, PartialEq)]
pub(crate) struct Changed {
    pub(crate) key: String,
    pub(crate) was: Option<String>,
    pub(crate) is: Option<String>,
}

pub(crate) fn gather(run: &Run, other: &Run) -> Compared {
    Compared { sentence: sentence(run, other), changes: changes(&against(&other.scenario, &run.scenario)) }
}

/// `AI orders 2027 +12 %, AI shipments −3.0 %, AI backlog +40 %`
fn sentence(run: &Run, other: &Run) -> Option<String> {
    let &year = years(run).last()?;
    let told = [("AI orders", "orders"), ("shipments", "shipments"), ("backlog", "backlog")];
    let said = told.iter().filter_map(|(name, below)| {
        let output = format!("market.ai.{below}");
        let before = run.forecast.value(&output, year).filter(|before| *before != 0.0)?;
        Some(format!("{name} {}", change((other.forecast.value(&output, year)? - before) / before.abs())))
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| format!("In {year}: {}.", said.join(", ")))
}

/// The scenario as if it built on another.
pub(super) fn against(scenario: &Scenario, other: &Arc<Scenario>) -> Scenario {
    Scenario { inherited: Some(Arc::clone(other)), ..scenario.clone() }
}

/// The inputs that differ from what the scenario builds on, as text.
pub(crate) fn changes(scenario: &Scenario) -> Vec<Changed> {
    let records = show_records(scenario, true);
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    // The columns of a list of changes: what, name, was, is, file, line.
    let changed = records.rows.iter().filter_map(|row| match &row[..] {
        [what, name, was, is, ..] if what == "input" => {
            Some(Changed { key: text(name)?, was: text(was), is: text(is) })
        }
        _ => None,
    });
    changed.collect()
}
