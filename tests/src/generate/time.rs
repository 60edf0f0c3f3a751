//! Horizons and paths.

use rackcast_calendar::{FiscalCalendar, Month, Period};

use crate::{Choices, Curve};

/// The months of a scenario.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) start: Month,
    pub(super) months: i32,
}

impl Span {
    /// 1 to 72 months from any month.
    pub(super) fn any(choices: &mut Choices<'_>) -> Self {
        let months = if choices.chance(15) { choices.whole(1, 8) } else { choices.whole(9, 72) };
        let january: Month = "2021-01".parse().expect("a month");
        Self { start: january.plus(choices.whole(0, 119)), months }
    }

    /// The last month.
    pub(super) fn end(self) -> Month {
        self.start.plus(self.months - 1)
    }
}

/// A value between two numbers: constant, straight lines or a staircase, with points also outside the horizon.
pub(super) fn curve(choices: &mut Choices<'_>, span: Span, low: f64, high: f64) -> Curve {
    if !choices.chance(45) {
        return Curve::Constant(choices.between(low, high));
    }
    let step = choices.chance(40);
    let mut points: Vec<(Period, f64)> = Vec::new();
    for _ in 0..choices.whole(1, 5) {
        let month = span.start.plus(choices.whole(-20, span.months + 20));
        let period = match choices.below(3) {
            0 => Period::Year(month.year()),
            1 => Period::Quarter { year: month.year(), quarter: (month.month() - 1) / 3 + 1 },
            _ => Period::Month(month),
        };
        let value = choices.between(low, high);
        if points.iter().all(|(other, _)| apart(*other, period, span.start)) {
            points.push((period, value));
        }
    }
    Curve::Points(points, step)
}

/// Whether two points may stand in one path, straight or stepped.
fn apart(one: Period, other: Period, start: Month) -> bool {
    let first = |period: Period| period.first_month(FiscalCalendar::CALENDAR);
    (one.centre_after(start) - other.centre_after(start)).abs() > 0.25 && first(one) != first(other)
}

/// A curve whose value in the first month satisfies a rule.
pub(super) fn curve_from(
    choices: &mut Choices<'_>,
    span: Span,
    low: f64,
    high: f64,
    rule: impl Fn(f64) -> bool,
) -> Curve {
    let drawn = curve(choices, span, low, high);
    if rule(drawn.at(span.start, 0)) { drawn } else { Curve::Constant(low + (high - low) * 0.75) }
}
