//! What a comparison comes to.

use super::rows::CompareRow;
use crate::Run;
use crate::document::Cell;
use crate::labels::spoken;
use crate::number::{change, points};
use crate::view::bands::{P10, P90};
use rackcast_catalogue::{larger_first, possessive};

/// Lines of what moves most.
const SHOWN: usize = 6;

/// What a run does to the first outputs, in a sentence.
pub(super) fn sentence(runs: &[Run], rows: &[CompareRow<'_>], run: usize) -> String {
    let (name, first) = (&runs[run].scenario.name, &runs[0].scenario.name);
    let Some(last) = rows
        .first()
        .map(|row| row.group)
        .and_then(|group| rows.iter().filter(|row| row.group == group).map(|row| row.period).max())
    else {
        return format!("{name} against {first}: nothing to compare.");
    };
    let lead = rows.iter().filter(|row| row.group == rows[0].group && row.period == last).take(3);
    let parts: Vec<_> = lead.filter_map(|row| Some(format!("{} {}", subject(row), how(row, run)?))).collect();
    if rows.iter().all(|row| row.change(run).is_none_or(|ratio| ratio.abs() < 1e-12)) {
        return format!("{name} against {first}: the same numbers.");
    }
    let mean = if runs[run].draws.is_some() { ", on average" } else { "" };
    format!("{name} against {first}, {last}{mean}: {}.", parts.join("; "))
}

/// What differs most, largest first.
pub(super) fn largest(runs: &[Run], rows: &[CompareRow<'_>], run: usize, all: bool) -> Vec<Cell> {
    let mut moved: Vec<_> =
        rows.iter().filter_map(|row| Some((row.change(run)?.abs(), row))).filter(|(size, _)| *size >= 0.0005).collect();
    moved.sort_by(|a, b| larger_first(a.0, b.0));
    let shown = if all { moved.len() } else { SHOWN };
    let line = |row: &CompareRow<'_>| {
        let market = matches!(row.group, "" | "Market");
        let what = if market { row.label.clone() } else { format!("{} {}", possessive(row.group), spoken(&row.label)) };
        let [from, to] = [0, run].map(|run| row.style.write(row.values[run]));
        let band = row.drawn(runs, run).map_or_else(String::new, |drawn| {
            let [low, high] = [P10, P90].map(|at| row.signed(drawn.quantiles[at]));
            // The change beside it is in percent: money says that it is money.
            let unit = if row.unit == "USD bn" { " bn" } else { "" };
            format!("; 80 % between {low} and {high}{unit}")
        });
        Some(format!("{what}, {}: {from} → {to} ({}{band})", row.period, how(row, run)?))
    };
    moved.into_iter().take(shown).filter_map(|(_, row)| line(row)).map(Cell::from).collect()
}

fn subject<'a>(row: &'a CompareRow<'_>) -> &'a str {
    row.label.split(',').next().unwrap_or(&row.label)
}

/// The change of a flow or stock, the points of a share.
fn how(row: &CompareRow<'_>, run: usize) -> Option<String> {
    if row.unit == "1" { row.difference(run).map(points) } else { row.change(run).map(change) }
}
