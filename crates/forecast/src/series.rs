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
}

#[derive(Debug)]
enum Shape {
    Constant(usize),
    /// For every month the two slots it lies between.
    Path(Vec<Between>),
}

impl Series {
    /// Gives the input's numbers slots at the end of `slots`, which holds their medians.
    pub(crate) fn compile(input: &Input, horizon: &Horizon, slots: &mut Vec<f64>) -> Self {
        let mut drawn = false;
        let mut slot = |number: &Number| {
            drawn |= matches!(number, Number::Distribution(_));
            slots.push(number.median());
            slots.len() - 1
        };
        let shape = match &input.value {
            Value::Constant(number) => Shape::Constant(slot(number)),
            Value::Path(path) => {
                let points: Vec<usize> = path.points.iter().map(|point| slot(&point.number)).collect();
                let to_slots =
                    |month: Between| Between { before: points[month.before], after: points[month.after], ..month };
                Shape::Path(path.between(horizon.start, horizon.months()).into_iter().map(to_slots).collect())
            }
        };
        let bends = input.bends.iter().map(|bend| (bend.operation, bend.first_month(horizon.start))).collect();
        Self { shape, bends, drawn }
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
                let month = months[month];
                month.of(draw.values[month.before], draw.values[month.after])
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
