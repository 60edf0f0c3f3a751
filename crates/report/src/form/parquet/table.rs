//! Long tables in Parquet.

use super::file::{Kind, ParquetFile, Values};
use crate::form::about::ScenarioHead;
use crate::form::grid::table;
use crate::form::long::{Column, Long};
use crate::form::outputs::Shape;
use crate::view::Grid;
use crate::{Run, Selection};

/// Rows of a group.
const GROUP: usize = 1 << 20;

/// The chosen rows of each run, with the columns and rows of [`csv`](crate::csv). The file carries `version`, the
/// program's, under `rackcast`, and under `scenarios`, in JSON, the label, file, hash, `as_of` and draws of each.
///
/// # Errors
/// As [`Selection::rows`].
pub fn parquet(version: &str, runs: &[Run], selection: &Selection) -> Result<Vec<u8>, String> {
    let table = Shape::of(runs).table(runs, selection)?;
    written(&table, &[("rackcast", version.to_owned()), ("scenarios", ScenarioHead::all(runs)?)])
}

/// A grid, with the columns and rows of [`grid_csv`](crate::grid_csv). The file carries `version`, the program's, under
/// `rackcast`.
///
/// # Errors
/// Where the file cannot be made, which no grid causes.
pub fn grid_parquet(version: &str, grid: &Grid) -> Result<Vec<u8>, String> {
    written(&table(grid), &[("rackcast", version.to_owned())])
}

fn written(table: &Long<'_>, said: &[(&str, String)]) -> Result<Vec<u8>, String> {
    let kinds: Vec<_> = table.columns.iter().map(|(name, column)| (*name, kind(column))).collect();
    let write = || {
        let mut file = ParquetFile::create(Vec::new(), &kinds, said)?;
        for from in (0..table.len()).step_by(GROUP) {
            let rows = from..table.len().min(from + GROUP);
            file.write(table.columns.iter().map(|(_, column)| match column {
                Column::Text(texts) => Values::Text(&texts[rows.clone()]),
                Column::Number(numbers) => Values::Number(&numbers[rows.clone()]),
                Column::Count(counts) => {
                    Values::Count(counts[rows.clone()].iter().map(|&count| count.cast_signed()).collect())
                }
            }))?;
        }
        file.finish()
    };
    write().map_err(|error: std::io::Error| error.to_string())
}

fn kind(column: &Column<'_>) -> Kind {
    match column {
        Column::Text(_) => Kind::Text,
        Column::Number(_) => Kind::Number,
        Column::Count(_) => Kind::Count,
    }
}
