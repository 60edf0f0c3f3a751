//! Files of every draw.

use std::io;
use std::path::Path;

use rackcast_forecast::Model;
use rackcast_report::{DrawsColumn, DrawsFile, Run};
use rackcast_uncertainty::{KeptDraws, drawn_inputs};

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::file::Whole;
use crate::output::VERSION;

/// A file that draws are to be kept in.
pub(crate) struct Kept {
    file: Whole,
    name: String,
}

impl Kept {
    /// Begins it, before draws are taken that could not be written.
    pub(crate) fn create(path: &Path, out: Option<&Path>, scenarios: usize) -> Result<Self, Failure> {
        let refused = |why: &str| Err(Failure::BadArgument(why.to_owned()));
        if scenarios > 1 {
            return refused("--keep-draws keeps the draws of one scenario: name one file");
        }
        if path.extension().is_some_and(|ending| ending != "parquet") {
            return refused("draws are kept in Parquet: give --keep-draws a file that ends in .parquet");
        }
        if out == Some(path) {
            return refused("--out and --keep-draws name the same file");
        }
        let name = path.display().to_string();
        let file = Whole::create(path).map_err(|error| Failure::writing(&name, &error))?;
        Ok(Self { file, name })
    }

    /// Draws a run again and writes every draw of the chosen rows, and of its uncertain inputs, as it comes. The file is
    /// there whole or not at all.
    pub(crate) fn write(self, drawing: &Drawing, model: &Model, run: &Run, rows: &[usize]) -> Result<(), Failure> {
        let unwritten = |error: io::Error| Failure::writing(&self.name, &error);
        let columns = columns(model, run, rows);
        let mut file = DrawsFile::create(self.file, VERSION, run, &columns).map_err(unwritten)?;
        let sink = |KeptDraws { first, mut inputs, rows }| {
            inputs.extend(rows);
            file.write(first, &inputs)
        };
        drawing.keep(model, run, rows, sink)?.map_err(unwritten)?;
        file.finish().and_then(Whole::finish).map_err(unwritten)
    }
}

/// What the columns are: what is uncertain, then each output in its period.
fn columns(model: &Model, run: &Run, rows: &[usize]) -> Vec<DrawsColumn> {
    let inputs = drawn_inputs(model).into_iter().map(|input| {
        let unit = run.scenario.inputs.get(&input.key).map_or("", |input| input.spec.unit);
        DrawsColumn { name: input.name, unit: unit.to_owned() }
    });
    let layout = &run.forecast.layout;
    let outputs = rows.iter().map(|&row| {
        let output = layout.output_of(row);
        let name = format!("{} {}", output.name, layout.rows[row].period);
        DrawsColumn { name, unit: output.spec.unit.to_owned() }
    });
    inputs.chain(outputs).collect()
}
