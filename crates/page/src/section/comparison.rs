//! Scenarios beside the one that is told.

use std::sync::Arc;

use rackcast_catalogue::capital;
use rackcast_report::{Run, show_records};
use rackcast_scenario::Scenario;
use serde::Serialize;

use super::names;
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
    title: String,
    pub(crate) was: Option<String>,
    pub(crate) is: Option<String>,
}

pub(crate) fn gather(run: &Run, other: &Run) -> Compared {
    Compared { sentence: sentence(run, other), changes: changes(&against(&other.scenario, &run.scenario)) }
}

/// `In 2027: AI orders +12 %, shipments −3.0 %, backlog unchanged.`
fn sentence(run: &Run, other: &Run) -> Option<String> {
    let &year = years(run).last()?;
    let told = [("orders", "orders"), ("shipments", "shipments"), ("backlog", "backlog")];
    let changes = told.iter().filter_map(|(name, below)| {
        let output = format!("market.ai.{below}");
        let before = run.forecast.value(&output, year).filter(|before| *before != 0.0)?;
        Some((*name, (other.forecast.value(&output, year)? - before) / before.abs()))
    });
    let changes: Vec<_> = changes.collect();
    let said: Vec<_> = changes.iter().map(|(name, ratio)| format!("{name} {}", changed(*ratio))).collect();
    match &said[..] {
        [] => None,
        _ if changes.iter().all(|(_, ratio)| !is_seen(*ratio)) => {
            Some(format!("AI orders, shipments and backlog of {year} are those of “{}”.", run.scenario.name))
        }
        _ => Some(format!("In {year}: AI {}.", said.join(", "))),
    }
}

fn changed(ratio: f64) -> String {
    if is_seen(ratio) { change(ratio) } else { "unchanged".to_owned() }
}

/// Whether a change shows in a tenth of a per cent.
fn is_seen(ratio: f64) -> bool {
    ratio.abs() >= 0.0005
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
            let key = text(name)?;
            Some(Changed { title: capital(&names::input(scenario, &key)), key, was: text(was), is: text(is) })
        }
        _ => None,
    });
    changed.collect()
}
