//! A number: plain, or as text with its unit.

use rackcast_catalogue::InputSpec;
use rackcast_catalogue::unit::{self, UnitError};

use super::reader::Reader;
use crate::document::{Kind, Node, Span};

/// The unit that a table states for its numbers.
#[derive(Debug, Clone)]
pub(crate) struct StatedUnit {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// A finite number in `unit`; `stated` is the unit that the table says it is written in.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    key: &str,
    node: &Node,
    unit: &str,
    stated: Option<&StatedUnit>,
) -> Option<f64> {
    let number = match &node.kind {
        Kind::Integer(Some(integer)) => *integer as f64,
        Kind::Integer(None) => f64::INFINITY,
        Kind::Float(float) => *float,
        Kind::Text(text) => {
            return unit::number_in(text, unit).map_err(|error| wrong_unit(reader, key, &node.span, &error)).ok();
        }
        _ => {
            reader.wrong_type(key, node, &format!("a number{}", said(unit)));
            return None;
        }
    };
    let number = finite(reader, key, node, number)?;
    let Some(stated) = stated else { return Some(number) };
    unit::convert(number, &stated.text, unit).map_err(|error| wrong_unit(reader, key, &stated.span, &error)).ok()
}

fn wrong_unit(reader: &mut Reader<'_>, key: &str, span: &Span, error: &UnitError) {
    let code = if matches!(error, UnitError::NoNumber { .. }) { "wrong-type" } else { "wrong-unit" };
    let help = error.help().unwrap_or_else(|| "expected a number, or text that begins with one".to_owned());
    reader.refuse(key, code, span, format!("`{key}`: {error}"), help);
}

fn finite(reader: &mut Reader<'_>, key: &str, node: &Node, number: f64) -> Option<f64> {
    if number.is_finite() {
        return Some(number);
    }
    reader.refuse(
        key,
        "not-finite",
        &node.span,
        format!("`{key}` is not a finite number"),
        "expected a number that can be computed with",
    );
    None
}

/// Whether a number is in the range of its key; reports it where it is not.
pub(crate) fn in_range(reader: &mut Reader<'_>, key: &str, spec: &InputSpec, number: f64, span: &Span) -> bool {
    if spec.range.contains(number) {
        return true;
    }
    reader.refuse(
        key,
        "out-of-range",
        span,
        format!("`{key}` is {number}, out of its range"),
        format!("expected {}", spec.allowed()),
    );
    false
}

/// ` in USD bn`, or nothing for a plain number.
pub(crate) fn said(unit: &str) -> String {
    match unit {
        "" | "1" | "any" | "a year" => String::new(),
        unit => format!(" in {unit}"),
    }
}
