//! A bend: what an overlay does to a value it inherits.

use rackcast_catalogue::InputSpec;

use super::number;
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
        (Some(times), None) => factor(reader, key, &times.node).map(BendOperation::Times),
        (None, Some(plus)) => number::read(reader, &join(key, "plus"), &plus.node, spec.unit, context.unit.as_ref())
            .map(BendOperation::Plus),
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

/// A plain number that a value is multiplied by.
fn factor(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<f64> {
    if matches!(node.kind, Kind::Table(_)) {
        reader.wrong_type(&join(key, "times"), node, "a plain number");
        return None;
    }
    number::read(reader, &join(key, "times"), node, "1", None)
}
