//! An input month by month: paths and bends (docs/model.md, section 0), over the numbers of one draw.

use rackcast_numeric::Real;
use rackcast_scenario::{BendOperation, Between, Horizon, Input, Number, Value};

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
    /// Whether one of its numbers is a distribution.
    drawn: bool,
    /// Months in which a drawn path is as the medians of its points give it: those up to `as_of`.
    known_months: usize,
    /// The first of its slots, and the medians in them.
    first_slot: usize,
    medians: Vec<f64>,
}

/// What a slot of a [`Draw`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Index of the input among the scenario's.
    pub input: usize,
    /// The point of its path; `None` for a constant.
    pub point: Option<usize>,
}

#[derive(Debug)]
enum Shape {
    Constant(usize),
    /// For every month the two slots it lies between.
    Path(Vec<Between>),
}

impl Series {
    /// Gives the numbers of the input at `index` slots at the end of `slots`.
    pub(crate) fn compile(index: usize, input: &Input, horizon: &Horizon, slots: &mut Vec<Slot>) -> Self {
        let first_slot = slots.len();
        let (numbers, shape): (Vec<&Number>, _) = match &input.value {
            Value::Constant(number) => (vec![number], Shape::Constant(first_slot)),
            Value::Path(path) => {
                let to_slots = |month: Between| Between {
                    before: first_slot + month.before,
                    after: first_slot + month.after,
                    ..month
                };
                let months = path.between(horizon.start, horizon.months()).into_iter().map(to_slots);
                (path.points.iter().map(|point| &point.number).collect(), Shape::Path(months.collect()))
            }
        };
        let is_path = matches!(shape, Shape::Path(_));
        slots.extend((0..numbers.len()).map(|point| Slot { input: index, point: is_path.then_some(point) }));
        Self {
            shape,
            bends: input.bends.iter().map(|bend| (bend.operation, bend.first_month(horizon.start))).collect(),
            drawn: numbers.iter().any(|number| matches!(number, Number::Distribution(_))),
            known_months: known_months(horizon),
            first_slot,
            medians: numbers.into_iter().map(Number::median).collect(),
        }
    }

    /// The medians of its numbers, in the order of their slots.
    pub(crate) fn medians(&self) -> &[f64] {
        &self.medians
    }

    /// Whether it differs between draws.
    pub(crate) fn is_drawn(&self) -> bool {
        self.drawn
    }

    /// The value in a month.
    pub(crate) fn value<S: Real>(&self, month: usize, draw: &Draw<S>) -> S {
        let plain = match &self.shape {
            Shape::Constant(slot) => draw.values[*slot],
            Shape::Path(months) => {
                let known = self.drawn && month < self.known_months;
                let number = |slot: usize| {
                    if known { S::constant(self.medians[slot - self.first_slot]) } else { draw.values[slot] }
                };
                let month = months[month];
                month.of(number(month.before), number(month.after))
            }
        };
        let acting = self.bends.iter().filter(|(_, from)| *from <= month);
        acting.fold(plain, |value, (operation, _)| operation.of(value))
    }

    /// Writes the values of all months.
    pub(crate) fn read<S: Real>(&self, months: usize, draw: &Draw<S>, into: &mut Vec<S>) {
        into.clear();
        if let Shape::Constant(_) = self.shape
            && self.bends.iter().all(|(_, from)| *from == 0)
        {
            into.resize(months, self.value(0, draw));
        } else {
            into.extend((0..months).map(|month| self.value(month, draw)));
        }
    }
}

/// Months of the horizon up to and including that of `as_of`; none where a forecast is made at no day.
pub(crate) fn known_months(horizon: &Horizon) -> usize {
    let known = horizon.as_of.map_or(0, |day| day.month().since(horizon.start) + 1);
    usize::try_from(known).unwrap_or(0).min(horizon.months())
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

/// Turns yearly rates into their growth index: 1 in the first month, then times `(1+g)^(1/12)` of the month before.
pub(crate) fn growth_index<S: Real>(yearly: &mut [S]) {
    map_runs(yearly, |rate| (S::ONE + rate).twelfth_root());
    let mut index = S::ONE;
    for value in yearly {
        let factor = *value;
        *value = index;
        index *= factor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_the_product_of_the_months_before() {
        let mut index = [0.5, 0.5, 0.2, 0.2, 0.2];
        growth_index(&mut index);
        assert!((index[0] - 1.0_f64).abs() < 1e-15);
        assert!((index[2] - 1.5_f64.powf(2.0 / 12.0)).abs() < 1e-15);
        assert!((index[4] - 1.5_f64.powf(2.0 / 12.0) * 1.2_f64.powf(2.0 / 12.0)).abs() < 1e-15);
    }
}
