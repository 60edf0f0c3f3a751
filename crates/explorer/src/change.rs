//! What sliders change, in words.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::{OutputKind, is_headline, larger_first, percent};
use rackcast_forecast::{Forecast, Layout};
use rackcast_scenario::Scenario;
use serde::Serialize;

use crate::words::{amount, distance, output_title};

/// A relative difference that is worth a word.
const TOLD: f64 = 0.0005;

/// An output that has become another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Its name.
    pub output: String,
    /// What people call it.
    pub title: String,
    /// Its row in the forecast's table.
    pub row: usize,
    /// The period that is told of: the last year, or the last quarter or month where there is none.
    pub period: String,
    /// What it is counted in.
    pub unit: &'static str,
    /// Its value in the scenario.
    pub base: f64,
    /// Its value now.
    pub value: f64,
    /// The difference over the larger of the two.
    pub relative: f64,
    /// `Dell Technologies' AI backlog at the end of FY28 is 24.1 bn, 3.2 bn (15 %) above the scenario`
    pub sentence: String,
}

/// What two forecasts of one table differ in, largest part first.
pub(crate) fn changes(scenario: &Scenario, base: &Forecast, forecast: &Forecast) -> Vec<Change> {
    let layout = &base.layout;
    let change = |name: &String| {
        let row = last(layout, name)?;
        let (before, after) = (base.values[row]?, forecast.values.get(row).copied().flatten()?);
        let size = before.abs().max(after.abs());
        let relative = if size > 0.0 { (after - before) / size } else { 0.0 };
        (relative.abs() >= TOLD).then(|| Change {
            output: name.clone(),
            title: output_title(name, &scenario.vendors),
            row,
            period: layout.rows[row].period.to_string(),
            unit: layout.output_of(row).spec.unit,
            base: before,
            value: after,
            relative,
            sentence: sentence(scenario, layout, row, before, after),
        })
    };
    // Cover moves as backlog does, and would say it again.
    let told = |name: &&String| is_headline(name) && !name.ends_with(".ai.cover");
    let names = layout.outputs.iter().map(|output| &output.name).filter(told);
    let mut changes: Vec<Change> = names.filter_map(change).collect();
    changes.sort_by(|one, other| larger_first(one.relative, other.relative));
    changes
}

/// The last year of an output, else its last quarter, else its last month.
fn last(layout: &Layout, output: &str) -> Option<usize> {
    let rows = layout.rows_of(output)?;
    let of = |kind: PeriodKind| rows.clone().rev().find(|row| layout.rows[*row].period.kind() == kind);
    [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month].into_iter().find_map(of)
}

fn sentence(scenario: &Scenario, layout: &Layout, row: usize, before: f64, after: f64) -> String {
    let output = layout.output_of(row);
    let period: Period = layout.rows[row].period;
    let when = if output.spec.kind == OutputKind::Stock { "at the end of" } else { "in" };
    let many = ["orders", "shipments", "servers"].iter().any(|plural| output.name.ends_with(plural));
    let verb = if many { "are" } else { "is" };
    let unit = output.spec.unit;
    let way = if after < before { "below" } else { "above" };
    let part = match before.abs() {
        size if size > 0.0 && unit != "1" => format!(" ({})", percent((after - before) / size)),
        _ => String::new(),
    };
    let title = output_title(&output.name, &scenario.vendors);
    let (now, apart) = (amount(after, unit), distance(after - before, unit));
    format!("{title} {when} {period} {verb} {now}, {apart}{part} {way} the scenario")
}
