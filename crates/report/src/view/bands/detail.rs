//! Chosen outputs, each as a table: periods down, quantiles across.

use rackcast_calendar::PeriodKind;

use super::{BandsOptions, numbers};
use crate::Run;
use crate::document::{Align, Cell, Table, Tone};
use crate::number::NumberStyle;
use crate::view::window::Window;

const HEADS: [&str; 9] = ["p5", "p10", "p25", "p50", "p75", "p90", "p95", "mean", "run"];

/// A table for each chosen output, with every chosen period or those around the start of the forecast.
pub(super) fn tables(run: &Run, options: &BandsOptions) -> Result<Vec<Table>, String> {
    let layout = &run.forecast.layout;
    let chosen = options.selection.chosen(&run.scenario, layout)?;
    let outputs = layout.outputs.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(output, _)| output);
    let table = |output: &rackcast_forecast::Output| {
        let periods = [PeriodKind::Quarter, PeriodKind::Year, PeriodKind::Month].into_iter().flat_map(|kind| {
            let mut window = Window::of(run, output, kind);
            window.all.retain(|&period| options.selection.wants(period));
            window.known = window.known.min(window.all.len());
            if options.all { window.all } else { window.shown().to_vec() }
        });
        let rows: Vec<_> = periods
            .filter_map(|period| {
                let of = numbers(run, &output.name, period)?;
                Some((period, [&of.quantiles[..], &[of.mean, of.run]].concat()))
            })
            .collect();
        let style = NumberStyle::new(output.spec.unit, rows.iter().flat_map(|row| row.1.iter().copied().flatten()));
        let unit = if style.unit.is_empty() { String::new() } else { format!(", {}", style.unit) };
        let heads = HEADS.map(|head| (Align::Right, head.to_owned()));
        let mut table = Table::new([(Align::Left, format!("{}{unit}", output.name))].into_iter().chain(heads));
        for (period, numbers) in rows {
            let tone = |at: usize| match HEADS[at] {
                "p50" => Tone::Strong,
                "run" => Tone::Quiet,
                _ => Tone::Plain,
            };
            let cells = numbers.iter().enumerate().map(|(at, &value)| Cell::new(style.write(value), tone(at)));
            table.row([Cell::from(period.to_string())].into_iter().chain(cells));
        }
        table
    };
    Ok(outputs.map(table).collect())
}
