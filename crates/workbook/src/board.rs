//! Where the figures of the market and of each vendor stand: outputs down, periods across.

use std::collections::{BTreeMap, BTreeSet};

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::is_headline;
use rackcast_report::Run;

use crate::names::SheetNames;
use crate::sheet::At;

/// The row of the heads; figures stand below it.
pub(crate) const HEAD: u32 = 3;

/// The first column of figures, after title, name and unit.
pub(crate) const FIRST: u16 = 3;

/// A line of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// Nothing.
    Gap,
    /// The name of a part.
    Part(Part),
    /// An output, by its place in the layout.
    Value(usize),
    /// Its growth on the year before.
    Growth(usize),
    /// A quantile of its draws.
    Quantile(usize, Quantile),
    /// From p10 to p90.
    Width(usize),
}

/// A part of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Growth,
    Bands,
}

/// A quantile that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantile {
    P10,
    P50,
    P90,
}

impl Quantile {
    pub(crate) const ALL: [Self; 3] = [Self::P10, Self::P50, Self::P90];

    /// Its name.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::P10 => "p10",
            Self::P50 => "p50",
            Self::P90 => "p90",
        }
    }

    /// Its value in a row of the forecast's table; `None` where that was not drawn.
    pub(crate) fn of(self, run: &Run, row: usize) -> Option<f64> {
        let quantiles = run.draws.as_ref()?.statistics(row)?.quantiles;
        quantiles[match self {
            Self::P10 => 1,
            Self::P50 => 3,
            Self::P90 => 5,
        }]
    }
}

/// Figures that share their periods: the market's, or a vendor's.
pub(crate) struct Board<'a> {
    pub(crate) run: &'a Run,
    /// Its sheet.
    pub(crate) name: String,
    /// The vendor's place in the scenario; `None` for the market.
    pub(crate) vendor: Option<usize>,
    /// Periods and their columns: quarters, years, months, with a gap between.
    pub(crate) periods: Vec<(Period, u16)>,
    columns: BTreeMap<Period, u16>,
    /// From the row below the heads on.
    pub(crate) lines: Vec<Line>,
}

impl Board<'_> {
    /// The row of a line.
    pub(crate) fn row_of(&self, line: Line) -> Option<u32> {
        let at = self.lines.iter().position(|&known| known == line)?;
        Some(HEAD + 1 + u32::try_from(at).ok()?)
    }

    /// The column of a period.
    pub(crate) fn column(&self, period: Period) -> Option<u16> {
        self.columns.get(&period).copied()
    }

    /// The columns of the first and the last period of a length.
    pub(crate) fn columns(&self, kind: PeriodKind) -> Option<[u16; 2]> {
        let mut of = self.periods.iter().filter(|(period, _)| period.kind() == kind).map(|(_, column)| *column);
        let first = of.next()?;
        Some([first, of.next_back().unwrap_or(first)])
    }

    /// The place of an output's line in a period.
    pub(crate) fn at(&self, line: Line, period: Period) -> Option<At> {
        Some(At(self.row_of(line)?, self.column(period)?))
    }
}

/// The boards of a run: the market's, then those of the vendors.
pub(crate) struct Boards<'a> {
    pub(crate) run: &'a Run,
    pub(crate) all: Vec<Board<'a>>,
}

impl<'a> Boards<'a> {
    /// Those of the chosen rows of a run's table.
    pub(crate) fn new(run: &'a Run, rows: &[usize], names: &mut SheetNames) -> Self {
        let layout = &run.forecast.layout;
        let mut groups: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
        for &row in rows {
            let vendor = layout.output_of(row).vendor;
            match groups.iter_mut().find(|(known, _)| *known == vendor) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((vendor, vec![row])),
            }
        }
        let mut board = |(vendor, rows): &(Option<usize>, Vec<usize>)| {
            let name = match *vendor {
                None => "Market".to_owned(),
                Some(vendor) => names.give(&run.scenario.vendors[vendor].name),
            };
            let periods = columns(rows.iter().map(|&row| layout.rows[row].period));
            let columns = periods.iter().copied().collect();
            Board { run, name, vendor: *vendor, periods, columns, lines: lines(run, rows) }
        };
        Self { run, all: groups.iter().map(&mut board).collect() }
    }

    /// The board of the market, or of a vendor.
    pub(crate) fn of(&self, vendor: Option<usize>) -> Option<&Board<'a>> {
        self.all.iter().find(|board| board.vendor == vendor)
    }

    /// The sheet and the cell of an output's line in a period.
    pub(crate) fn at(&self, line: Line, period: Period) -> Option<(&str, At)> {
        let (Line::Value(output) | Line::Growth(output) | Line::Quantile(output, _) | Line::Width(output)) = line
        else {
            return None;
        };
        let board = self.of(self.run.forecast.layout.outputs.get(output)?.vendor)?;
        Some((&board.name, board.at(line, period)?))
    }
}

/// Columns of periods, each once, with one left free where their length changes.
fn columns(periods: impl Iterator<Item = Period>) -> Vec<(Period, u16)> {
    let mut all: Vec<Period> = periods.collect::<BTreeSet<_>>().into_iter().collect();
    let order = [PeriodKind::Quarter, PeriodKind::Year, PeriodKind::Month];
    all.sort_by_key(|period| (order.iter().position(|kind| *kind == period.kind()), *period));
    let (mut column, mut last) = (FIRST, None);
    let place = |period: Period| {
        if last.is_some_and(|last| last != period.kind()) {
            column += 1;
        }
        last = Some(period.kind());
        column += 1;
        (period, column - 1)
    };
    all.into_iter().map(place).collect()
}

/// The lines of a board: values, growth, bands.
fn lines(run: &Run, rows: &[usize]) -> Vec<Line> {
    let layout = &run.forecast.layout;
    let mut outputs: Vec<usize> = rows.iter().map(|&row| layout.rows[row].output).collect();
    outputs.dedup();
    let any = |output: usize, has: &dyn Fn(usize) -> bool| {
        rows.iter().any(|&row| layout.rows[row].output == output && has(row))
    };
    let chosen = |has: &dyn Fn(usize) -> bool| -> Vec<usize> {
        outputs.iter().copied().filter(|&output| any(output, has)).collect()
    };
    let grown = chosen(&|row| run.forecast.growth(row).is_some());
    let mut drawn = chosen(&|row| run.draws.as_ref().is_some_and(|draws| draws.statistics(row).is_some()));
    drawn.retain(|&output| is_headline(&layout.outputs[output].name) || outputs.len() < MANY);
    let mut lines: Vec<Line> = outputs.into_iter().map(Line::Value).collect();
    if !grown.is_empty() {
        lines.extend([Line::Gap, Line::Part(Part::Growth)]);
        lines.extend(grown.into_iter().map(Line::Growth));
    }
    if !drawn.is_empty() {
        lines.extend([Line::Gap, Line::Part(Part::Bands)]);
        for output in drawn {
            lines.extend(Quantile::ALL.map(|quantile| Line::Quantile(output, quantile)));
            lines.push(Line::Width(output));
        }
    }
    lines
}

/// Outputs from which on only those that a forecast is told by have bands here; all have them among the values.
const MANY: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_one_length_stand_together() {
        let names = ["2026Q4", "2027Q1", "2026", "2026-12", "2027-01", "2027Q1"];
        let columns = columns(names.iter().map(|name| name.parse().unwrap()));
        let said: Vec<_> = columns.iter().map(|(period, column)| format!("{period} {column}")).collect();
        assert_eq!(said, ["2026Q4 3", "2027Q1 4", "2026 6", "2026-12 8", "2027-01 9"]);
    }
}
