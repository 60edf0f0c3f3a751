//! What each uncertain input does alone.

use rackcast_calendar::Period;
use rackcast_catalogue::capital;
use rackcast_report::Run;
use serde::Serialize;

use super::names::{self, title};
use crate::{Swing, Tornado};

/// Swings as the page shows them.
#[derive(Debug, Serialize)]
pub(crate) struct Swings<'a> {
    /// What was tried, one for each row.
    rows: Vec<Row<'a>>,
    inputs: Vec<Input<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    output: &'a str,
    title: String,
    unit: &'static str,
    period: String,
    /// The value with every input at its median.
    base: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Input<'a> {
    key: &'a str,
    title: String,
    meaning: &'static str,
    unit: &'static str,
    points: Vec<Ends<'a>>,
    /// By row, at p10; empty where such a run is refused.
    low: &'a [Option<f64>],
    /// By row, at p90.
    high: &'a [Option<f64>],
}

#[derive(Debug, Serialize)]
struct Ends<'a> {
    period: Option<&'a str>,
    p10: f64,
    p90: f64,
}

pub(crate) fn gather<'a>(run: &'a Run, tornado: &'a Tornado) -> Swings<'a> {
    let layout = &run.forecast.layout;
    let row = |&row: &usize| {
        let output = layout.output_of(row);
        Row {
            output: &output.name,
            title: title(run, &output.name),
            unit: output.spec.unit,
            period: layout.rows[row].period.to_string(),
            base: run.forecast.values[row],
        }
    };
    let input = |swing: &'a Swing| {
        let spec = run.scenario.inputs.get(&swing.key).map(|input| input.spec);
        let ends =
            swing.points.iter().map(|point| Ends { period: point.period.as_deref(), p10: point.p10, p90: point.p90 });
        Input {
            key: &swing.key,
            title: capital(&names::input(&run.scenario, &swing.key)),
            meaning: spec.map_or("", |spec| spec.meaning),
            unit: spec.map_or("", |spec| spec.unit),
            points: ends.collect(),
            low: &swing.low,
            high: &swing.high,
        }
    };
    Swings { rows: tornado.rows.iter().map(row).collect(), inputs: tornado.swings.iter().map(input).collect() }
}

/// The input that moves a cell furthest, with the cell's values at its p10 and p90.
pub(super) fn widest<'a>(
    run: &Run,
    tornado: &'a Tornado,
    output: &str,
    period: Period,
) -> Option<(&'a Swing, f64, f64)> {
    let row = run.forecast.layout.row(output, period)?;
    let at = tornado.rows.iter().position(|&known| known == row)?;
    let swings =
        tornado.swings.iter().filter_map(|swing| Some((swing, (*swing.low.get(at)?)?, (*swing.high.get(at)?)?)));
    swings.max_by(|one, other| (one.2 - one.1).abs().total_cmp(&(other.2 - other.1).abs()))
}
