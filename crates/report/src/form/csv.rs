//! The long table as comma-separated values.

use crate::number::shortest;
use crate::{Run, Selection};

const COLUMNS: [&str; 7] = ["scenario", "metric", "period", "unit", "mark", "value", "reported"];

/// What follows where draws were taken.
const OF_DRAWS: [&str; 9] = ["deterministic", "draws", "p5", "p10", "p25", "p50", "p75", "p90", "p95"];

/// The chosen rows of each run, one a line under a line of heads; what has no value is empty. Where draws were taken, the
/// value is their mean, and the run's own value stands beside their quantiles.
///
/// # Errors
/// As [`Selection::rows`].
pub fn csv(runs: &[Run], selection: &Selection) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let drawn = runs.iter().any(|run| run.draws.is_some());
    let mut write = |record: Vec<String>| writer.write_record(record).map_err(|error| error.to_string());
    let heads = COLUMNS.iter().chain(if drawn { &OF_DRAWS[..] } else { &[] });
    write(heads.map(|&head| head.to_owned()).collect())?;
    let number = |value: Option<f64>| value.map(shortest).unwrap_or_default();
    for run in runs {
        let layout = &run.forecast.layout;
        for index in selection.rows(&run.scenario, layout)? {
            let (row, output) = (&layout.rows[index], layout.output_of(index));
            let statistics = run.draws.as_ref().and_then(|draws| draws.statistics(index));
            let deterministic = run.forecast.values[index];
            let value = statistics.map_or(deterministic, |statistics| statistics.mean);
            let mut record = vec![
                run.scenario.label.clone(),
                output.name.clone(),
                row.period.to_string(),
                output.spec.unit.to_owned(),
                row.mark.letter().to_string(),
                number(value),
                number(row.reported),
            ];
            if drawn {
                record.extend([number(deterministic), statistics.map_or(0, |statistics| statistics.draws).to_string()]);
                record.extend(statistics.map_or([None; 7], |statistics| statistics.quantiles).map(number));
            }
            write(record)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
