//! What supply did not reach.

use rackcast_calendar::PeriodKind;

use crate::Run;
use crate::document::Cell;
use crate::view::series::output;
use crate::view::window::Window;

/// A fill from which on supply counts as enough.
const FULL: f64 = 0.995;

/// A line for each class of servers that was rationed in the forecast.
pub(super) fn lines(run: &Run) -> Vec<Cell> {
    let classes = [
        ("supply.gpu.fill", "GPU servers"),
        ("supply.asic.fill", "ASIC servers"),
        ("supply.general.fill", "General servers"),
    ];
    classes.into_iter().filter_map(|(name, class)| line(run, name, class)).collect()
}

fn line(run: &Run, name: &str, class: &str) -> Option<Cell> {
    let window = Window::of(run, output(run, name)?, PeriodKind::Quarter);
    let fills: Vec<_> = window.all[window.known..]
        .iter()
        .filter_map(|&quarter| Some((quarter, run.forecast.value(name, quarter)?)))
        .collect();
    let short = fills.iter().filter(|(_, fill)| *fill < FULL).count();
    let (tightest, low) = fills.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, fill)| *fill < FULL)?;
    let (last, end) = *fills.last()?;
    let how_often = if short == fills.len() {
        "in every forecast quarter".to_owned()
    } else {
        format!("in {short} of {} forecast quarters", fills.len())
    };
    let then = match end {
        _ if last == tightest => String::new(),
        end if end < FULL => format!(" and {} in {last}", percent(end)),
        _ => format!(", enough by {last}"),
    };
    Some(format!("{class} are rationed {how_often}, to {} in {tightest}{then}.", percent(low)).into())
}

fn percent(fill: f64) -> String {
    format!("{:.0} %", 100.0 * fill)
}
