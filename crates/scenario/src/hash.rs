//! The hash of a scenario: the same for files that mean the same.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::{Bend, BendOperation, GridValue, Number, Question, Scenario, Value};

/// SHA-256, in hex, of what a scenario means: its months, names, numbers, figures, questions and draws in a fixed
/// order. Names of files, titles, notes and sources do not count, nor does the order in which things are written.
pub(crate) fn hash(scenario: &Scenario) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(meaning(scenario).as_bytes()) {
        // Writing to a text cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// What a scenario means, a line each, sorted.
fn meaning(scenario: &Scenario) -> String {
    let mut lines = vec![format!(
        "horizon {} {} {:?}",
        scenario.horizon.start,
        scenario.horizon.end,
        scenario.horizon.as_of.map(|day| day.to_string())
    )];
    lines.extend(scenario.segments.iter().map(|name| format!("segment {name}")));
    lines.extend(scenario.adopters.iter().map(|name| format!("adopter {name}")));
    let vendor = |vendor: &crate::Vendor| format!("vendor {} {} {}", vendor.key, vendor.fiscal.end(), vendor.earnings);
    lines.extend(scenario.vendors.iter().map(vendor));
    for (key, input) in &scenario.inputs {
        lines.push(format!("input {key} {}{}", value(&input.value), bends(&input.bends)));
    }
    for row in &scenario.observations {
        lines.push(format!("observation {} {} {:?}", row.output, row.period, row.value));
    }
    for row in &scenario.judgements {
        lines.push(format!("judgement {} {} {:?}", row.output, row.period, row.value));
    }
    let question = |kind: &str, question: &Question| format!("{kind} {:?} {}", question.name, question.expression);
    lines.extend(scenario.events.iter().map(|event| question("event", event)));
    lines.extend(scenario.checks.iter().map(|check| question("check", check)));
    let draws = &scenario.draws;
    lines.push(format!("draws {} {} {}", draws.n, draws.seed, draws.method_word()));
    for correlation in &scenario.correlations {
        lines.push(format!("correlation {} {} {:?}", correlation.between[0], correlation.between[1], correlation.rho));
    }
    for axis in &scenario.grid {
        let one = |said: &GridValue| match said {
            GridValue::Value(said, _) => value(said),
            GridValue::Bend(bend) => bends(std::slice::from_ref(bend)),
        };
        lines.push(format!("grid {} {}", axis.key, axis.values.iter().map(one).collect::<Vec<_>>().join(" | ")));
    }
    lines.sort();
    lines.join("\n")
}

/// A value; `{:?}` of a number is its shortest text that reads back the same.
fn value(value: &Value) -> String {
    match value {
        Value::Constant(number) => self::number(number),
        Value::Path(path) => {
            let points: Vec<String> =
                path.points.iter().map(|point| format!("{}={}", point.period, number(&point.number))).collect();
            format!("path {} {:?} {}", path.step, path.half_life, points.join(" "))
        }
    }
}

fn number(number: &Number) -> String {
    match number {
        Number::Known(value) => format!("{value:?}"),
        Number::Distribution(distribution) => format!("{:?}", distribution.family),
    }
}

fn bends(bends: &[Bend]) -> String {
    let one = |bend: &Bend| {
        let operation = match bend.operation {
            BendOperation::Times(factor) => format!("times {factor:?}"),
            BendOperation::Plus(term) => format!("plus {term:?}"),
        };
        bend.from.map_or_else(|| format!(" {operation}"), |from| format!(" {operation} from {from}"))
    };
    bends.iter().map(one).collect()
}
