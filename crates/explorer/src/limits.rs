//! How far a slider goes, and in which steps.

use rackcast_calendar::Month;
use rackcast_scenario::{Horizon, Input, Number, Slider as Wanted, Value};

use crate::slider::{Form, neat};

/// How far a slider goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) step: f64,
}

/// Steps of a slider for which none is written, about.
const STEPS: f64 = 40.0;
/// What may be cut off a distribution on either side where it is bent, half of what a scenario allows.
const TAIL: f64 = 0.005;
/// Part of a step that is rounding.
const ROUNDING: f64 = 1e-9;
/// The quantiles up to which a slider goes where nothing is written.
const FAR: [f64; 2] = [0.01, 0.99];

/// What is written, filled up with what the input suggests, as far as the key's range allows; `None` where it allows none.
pub(crate) fn limits(
    wanted: &Wanted,
    input: &Input,
    form: Form,
    base: f64,
    horizon: Horizon,
    from: Option<Month>,
) -> Option<Limits> {
    let suggested = suggested(input, form, base);
    let (low, high) = (wanted.min.unwrap_or(suggested.0), wanted.max.unwrap_or(suggested.1));
    let step = wanted.step.filter(|step| *step > 0.0).unwrap_or_else(|| nice((high - low) / STEPS));
    if !(low.is_finite() && high.is_finite() && step.is_finite() && step > 0.0) {
        return None;
    }
    // Steps are counted from the least value, as sliders do.
    let start = if wanted.min.is_some() { low } else { (low / step).floor() * step };
    let steps = |value: f64| (value - start) / step;
    let (lowest, highest) = allowed(input, form, base, horizon, from);
    let wanted_first = steps(base).floor().min(0.0);
    let wanted_last = (steps(high) + ROUNDING).floor().max(steps(base).ceil());
    let mut first = wanted_first.max((steps(lowest) - ROUNDING).ceil());
    let last = wanted_last.min((steps(highest.max(base)) + ROUNDING).floor());
    if input.spec.range.above_low && start + first * step <= lowest {
        first += 1.0;
    }
    (last > first).then(|| Limits { min: neat(start + first * step), max: neat(start + last * step), step })
}

/// Where nothing is written: nearly all of the distribution, or half as much and half as much again.
fn suggested(input: &Input, form: Form, base: f64) -> (f64, f64) {
    let last = match &input.value {
        Value::Constant(number) => Some(number),
        Value::Path(path) => path.points.last().map(|point| &point.number),
    };
    if let Some(Number::Distribution(distribution)) = last {
        let [low, high] = FAR.map(|p| distribution.quantile(p));
        if form == Form::Times && distribution.median > 0.0 {
            return (base * low / distribution.median, base * high / distribution.median);
        }
        return (base + low - distribution.median, base + high - distribution.median);
    }
    match base.abs() {
        size if size > 0.0 => (base - size / 2.0, base + size / 2.0),
        _ => (0.0, input.spec.range.high.min(1.0)),
    }
}

/// The values with which the input stays in the key's range in every month, and its distributions nearly whole.
fn allowed(input: &Input, form: Form, base: f64, horizon: Horizon, from: Option<Month>) -> (f64, f64) {
    let range = input.spec.range;
    let first = from.map_or(0, |from| usize::try_from(from.since(horizon.start)).unwrap_or(0));
    let ends = ends(input).into_iter().chain(input.monthly(horizon).into_iter().skip(first));
    let (low, high) =
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    match form {
        Form::Set => (range.low, range.high),
        Form::Times if high > 0.0 => (0.0, base * range.high / high),
        Form::Times => (0.0, f64::INFINITY),
        Form::Plus => (base + range.low - low, base + range.high - high),
    }
}

/// The ends of an input's distributions, bent.
fn ends(input: &Input) -> Vec<f64> {
    let numbers: Vec<&Number> = match &input.value {
        Value::Constant(number) => vec![number],
        Value::Path(path) => path.points.iter().map(|point| &point.number).collect(),
    };
    let ends = numbers.into_iter().flat_map(|number| match number {
        Number::Known(_) => Vec::new(),
        Number::Distribution(distribution) => vec![distribution.quantile(TAIL), distribution.quantile(1.0 - TAIL)],
    });
    ends.map(|end| input.bends.iter().fold(end, |value, bend| bend.operation.of(value))).collect()
}

/// 1, 2 or 5 times a power of ten, at most a little above a number.
fn nice(number: f64) -> f64 {
    let text = format!("{number:e}");
    let Some((digits, power)) = text.split_once('e') else { return number };
    let first = match digits.parse().unwrap_or(1.0) {
        digits if digits < 1.5 => 1,
        digits if digits < 3.5 => 2,
        digits if digits < 7.5 => 5,
        _ => 10,
    };
    format!("{first}e{power}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::nice;

    #[test]
    fn steps_are_nice() {
        assert_eq!([0.0123, 0.02, 4.2, 80.0].map(|step| nice(step).to_string()), ["0.01", "0.02", "5", "100"]);
    }
}
