//! The market, or a vendor: figures, their growth and their bands by period.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::capital;
use rackcast_forecast::Output;
use rackcast_report::label;
use rust_xlsxwriter::{Format, Workbook};

use crate::board::{Board, FIRST, HEAD, Line, Part, Quantile};
use crate::looks;
use crate::names::{cell, defined, row_of};
use crate::recipe::Recipe;
use crate::sheet::{At, Sheet, Written};

/// How far a formula may be from the figure that it stands for, as a part of it.
const SAME: f64 = 1e-9;

/// The sheet of a board.
pub(crate) fn sheet(board: &Board<'_>) -> Written<Sheet> {
    let mut sheet = Sheet::new(&board.name)?;
    sheet.widths(&[46.0, 42.0, 12.0])?;
    sheet.text(At(0, 0), &title(board), &looks::title())?;
    sheet.text(At(1, 0), &about(board), &looks::quiet())?;
    sheet.texts(At(HEAD, 0), ["output", "name", "unit"], &looks::head())?;
    for (period, column) in &board.periods {
        sheet.text(At(HEAD, *column), &period.to_string(), &looks::head_right())?;
        sheet.sheet.set_column_width(*column, 10.0)?;
    }
    for gap in gaps(board) {
        sheet.sheet.set_column_width(gap, 2.0)?;
    }
    for (row, &line) in (HEAD + 1..).zip(&board.lines) {
        self::line(&mut sheet, board, row, line)?;
    }
    let last_column = board.periods.last().map_or(FIRST, |(_, column)| *column);
    let values = board.lines.iter().filter(|line| matches!(line, Line::Value(_))).count();
    sheet.sheet.autofilter(HEAD, 0, HEAD + u32::try_from(values).unwrap_or(0), last_column)?;
    sheet.sheet.set_freeze_panes(HEAD + 1, FIRST)?;
    sheet.sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(sheet)
}

/// What the sheet is called at its head.
fn title(board: &Board<'_>) -> String {
    board.vendor.map_or_else(|| "Market".to_owned(), |vendor| board.run.scenario.vendors[vendor].name.clone())
}

fn about(board: &Board<'_>) -> String {
    let calendar = match board.vendor.map(|vendor| &board.run.scenario.vendors[vendor]) {
        None => "Calendar quarters and years".to_owned(),
        Some(vendor) => {
            let scope =
                vendor.scope.as_ref().map_or_else(String::new, |scope| format!("; total revenue covers {scope}"));
            format!("Fiscal quarters and years, which end in month {}{scope}", vendor.fiscal.end())
        }
    };
    format!(
        "{calendar}. Bold blue: reported; slanted red: judged by an analyst; the rest: estimated by the model. Growth, \
         shares, cover and sums are formulas."
    )
}

/// Columns between periods of different lengths.
fn gaps(board: &Board<'_>) -> impl Iterator<Item = u16> {
    let pairs = board.periods.windows(2);
    pairs.filter(|pair| pair[1].1 - pair[0].1 > 1).map(|pair| pair[0].1 + 1)
}

/// What stands to the left of a line, and its cells.
fn line(sheet: &mut Sheet, board: &Board<'_>, row: u32, line: Line) -> Written {
    let outputs = &board.run.forecast.layout.outputs;
    let mut head = |output: usize, after: &str, unit: &str| {
        let Output { name, .. } = &outputs[output];
        let title = capital(&label(&outputs[output])) + after;
        sheet.text(At(row, 0), &title, &looks::plain())?;
        sheet.text(At(row, 1), name, &looks::quiet())?;
        sheet.text(At(row, 2), unit, &looks::quiet())
    };
    match line {
        Line::Gap => Ok(()),
        Line::Part(Part::Growth) => sheet.text(At(row, 0), "Growth on the year before", &looks::part()),
        Line::Part(Part::Bands) => {
            let draws = board.run.draws.as_ref().map_or(0, |draws| draws.summary.draws);
            sheet.text(At(row, 0), &format!("Bands of {draws} draws"), &looks::part())
        }
        Line::Value(output) => {
            head(output, "", said_unit(&outputs[output]))?;
            let size = size(board, output);
            cells(sheet, board, row, output, |sheet, at, index| value(sheet, board, at, index, size))
        }
        Line::Growth(output) => {
            head(output, ", growth", "%")?;
            cells(sheet, board, row, output, |sheet, at, index| growth(sheet, board, at, index))
        }
        Line::Quantile(output, quantile) => {
            head(output, &format!(", {}", quantile.word()), said_unit(&outputs[output]))?;
            let look = looks::quiet_number(outputs[output].spec.unit, size(board, output));
            cells(sheet, board, row, output, |sheet, at, index| sheet.number(at, quantile.of(board.run, index), &look))
        }
        Line::Width(output) => {
            head(output, ", p10 to p90", said_unit(&outputs[output]))?;
            let look = looks::quiet_number(outputs[output].spec.unit, size(board, output));
            cells(sheet, board, row, output, |sheet, at, index| width(sheet, board, at, index, &look))
        }
    }
}

/// Writes each cell of an output's line, for which the board has a column.
fn cells(
    sheet: &mut Sheet,
    board: &Board<'_>,
    row: u32,
    output: usize,
    write: impl Fn(&mut Sheet, At, usize) -> Written,
) -> Written {
    let layout = &board.run.forecast.layout;
    for index in layout.rows_of(&layout.outputs[output].name).unwrap_or(0..0) {
        if let Some(column) = board.column(layout.rows[index].period) {
            write(sheet, At(row, column), index)?;
        }
    }
    Ok(())
}

/// A figure: a formula where others on the board give it, else the number.
fn value(sheet: &mut Sheet, board: &Board<'_>, at: At, index: usize, size: f64) -> Written {
    let (forecast, layout) = (&board.run.forecast, &board.run.forecast.layout);
    let (row, output) = (layout.rows[index], layout.output_of(index));
    let Some(value) = forecast.values[index] else { return Ok(()) };
    let look = looks::marked(output.spec.unit, size, row.mark);
    let place = |name: &str| {
        let output = layout.outputs.iter().position(|output| output.name == name)?;
        board.at(Line::Value(output), row.period).map(cell)
    };
    let formula = Recipe::of(&output.name, row.period.kind(), &board.run.scenario.segments).and_then(|recipe| {
        let given = recipe.value(|name| forecast.value(name, row.period))?;
        ((given - value).abs() <= SAME * value.abs()).then(|| recipe.formula(place)).flatten()
    });
    match formula {
        Some(formula) => sheet.formula(at, &formula, value, &look),
        None => sheet.number(at, Some(value), &look),
    }
}

/// Growth, over the two figures where both are here.
fn growth(sheet: &mut Sheet, board: &Board<'_>, at: At, index: usize) -> Written {
    let row = board.run.forecast.layout.rows[index];
    let Some(growth) = board.run.forecast.growth(index) else { return Ok(()) };
    let place = |period| board.at(Line::Value(row.output), period).map(cell);
    match (place(row.period), place(row.period.years_later(-1))) {
        (Some(now), Some(before)) => sheet.formula(at, &format!("={now}/{before}-1"), growth, &looks::change()),
        _ => sheet.number(at, Some(growth), &looks::change()),
    }
}

/// From p10 to p90.
fn width(sheet: &mut Sheet, board: &Board<'_>, at: At, index: usize, look: &Format) -> Written {
    let run = board.run;
    let row = run.forecast.layout.rows[index];
    let place = |quantile| board.at(Line::Quantile(row.output, quantile), row.period).map(cell);
    let (low, high) = (Quantile::P10.of(run, index), Quantile::P90.of(run, index));
    match (low, high, place(Quantile::P10), place(Quantile::P90)) {
        (Some(low), Some(high), Some(from), Some(to)) => sheet.formula(at, &format!("={to}-{from}"), high - low, look),
        _ => Ok(()),
    }
}

/// The largest figure of an output on the board, which decides its decimals.
fn size(board: &Board<'_>, output: usize) -> f64 {
    let (forecast, layout) = (&board.run.forecast, &board.run.forecast.layout);
    let rows = layout.rows_of(&layout.outputs[output].name).unwrap_or(0..0);
    let rows = rows.filter(|&row| board.column(layout.rows[row].period).is_some());
    rows.filter_map(|row| forecast.values[row]).fold(0.0, |size: f64, value| size.max(value.abs()))
}

/// Names for the quarters of each output, and under `.years` and `.months` for those.
pub(crate) fn name_rows(board: &Board<'_>, workbook: &mut Workbook) -> Written {
    let layout = &board.run.forecast.layout;
    let mut given: Vec<String> = Vec::new();
    for &line in &board.lines {
        let Line::Value(output) = line else { continue };
        for (kind, ending) in [(PeriodKind::Quarter, ""), (PeriodKind::Year, ".years"), (PeriodKind::Month, ".months")]
        {
            let name = defined(&format!("{}{ending}", layout.outputs[output].name));
            let Some(name) = name.filter(|name| !given.contains(&name.to_lowercase())) else { continue };
            if let (Some(row), Some(columns)) = (board.row_of(line), board.columns(kind)) {
                workbook.define_name(name.as_str(), &format!("={}", row_of(&board.name, row, columns)))?;
                given.push(name.to_lowercase());
            }
        }
    }
    Ok(())
}

/// A unit as a column says it.
pub(crate) fn said_unit(output: &Output) -> &'static str {
    if output.spec.unit == "1" { "%" } else { output.spec.unit }
}
