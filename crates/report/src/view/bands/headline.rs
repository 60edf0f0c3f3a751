//! The answer with its bands, in a sentence.

use rackcast_calendar::{Period, PeriodKind};

use super::{P10, P50, P90, numbers, size};
use crate::Run;
use crate::number::{NumberStyle, amount};
use crate::view::run::years;

/// What it speaks of.
const SUBJECTS: [(&str, &str); 2] = [("market.ai.orders", "AI server orders"), ("market.ai.shipments", "shipments")];

/// The rows it needs.
pub(super) fn wanted(run: &Run) -> Vec<(&'static str, Period)> {
    let periods = periods(run);
    SUBJECTS.iter().flat_map(|&(output, _)| periods.iter().map(move |&period| (output, period))).collect()
}

/// The years that matter, else the last quarter or month.
fn periods(run: &Run) -> Vec<Period> {
    let years = years(run);
    if !years.is_empty() {
        return years;
    }
    let last = |kind| run.forecast.series(SUBJECTS[0].0, kind).last().map(|(row, _)| row.period);
    [PeriodKind::Quarter, PeriodKind::Month].into_iter().find_map(last).into_iter().collect()
}

/// `AI server orders are USD 498 bn in 2026 (80 % between 470 and 530) and 589 bn in 2027 (80 % between 480 and 720)`
pub(super) fn headline(run: &Run) -> String {
    let said = SUBJECTS.iter().filter_map(|&(output, subject)| {
        let said: Vec<_> = periods(run).into_iter().filter_map(|period| of(run, output, period)).collect();
        (!said.is_empty()).then(|| format!("{subject} are USD {}", said.join(" and ")))
    });
    let said: Vec<_> = said.collect();
    let said = if said.is_empty() { "no draw has a value".to_owned() } else { said.join("; ") };
    format!("{}: {said}.", run.scenario.name)
}

fn of(run: &Run, output: &str, period: Period) -> Option<String> {
    let quantiles = numbers(run, output, period)?.quantiles;
    let [low, middle, high] = [quantiles[P10]?, quantiles[P50]?, quantiles[P90]?];
    let style = NumberStyle::brief("USD bn", [low, high]).sized(size([Some(low), Some(high)]));
    let [from, to] = [low, high].map(|value| style.write(Some(value)));
    Some(format!("{} in {period} (80 % between {from} and {to})", amount(middle, "USD bn")))
}
