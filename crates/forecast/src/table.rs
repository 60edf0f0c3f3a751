//! The table of outputs: which there are, in which periods, and what one run gave.

use std::ops::Range;
use std::sync::Arc;

use indexmap::IndexMap;
use rackcast_calendar::{FiscalCalendar, Period, PeriodKind};
use rackcast_catalogue::OutputSpec;

/// What fixed a value (docs/model.md, section 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Reported.
    Actual,
    /// Judged by an analyst.
    Judged,
    /// Forecast by the model.
    Estimate,
}

impl Mark {
    /// `A`, `J` or `E`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Actual => 'A',
            Self::Judged => 'J',
            Self::Estimate => 'E',
        }
    }
}

/// One output of a scenario.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its full name, such as `vendor.dell.ai.orders`.
    pub name: String,
    /// What it is.
    pub spec: &'static OutputSpec,
    /// The calendar its quarters and years count in.
    pub fiscal: FiscalCalendar,
    /// Index of the vendor, for a vendor's output.
    pub vendor: Option<usize>,
}

/// One cell of the table: an output in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Index of the output.
    pub output: usize,
    /// The period.
    pub period: Period,
    /// What fixes its value.
    pub mark: Mark,
    /// What was reported by `as_of`, whether or not it fixes the value.
    pub reported: Option<f64>,
    /// The reported or judged figure that the model takes in place of its own; it differs from the value where the figure
    /// was cut to the backlog or raised to the phantom part.
    pub stated: Option<f64>,
}

/// The outputs of a scenario and the periods it reports; the same for every run of it.
///
/// Rows stand by output; of one output first quarters, then years, then months, each in the order of time.
#[derive(Debug)]
pub struct Layout {
    /// The outputs in the order of docs/outputs.md.
    pub outputs: Vec<Output>,
    /// The cells.
    pub rows: Vec<Row>,
    pub(crate) ranges: IndexMap<String, Range<usize>>,
}

impl Layout {
    /// The rows of an output; `None` where there is no such output.
    #[must_use]
    pub fn rows_of(&self, output: &str) -> Option<Range<usize>> {
        self.ranges.get(output).cloned()
    }

    /// The row of an output and period.
    #[must_use]
    pub fn row(&self, output: &str, period: Period) -> Option<usize> {
        self.rows_of(output)?.find(|&row| self.rows[row].period == period)
    }

    /// The output of a row.
    #[must_use]
    pub fn output_of(&self, row: usize) -> &Output {
        &self.outputs[self.rows[row].output]
    }
}

/// One run's value in every cell.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// What the cells are.
    pub layout: Arc<Layout>,
    /// By row; `None` for a ratio whose denominator is 0.
    pub values: Vec<Option<f64>>,
}

impl Forecast {
    /// The value of an output in a period.
    #[must_use]
    pub fn value(&self, output: &str, period: Period) -> Option<f64> {
        self.layout.row(output, period).and_then(|row| self.values[row])
    }

    /// The rows of one length of an output in the order of time, with their values; empty where there is no such output.
    pub fn series(&self, output: &str, kind: PeriodKind) -> impl Iterator<Item = (&Row, Option<f64>)> {
        let rows = self.layout.rows_of(output).unwrap_or(0..0);
        rows.map(|row| (&self.layout.rows[row], self.values[row])).filter(move |(row, _)| row.period.kind() == kind)
    }

    /// Growth on the same period a year before, of flows and stocks where both are there and the earlier is above 0.
    #[must_use]
    pub fn growth(&self, row: usize) -> Option<f64> {
        let output = self.layout.output_of(row);
        if output.spec.kind == rackcast_catalogue::OutputKind::Ratio {
            return None;
        }
        let before =
            self.value(&output.name, self.layout.rows[row].period.years_later(-1)).filter(|value| *value > 0.0)?;
        Some(self.values[row]? / before - 1.0)
    }
}
