//! Every draw, kept as it comes.

use std::io::{self, Write};

use super::file::{Kind, ParquetFile, Values};
use crate::Run;
use crate::form::about::ScenarioHead;

/// A file of draws: a row for each, first its number, then its inputs and outputs.
///
/// It is written as draws come, a group of rows at a time, so that memory does not grow with their number, and cannot be
/// read before it is finished.
pub struct DrawsFile<W: Write + Send> {
    file: ParquetFile<W>,
}

/// An input or an output of a file of draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawsColumn {
    /// An input's key; an output and its period, such as `market.ai.shipments 2026Q3`.
    pub name: String,
    /// Its unit.
    pub unit: String,
}

impl<W: Write + Send> DrawsFile<W> {
    /// Begins a file with a column `draw` and these. It carries `version`, the program's, under `rackcast`; under
    /// `scenarios`, in JSON, the label, file, hash, `as_of` and draws of the run; and under `units`, in JSON, each
    /// column's unit.
    ///
    /// # Errors
    /// What keeps the writer from writing.
    pub fn create(writer: W, version: &str, run: &Run, columns: &[DrawsColumn]) -> io::Result<Self> {
        let units: serde_json::Map<_, _> =
            columns.iter().map(|column| (column.name.clone(), column.unit.as_str().into())).collect();
        let scenarios = ScenarioHead::all(std::slice::from_ref(run)).map_err(io::Error::other)?;
        let said = [
            ("rackcast", version.to_owned()),
            ("scenarios", scenarios),
            ("units", serde_json::Value::from(units).to_string()),
        ];
        let numbers = columns.iter().map(|column| (&*column.name, Kind::Number));
        let columns: Vec<_> = [("draw", Kind::Count)].into_iter().chain(numbers).collect();
        Ok(Self { file: ParquetFile::create(writer, &columns, &said)? })
    }

    /// Adds draws that follow each other from `first` on: by column, a number for each; NaN where a draw has none.
    ///
    /// # Errors
    /// What keeps the writer from writing.
    pub fn write(&mut self, first: u64, columns: &[Vec<f64>]) -> io::Result<()> {
        let count = columns.first().map_or(0, Vec::len) as u64;
        let draws = (first..first + count).map(u64::cast_signed).collect();
        let numbers = columns.iter().map(|numbers| Values::Number(numbers));
        self.file.write([Values::Count(draws)].into_iter().chain(numbers))
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// What keeps the writer from writing.
    pub fn finish(self) -> io::Result<W> {
        self.file.finish()
    }
}
