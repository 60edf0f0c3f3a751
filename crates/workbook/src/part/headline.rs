//! What a forecast is told by, in the years that matter, pointing at the figures.

use rackcast_calendar::{Date, Period, PeriodKind};
use rackcast_catalogue::{capital, is_headline};
use rackcast_report::Run;

use super::figures::said_unit;
use crate::board::{Boards, Line, Quantile};
use crate::looks;
use crate::names::cell_of;
use crate::sheet::{At, Sheet, Written};

const HEADS: [&str; 8] = ["output", "unit", "period", "forecast", "growth", "p10", "p50", "p90"];

/// Years that are shown of each output.
const YEARS: usize = 2;

/// Writes the table from a row on and gives the row below it.
pub(crate) fn write(sheet: &mut Sheet, boards: &Boards<'_>, mut row: u32) -> Written<u32> {
    let run = boards.run;
    let drawn = run.draws.is_some();
    let heads = if drawn { &HEADS[..] } else { &HEADS[..5] };
    sheet.texts(At(row, 0), heads[..3].iter().copied(), &looks::head())?;
    sheet.texts(At(row, 3), heads[3..].iter().copied(), &looks::head_right())?;
    row += 1;
    for (at, output) in run.forecast.layout.outputs.iter().enumerate() {
        if !is_headline(&output.name) {
            continue;
        }
        for period in periods(run, boards, at) {
            line(sheet, boards, At(row, 0), at, period)?;
            row += 1;
        }
    }
    Ok(row)
}

fn line(sheet: &mut Sheet, boards: &Boards<'_>, At(row, _): At, at: usize, period: Period) -> Written {
    let (run, layout) = (boards.run, &boards.run.forecast.layout);
    let output = &layout.outputs[at];
    let Some(index) = layout.row(&output.name, period) else { return Ok(()) };
    let Some(value) = run.forecast.values[index] else { return Ok(()) };
    let unit = output.spec.unit;
    sheet.text(At(row, 0), &capital(&run.title(output)), &looks::plain())?;
    sheet.text(At(row, 1), said_unit(output), &looks::quiet())?;
    sheet.text(At(row, 2), &period.to_string(), &looks::plain())?;
    let mut point = |column: u16, line: Line, result: Option<f64>, look: &rust_xlsxwriter::Format| {
        let (Some((name, cell)), Some(result)) = (boards.at(line, period), result) else { return Ok(()) };
        sheet.formula(At(row, column), &format!("={}", cell_of(name, cell)), result, look)
    };
    point(3, Line::Value(at), Some(value), &looks::marked(unit, value.abs(), layout.rows[index].mark))?;
    point(4, Line::Growth(at), run.forecast.growth(index), &looks::change())?;
    for (column, quantile) in (5..).zip(Quantile::ALL) {
        let look = looks::quiet_number(unit, value.abs());
        point(column, Line::Quantile(at, quantile), quantile.of(run, index), &look)?;
    }
    Ok(())
}

/// The years of an output that matter: the one of `as_of` and the next, else the last; where there is none the last
/// quarter or month. Only what the workbook has.
fn periods(run: &Run, boards: &Boards<'_>, at: usize) -> Vec<Period> {
    let output = &run.forecast.layout.outputs[at];
    let here = |period: &Period| boards.at(Line::Value(at), *period).is_some();
    let of = |kind| run.forecast.series(&output.name, kind).map(|(row, _)| row.period).filter(here).collect::<Vec<_>>();
    let years = of(PeriodKind::Year);
    if years.is_empty() {
        let last = |kind| of(kind).last().copied();
        return [PeriodKind::Quarter, PeriodKind::Month].into_iter().find_map(last).into_iter().collect();
    }
    let as_of = run.scenario.horizon.as_of.map(Date::month);
    let from = as_of.and_then(|month| years.iter().position(|year| year.last_month(output.fiscal) >= month));
    let from = from.unwrap_or(years.len().saturating_sub(YEARS));
    years.into_iter().skip(from).take(YEARS).collect()
}
