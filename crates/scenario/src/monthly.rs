//! A value month by month (docs/model.md, section 0).

use rackcast_calendar::{FiscalCalendar, Month};
use rackcast_numeric::Real;

use crate::{Bend, BendOperation, Horizon, Input, Path, Value};

impl Value {
    /// The value in each month of a horizon, every number at its median, before bends.
    #[must_use]
    pub fn monthly(&self, horizon: Horizon) -> Vec<f64> {
        match self {
            Self::Constant(number) => vec![number.median(); horizon.months()],
            Self::Path(path) => path.monthly(horizon.start, horizon.months()),
        }
    }
}

/// The two points of a path that a month lies between, and how far it is from the first to the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// Index of the point at or before the month's centre; the first point before all.
    pub before: usize,
    /// Index of the next; the same where the value is flat.
    pub after: usize,
    /// From 0 at the first to 1 at the second.
    pub part: f64,
}

impl Between {
    /// The value between the two numbers at the points.
    #[inline(always)]
    pub fn of<S: Real>(self, before: S, after: S) -> S {
        before + (after - before) * S::constant(self.part)
    }
}

impl Path {
    /// Between which points each of `months` months from `start` lies.
    ///
    /// A month is read at its centre. Between points the value runs straight, outside them it is flat; a staircase
    /// holds each value from its period's first month on.
    #[must_use]
    pub fn between(&self, start: Month, months: usize) -> Vec<Between> {
        let place = |point: &crate::PathPoint| {
            if self.step {
                f64::from(point.period.first_month(FiscalCalendar::CALENDAR).since(start))
            } else {
                point.period.centre_after(start)
            }
        };
        let at: Vec<f64> = self.points.iter().map(place).collect();
        let mut next = 0;
        (0..months)
            .map(|month| {
                let centre = month as f64 + 0.5;
                while next < at.len() && at[next] <= centre {
                    next += 1;
                }
                let before = next.saturating_sub(1);
                if self.step || next == 0 || next == at.len() {
                    return Between { before, after: before, part: 0.0 };
                }
                Between { before, after: next, part: (centre - at[before]) / (at[next] - at[before]) }
            })
            .collect()
    }

    /// The value in each of `months` months from `start`, every point at its median.
    #[must_use]
    pub fn monthly(&self, start: Month, months: usize) -> Vec<f64> {
        let values: Vec<f64> = self.points.iter().map(|point| point.number.median()).collect();
        self.between(start, months).iter().map(|month| month.of(values[month.before], values[month.after])).collect()
    }
}

impl Input {
    /// The value in each month of a horizon, bends applied, every number at its median.
    #[must_use]
    pub fn monthly(&self, horizon: Horizon) -> Vec<f64> {
        let mut monthly = self.value.monthly(horizon);
        for bend in &self.bends {
            bend.apply(horizon.start, &mut monthly);
        }
        monthly
    }

    /// The same in the first month alone.
    #[must_use]
    pub fn at_start(&self, horizon: Horizon) -> f64 {
        let first = Horizon { end: horizon.start, ..horizon };
        self.monthly(first).first().copied().unwrap_or(f64::NAN)
    }
}

impl BendOperation {
    /// The bent value.
    #[inline(always)]
    pub fn of<S: Real>(self, value: S) -> S {
        match self {
            Self::Times(factor) => value * S::constant(factor),
            Self::Plus(term) => value + S::constant(term),
        }
    }
}

impl Bend {
    /// The first month, counted from the month `start`, that it bends.
    #[must_use]
    pub fn first_month(&self, start: Month) -> usize {
        self.from.map_or(0, |from| usize::try_from(from.since(start)).unwrap_or(0))
    }

    /// Bends monthly values that begin with the month `start`.
    pub fn apply(&self, start: Month, monthly: &mut [f64]) {
        for value in monthly.iter_mut().skip(self.first_month(start)) {
            *value = self.operation.of(*value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Number, Origin, PathPoint, Place, SourceFile};

    fn origin() -> Origin {
        let file = std::sync::Arc::new(SourceFile::new("x", ""));
        Origin { place: Place::new(&file, 0..0), source: None, note: None }
    }

    fn path(points: &[(&str, f64)], step: bool) -> Path {
        let point = |(period, value): &(&str, f64)| PathPoint {
            period: period.parse().unwrap(),
            number: Number::Known(*value),
            origin: origin(),
        };
        Path { points: points.iter().map(point).collect(), step, half_life: f64::INFINITY }
    }

    fn months(path: &Path) -> Vec<f64> {
        path.monthly("2026-01".parse().unwrap(), 12)
    }

    #[test]
    fn runs_straight_between_centres_and_flat_outside() {
        let values = months(&path(&[("2026-03", 1.0), ("2026-07", 3.0)], false));
        assert_eq!(values, [1.0, 1.0, 1.0, 1.5, 2.0, 2.5, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0]);
    }

    #[test]
    fn a_staircase_holds_until_the_next_period_begins() {
        let values = months(&path(&[("2026Q2", 1.0), ("2026-07", 3.0)], true));
        assert_eq!(values, [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0]);
    }

    #[test]
    fn bends_begin_with_their_month() {
        let mut values = vec![1.0; 4];
        let bend = |operation, from: Option<&str>| Bend {
            operation,
            from: from.map(|from| from.parse().unwrap()),
            origin: origin(),
        };
        bend(BendOperation::Times(2.0), Some("2026-03")).apply("2026-01".parse().unwrap(), &mut values);
        bend(BendOperation::Plus(0.5), Some("2020-01")).apply("2026-01".parse().unwrap(), &mut values);
        assert_eq!(values, [1.5, 1.5, 2.5, 2.5]);
    }
}
