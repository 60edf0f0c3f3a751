//! One output through the periods of a table.

use rackcast_calendar::Period;
use rackcast_forecast::{Mark, Output};

use crate::Run;
use crate::document::{Cell, Tone};
use crate::number::{NumberStyle, change};
use crate::sparkline::sparkline;

/// An output and how its numbers are written on a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series<'a> {
    run: &'a Run,
    pub(crate) output: &'a Output,
    pub(crate) style: NumberStyle,
}

impl<'a> Series<'a> {
    /// The output of that name, its numbers in one style over `periods`; `None` where there is no such output.
    pub(crate) fn new(run: &'a Run, name: &str, periods: &[Period]) -> Option<Self> {
        let output = output(run, name)?;
        let values = periods.iter().filter_map(|&period| run.forecast.value(name, period));
        Some(Self { run, output, style: NumberStyle::new(output.spec.unit, values) })
    }

    /// The value in a period.
    pub(crate) fn value(&self, period: Period) -> Option<f64> {
        self.run.forecast.value(&self.output.name, period)
    }

    /// Whether it is 0 or not there in every period.
    pub(crate) fn is_nothing(&self, periods: &[Period]) -> bool {
        periods.iter().all(|&period| self.value(period).unwrap_or(0.0) == 0.0)
    }

    fn mark(&self, period: Period) -> Option<Mark> {
        let layout = &self.run.forecast.layout;
        layout.row(&self.output.name, period).map(|row| layout.rows[row].mark)
    }

    /// The values.
    pub(crate) fn values(&self, periods: &[Period]) -> Vec<Cell> {
        periods.iter().map(|&period| self.style.write(self.value(period)).into()).collect()
    }

    /// The values, each with its mark.
    pub(crate) fn marked(&self, periods: &[Period]) -> Vec<Cell> {
        periods.iter().map(|&period| self.marked_cell(period)).collect()
    }

    fn marked_cell(&self, period: Period) -> Cell {
        let value = self.style.write(self.value(period));
        match self.mark(period) {
            Some(mark @ Mark::Actual) => Cell::new(format!("{value} {}", mark.letter()), Tone::Reported),
            Some(mark @ Mark::Judged) => Cell::new(format!("{value} {}", mark.letter()), Tone::Judged),
            Some(mark @ Mark::Estimate) => format!("{value} {}", mark.letter()).into(),
            None => value.into(),
        }
    }

    /// Growth on the year before.
    pub(crate) fn growth(&self, period: Period) -> Option<f64> {
        let row = self.run.forecast.layout.row(&self.output.name, period)?;
        self.run.forecast.growth(row)
    }

    /// Growth on the year before in each period.
    pub(crate) fn growths(&self, periods: &[Period]) -> Vec<Cell> {
        let text = |period: &Period| self.growth(*period).map_or_else(String::new, change);
        periods.iter().map(|period| Cell::new(text(period), Tone::Quiet)).collect()
    }

    /// The values as bars.
    pub(crate) fn bars(&self, periods: &[Period]) -> Cell {
        sparkline(&periods.iter().map(|&period| self.value(period)).collect::<Vec<_>>()).into()
    }
}

/// The output of that name.
pub(crate) fn output<'a>(run: &'a Run, name: &str) -> Option<&'a Output> {
    let layout = &run.forecast.layout;
    let rows = layout.rows_of(name)?;
    Some(layout.output_of(rows.start))
}
