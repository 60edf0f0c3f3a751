//! Scenarios side by side.

mod rows;
mod summary;

use rackcast_calendar::PeriodKind;

use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::{NOTHING, change, points, signed};
use crate::{Run, Selection};

use rows::CompareRow;

/// So many runs stand side by side with their growth on a page of a hundred columns.
const WITH_GROWTH: usize = 3;

/// What to compare.
#[derive(Debug, Clone, Default)]
pub struct CompareOptions {
    /// Outputs, periods and vendors; without outputs those of the page of a run, without periods years.
    pub selection: Selection,
    /// Periods before the forecast too, and every line of the summary.
    pub all: bool,
}

/// A page that sets each run beside the first: what moves most, then every value with its growth and its difference.
///
/// # Errors
/// As [`Selection::rows`] for the first run.
pub fn compare(runs: &[Run], options: &CompareOptions) -> Result<Document, String> {
    let mut options = options.clone();
    let lengths = if options.selection.periods.is_empty() {
        // The longest of which the horizon covers one.
        [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month].map(|kind| vec![kind]).to_vec()
    } else {
        vec![options.selection.periods.clone()]
    };
    let mut rows = Vec::new();
    for periods in lengths {
        options.selection.periods = periods;
        rows = rows::rows(runs, &options)?;
        if !rows.is_empty() {
            break;
        }
    }
    if let (true, Some(at)) = (rows.is_empty(), options.selection.at) {
        return Err(format!("nothing that was chosen is reported for {at}"));
    }
    let mut page = Document::default();
    for index in 1..runs.len() {
        page.paragraph(Cell::new(summary::sentence(runs, &rows, index), Tone::Strong));
    }
    for index in 1..runs.len() {
        let heading = format!("What moves most in {}", runs[index].scenario.label);
        page.list(heading, summary::largest(runs, &rows, index, options.all));
    }
    page.tables(tables(runs, &rows));
    Ok(page)
}

/// A table for each group of rows, all with the same columns.
fn tables(runs: &[Run], rows: &[CompareRow<'_>]) -> Vec<Table> {
    let mut tables: Vec<(&str, Table)> = Vec::new();
    let mut before = "";
    for row in rows {
        if tables.last().is_none_or(|(group, _)| *group != row.group) {
            tables.push((row.group, head(runs, row.group)));
            before = "";
        }
        let label = if row.label == before { "" } else { &row.label };
        before = &row.label;
        if let Some((_, table)) = tables.last_mut() {
            table.row(cells(row, label, runs.len()));
        }
    }
    tables.into_iter().map(|(_, table)| table).collect()
}

fn head(runs: &[Run], group: &str) -> Table {
    let mut columns = vec![(Align::Left, group.to_owned()), (Align::Left, String::new())];
    for (index, run) in runs.iter().enumerate() {
        columns.push((Align::Right, shortened(&run.scenario.label)));
        columns.extend((runs.len() <= WITH_GROWTH).then(|| (Align::Right, "growth".to_owned())));
        if index > 0 {
            columns.extend((runs.len() == 2).then(|| (Align::Right, "difference".to_owned())));
            columns.push((Align::Right, "change".to_owned()));
        }
    }
    Table::new(columns)
}

/// The longest head of a run's column.
const HEAD_WIDTH: usize = 20;

/// A label that leaves a page room for its numbers.
fn shortened(label: &str) -> String {
    if label.chars().count() <= HEAD_WIDTH {
        return label.to_owned();
    }
    let start: String = label.chars().take(HEAD_WIDTH - 1).collect();
    format!("{}…", start.trim_end())
}

/// The cells of a row.
fn cells(row: &CompareRow<'_>, label: &str, runs: usize) -> Vec<Cell> {
    let mut cells = vec![Cell::from(label), Cell::new(row.period.to_string(), Tone::Quiet)];
    for (index, value) in row.values.iter().enumerate() {
        cells.push(row.style.write(*value).into());
        cells.extend(
            (runs <= WITH_GROWTH).then(|| Cell::new(row.growths[index].map_or_else(String::new, change), Tone::Quiet)),
        );
        if index > 0 {
            cells.extend((runs == 2).then(|| Cell::from(row.absolute(index))));
            cells.push(row.relative(index, runs));
        }
    }
    cells
}

impl CompareRow<'_> {
    /// The difference in the row's unit.
    fn absolute(&self, run: usize) -> String {
        match self.difference(run) {
            None => NOTHING.to_owned(),
            Some(difference) if self.unit == "1" => points(difference),
            Some(difference) => signed(difference * self.style.factor(), self.style.decimals()),
        }
    }

    /// The difference over the first run's value; where there is no other column for them, the points of a share.
    fn relative(&self, run: usize, runs: usize) -> Cell {
        let Some(ratio) = self.change(run) else { return NOTHING.into() };
        let text = if runs > 2 && self.unit == "1" { self.absolute(run) } else { change(ratio) };
        Cell::new(text, if ratio.abs() < 0.005 { Tone::Quiet } else { Tone::Strong })
    }
}
