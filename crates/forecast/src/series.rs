//! An input month by month: paths and bends (docs/model.md, section 0), over the numbers of one draw.

use rackcast_calendar::FiscalCalendar;
use rackcast_numeric::Real;
use rackcast_scenario::{BendOperation, Horizon, Input, Number, Path, Value};

/// The numbers that a scenario's values are made of, one slot each: a constant, or a point of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw<S> {
    /// By slot.
    pub values: Vec<S>,
}

/// An input with its shape resolved to slots.
#[derive(Debug)]
pub(crate) struct Series {
    shape: Shape,
    /// Operations and the first month each acts in.
    bends: Vec<(BendOperation, usize)>,
}

#[derive(Debug)]
enum Shape {
    Constant(usize),
    /// For every month two slots and the weight of the second.
    Path(Vec<(usize, usize, f64)>),
}

impl Series {
    /// Gives the input's numbers slots at the end of `slots`, which holds their medians.
    pub(crate) fn compile(input: &Input, horizon: &Horizon, slots: &mut Vec<f64>) -> Self {
        let mut slot = |number: &Number| {
            slots.push(number.median());
            slots.len() - 1
        };
        let shape = match &input.value {
            Value::Constant(number) => Shape::Constant(slot(number)),
            Value::Path(path) => {
                let points: Vec<usize> = path.points.iter().map(|point| slot(&point.number)).collect();
                Shape::Path((0..horizon.months()).map(|month| weigh(path, &points, horizon, month)).collect())
            }
        };
        let first = |bend: &rackcast_scenario::Bend| {
            bend.from.map_or(0, |from| usize::try_from(from.since(horizon.start)).unwrap_or(0))
        };
        let bends = input.bends.iter().map(|bend| (bend.operation, first(bend))).collect();
        Self { shape, bends }
    }

    /// The value in a month.
    pub(crate) fn value<S: Real>(&self, month: usize, draw: &Draw<S>) -> S {
        let plain = match &self.shape {
            Shape::Constant(slot) => draw.values[*slot],
            Shape::Path(months) => {
                let (before, after, weight) = months[month];
                let value = draw.values[before];
                value + (draw.values[after] - value) * S::constant(weight)
            }
        };
        self.bends.iter().filter(|(_, from)| *from <= month).fold(plain, |value, (operation, _)| match *operation {
            BendOperation::Times(factor) => value * S::constant(factor),
            BendOperation::Plus(amount) => value + S::constant(amount),
        })
    }

    /// The values of all months.
    pub(crate) fn months<S: Real>(&self, months: usize, draw: &Draw<S>) -> Vec<S> {
        if let Shape::Constant(_) = self.shape
            && self.bends.iter().all(|(_, from)| *from == 0)
        {
            return vec![self.value(0, draw); months];
        }
        (0..months).map(|month| self.value(month, draw)).collect()
    }
}

/// The two points a month lies between, and how far it is from the first to the second.
fn weigh(path: &Path, slots: &[usize], horizon: &Horizon, month: usize) -> (usize, usize, f64) {
    let centre = month as f64 + 0.5;
    let reached = |point: &rackcast_scenario::PathPoint| {
        if path.step {
            f64::from(point.period.first_month(FiscalCalendar::CALENDAR).since(horizon.start)) <= centre
        } else {
            point.period.centre_after(horizon.start) <= centre
        }
    };
    let after = path.points.partition_point(reached);
    let before = after.saturating_sub(1);
    if path.step || after == 0 || after == slots.len() {
        return (slots[before], slots[before], 0.0);
    }
    let at = |point: usize| path.points[point].period.centre_after(horizon.start);
    (slots[before], slots[after], (centre - at(before)) / (at(after) - at(before)))
}

/// Applies `function` to each month's value, once for a run of equal ones.
pub(crate) fn map_runs<S: Real>(values: &mut [S], function: impl Fn(S) -> S) {
    let mut last: Option<(S, S)> = None;
    for value in values {
        *value = match last {
            Some((from, to)) if from == *value => to,
            _ => {
                let to = function(*value);
                last = Some((*value, to));
                to
            }
        };
    }
}

/// The growth index of yearly rates: 1 in the first month, then times `(1+g)^(1/12)` of the month before.
pub(crate) fn growth_index<S: Real>(mut yearly: Vec<S>) -> Vec<S> {
    map_runs(&mut yearly, |rate| (S::ONE + rate).twelfth_root());
    let mut index = S::ONE;
    for value in &mut yearly {
        let factor = *value;
        *value = index;
        index *= factor;
    }
    yearly
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_the_product_of_the_months_before() {
        let index = growth_index(vec![0.5, 0.5, 0.2, 0.2, 0.2]);
        assert!((index[0] - 1.0_f64).abs() < 1e-15);
        assert!((index[2] - 1.5_f64.powf(2.0 / 12.0)).abs() < 1e-15);
        assert!((index[4] - 1.5_f64.powf(2.0 / 12.0) * 1.2_f64.powf(2.0 / 12.0)).abs() < 1e-15);
    }
}
