//! The vendors side by side over the same calendar months, in which they add up to the market. Their own fiscal years
//! do not: they end in different months.

use std::ops::Range;

use rackcast_calendar::{FiscalCalendar, Month, Period};
use rackcast_forecast::Forecast;
use rackcast_report::Run;
use serde::Serialize;

use super::speak::last;

/// What is compared: outputs below a vendor and the market.
const FLOWS: [&str; 3] = ["ai.orders", "ai.shipments", "revenue"];
const STOCKS: [&str; 1] = ["ai.backlog"];

/// The figures of a period and of the same a year before.
#[derive(Debug, Serialize)]
pub(crate) struct Overview {
    period: String,
    before: String,
    /// How many quarters it has.
    quarters: f64,
    figures: Vec<Figure>,
}

/// An output of a vendor.
#[derive(Debug, Serialize)]
struct Figure {
    output: String,
    now: Sum,
    /// `None` where the forecast does not reach back as far.
    before: Option<Sum>,
}

/// A sum over months.
#[derive(Debug, Serialize)]
struct Sum {
    /// The months' rows in the forecast's own table, which an engine gives; the last alone of what is not summed.
    rows: Range<usize>,
    value: Option<f64>,
}

/// Of the last year whose months are all there, else of the last shorter period; `None` without vendors.
pub(crate) fn gather(run: &Run) -> Option<Overview> {
    let period = last(run, "market.ai.orders")?;
    let before = period.years_later(-1);
    let outputs = run.scenario.vendors.iter().flat_map(|vendor| {
        let flows = FLOWS.iter().map(|below| (below, false));
        let all = flows.chain(STOCKS.iter().map(|below| (below, true)));
        all.map(|(below, stock)| (format!("vendor.{}.{below}", vendor.key), stock))
    });
    let figures = outputs.filter_map(|(output, stock)| {
        let now = sum(&run.forecast, &output, months(period), stock)?;
        let before = sum(&run.forecast, &output, months(before), stock);
        Some(Figure { output, now, before })
    });
    let figures: Vec<_> = figures.collect();
    let quarters = period.kind().months() as f64 / 3.0;
    (!figures.is_empty()).then(|| Overview {
        period: period.to_string(),
        before: before.to_string(),
        quarters,
        figures,
    })
}

/// The first and the last month of a calendar period.
fn months(period: Period) -> [Month; 2] {
    [period.first_month(FiscalCalendar::CALENDAR), period.last_month(FiscalCalendar::CALENDAR)]
}

fn sum(forecast: &Forecast, output: &str, [first, end]: [Month; 2], stock: bool) -> Option<Sum> {
    let row = |month| forecast.layout.row(output, Period::Month(month));
    // Months stand in a row in the forecast's table.
    let rows = if stock { row(end)? } else { row(first)? }..row(end)? + 1;
    let value = forecast.values[rows.clone()].iter().copied().sum();
    Some(Sum { rows, value })
}
