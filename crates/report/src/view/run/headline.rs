//! The answer in a sentence or two, written from the numbers.

use std::fmt::Write as _;

use rackcast_calendar::{Period, PeriodKind};

use crate::Run;
use crate::number::{NOTHING, amount, change};

/// Orders, shipments and what holds them back in the years that matter: the one of `as_of` and the next, else the last.
pub(super) fn headline(run: &Run) -> String {
    let name = &run.scenario.name;
    let years = years(run);
    if years.is_empty() {
        return format!("{name}: {}", without_years(run));
    }
    let mix = match (
        value(run, "market.asic.share", years.last()),
        value(run, "market.inference.compute_share", years.last()),
    ) {
        (Some(asic), Some(inference)) => format!(
            " In {} ASICs are {} of AI servers shipped, and inference is {} of compute.",
            years[years.len() - 1],
            amount(asic, "1"),
            amount(inference, "1")
        ),
        _ => String::new(),
    };
    format!(
        "{name}: AI server orders {}; shipments {}{}.{mix}",
        grow(run, "market.ai.orders", &years, true),
        grow(run, "market.ai.shipments", &years, false),
        supply(run, &years)
    )
}

/// Where the numbers come from, in a line.
pub(super) fn about(run: &Run) -> String {
    let scenario = &run.scenario;
    let horizon = &scenario.horizon;
    let as_of = horizon.as_of.map_or_else(String::new, |day| format!("as of {day} · "));
    format!(
        "{as_of}{} to {} · {} · USD bn · A reported, J judged, E estimated",
        horizon.start, horizon.end, scenario.file
    )
}

/// The calendar years that matter.
pub(in crate::view) fn years(run: &Run) -> Vec<Period> {
    let all: Vec<Period> =
        run.forecast.series("market.ai.orders", PeriodKind::Year).map(|(row, _)| row.period).collect();
    let first = run.scenario.horizon.as_of.map(|day| Period::Year(day.month().year()));
    let from =
        first.and_then(|first| all.iter().position(|&year| year >= first)).unwrap_or(all.len().saturating_sub(2));
    all.into_iter().skip(from).take(2).collect()
}

fn value(run: &Run, output: &str, period: Option<&Period>) -> Option<f64> {
    period.and_then(|&period| run.forecast.value(output, period))
}

/// `grow 26 % to USD 494 bn in 2026 and 17 % to USD 577 bn in 2027`
fn grow(run: &Run, output: &str, years: &[Period], name_years: bool) -> String {
    let mut sentence = String::new();
    let mut said = "";
    for &year in years {
        let growth = run.forecast.layout.row(output, year).and_then(|row| run.forecast.growth(row));
        let amount =
            value(run, output, Some(&year)).map_or_else(|| NOTHING.to_owned(), |value| amount(value, "USD bn"));
        let (verb, what) = match growth {
            None => ("are", format!("USD {amount}")),
            Some(growth) => {
                let verb = if growth < 0.0 { "fall" } else { "grow" };
                (verb, format!("{} to USD {amount}", change(growth.abs()).trim_start_matches('+')))
            }
        };
        let and = if sentence.is_empty() { "" } else { " and " };
        let verb_again = if verb == said { String::new() } else { format!("{verb} ") };
        let when = if name_years { format!(" in {year}") } else { String::new() };
        let _ = write!(sentence, "{and}{verb_again}{what}{when}");
        said = verb;
    }
    sentence
}

/// What GPU supply leaves unmet.
fn supply(run: &Run, years: &[Period]) -> String {
    let fills: Vec<_> = years.iter().filter_map(|year| value(run, "supply.gpu.fill", Some(year))).collect();
    if fills.is_empty() || fills.iter().all(|&fill| fill > 0.995) {
        return String::new();
    }
    let fills: Vec<_> = fills.iter().map(|&fill| format!("{:.0} %", 100.0 * fill)).collect();
    format!(", while GPU supply covers {} of what is wanted", fills.join(" and "))
}

/// A horizon that covers no year whole.
fn without_years(run: &Run) -> String {
    for (kind, phrase) in [(PeriodKind::Quarter, "no calendar year"), (PeriodKind::Month, "no calendar quarter")] {
        let last = run.forecast.series("market.ai.shipments", kind).last();
        if let Some((row, Some(shipments))) = last {
            let orders = value(run, "market.ai.orders", Some(&row.period)).unwrap_or(0.0);
            return format!(
                "in {} AI servers worth {} are ordered and {} are shipped. The horizon covers {phrase} whole.",
                row.period,
                amount(orders, "USD bn"),
                amount(shipments, "USD bn")
            );
        }
    }
    "nothing is reported.".to_owned()
}
