//! The long table as comma-separated values.

use crate::number::shortest;
use crate::{Run, Selection};

const COLUMNS: [&str; 7] = ["scenario", "metric", "period", "unit", "mark", "value", "reported"];

/// The chosen rows of each run, one a line under a line of heads; what has no value is empty.
///
/// # Errors
/// As [`Selection::rows`].
pub fn csv(runs: &[Run], selection: &Selection) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |record: [&str; 7]| writer.write_record(record).map_err(|error| error.to_string());
    write(COLUMNS)?;
    for run in runs {
        let layout = &run.forecast.layout;
        for index in selection.rows(&run.scenario, layout)? {
            let (row, output) = (&layout.rows[index], layout.output_of(index));
            let [value, reported] =
                [run.forecast.values[index], row.reported].map(|value| value.map(shortest).unwrap_or_default());
            write([
                &run.scenario.label,
                &output.name,
                &row.period.to_string(),
                output.spec.unit,
                row.mark.letter().encode_utf8(&mut [0; 4]),
                &value,
                &reported,
            ])?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
