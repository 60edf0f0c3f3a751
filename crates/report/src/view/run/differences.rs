//! Where the model and a report of the same figure differ.

use crate::Run;
use crate::document::Cell;
use crate::number::{NumberStyle, change, points};
use rackcast_catalogue::larger_first;

/// Relative differences below this are rounding.
const ROUNDING: f64 = 0.005;

struct Difference {
    size: f64,
    text: String,
}

/// The largest differences first, of the chosen vendors, and of the market where these are all.
pub(super) fn lines(run: &Run, chosen: &[usize]) -> Vec<Cell> {
    let mut differences: Vec<_> =
        (0..run.forecast.values.len()).filter_map(|row| difference(run, row, chosen)).collect();
    differences.sort_by(|a, b| larger_first(a.size, b.size));
    differences.into_iter().map(|difference| difference.text.into()).collect()
}

fn difference(run: &Run, index: usize, chosen: &[usize]) -> Option<Difference> {
    let layout = &run.forecast.layout;
    let (row, output) = (&layout.rows[index], layout.output_of(index));
    let (value, reported) = (run.forecast.values[index]?, row.reported?);
    let shown = output.vendor.map_or(chosen.len() == run.scenario.vendors.len(), |vendor| chosen.contains(&vendor));
    if !shown {
        return None;
    }
    let size = (value - reported).abs() / reported.abs().max(value.abs());
    if size.is_nan() || size < ROUNDING {
        return None;
    }
    let style = NumberStyle::new(output.spec.unit, [value, reported]);
    let how = match output.spec.unit {
        "1" => points(value - reported),
        _ if reported == 0.0 => String::new(),
        _ => change(value / reported - 1.0),
    };
    let how = if how.is_empty() { how } else { format!(" ({how})") };
    let text = format!(
        "{}, {}: model {}, reported {}{how}",
        run.title(output),
        row.period,
        style.write_with_unit(value),
        style.write_with_unit(reported)
    );
    Some(Difference { size, text })
}
