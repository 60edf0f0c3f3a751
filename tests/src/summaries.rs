//! Summaries of draws that nobody watches or stops.

use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_calendar::PeriodKind;
use rackcast_forecast::Model;
use rackcast_uncertainty::{Settings, Summary, summarise};

/// What draws say of `rows` of a model's layout.
///
/// # Panics
/// Where a draw cannot be taken.
#[must_use]
pub fn summary(model: &Model, rows: &[usize], settings: &Settings) -> Summary {
    let summary = summarise(model, rows, settings, &AtomicU64::new(0), &AtomicBool::new(false));
    summary.unwrap_or_else(|error| panic!("{error}")).expect("nobody stops them")
}

/// The row of an output and period: `row(&model, "market.ai.orders", "2027Q1")`.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn row(model: &Model, output: &str, period: &str) -> usize {
    let row = period.parse().ok().and_then(|period| model.layout().row(output, period));
    row.unwrap_or_else(|| panic!("no {output} in {period}"))
}

/// Rows of quarters and years.
#[must_use]
pub fn quarters_and_years(model: &Model) -> Vec<usize> {
    let rows = model.layout().rows.iter().enumerate();
    rows.filter(|(_, row)| row.period.kind() != PeriodKind::Month).map(|(at, _)| at).collect()
}
