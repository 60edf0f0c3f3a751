//! The market by quarter.

use rackcast_calendar::Period;

use super::RunOptions;
use crate::Run;
use crate::document::{Cell, Table, Tone};
use crate::labels;
use crate::number::NumberStyle;
use crate::view::series::{Series, output};
use crate::view::window::Window;

/// The outputs shown, and whether growth on the year before stands below them.
const ROWS: [(&str, bool); 8] = [
    ("market.ai.orders", false),
    ("market.ai.shipments", true),
    ("market.ai.servers", true),
    ("market.asic.share", false),
    ("market.inference.compute_share", false),
    ("supply.gpu.fill", false),
    ("supply.asic.fill", false),
    ("supply.general.fill", false),
];

/// One table, or several one under another where all periods are asked for.
pub(super) fn tables(run: &Run, options: &RunOptions) -> Vec<Table> {
    let Some(first) = output(run, ROWS[0].0) else { return Vec::new() };
    let windows = Window::each(run, first, &options.periods);
    let tables = windows.iter().flat_map(|window| {
        let trend = if options.all { &[] } else { window.up_to_shown(8) };
        window.bands(options.all).map(move |periods| table(run, periods, trend))
    });
    tables.collect()
}

fn table(run: &Run, periods: &[Period], trend: &[Period]) -> Table {
    let mut table = super::vendors::table_of_periods("Market", periods, !trend.is_empty());
    for (name, grows) in ROWS {
        let Some(series) = Series::new(run, name, periods) else { continue };
        let full = |period: &Period| series.value(*period).is_none_or(|fill| fill > 0.9995);
        if matches!(name, "supply.asic.fill" | "supply.general.fill") && periods.iter().all(full) {
            continue;
        }
        let mut row = vec![Cell::from(label_with_unit(labels::long(name), &series.style))];
        row.extend(series.values(periods));
        row.extend((!trend.is_empty()).then(|| series.bars(trend)));
        table.row(row);
        if grows && periods.iter().any(|&period| series.growth(period).is_some()) {
            let mut row = vec![Cell::new("  on the year before", Tone::Quiet)];
            row.extend(series.growths(periods));
            row.extend((!trend.is_empty()).then(Cell::default));
            table.row(row);
        }
    }
    table
}

/// The label with the unit, unless it is money or stands beside each number.
pub(in crate::view) fn label_with_unit(label: &str, style: &NumberStyle) -> String {
    match style.unit {
        "" | "USD bn" => label.to_owned(),
        "USD a share" => format!("{label}, USD"),
        unit => format!("{label}, {unit}"),
    }
}
