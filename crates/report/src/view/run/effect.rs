//! What options do to a scenario, in a sentence.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::possessive;

use super::headline::years;
use crate::Run;
use crate::labels::{brief, spoken};
use crate::number::change;

/// What is always told of the market.
const TOLD: [&str; 2] = ["market.ai.orders", "market.ai.shipments"];

/// A vendor's outputs among which the one that moves most is told, below `vendor.V.`
const LOOKED_AT: [&str; 4] = ["ai.orders", "ai.shipments", "ai.backlog", "revenue"];

/// So many times as far as the market an output of a vendor must move to be told.
const FURTHER: f64 = 1.5;
/// A smaller change (relative) is not worth a word.
const SMALL: f64 = 0.005;

/// The run against its file as it stands: `Against it unchanged: AI orders 2027 +12 %, AI shipments +3.0 %.` Nothing
/// where options change nothing.
pub(in crate::view) fn effect(run: &Run) -> String {
    let Some(period) = period(run).filter(|_| run.unchanged.is_some()) else { return String::new() };
    let told: Vec<_> = TOLD.into_iter().filter_map(|name| Some((name, ratio(run, name, period)?))).collect();
    let market = told.iter().fold(0.0, |size: f64, (_, ratio)| size.max(ratio.abs()));
    let most = run.scenario.vendors.iter().flat_map(|vendor| {
        let of = move |below: &'static str| {
            let name = format!("vendor.{}.{below}", vendor.key);
            let period = fiscal(run, &name, period)?;
            Some((vendor, below, period, ratio(run, &name, period)?))
        };
        LOOKED_AT.into_iter().filter_map(of)
    });
    let most = most.max_by(|one, other| one.3.abs().total_cmp(&other.3.abs()));
    let most = most.filter(|(.., ratio)| ratio.abs() >= SMALL && ratio.abs() > FURTHER * market);
    let when = |at: usize| if at == 0 { format!(" {period}") } else { String::new() };
    let told =
        told.iter().enumerate().map(|(at, (name, ratio))| format!("{}{} {}", brief(name), when(at), change(*ratio)));
    let most = most.map_or_else(String::new, |(vendor, below, period, ratio)| {
        let whose = possessive(&vendor.name);
        format!("; furthest {whose} {} {period} {}", spoken(brief(below)), change(ratio))
    });
    format!("Against it unchanged: {}{most}.", told.collect::<Vec<_>>().join(", "))
}

/// The last year that matters, else the last quarter or month.
fn period(run: &Run) -> Option<Period> {
    let last = |kind| run.forecast.series(TOLD[0], kind).last().map(|(row, _)| row.period);
    years(run).pop().or_else(|| [PeriodKind::Quarter, PeriodKind::Month].into_iter().find_map(last))
}

/// The vendor's period that has the number of a calendar one; its last of that length where it has none such.
fn fiscal(run: &Run, name: &str, calendar: Period) -> Option<Period> {
    let periods = || run.forecast.series(name, calendar.kind()).map(|(row, _)| row.period);
    periods().find(|&period| crate::selection::same_number(period, calendar)).or_else(|| periods().last())
}

fn ratio(run: &Run, name: &str, period: Period) -> Option<f64> {
    let before = run.unchanged.as_ref()?.value(name, period).filter(|before| *before != 0.0)?;
    Some((run.forecast.value(name, period)? - before) / before.abs())
}
