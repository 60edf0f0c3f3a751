//! Warnings of reported and judged figures that a run could not meet.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_forecast::{Forecast, Mark};
use rackcast_scenario::{Diagnostic, Place, Scenario};

/// A warning for each figure that was cut to the backlog or raised to its phantom part, naming both figures.
pub(crate) fn warnings(scenario: &Scenario, forecast: &Forecast) -> Vec<Diagnostic> {
    let reported =
        scenario.observations.iter().map(|it| (Mark::Actual, "reported", &*it.output, it.period, it.value, &it.place));
    let judged =
        scenario.judgements.iter().map(|it| (Mark::Judged, "judged", &*it.output, it.period, it.value, &it.place));
    let figures = reported.chain(judged);
    figures
        .filter_map(|(mark, word, output, period, value, place)| {
            warning(forecast, mark, word, (output, period, value), place)
        })
        .collect()
}

fn warning(
    forecast: &Forecast,
    mark: Mark,
    word: &str,
    (output, period, value): (&str, Period, f64),
    place: &Place,
) -> Option<Diagnostic> {
    // A year is the sum of its quarters: what is reported of it fixes nothing.
    let quarter = period.kind() == PeriodKind::Quarter;
    let row = forecast.layout.row(output, period).filter(|&row| quarter && forecast.layout.rows[row].mark == mark)?;
    let used = forecast.values[row]?;
    if (used - value).abs() <= 1e-9 * value.abs().max(used.abs()) {
        return None;
    }
    let message = format!("{output} of {period} is {word} as {value} and {used:.4} in the forecast");
    let help = if used < value {
        "the backlog that the model has then is smaller: look at the orders, shipments and backlog reported before"
    } else {
        "the phantom part of the backlog is larger: look at double ordering and phantom_share"
    };
    Some(Diagnostic::warning("figure-cut", place.clone(), message).help(help))
}
