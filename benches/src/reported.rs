//! Which figures replace the model in which months (docs/model.md, section 5), for programs other than the engine.

use rackcast_calendar::{Month, Period};
use rackcast_scenario::Scenario;
use serde_json::{Value, json};

/// Outputs whose figures replace the model's; the first three are of AI servers, the third is a stock.
const FIGURES: [&str; 7] = [
    "ai.orders",
    "ai.shipments",
    "ai.backlog",
    "general.orders",
    "general.revenue",
    "network.revenue",
    "other.revenue",
];

/// For each vendor its figures by output and month, `null` where there is none, and its first forecast month.
#[must_use]
pub fn reported(scenario: &Scenario) -> Value {
    let horizon = &scenario.horizon;
    let months = horizon.months();
    let inside = |month: Month| usize::try_from(month.since(horizon.start)).ok().filter(|month| *month < months);
    let observed = scenario.observations.iter().map(|known| (&known.output, known.period, known.value, true));
    let judged = scenario.judgements.iter().filter(|judged| {
        !scenario.observations.iter().any(|known| known.output == judged.output && known.period == judged.period)
    });
    let judged = judged.map(|known| (&known.output, known.period, known.value, false));
    let figures: Vec<_> = observed.chain(judged).collect();
    let of_vendor = |vendor: &rackcast_scenario::Vendor| {
        let mut by_output = vec![vec![None; months]; FIGURES.len()];
        let mut first_forecast = 0;
        for &(output, period, value, actual) in &figures {
            let prefix = format!("vendor.{}.", vendor.key);
            let Some(rest) = output.strip_prefix(&prefix) else { continue };
            let Some(at) = FIGURES.iter().position(|name| *name == rest) else { continue };
            if !matches!(period, Period::FiscalQuarter { .. }) {
                continue;
            }
            let first = period.first_month(vendor.fiscal);
            let covered: Vec<usize> = (0..3).filter_map(|month| inside(first.plus(month))).collect();
            if FIGURES[at] == "ai.backlog" {
                if let Some(last) = inside(first.plus(2)) {
                    by_output[at][last] = Some(value);
                }
            } else {
                for &month in &covered {
                    by_output[at][month] = Some(value / 3.0);
                }
            }
            if actual && at < 3 && !covered.is_empty() {
                first_forecast = first_forecast.max(inside(first.plus(3)).unwrap_or(months));
            }
        }
        json!({ "figures": by_output, "first_forecast_month": first_forecast })
    };
    scenario.vendors.iter().map(of_vendor).collect()
}
