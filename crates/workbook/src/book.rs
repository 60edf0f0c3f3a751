//! The workbook as a whole.

use rackcast_report::{Run, Selection, table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::board::Boards;
use crate::names::SheetNames;
use crate::part::comparison::Comparison;
use crate::part::{assumptions, changes, charts, evidence, figures, summary, values};
use crate::sheet::{Sheet, Written};

const SUMMARY: &str = "Summary";
const CHARTS: &str = "Charts";
const COMPARISON: &str = "Comparison";
const CHANGES: &str = "Changes";
const ASSUMPTIONS: &str = "Assumptions";
const EVIDENCE: &str = "Evidence";
const SOURCES: &str = "Sources";
const VALUES: &str = "Values";

/// Names that no vendor's sheet may have.
const NAMES: [&str; 9] = [SUMMARY, CHARTS, "Market", COMPARISON, CHANGES, ASSUMPTIONS, EVIDENCE, SOURCES, VALUES];

/// The rows of a sheet below its heads.
const MOST_ROWS: usize = 1_048_575;

/// A workbook in the format xlsx: the chosen outputs of the first run by period, with growth, shares and sums as formulas;
/// what it assumes and what was reported; the other runs beside it; and everything chosen in one table, as csv has it. The
/// same runs give the same bytes; `version` is the program's.
///
/// # Errors
/// As [`Selection::rows`]; where a sheet does not hold what is chosen.
pub fn workbook(version: &str, runs: &[Run], selection: &Selection) -> Result<Vec<u8>, String> {
    let Some((run, others)) = runs.split_first() else { return Err("there is no scenario to write".to_owned()) };
    let long = table(runs, selection)?;
    if long.len() > MOST_ROWS {
        return Err(format!(
            "{} values are too many for a sheet: choose with --metric, --vendor or --period, or take csv or parquet",
            long.len()
        ));
    }
    let rows = selection.rows(&run.scenario, &run.forecast.layout)?;
    let mut names = SheetNames::taken(&NAMES);
    let boards = Boards::new(run, &rows, &mut names);
    let comparison = if others.is_empty() { None } else { Some(Comparison::new(runs, selection)?) };
    let written = || -> Written<Vec<u8>> {
        let compared = comparison.as_ref();
        let mut sheets = vec![summary::sheet(SUMMARY, version, &boards, others)?];
        sheets.extend(charts::sheet(CHARTS, &boards, compared.map(|comparison| (COMPARISON, comparison)))?);
        for board in &boards.all {
            sheets.push(figures::sheet(board)?);
        }
        sheets.extend(compared.map(|comparison| comparison.sheet(COMPARISON)).transpose()?);
        sheets.extend(changes::sheet(CHANGES, runs)?);
        sheets.push(assumptions::sheet(ASSUMPTIONS, run)?);
        sheets.extend(evidence::sheet(EVIDENCE, run)?);
        sheets.extend(evidence::sources(SOURCES, run)?);
        sheets.push(values::sheet(VALUES, &long)?);
        bound(version, &boards, sheets)
    };
    written().map_err(|error| match error {
        XlsxError::RowColumnLimitError => {
            "so many periods do not fit on a sheet: choose with --period, or take csv or parquet".to_owned()
        }
        error => format!("the workbook cannot be made: {error}"),
    })
}

/// The sheets as a file.
fn bound(version: &str, boards: &Boards<'_>, sheets: Vec<Sheet>) -> Written<Vec<u8>> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(version, boards.run)?);
    for Sheet { sheet } in sheets {
        workbook.push_worksheet(sheet);
    }
    for board in &boards.all {
        figures::name_rows(board, &mut workbook)?;
    }
    workbook.save_to_buffer()
}

/// The workbook says that it was made on the day of the forecast, whenever that is written: the first day of the horizon
/// where no day is said.
fn properties(version: &str, run: &Run) -> Written<DocProperties> {
    let scenario = &run.scenario;
    let (month, day) = scenario.horizon.as_of.map_or((scenario.horizon.start, 1), |day| (day.month(), day.day()));
    let created =
        u16::try_from(month.year()).ok().and_then(|year| ExcelDateTime::from_ymd(year, month.month(), day).ok());
    let created = created.map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)?;
    Ok(DocProperties::new()
        .set_title(&scenario.name)
        .set_author(format!("rackcast {version}"))
        .set_comment(format!("scenario {} ({})", scenario.label, scenario.hash))
        .set_creation_datetime(&created))
}
