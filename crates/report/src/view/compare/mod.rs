//! Scenarios side by side.

mod draws;
mod rows;
mod summary;

use rackcast_calendar::PeriodKind;

use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::{NOTHING, change};
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

/// A page that sets each run beside the first: what moves most, then every value with its growth and its difference; of
/// draws the means, and the band of the difference.
///
/// # Errors
/// As [`Selection::rows`] for the first run.
pub fn compare(runs: &[Run], options: &CompareOptions) -> Result<Document, String> {
    let rows = rows_of(runs, options)?;
    let mut page = Document::default();
    for index in 1..runs.len() {
        page.paragraph(Cell::new(summary::sentence(runs, &rows, index), Tone::Strong));
    }
    let drawn = runs.first().is_some_and(|run| run.draws.is_some());
    if drawn {
        page.paragraph(Cell::new(draws::about(runs), Tone::Quiet));
    }
    for index in 1..runs.len() {
        let heading = format!("What moves most in {}", runs[index].scenario.label);
        page.list(heading, summary::largest(runs, &rows, index, options.all));
    }
    if drawn {
        draws::add(&mut page, runs, &rows);
    } else {
        let head = |group: &str| head(runs, group);
        page.tables(tables(&rows, head, |row, label| cells(row, label, runs.len())));
    }
    Ok(page)
}

/// The rows that [`compare`] shows, which are those to draw, each by its place in every run that has it.
///
/// # Errors
/// As [`compare`].
pub fn compare_quantities(runs: &[Run], options: &CompareOptions) -> Result<Vec<Vec<Option<usize>>>, String> {
    let place = |row: &CompareRow<'_>| {
        runs.iter().map(|run| run.forecast.layout.row(row.output, row.period)).collect::<Vec<_>>()
    };
    Ok(rows_of(runs, options)?.iter().map(place).collect())
}

/// The rows of the page.
fn rows_of<'a>(runs: &'a [Run], options: &CompareOptions) -> Result<Vec<CompareRow<'a>>, String> {
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
    if let (true, Some(at), Some(first)) = (rows.is_empty(), options.selection.at, runs.first()) {
        return Err(options.selection.nothing_at(at, &first.scenario, &first.forecast.layout));
    }
    Ok(rows)
}

/// A table for each group of rows, all with the same columns. A label stands beside its first period only.
fn tables(
    rows: &[CompareRow<'_>],
    head: impl Fn(&str) -> Table,
    cells: impl Fn(&CompareRow<'_>, &str) -> Vec<Cell>,
) -> Vec<Table> {
    let mut tables: Vec<(&str, Table)> = Vec::new();
    let mut before = "";
    for row in rows {
        if tables.last().is_none_or(|(group, _)| *group != row.group) {
            tables.push((row.group, head(row.group)));
            before = "";
        }
        let label = if row.label == before { "" } else { &row.label };
        before = &row.label;
        if let Some((_, table)) = tables.last_mut() {
            table.row(cells(row, label));
        }
    }
    tables.into_iter().map(|(_, table)| table).collect()
}

fn head(runs: &[Run], group: &str) -> Table {
    let mut columns = vec![(Align::Left, group.to_owned()), (Align::Left, String::new())];
    for (index, run) in runs.iter().enumerate() {
        columns.push((Align::Right, shortened(&run.scenario.label, HEAD_WIDTH)));
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
fn shortened(label: &str, width: usize) -> String {
    if label.chars().count() <= width {
        return label.to_owned();
    }
    let start: String = label.chars().take(width - 1).collect();
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
            cells.extend((runs == 2).then(|| Cell::from(row.signed(row.difference(index)))));
            cells.push(row.relative(index, runs));
        }
    }
    cells
}

impl CompareRow<'_> {
    /// The difference over the first run's value; where there is no other column for them, the points of a share.
    fn relative(&self, run: usize, runs: usize) -> Cell {
        let Some(ratio) = self.change(run) else { return NOTHING.into() };
        let text = if runs > 2 && self.unit == "1" { self.signed(self.difference(run)) } else { change(ratio) };
        Cell::new(text, if ratio.abs() < 0.005 { Tone::Quiet } else { Tone::Strong })
    }
}
