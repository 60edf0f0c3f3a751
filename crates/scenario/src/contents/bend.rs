//! A bend: what an overlay does to a value it inherits.

use rackcast_catalogue::InputSpec;
use rackcast_catalogue::unit::number_in;

use super::number::{self, StatedUnit};
use super::path::first_month;
use super::reader::{Reader, join};
use super::value::{Context, stray};
use crate::document::{Kind, Node, Table};
use crate::{Bend, BendOperation};

const WORDS: [&str; 5] = ["times", "plus", "from", "source", "note"];

/// Reads a bend: exactly one of `times` and `plus`, with `from` where the key may vary in time.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    key: &str,
    spec: &'static InputSpec,
    table: &Table,
    context: &Context,
    node: &Node,
) -> Option<Bend> {
    let mut sound = true;
    for entry in &table.entries {
        if !WORDS.contains(&entry.key.as_str()) && entry.key != "unit" {
            stray(reader, key, entry, "a bend", &WORDS);
            sound = false;
        }
    }
    let operation = match (table.get("times"), table.get("plus")) {
        (Some(times), None) => plain(reader, &join(key, "times"), &times.node, "1", None).map(BendOperation::Times),
        (None, Some(plus)) => {
            plain(reader, &join(key, "plus"), &plus.node, spec.unit, context.unit.as_ref()).map(BendOperation::Plus)
        }
        // A word that was mistyped is reported already.
        (None, None) if !sound => None,
        (times, _) => {
            let help = "write one of `times` and `plus`; two bends stack where they stand in two files";
            let has = if times.is_some() { "both `times` and" } else { "neither `times` nor" };
            reader.refuse(key, "bad-form", &node.span, format!("`{key}` has {has} `plus`"), help);
            None
        }
    };
    let from = match table.get("from") {
        None => None,
        Some(entry) if !spec.path => {
            let help = "leave `from` out: the value is one for the whole horizon";
            reader.refuse(key, "not-a-path", &entry.key_span, format!("`{key}` does not vary in time"), help);
            return None;
        }
        Some(entry) => Some(first_month(reader, &join(key, "from"), &entry.node)?),
    };
    let origin = context.origin(reader, node);
    sound.then_some(Bend { operation: operation?, from, origin })
}

/// A number without words: text could mean a part of the value as well as an amount in its unit.
fn plain(reader: &mut Reader<'_>, key: &str, node: &Node, unit: &str, stated: Option<&StatedUnit>) -> Option<f64> {
    if matches!(node.kind, Kind::Integer(_) | Kind::Float(_)) {
        return number::read(reader, key, node, unit, stated);
    }
    let Kind::Text(text) = &node.kind else {
        reader.wrong_type(key, node, &format!("a plain number{}", number::said(unit)));
        return None;
    };
    let help = match number_in(text, unit) {
        Ok(number) => format!("write {number}, a plain number"),
        Err(_) => format!("expected a plain number{}", number::said(unit)),
    };
    reader.refuse(key, "wrong-type", &node.span, format!("`{key}` is text, not a plain number"), help);
    None
}
