//! The answer in a paragraph, written from the numbers.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::{percent, possessive};
use rackcast_forecast::Mark;
use rackcast_report::Run;
use serde::Serialize;

use super::names::input;
use super::speak::{grow, last, years};
use super::tornado::widest;
use crate::Report;
use crate::numbers::{amount, between, listed, money};

/// A fill from which on supply counts as enough.
const FULL: f64 = 0.995;

/// What the page begins with.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    /// One sentence, then the paragraph.
    headline: String,
    sentences: Vec<String>,
}

pub(crate) fn gather(report: &Report<'_>) -> Answer {
    let run = report.run;
    let sentences = [shipments(run), backlog(run), mix(run), vendors(run), unknown(report), stories(report)];
    Answer { headline: headline(run), sentences: sentences.into_iter().flatten().collect() }
}

fn headline(run: &Run) -> String {
    let orders = grow(run, "market.ai.orders", &years(run));
    orders
        .or_else(|| without_years(run))
        .map_or_else(|| "Nothing is reported.".to_owned(), |orders| format!("AI server orders {orders}."))
}

/// A horizon that covers no year whole.
fn without_years(run: &Run) -> Option<String> {
    let period = last(run, "market.ai.orders")?;
    let orders = run.forecast.value("market.ai.orders", period)?;
    Some(format!("are {} in {period}", money(orders, "USD bn")))
}

fn shipments(run: &Run) -> Option<String> {
    let years = years(run);
    let shipments = grow(run, "market.ai.shipments", &years)?;
    Some(format!("Shipments {shipments}{}.", supply(run, &years)))
}

fn supply(run: &Run, years: &[Period]) -> String {
    let fills: Vec<_> = years.iter().filter_map(|&year| run.forecast.value("supply.gpu.fill", year)).collect();
    if fills.is_empty() || fills.iter().all(|&fill| fill > FULL) {
        return ": supply covers all that is wanted".to_owned();
    }
    let fills: Vec<_> = fills.iter().map(|&fill| format!("{:.0} %", 100.0 * fill)).collect();
    format!("; they follow the supply of GPUs, which covers {} of what is wanted", listed(&fills))
}

fn backlog(run: &Run) -> Option<String> {
    let years = years(run);
    let (&first, &end) = (years.first()?, years.last()?);
    let value = |period| run.forecast.value("market.ai.backlog", period);
    let (before, after) = (value(first)?, value(end)?);
    let moves = if first == end {
        format!("is {} at the end of {end}", money(after, "USD bn"))
    } else {
        let verb = if after < before { "falls" } else { "rises" };
        format!(
            "{verb} from {} at the end of {first} to {} at the end of {end}",
            money(before, "USD bn"),
            amount(after, "USD bn")
        )
    };
    let phantom = run.forecast.value("market.ai.phantom_backlog", end).filter(|phantom| *phantom > 0.005 * after);
    let phantom = phantom
        .map_or_else(String::new, |phantom| format!(", of which {} was ordered twice", amount(phantom, "USD bn")));
    Some(format!("The backlog {moves}{phantom}."))
}

fn mix(run: &Run) -> Option<String> {
    let &year = years(run).last()?;
    let [asic, inference] =
        ["market.asic.share", "market.inference.compute_share"].map(|output| run.forecast.value(output, year));
    let (asic, inference) = (amount(asic?, "1"), amount(inference?, "1"));
    Some(format!("In {year} ASIC servers are {asic} of AI servers shipped, and inference is {inference} of compute."))
}

/// The two vendors whose backlog, reported last, is largest of those that report one.
fn vendors(run: &Run) -> Option<String> {
    let mut known: Vec<_> = run
        .scenario
        .vendors
        .iter()
        .filter_map(|vendor| {
            let output = format!("vendor.{}.ai.backlog", vendor.key);
            let quarters =
                run.forecast.series(&output, PeriodKind::Quarter).filter(|(row, _)| row.mark == Mark::Actual);
            let (row, value) = quarters.last()?;
            let end = last(run, &output)?;
            Some((&vendor.name, row.period, value?, end, run.forecast.value(&output, end)?))
        })
        .collect();
    known.sort_by(|one, other| other.2.total_cmp(&one.2));
    let said = known.iter().take(2).map(|(name, from, before, to, after)| {
        format!(
            "{} AI backlog goes from {} reported for {from} to {} at the end of {to}",
            possessive(name),
            money(*before, "USD bn"),
            amount(*after, "USD bn")
        )
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| format!("{}.", listed(&said)))
}

/// The input that moves orders most.
fn unknown(report: &Report<'_>) -> Option<String> {
    let run = report.run;
    let &year = years(run).last()?;
    let (swing, low, high) = widest(run, report.tornado?, "market.ai.orders", year)?;
    Some(format!(
        "Of what is not known, {} moves the orders of {year} most: they lie between {} from its p10 to its p90.",
        input(&run.scenario, &swing.key),
        between(low.min(high), low.max(high), "USD bn")
    ))
}

/// What each compared scenario does to shipments.
fn stories(report: &Report<'_>) -> Option<String> {
    let &year = years(report.run).last()?;
    let base = report.run.forecast.value("market.ai.shipments", year).filter(|base| *base != 0.0)?;
    let said: Vec<_> = report
        .compared
        .iter()
        .filter_map(|other| Some((other, other.forecast.value("market.ai.shipments", year)? / base - 1.0)))
        .collect();
    let furthest = |sign: f64| {
        said.iter()
            .filter(|(_, ratio)| ratio * sign > 0.0005)
            .max_by(|one, other| (one.1 * sign).total_cmp(&(other.1 * sign)))
    };
    let ends: Vec<_> = [furthest(-1.0), furthest(1.0)]
        .into_iter()
        .flatten()
        .map(|(other, ratio)| {
            let way = if *ratio < 0.0 { "lower" } else { "higher" };
            format!("{} {way} in “{}”", percent(*ratio), other.scenario.name)
        })
        .collect();
    (!ends.is_empty()).then(|| format!("Against this scenario, shipments of {year} are {}.", listed(&ends)))
}
