//! Chosen outputs as tables: outputs down, periods across.

use rackcast_calendar::{Period, PeriodKind};

use super::series::Series;
use super::window::Window;
use crate::document::{Align, Cell, Document, Table};
use crate::{Run, Selection};

/// A page of the chosen outputs: a table for each calendar and length of period, in bands of eight periods; `all` shows
/// every period, else two before the forecast and six of it.
///
/// # Errors
/// As [`Selection::rows`].
pub fn pivot(run: &Run, selection: &Selection, all: bool) -> Result<Document, String> {
    let layout = &run.forecast.layout;
    let selection = &selection.or_months(&run.scenario, layout)?;
    let rows = selection.rows(&run.scenario, layout)?;
    let mut page = Document::default();
    for kind in [PeriodKind::Quarter, PeriodKind::Year, PeriodKind::Month] {
        let mut outputs: Vec<usize> = rows
            .iter()
            .filter(|&&row| layout.rows[row].period.kind() == kind)
            .map(|&row| layout.rows[row].output)
            .collect();
        outputs.dedup();
        page.tables(tables(run, &outputs, kind, selection, all));
    }
    if page.blocks.is_empty() {
        page.paragraph("The horizon covers no such period whole: `--period month` shows months.");
    }
    Ok(page)
}

/// Outputs with the same periods stand in one table.
fn tables(run: &Run, outputs: &[usize], kind: PeriodKind, selection: &Selection, all: bool) -> Vec<Table> {
    let mut groups: Vec<(Vec<Vec<Period>>, Vec<&str>)> = Vec::new();
    for &output in outputs {
        let output = &run.forecast.layout.outputs[output];
        let mut window = Window::of(run, output, kind);
        window.all.retain(|&period| selection.wants(period));
        let bands: Vec<_> = window.bands(all).map(<[_]>::to_vec).collect();
        match groups.iter_mut().find(|(other, _)| *other == bands) {
            Some((_, names)) => names.push(&output.name),
            None => groups.push((bands, vec![&output.name])),
        }
    }
    groups.iter().flat_map(|(bands, names)| bands.iter().map(|periods| table(run, names, periods))).collect()
}

fn table(run: &Run, names: &[&str], periods: &[Period]) -> Table {
    let heads = periods.iter().map(|period| (Align::Right, period.to_string()));
    let mut table =
        Table::new([(Align::Left, String::new()), (Align::Left, "unit".to_owned())].into_iter().chain(heads));
    for name in names {
        let Some(series) = Series::new(run, name, periods) else { continue };
        let mut row = vec![Cell::from(*name), Cell::from(series.style.unit)];
        row.extend(series.marked(periods));
        table.row(row);
    }
    table
}
