//! Which cells of a forecast's table the page needs draws or swings of.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::is_headline;
use rackcast_forecast::Layout;
use rackcast_report::Run;

/// The rows that the page shows bands of: those to draw.
#[must_use]
pub fn rows_to_draw(run: &Run) -> Vec<usize> {
    chosen(&run.forecast.layout, |period| shown(&run.forecast.layout, period.kind()))
}

/// The rows that the page shows swings of: whole years from that of `as_of` on; the last period of an output where there
/// is no such year.
#[must_use]
pub fn rows_to_swing(run: &Run) -> Vec<usize> {
    let layout = &run.forecast.layout;
    let first = run.scenario.horizon.as_of.map_or(i32::MIN, |day| day.month().year());
    let years = chosen(layout, |period| match period {
        Period::Year(year) | Period::FiscalYear(year) => year >= first,
        _ => false,
    });
    if !years.is_empty() {
        return years;
    }
    let last =
        |output: &String| layout.rows_of(output).and_then(|rows| rows.clone().rev().find(|&row| is_step(layout, row)));
    names(layout).iter().filter_map(last).collect()
}

/// The shortest periods that the page shows: quarters; months where the horizon covers no quarter whole.
pub(crate) fn step(layout: &Layout) -> PeriodKind {
    let quarters = layout.rows.iter().any(|row| row.period.kind() == PeriodKind::Quarter);
    if quarters { PeriodKind::Quarter } else { PeriodKind::Month }
}

/// Whether the page shows periods of a length.
pub(crate) fn shown(layout: &Layout, kind: PeriodKind) -> bool {
    kind == PeriodKind::Year || kind == step(layout)
}

fn is_step(layout: &Layout, row: usize) -> bool {
    layout.rows[row].period.kind() == step(layout)
}

/// The names of the outputs that have bands and swings, in the layout's order.
fn names(layout: &Layout) -> Vec<String> {
    layout.outputs.iter().map(|output| output.name.clone()).filter(|name| is_headline(name)).collect()
}

fn chosen(layout: &Layout, wanted: impl Fn(Period) -> bool) -> Vec<usize> {
    let rows = names(layout).into_iter().filter_map(|name| layout.rows_of(&name)).flatten();
    rows.filter(|&row| wanted(layout.rows[row].period)).collect()
}
