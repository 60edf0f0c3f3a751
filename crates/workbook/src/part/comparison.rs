//! Scenarios side by side: the first, the others, and what each of them is above it.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{capital, is_headline};
use rackcast_forecast::Layout;
use rackcast_report::{Run, Selection, label, table_quantities};

use super::figures::said_unit;
use crate::looks;
use crate::names::cell;
use crate::sheet::{At, Sheet, Written};

/// Columns before the first scenario: output, name, unit, period.
const BEFORE: u16 = 4;

/// The row of the heads.
pub(crate) const HEAD: u32 = 3;

/// What stands side by side, and where.
pub(crate) struct Comparison<'a> {
    runs: &'a [Run],
    /// Of each line the row in every run.
    lines: Vec<Vec<Option<usize>>>,
    /// Whether differences have bands.
    drawn: bool,
}

/// Quarters of an output below each other, and the column of each scenario.
pub(crate) struct Stretch {
    pub(crate) rows: [u32; 2],
    pub(crate) columns: Vec<u16>,
}

impl<'a> Comparison<'a> {
    /// Of the chosen outputs; where none are chosen, of those that a forecast is told by.
    pub(crate) fn new(runs: &'a [Run], selection: &Selection) -> Result<Self, String> {
        let mut lines = table_quantities(runs, selection)?;
        if selection.metrics.is_empty() {
            lines
                .retain(|rows| found(runs, rows).is_some_and(|(layout, row)| is_headline(&layout.output_of(row).name)));
        }
        let drawn = runs.iter().any(|run| run.draws.as_ref().is_some_and(|draws| !draws.differences.is_empty()));
        Ok(Self { runs, lines, drawn })
    }

    /// Columns of each scenario but the first: value, difference and relative difference, and where differences have
    /// bands their p10, p50, p90 and the part above.
    fn each(&self) -> u16 {
        if self.drawn { 7 } else { 3 }
    }

    /// The column of a scenario's value.
    fn column(&self, run: usize) -> u16 {
        match u16::try_from(run).unwrap_or(0) {
            0 => BEFORE,
            run => BEFORE + 1 + (run - 1) * self.each(),
        }
    }

    /// Where the quarters of an output stand, two of them or more.
    pub(crate) fn quarters(&self, output: &str) -> Option<Stretch> {
        let is = |rows: &&Vec<Option<usize>>| {
            found(self.runs, rows).is_some_and(|(layout, row)| {
                layout.output_of(row).name == output && layout.rows[row].period.kind() == PeriodKind::Quarter
            })
        };
        let first = self.lines.iter().position(|rows| is(&rows))?;
        let count = self.lines[first..].iter().take_while(is).count();
        let row = |at: usize| Some(HEAD + 1 + u32::try_from(at).ok()?);
        let rows = [row(first)?, row(first + count - 1)?];
        (count > 1).then(|| Stretch { rows, columns: (0..self.runs.len()).map(|run| self.column(run)).collect() })
    }

    /// The sheet.
    pub(crate) fn sheet(&self, name: &str) -> Written<Sheet> {
        let mut sheet = Sheet::new(name)?;
        sheet.text(At(0, 0), "Scenarios compared", &looks::title())?;
        let about = "Without draws. Differences are formulas: a scenario less the first.";
        let drawn = " Their bands are those of differences in the same draw; above is the part of draws above 0.";
        sheet.text(At(1, 0), &format!("{about}{}", if self.drawn { drawn } else { "" }), &looks::quiet())?;
        sheet.widths(&[44.0, 34.0, 12.0, 9.0])?;
        let heads = self.heads();
        for column in (BEFORE..).take(heads.len() - usize::from(BEFORE)) {
            sheet.sheet.set_column_width(column, 13.0)?;
        }
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        sheet.head(HEAD, &heads, HEAD + u32::try_from(self.lines.len()).unwrap_or(0), &looks::head())?;
        let numbers = &heads[usize::from(BEFORE)..];
        sheet.texts(At(HEAD, BEFORE), numbers.iter().copied(), &looks::head_right())?;
        sheet.fit(HEAD, numbers.iter().map(|head| (*head, 11.0)))?;
        sheet.sheet.set_freeze_panes(HEAD + 1, BEFORE)?;
        for (row, rows) in (HEAD + 1..).zip(&self.lines) {
            self.line(&mut sheet, row, rows)?;
        }
        Ok(sheet)
    }

    fn heads(&self) -> Vec<String> {
        let mut heads: Vec<String> = ["output", "name", "unit", "period"].map(str::to_owned).into();
        for (at, run) in self.runs.iter().enumerate() {
            heads.push(run.scenario.label.clone());
            if at > 0 {
                heads.extend(["difference", "relative"].map(str::to_owned));
                if self.drawn {
                    heads.extend(["p10", "p50", "p90", "above"].map(str::to_owned));
                }
            }
        }
        heads
    }

    fn line(&self, sheet: &mut Sheet, row: u32, rows: &[Option<usize>]) -> Written {
        let Some((layout, any)) = found(self.runs, rows) else { return Ok(()) };
        let output = layout.output_of(any);
        let unit = output.spec.unit;
        let title = self.runs.iter().find(|run| std::ptr::eq(&raw const *run.forecast.layout, layout));
        let title = title.map_or_else(|| label(output), |run| run.title(output));
        sheet.text(At(row, 0), &capital(&title), &looks::plain())?;
        sheet.text(At(row, 1), &output.name, &looks::quiet())?;
        sheet.text(At(row, 2), said_unit(output), &looks::quiet())?;
        sheet.text(At(row, 3), &layout.rows[any].period.to_string(), &looks::plain())?;
        let value = |run: usize| self.runs[run].forecast.values[rows[run]?];
        let base = value(0);
        for (run, index) in rows.iter().enumerate() {
            let (Some(value), column) = (value(run), self.column(run)) else { continue };
            sheet.number(At(row, column), Some(value), &looks::number(unit, value.abs()))?;
            let Some(base) = base.filter(|_| run > 0) else { continue };
            let [this, first] = [column, BEFORE].map(|column| cell(At(row, column)));
            let look = looks::difference(unit, base.abs());
            sheet.formula(At(row, column + 1), &format!("={this}-{first}"), value - base, &look)?;
            if unit != "1" && base > 0.0 {
                let relative = value / base - 1.0;
                sheet.formula(At(row, column + 2), &format!("={this}/{first}-1"), relative, &looks::change())?;
            }
            let drawn = self.runs[run].draws.as_ref().zip(*index).and_then(|(draws, index)| draws.difference(index));
            if let Some(drawn) = drawn.filter(|drawn| drawn.draws > 0) {
                for (after, quantile) in (3..).zip([1, 3, 5]) {
                    sheet.number(At(row, column + after), drawn.quantiles[quantile], &look)?;
                }
                let above = drawn.positive as f64 / drawn.draws as f64;
                sheet.number(At(row, column + 6), Some(above), &looks::number("1", 1.0))?;
            }
        }
        Ok(())
    }
}

/// The first run that has a line, and its row there.
fn found<'a>(runs: &'a [Run], rows: &[Option<usize>]) -> Option<(&'a Layout, usize)> {
    runs.iter().zip(rows).find_map(|(run, row)| Some((&*run.forecast.layout, (*row)?)))
}
