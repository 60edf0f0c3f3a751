//! What moves what in a scenario, measured by moving inputs one at a time.

use std::ops::Range;

use rackcast_calendar::PeriodKind;

use crate::{Draw, Forecast, Model, Run, RunError};

/// How far an input is moved: a hundredth of itself, or this much where it is nought.
const MOVE: f64 = 0.01;
/// A smaller change (relative) is rounding.
const ROUNDING: f64 = 1e-9;

/// How much one thing moves another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moves {
    /// Index of the output that moves, or of the input that moves it.
    pub index: usize,
    /// Largest change of any quarter, in per cent of the output, for one per cent of the input (for a hundredth of its unit
    /// where it is nought). What a quarter has of an output counts for at least a thousandth of what its best one has.
    pub size: f64,
}

/// The outputs that an input moves, the most moved first. `input` is its index among the scenario's.
///
/// # Errors
/// As of [`Model::forecast`].
pub fn moved_by(model: &Model, input: usize) -> Result<Vec<Moves>, RunError> {
    let forecast = model.forecast()?;
    let after = moved(model, input);
    let outputs = 0..forecast.layout.outputs.len();
    Ok(sorted(outputs.filter_map(|output| change(&forecast, after.as_ref()?, model, output))))
}

/// The inputs that move an output, the strongest first. `output` is its index in the layout.
///
/// # Errors
/// As of [`Model::forecast`].
pub fn movers_of(model: &Model, output: usize) -> Result<Vec<Moves>, RunError> {
    let forecast = model.forecast()?;
    let inputs = 0..model.scenario.inputs.len();
    Ok(sorted(inputs.filter_map(|input| {
        let moves = change(&forecast, &moved(model, input)?, model, output)?;
        Some(Moves { index: input, ..moves })
    })))
}

fn sorted(moves: impl Iterator<Item = Moves>) -> Vec<Moves> {
    let mut moves: Vec<Moves> = moves.collect();
    moves.sort_by(|one, other| other.size.total_cmp(&one.size).then(one.index.cmp(&other.index)));
    moves
}

/// The run with every number of an input moved, up or, at the end of its range, down; `None` where that breaks a rule.
fn moved(model: &Model, input: usize) -> Option<Run<f64>> {
    let range = model.scenario.inputs.get_index(input)?.1.spec.range;
    let mut values = model.medians().values.clone();
    for (value, slot) in values.iter_mut().zip(model.slots()) {
        if slot.input == input {
            let step = if *value == 0.0 { MOVE } else { MOVE * value.abs() };
            *value = if range.contains(*value + step) { *value + step } else { *value - step };
        }
    }
    model.run(&Draw { values }).ok()
}

fn change(before: &Forecast, after: &Run<f64>, model: &Model, output: usize) -> Option<Moves> {
    let rows = quarters(before, output);
    let was: Vec<f64> = before.values[rows.clone()].iter().map(|value| value.unwrap_or(0.0)).collect();
    let mut is = Vec::with_capacity(was.len());
    after.values(model, rows, |value: f64| is.push(if value.is_nan() { 0.0 } else { value }));
    let best = was.iter().chain(&is).fold(0.0, |best: f64, value| best.max(value.abs()));
    let of = |(was, is): (&f64, &f64)| (is - was).abs() / was.abs().max(best * 1e-3);
    let largest = was.iter().zip(&is).map(of).fold(0.0, f64::max);
    (largest > ROUNDING).then_some(Moves { index: output, size: largest / MOVE })
}

/// The rows of an output's quarters, which stand first among its rows; its months where no quarter is whole.
fn quarters(forecast: &Forecast, output: usize) -> Range<usize> {
    let layout = &forecast.layout;
    let rows = layout.rows_of(&layout.outputs[output].name).unwrap_or(0..0);
    let of = |kind| rows.clone().filter(|&row| layout.rows[row].period.kind() == kind).count();
    match of(PeriodKind::Quarter) {
        0 => rows.clone(),
        count => rows.start..rows.start + count,
    }
}
