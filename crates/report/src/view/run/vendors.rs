//! The vendors, each by the quarters of its own fiscal year.

use rackcast_calendar::Period;
use rackcast_scenario::Vendor;

use super::RunOptions;
use super::market::label_with_unit;
use crate::Run;
use crate::document::{Align, Cell, Table};
use crate::labels;
use crate::view::series::{Series, output};
use crate::view::window::Window;

/// The outputs shown, below `vendor.V.`
const ROWS: [&str; 6] = ["ai.orders", "ai.shipments", "ai.backlog", "ai.cover", "revenue", "eps"];

/// The longest title of a table that leaves a page room for eight periods.
const TITLE_WIDTH: usize = 26;

/// A table for each of the chosen vendors, or several where all periods are asked for.
pub(super) fn tables(run: &Run, chosen: &[usize], options: &RunOptions) -> Vec<Table> {
    let vendors = chosen.iter().map(|&vendor| &run.scenario.vendors[vendor]);
    vendors.flat_map(|vendor| vendor_tables(run, vendor, options)).collect()
}

fn vendor_tables(run: &Run, vendor: &Vendor, options: &RunOptions) -> Vec<Table> {
    let Some(first) = output(run, &format!("vendor.{}.ai.orders", vendor.key)) else { return Vec::new() };
    let windows = Window::each(run, first, &options.periods);
    let tables = windows.iter().flat_map(|window| {
        let trend = if options.all { &[] } else { window.up_to_shown(8) };
        window.bands(options.all).map(move |periods| table(run, vendor, window, periods, trend))
    });
    tables.collect()
}

/// Outputs that are nothing in all of the window are left out.
fn table(run: &Run, vendor: &Vendor, window: &Window, periods: &[Period], trend: &[Period]) -> Table {
    let mut table = table_of_periods(&vendor.name, periods, !trend.is_empty());
    for name in ROWS {
        let series = Series::new(run, &format!("vendor.{}.{name}", vendor.key), periods);
        let Some(series) = series.filter(|series| !series.is_nothing(&window.all)) else { continue };
        let mut row = vec![Cell::from(label_with_unit(labels::long(name), &series.style))];
        row.extend(series.marked(periods));
        row.extend((!trend.is_empty()).then(|| series.bars(trend)));
        table.row(row);
    }
    table
}

/// A table headed by periods, with a last column for bars where there are any.
pub(super) fn table_of_periods(title: &str, periods: &[Period], bars: bool) -> Table {
    let title = if title.chars().count() > TITLE_WIDTH {
        format!("{}…", title.chars().take(TITLE_WIDTH - 1).collect::<String>())
    } else {
        title.to_owned()
    };
    let heads = periods.iter().map(|period| (Align::Right, period.to_string()));
    let bars = bars.then(|| (Align::Left, "trend".to_owned()));
    Table::new([(Align::Left, title)].into_iter().chain(heads).chain(bars))
}

/// What each vendor's revenue covers, vendors of one scope together.
pub(super) fn scopes(run: &Run, chosen: &[usize]) -> String {
    let mut scopes: Vec<(&str, Vec<&str>)> = Vec::new();
    for vendor in chosen.iter().map(|&index| &run.scenario.vendors[index]) {
        let Some(scope) = vendor.scope.as_deref() else { continue };
        match scopes.iter_mut().find(|(known, _)| *known == scope) {
            Some((_, vendors)) => vendors.push(&vendor.key),
            None => scopes.push((scope, vec![&vendor.key])),
        }
    }
    let scopes: Vec<_> =
        scopes.into_iter().map(|(scope, vendors)| format!("{scope} ({})", vendors.join(", "))).collect();
    if scopes.is_empty() { String::new() } else { format!("Total revenue covers {}.", scopes.join("; ")) }
}
