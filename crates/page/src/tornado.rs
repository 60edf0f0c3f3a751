//! What each uncertain input does alone: at its p10 and at its p90, all others at their medians.

use rackcast_forecast::{Draw, Model, RunError};
use rackcast_scenario::{Input, Number, Path, Value};

/// The quantiles at which an input is tried.
const ENDS: [f64; 2] = [0.1, 0.9];

/// What each uncertain input does to some rows of a forecast's table.
#[derive(Debug, Clone, PartialEq)]
pub struct Tornado {
    /// The rows.
    pub rows: Vec<usize>,
    /// The inputs, in the scenario's order.
    pub swings: Vec<Swing>,
}

/// What one input does.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// Its key.
    pub key: String,
    /// The numbers that were moved: one for a constant, one for each uncertain point of a path.
    pub points: Vec<Point>,
    /// The rows' values with all of its numbers at p10; empty where such a run is refused.
    pub low: Vec<Option<f64>>,
    /// The same at p90.
    pub high: Vec<Option<f64>>,
}

/// An uncertain number of an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The point of its path; `None` for a constant.
    pub period: Option<String>,
    /// One in ten is below.
    pub p10: f64,
    /// One in ten is above.
    pub p90: f64,
}

/// Tries every uncertain input of a model at its p10 and its p90. A path is low or high as a whole, from the month after
/// `as_of` on, as in draws.
#[must_use]
pub fn tornado(model: &Model, rows: &[usize]) -> Tornado {
    let inputs = &model.scenario().inputs;
    let swing = |(index, (key, input)): (usize, (&String, &Input))| {
        let points = points(input);
        (!points.is_empty()).then(|| {
            let [low, high] = ENDS.map(|end| values(model, index, input, end, rows).unwrap_or_default());
            Swing { key: key.clone(), points, low, high }
        })
    };
    Tornado { rows: rows.to_vec(), swings: inputs.iter().enumerate().filter_map(swing).collect() }
}

/// The rows' values with every uncertain number of one input at a quantile.
fn values(model: &Model, index: usize, input: &Input, end: f64, rows: &[usize]) -> Result<Vec<Option<f64>>, RunError> {
    let mut numbers = model.medians().values.clone();
    for (number, slot) in numbers.iter_mut().zip(model.slots()) {
        if slot.input == index
            && let Some(moved) = at(&input.value, slot.point, end)
        {
            *number = moved;
        }
    }
    let run = model.run(&Draw { values: numbers })?;
    let mut values = Vec::with_capacity(rows.len());
    for &row in rows {
        let next = row + 1;
        run.values(model, row..next, |value| values.push((!value.is_nan()).then_some(value)));
    }
    Ok(values)
}

/// The quantile of a number of a value; `None` where it is known.
fn at(value: &Value, point: Option<usize>, end: f64) -> Option<f64> {
    let number = match (value, point) {
        (Value::Constant(number), _) => number,
        (Value::Path(Path { points, .. }), Some(point)) => &points.get(point)?.number,
        (Value::Path(_), None) => return None,
    };
    match number {
        Number::Known(_) => None,
        Number::Distribution(distribution) => Some(distribution.quantile(end)),
    }
}

fn points(input: &Input) -> Vec<Point> {
    let of = |period: Option<String>, number: &Number| match number {
        Number::Known(_) => None,
        Number::Distribution(distribution) => {
            let [p10, p90] = ENDS.map(|end| distribution.quantile(end));
            Some(Point { period, p10, p90 })
        }
    };
    match &input.value {
        Value::Constant(number) => of(None, number).into_iter().collect(),
        Value::Path(path) => {
            path.points.iter().filter_map(|point| of(Some(point.period.to_string()), &point.number)).collect()
        }
    }
}
