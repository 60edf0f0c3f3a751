//! The vendors, each in the quarters of its own fiscal year.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_report::Run;
use serde::Serialize;

use super::speak::last;
use crate::numbers::{amount, change, money};
use crate::rows::step;

/// What the page says of a vendor.
#[derive(Debug, Serialize)]
pub(crate) struct Vendor<'a> {
    key: &'a str,
    name: &'a str,
    /// What its revenue covers.
    scope: Option<&'a str>,
    /// The month in which its fiscal year ends.
    year_end: u8,
    earnings: bool,
    sentences: Vec<String>,
    /// Build and site time without shortage at the end of each step, months.
    delivery_months: Vec<Option<f64>>,
}

pub(crate) fn gather(run: &Run) -> Vec<Vendor<'_>> {
    let vendors = run.scenario.vendors.iter().map(|vendor| Vendor {
        key: &vendor.key,
        name: &vendor.name,
        scope: vendor.scope.as_deref(),
        year_end: vendor.fiscal.end(),
        earnings: vendor.earnings,
        sentences: [orders(run, &vendor.key), revenue(run, &vendor.key)].into_iter().flatten().collect(),
        delivery_months: delivery_months(run, &vendor.key, vendor.fiscal),
    });
    vendors.collect()
}

/// The delivery time at the end of each step of the vendor's outputs.
fn delivery_months(run: &Run, key: &str, fiscal: rackcast_calendar::FiscalCalendar) -> Vec<Option<f64>> {
    let horizon = run.scenario.horizon;
    let monthly =
        run.scenario.inputs.get(&format!("vendors.{key}.delivery_months")).map(|input| input.monthly(horizon));
    let at = |period: Period| {
        let month = usize::try_from(period.last_month(fiscal).since(horizon.start)).ok()?;
        monthly.as_ref()?.get(month).copied()
    };
    let backlog = format!("vendor.{key}.ai.backlog");
    let steps = run.forecast.series(&backlog, step(&run.forecast.layout));
    steps.map(|(row, _)| at(row.period)).collect()
}

/// Orders, shipments and backlog of its last whole year.
fn orders(run: &Run, key: &str) -> Option<String> {
    let output = |below: &str| format!("vendor.{key}.ai.{below}");
    let period = last(run, &output("orders"))?;
    let of = |below: &str| run.forecast.value(&output(below), period);
    let (orders, shipments, backlog) = (of("orders")?, of("shipments")?, of("backlog")?);
    let cover = of("cover").map_or_else(String::new, |cover| format!(", {} of shipments", amount(cover, "quarters")));
    Some(format!(
        "In {period} it takes AI orders of {}{}, ships {}{} and ends with a backlog of {}{cover}.",
        money(orders, "USD bn"),
        growth(run, &output("orders"), period),
        amount(shipments, "USD bn"),
        growth(run, &output("shipments"), period),
        amount(backlog, "USD bn"),
    ))
}

fn growth(run: &Run, output: &str, period: Period) -> String {
    let growth = run.forecast.layout.row(output, period).and_then(|row| run.forecast.growth(row));
    growth.map_or_else(String::new, |growth| format!(" ({})", change(growth)))
}

fn revenue(run: &Run, key: &str) -> Option<String> {
    let output = format!("vendor.{key}.revenue");
    let period = last(run, &output)?;
    let revenue = run.forecast.value(&output, period)?;
    let ai = run.forecast.value(&format!("vendor.{key}.ai.shipments"), period).filter(|_| revenue > 0.0)?;
    let eps = run.forecast.value(&format!("vendor.{key}.eps"), period);
    let eps = eps.map_or_else(String::new, |eps| format!("; it earns {} a share", amount(eps, "USD a share")));
    let kind = if period.kind() == PeriodKind::Year { "Revenue of the year" } else { "Revenue of the period" };
    Some(format!(
        "{kind} is {}{}, of which {} AI servers{eps}.",
        money(revenue, "USD bn"),
        growth(run, &output, period),
        amount(ai / revenue, "1")
    ))
}
