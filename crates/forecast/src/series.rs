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
    /// The first month in which draws differ; `None` where nothing is drawn. Before it a path is as the medians of its
    /// points give it.
    drawn_from: Option<usize>,
    /// By month: whether its value is made otherwise than that of the month before.
    changes: Vec<bool>,
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
        let drawn = numbers.iter().any(|number| matches!(number, Number::Distribution(_)));
        slots.extend((0..numbers.len()).map(|point| Slot { input: index, point: is_path.then_some(point) }));
        let bends = input.bends.iter().map(|bend| (bend.operation, bend.first_month(horizon.start))).collect();
        let medians = numbers.into_iter().map(Number::median).collect();
        let drawn_from = drawn.then(|| if is_path { known_months(horizon) } else { 0 });
        Self { shape, bends, drawn_from, changes: Vec::new(), first_slot, medians }.with_changes(horizon.months())
    }

    /// Works out in which of so many months its value is made otherwise than in the month before.
    fn with_changes(mut self, months: usize) -> Self {
        let moves = |month: usize| match &self.shape {
            Shape::Constant(_) => false,
            Shape::Path(between) => between[month] != between[month - 1] || self.drawn_from == Some(month),
        };
        let bent = |month: usize| self.bends.iter().any(|(_, from)| *from == month);
        self.changes = (0..months).map(|month| month == 0 || moves(month) || bent(month)).collect();
        self
    }

    /// Whether the value of a month is made otherwise than that of the month before: where not, it is the same.
    #[inline(always)]
    pub(crate) fn changes(&self, month: usize) -> bool {
        self.changes[month]
    }

    /// The medians of its numbers, in the order of their slots.
    pub(crate) fn medians(&self) -> &[f64] {
        &self.medians
    }

    /// The first month in which draws differ; `None` where they never do.
    pub(crate) fn drawn_from(&self) -> Option<usize> {
        self.drawn_from
    }

    /// Whether it is a constant that is nought in every draw.
    pub(crate) fn is_nought(&self) -> bool {
        let constant = matches!(self.shape, Shape::Constant(_)) && self.drawn_from.is_none();
        constant && self.bends.is_empty() && self.medians[0] == 0.0
    }

    /// The value in a month.
    #[inline(always)]
    pub(crate) fn value<S: Real>(&self, month: usize, draw: &Draw<S>) -> S {
        let mut value = match &self.shape {
            Shape::Constant(slot) => draw.values[*slot],
            Shape::Path(months) => {
                let known = self.drawn_from.is_some_and(|from| month < from);
                let number = |slot: usize| {
                    if known { S::constant(self.medians[slot - self.first_slot]) } else { draw.values[slot] }
                };
                let month = months[month];
                month.of(number(month.before), number(month.after))
            }
        };
        for (operation, from) in &self.bends {
            if *from <= month {
                value = operation.of(value);
            }
        }
        value
    }

    /// Writes `function` of a month's value into each month from `from` on, once for a run of equal values.
    #[inline(always)]
    pub(crate) fn map<S: Real>(&self, draw: &Draw<S>, from: usize, into: &mut [S], function: impl Fn(S) -> S) {
        let mut last = None;
        for month in from..into.len() {
            let value = match last {
                Some(same) if !self.changes[month] => same,
                _ => function(self.value(month, draw)),
            };
            last = Some(value);
            into[month] = value;
        }
    }

    /// Writes the growth index of a month's yearly rate into each month from `from` on, where it stands already: 1 in the
    /// first month, then times `(1+g)^(1/12)` of the month before.
    #[inline(always)]
    pub(crate) fn growth<S: Real>(&self, draw: &Draw<S>, from: usize, into: &mut [S]) {
        let mut index = if from == 0 { S::ONE } else { into[from] };
        let mut last = None;
        for month in from..into.len() {
            let factor = match last {
                Some(same) if !self.changes[month] => same,
                _ => (S::ONE + self.value(month, draw)).twelfth_root(),
            };
            last = Some(factor);
            into[month] = index;
            index *= factor;
        }
    }
}

/// Months of the horizon up to and including that of `as_of`; none where a forecast is made at no day.
pub(crate) fn known_months(horizon: &Horizon) -> usize {
    let known = horizon.as_of.map_or(0, |day| day.month().since(horizon.start) + 1);
    usize::try_from(known).unwrap_or(0).min(horizon.months())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_the_product_of_the_months_before() {
        let between = |slot| Between { before: slot, after: slot, part: 0.0 };
        let series = Series {
            shape: Shape::Path([0, 0, 1, 1, 1].map(between).to_vec()),
            bends: Vec::new(),
            drawn_from: None,
            changes: Vec::new(),
            first_slot: 0,
            medians: vec![0.5, 0.2],
        };
        let series = series.with_changes(5);
        assert_eq!(series.changes, [true, false, true, false, false]);
        let draw = Draw { values: vec![0.5, 0.2] };
        let mut index = [0.0; 5];
        series.growth(&draw, 0, &mut index);
        assert!((index[0] - 1.0_f64).abs() < 1e-15);
        assert!((index[2] - 1.5_f64.powf(2.0 / 12.0)).abs() < 1e-15);
        assert!((index[4] - 1.5_f64.powf(2.0 / 12.0) * 1.2_f64.powf(2.0 / 12.0)).abs() < 1e-15);
        let whole = index;
        index[3..].fill(f64::NAN);
        series.growth(&draw, 2, &mut index);
        assert!(index.iter().zip(whole).all(|(again, before)| again.to_bits() == before.to_bits()));
    }
}
