//! Which periods stand side by side.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_forecast::{Mark, Output, Row};

use crate::Run;

/// Periods before the forecast that a page shows, and periods of the forecast.
const BEFORE: usize = 2;
const AFTER: usize = 6;

/// Periods of a table, and which of them are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    /// All periods of the length, in the order of time.
    pub(crate) all: Vec<Period>,
    /// How many of them lie before the forecast.
    pub(crate) known: usize,
}

impl Window {
    /// The periods of length `kind` that an output is reported for. The forecast starts after the last quarter that an
    /// actual of the output's vendor fixes; without one after the last period that ended before `as_of`.
    pub(crate) fn of(run: &Run, output: &Output, kind: PeriodKind) -> Self {
        let all: Vec<_> = run.forecast.series(&output.name, kind).map(|(row, _)| row.period).collect();
        let actual = output.vendor.and_then(|vendor| last_actual(run, vendor));
        let actual = actual.map(|quarter| quarter.last_month(output.fiscal));
        let end = actual.or(run.scenario.horizon.as_of.map(|day| day.month().plus(-1)));
        let ended = |period: &&Period| end.is_some_and(|end| period.last_month(output.fiscal) <= end);
        let known = all.iter().take_while(ended).count();
        Self { all, known }
    }

    /// The same for each of these lengths; for none of them, quarters, or months where no quarter is reported.
    pub(crate) fn each(run: &Run, output: &Output, kinds: &[PeriodKind]) -> Vec<Self> {
        let of = |&kind: &PeriodKind| Self::of(run, output, kind);
        let windows: Vec<_> = if kinds.is_empty() {
            [PeriodKind::Quarter, PeriodKind::Month]
                .iter()
                .map(of)
                .filter(|window| !window.all.is_empty())
                .take(1)
                .collect()
        } else {
            kinds.iter().map(of).collect()
        };
        windows
    }

    /// The periods to show: two before the forecast and six of it, more of the one where the other has fewer.
    pub(crate) fn shown(&self) -> &[Period] {
        let start = self.known.saturating_sub(BEFORE).min(self.all.len().saturating_sub(BEFORE + AFTER));
        &self.all[start..(start + BEFORE + AFTER).min(self.all.len())]
    }

    /// The shown periods and those before them, at most `count`.
    pub(crate) fn up_to_shown(&self, count: usize) -> &[Period] {
        let end = self
            .shown()
            .last()
            .and_then(|last| self.all.iter().position(|period| period == last))
            .map_or(0, |at| at + 1);
        &self.all[end.saturating_sub(count)..end]
    }

    /// All periods, or the shown ones, as many as stand side by side at a time.
    pub(crate) fn bands(&self, all: bool) -> impl Iterator<Item = &[Period]> {
        let periods = if all { &self.all[..] } else { self.shown() };
        periods.chunks(BEFORE + AFTER)
    }
}

/// The last quarter in which an actual fixes one of a vendor's outputs.
fn last_actual(run: &Run, vendor: usize) -> Option<Period> {
    let layout = &run.forecast.layout;
    let fixed = |row: &&Row| {
        row.mark == Mark::Actual
            && row.period.kind() == PeriodKind::Quarter
            && layout.outputs[row.output].vendor == Some(vendor)
    };
    layout.rows.iter().filter(fixed).map(|row| row.period).max()
}
