//! The value of an input as a scenario writes it.

use rackcast_catalogue::InputSpec;
use rackcast_scenario::{Bend, BendOperation, Distribution, Family, GridValue, Input, Number, Value};

use crate::number::shortest;

/// Value and bends: `2026 0.25, 2027 0.34; × 1.2 from 2026-07`.
pub(crate) fn value(input: &Input) -> String {
    let bends = input.bends.iter().map(|bend| format!("; {}", self::bend(bend)));
    format!("{}{}", plain(&input.value), bends.collect::<String>())
}

/// What an input takes in a run of a grid, in the words of a scenario file: `times 1.2 from 2026-07`.
#[must_use]
pub fn grid_value(value: &GridValue) -> String {
    match value {
        GridValue::Value(value, _) => plain(value),
        GridValue::Bend(bend) => {
            let operation = match bend.operation {
                BendOperation::Times(factor) => format!("times {}", shortest(factor)),
                BendOperation::Plus(sum) => format!("plus {}", shortest(sum)),
            };
            bend.from.map_or(operation.clone(), |from| format!("{operation} from {from}"))
        }
    }
}

/// The same as people say it of this key, without the month a bend begins in: `× 1.2`, `+5 pt`, `30 %`.
pub(crate) fn grid_label(value: &GridValue, spec: &InputSpec) -> String {
    let share = spec.unit == "1" && spec.range.high <= 1.0;
    // Through a decimal text, or 0.07 would be 7.000000000000001 %.
    let percent = |ratio: f64| format!("{:.6}", 100.0 * ratio).parse().map_or_else(|_| shortest(ratio), shortest);
    match value {
        GridValue::Value(Value::Constant(Number::Known(value)), _) if share => format!("{} %", percent(*value)),
        GridValue::Value(value, _) => plain(value),
        GridValue::Bend(bend) => {
            let (sign, sum) = match bend.operation {
                BendOperation::Times(factor) => return format!("× {}", shortest(factor)),
                BendOperation::Plus(sum) if sum < 0.0 => ("−", -sum),
                BendOperation::Plus(sum) => ("+", sum),
            };
            if share || spec.unit == "a year" {
                format!("{sign}{} pt", percent(sum))
            } else {
                format!("{sign}{}", shortest(sum))
            }
        }
    }
}

/// A value without bends.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Constant(number) => self::number(number),
        Value::Path(path) => {
            let points = path.points.iter().map(|point| format!("{}: {}", point.period, number(&point.number)));
            format!("{}{}", points.collect::<Vec<_>>().join(", "), if path.step { ", in steps" } else { "" })
        }
    }
}

/// A bend: `× 1.2 from 2026-07`.
pub(crate) fn bend(bend: &Bend) -> String {
    let operation = match bend.operation {
        BendOperation::Times(factor) => format!("× {}", shortest(factor)),
        BendOperation::Plus(sum) if sum < 0.0 => format!("− {}", shortest(-sum)),
        BendOperation::Plus(sum) => format!("+ {}", shortest(sum)),
    };
    bend.from.map_or(operation.clone(), |from| format!("{operation} from {from}"))
}

pub(crate) fn number(number: &Number) -> String {
    match number {
        Number::Known(value) => shortest(*value),
        Number::Distribution(distribution) => self::distribution(distribution),
    }
}

fn distribution(distribution: &Distribution) -> String {
    let bound = |word: &str, value: Option<f64>| {
        value.map_or_else(String::new, |value| format!(", {word} {}", shortest(value)))
    };
    let [a, b, c] = [shortest, shortest, shortest];
    match distribution.family {
        Family::Metalog { p10, p50, p90, min, max } => {
            format!("{} ({} to {}, 80 %{}{})", a(p50), b(p10), c(p90), bound("min", min), bound("max", max))
        }
        Family::Normal { mean, sd } => format!("normal, mean {}, sd {}", a(mean), b(sd)),
        Family::Lognormal { median, sigma } => format!("lognormal, median {}, sigma {}", a(median), b(sigma)),
        Family::Pert { min, mode, max } => format!("PERT, {} to {}, mode {}", a(min), b(max), c(mode)),
        Family::Triangular { min, mode, max } => format!("triangular, {} to {}, mode {}", a(min), b(max), c(mode)),
        Family::Uniform { min, max } => format!("uniform, {} to {}", a(min), b(max)),
        Family::Beta { mean, sd, min, max } => {
            format!("beta, mean {}, sd {}, {} to {}", a(mean), b(sd), c(min), shortest(max))
        }
        Family::StudentT { median, scale, nu } => {
            format!("Student's t, median {}, scale {}, nu {}", a(median), b(scale), c(nu))
        }
    }
}
