//! What sentences need of a run.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::percent;
use rackcast_report::Run;

use crate::numbers::{between, money};

/// The calendar years that matter: the one of `as_of` and the next, else the last two.
pub(super) fn years(run: &Run) -> Vec<Period> {
    let all: Vec<Period> =
        run.forecast.series("market.ai.orders", PeriodKind::Year).map(|(row, _)| row.period).collect();
    let first = run.scenario.horizon.as_of.map(|day| Period::Year(day.month().year()));
    let from = first.and_then(|first| all.iter().position(|&year| year >= first));
    all.iter().copied().skip(from.unwrap_or(all.len().saturating_sub(2))).take(2).collect()
}

/// The last period of an output: a year, else a quarter, else a month.
pub(super) fn last(run: &Run, output: &str) -> Option<Period> {
    let of = |kind| run.forecast.series(output, kind).last().map(|(row, _)| row.period);
    [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month].into_iter().find_map(of)
}

/// The p10 and p90 of a cell.
pub(super) fn band(run: &Run, output: &str, period: Period) -> Option<[f64; 2]> {
    let quantiles = run.draws.as_ref()?.statistics(run.forecast.layout.row(output, period)?)?.quantiles;
    Some([quantiles[1]?, quantiles[5]?])
}

/// `grow 26 % to USD 494 bn in 2026 and 17 % to USD 577 bn in 2027 (80 % between 480 and 690 bn)`
pub(super) fn grow(run: &Run, output: &str, years: &[Period]) -> Option<String> {
    let mut said = Vec::new();
    let mut verb_said = "";
    for &year in years {
        let row = run.forecast.layout.row(output, year)?;
        let (value, unit) = (run.forecast.values[row]?, run.forecast.layout.output_of(row).spec.unit);
        let (verb, by) = match run.forecast.growth(row) {
            None => ("are ", String::new()),
            Some(growth) if growth < 0.0 => ("fall ", format!("{} to ", percent(growth))),
            Some(growth) => ("grow ", format!("{} to ", percent(growth))),
        };
        let again = if verb == verb_said { "" } else { verb };
        let sure = band(run, output, year).filter(|_| Some(&year) == years.last());
        let sure = sure.map_or_else(String::new, |[low, high]| format!(" (80 % between {})", between(low, high, unit)));
        said.push(format!("{again}{by}{} in {year}{sure}", money(value, unit)));
        verb_said = verb;
    }
    (!said.is_empty()).then(|| said.join(" and "))
}
