//! A value in time as a scenario writes it, and what it is in a month (docs/model.md, section 0).
//!
//! Written apart from the engine, so that tests do not ask it what it should have done.

use rackcast_calendar::{FiscalCalendar, Month, Period};
use rackcast_scenario::{BendOperation, Horizon, Input, Value};

/// A constant, or points in time.
#[derive(Debug, Clone, PartialEq)]
pub enum Curve {
    /// The same in every month.
    Constant(f64),
    /// Straight lines between the centres of periods, or steps at their first months.
    Points(Vec<(Period, f64)>, bool),
}

impl Curve {
    /// The value in the month that comes `month` months after `start`.
    #[must_use]
    pub fn at(&self, start: Month, month: usize) -> f64 {
        let (points, step) = match self {
            Self::Constant(value) => return *value,
            Self::Points(points, step) => (points, *step),
        };
        let now = month as f64 + 0.5;
        let mut placed: Vec<(f64, f64)> =
            points.iter().map(|(period, value)| (place(*period, step, start), *value)).collect();
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        let Some(last) = placed.iter().rposition(|(at, _)| *at <= now) else { return placed[0].1 };
        let (from, value) = placed[last];
        match placed.get(last + 1) {
            Some((to, next)) if !step => value + (next - value) * (now - from) / (to - from),
            _ => value,
        }
    }

    /// As TOML writes it.
    #[must_use]
    pub fn toml(&self) -> String {
        match self {
            Self::Constant(value) => number(*value),
            Self::Points(points, step) => {
                let mut parts: Vec<String> =
                    points.iter().map(|(period, value)| format!("\"{period}\" = {}", number(*value))).collect();
                if *step {
                    parts.push("step = true".to_owned());
                }
                format!("{{ {} }}", parts.join(", "))
            }
        }
    }

    /// The shape of an input at its medians, without its bends.
    #[must_use]
    pub fn of(input: &Input) -> Self {
        match &input.value {
            Value::Constant(number) => Self::Constant(number.median()),
            Value::Path(path) => {
                let points = path.points.iter().map(|point| (point.period, point.number.median())).collect();
                Self::Points(points, path.step)
            }
        }
    }
}

impl From<f64> for Curve {
    fn from(value: f64) -> Self {
        Self::Constant(value)
    }
}

/// Where a point stands, months after the first day of `start`.
fn place(period: Period, step: bool, start: Month) -> f64 {
    let first = f64::from(period.first_month(FiscalCalendar::CALENDAR).since(start));
    match period {
        _ if step => first,
        Period::Month(_) => first + 0.5,
        Period::Quarter { .. } | Period::FiscalQuarter { .. } => first + 1.5,
        Period::Year(_) | Period::FiscalYear(_) => first + 6.0,
    }
}

/// Every month of an input at its medians, bends included.
#[must_use]
pub fn monthly(input: &Input, horizon: &Horizon) -> Vec<f64> {
    let curve = Curve::of(input);
    (0..horizon.months())
        .map(|month| {
            let mut value = curve.at(horizon.start, month);
            let now = horizon.start.plus(i32::try_from(month).unwrap_or(0));
            for bend in &input.bends {
                if bend.from.is_none_or(|from| from <= now) {
                    value = match bend.operation {
                        BendOperation::Times(factor) => value * factor,
                        BendOperation::Plus(amount) => value + amount,
                    };
                }
            }
            value
        })
        .collect()
}

/// A number as TOML reads it back to the same bits.
#[must_use]
pub fn number(value: f64) -> String {
    format!("{value:?}")
}
