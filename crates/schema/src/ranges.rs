//! The ranges of keys, beside the tables of inputs: a number is in its key's unit, and so in its range, only where no
//! table around it states another unit.

use rackcast_catalogue::{InputKind, Range};
use serde_json::{Map, Value, json};

use crate::describe::{bound, number};
use crate::keys::{Node, tree};
use crate::patterns::PERIOD;

/// `ranges`, which mirrors the tables of inputs, and each range it refers to.
pub(crate) fn definitions() -> Map<String, Value> {
    let mut known = Map::new();
    let tree = below(&tree(), &mut known);
    let mut definitions = Map::new();
    definitions.insert("ranges".to_owned(), tree.unwrap_or_default());
    definitions.extend(known);
    definitions
}

/// The ranges below a key; `None` where there are none.
fn below(node: &Node, known: &mut Map<String, Value>) -> Option<Value> {
    if let Some(spec) = node.spec {
        return (spec.kind == InputKind::Number && spec.range != Range::ANY).then(|| refer(spec.range, known));
    }
    let words = node.words.iter();
    let properties: Map<String, Value> =
        words.filter_map(|(word, node)| Some(((*word).to_owned(), inside(node, known)?))).collect();
    let named = node.named.as_ref().and_then(|(_, node)| inside(node, known));
    if properties.is_empty() && named.is_none() {
        return None;
    }
    let mut table = Map::new();
    table.insert("properties".to_owned(), properties.into());
    table.insert("additionalProperties".to_owned(), named.unwrap_or(Value::Bool(true)));
    Some(table.into())
}

/// The ranges of a key in a table: for a table they hold where it states no unit.
fn inside(node: &Node, known: &mut Map<String, Value>) -> Option<Value> {
    let ranges = below(node, known)?;
    Some(if node.spec.is_some() { ranges } else { where_no_unit(&ranges) })
}

fn where_no_unit(ranges: &Value) -> Value {
    json!({ "if": { "not": { "required": ["unit"] } }, "then": ranges })
}

/// The definition of a range, made where it is new.
fn refer(range: Range, known: &mut Map<String, Value>) -> Value {
    let name = name(range);
    let reference = json!({ "$ref": format!("#/$defs/{name}") });
    known.entry(name).or_insert_with(|| {
        let mut plain = Map::new();
        bound(&mut plain, range);
        let mut value = plain.clone();
        // Half of a distribution must be in the range, as a value must.
        let properties: Map<String, Value> =
            ["value", "p50", "median"].iter().map(|word| ((*word).to_owned(), plain.clone().into())).collect();
        let table = json!({
            "properties": properties,
            "patternProperties": { PERIOD: reference },
            "additionalProperties": true,
        });
        value.extend(where_no_unit(&table).as_object().cloned().unwrap_or_default());
        value.into()
    });
    reference
}

fn name(range: Range) -> String {
    let words = if range.above_low { "above" } else { "from" };
    let end = |bound: f64| number(bound).to_string();
    let mut name = format!("{words}_{}", end(range.low));
    if range.high.is_finite() {
        name = format!("{name}_to_{}", end(range.high));
    }
    name
}
