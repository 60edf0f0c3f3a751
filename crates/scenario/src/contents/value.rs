//! The forms a value may have, and which one a table is.

use rackcast_catalogue::{InputSpec, is_value_word};

use super::number::{self, StatedUnit};
use super::reader::{Reader, join};
use super::{Said, bend, distribution, path};
use crate::document::{Kind, Node, Table};
use crate::nearest::nearest;
use crate::{Number, Origin, Value};

/// Words that tell a number or a distribution.
const QUANTITIES: [&str; 5] = ["value", "dist", "p10", "p50", "p90"];

/// What tables above a value say of the numbers in them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    pub(crate) unit: Option<StatedUnit>,
    pub(crate) source: Option<String>,
    pub(crate) note: Option<String>,
}

impl Context {
    /// The words that may stand beside the numbers of any table.
    pub(crate) const WORDS: [&'static str; 3] = ["unit", "source", "note"];

    /// What this table says itself, and what the tables above say where it does not.
    pub(crate) fn below(&self, reader: &mut Reader<'_>, key: &str, table: &Table) -> Self {
        let mut context = self.clone();
        for entry in table.entries.iter().filter(|entry| Self::WORDS.contains(&entry.key.as_str())) {
            if reader.broken.holds(&entry.key_span) {
                continue;
            }
            let Some(text) = reader.text(&join(key, &entry.key), &entry.node) else { continue };
            match entry.key.as_str() {
                "unit" => context.unit = Some(StatedUnit { text, span: entry.node.span.clone() }),
                "source" => context.source = Some(text),
                _ => context.note = Some(text),
            }
        }
        context
    }

    /// Where a value comes from.
    pub(crate) fn origin(&self, reader: &Reader<'_>, node: &Node) -> Origin {
        Origin { place: reader.place(&node.span), source: self.source.clone(), note: self.note.clone() }
    }
}

/// Reads what stands at the key of a number of the model.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    key: &str,
    spec: &'static InputSpec,
    node: &Node,
    context: &Context,
) -> Said {
    let Kind::Table(table) = &node.kind else {
        return match plain(reader, key, spec, node, context) {
            Some(number) => Said::Value(Value::Constant(number), context.origin(reader, node)),
            None => Said::Invalid,
        };
    };
    let context = context.below(reader, key, table);
    let has = |words: &[&str]| words.iter().any(|word| table.get(word).is_some());
    // `from` alone tells a bend whose `times` is mistyped, unless periods stand beside it.
    let said = if has(&["times", "plus"]) || has(&["from"]) && !path::has_points(table) && !has(&QUANTITIES) {
        bend::read(reader, key, spec, table, &context, node).map(Said::Bend)
    } else if has(&QUANTITIES) {
        uncertain(reader, key, spec, node, table, &context)
            .map(|number| Said::Value(Value::Constant(number), context.origin(reader, node)))
    } else {
        path::read(reader, key, spec, node, table, &context)
            .map(|path| Said::Value(Value::Path(path), context.origin(reader, node)))
    };
    said.unwrap_or(Said::Invalid)
}

/// A number that is written as a number or text.
fn plain(reader: &mut Reader<'_>, key: &str, spec: &InputSpec, node: &Node, context: &Context) -> Option<Number> {
    let number = number::read(reader, key, node, spec.unit, context.unit.as_ref())?;
    number::in_range(reader, key, spec, number, &node.span).then_some(Number::Known(number))
}

/// A point of a path: a number, or a table with a number or a distribution.
pub(crate) fn point(
    reader: &mut Reader<'_>,
    key: &str,
    spec: &InputSpec,
    node: &Node,
    context: &Context,
) -> Option<(Number, Origin)> {
    let Kind::Table(table) = &node.kind else {
        return Some((plain(reader, key, spec, node, context)?, context.origin(reader, node)));
    };
    let context = context.below(reader, key, table);
    let origin = context.origin(reader, node);
    if ["times", "plus", "from"].iter().any(|word| table.get(word).is_some()) {
        let help = "a bend stands at the key itself, with `from` where it begins";
        reader.refuse(key, "bend-in-path", &node.span, format!("`{key}` bends one point of a path"), help);
        return None;
    }
    if !QUANTITIES.iter().any(|word| table.get(word).is_some()) {
        let help = "expected a number, or a table with `value`, with `p10`, `p50` and `p90`, or with `dist`";
        reader.refuse(key, "bad-form", &node.span, format!("`{key}` has a point without a value"), help);
        return None;
    }
    Some((uncertain(reader, key, spec, node, table, &context)?, origin))
}

/// A table that holds a number (`value`) or a distribution.
fn uncertain(
    reader: &mut Reader<'_>,
    key: &str,
    spec: &InputSpec,
    node: &Node,
    table: &Table,
    context: &Context,
) -> Option<Number> {
    let Some(value) = table.get("value") else {
        return distribution::read(reader, key, spec, node, table, context);
    };
    let mut sound = true;
    for entry in &table.entries {
        if entry.key != "value"
            && !Context::WORDS.contains(&entry.key.as_str())
            && !reader.broken.holds(&entry.key_span)
        {
            stray(reader, key, entry, "a value", &["value", "unit", "source", "note"]);
            sound = false;
        }
    }
    let number = plain(reader, key, spec, &value.node, context)?;
    sound.then_some(number)
}

/// Reports a word that does not belong to the form beside it.
pub(crate) fn stray(reader: &mut Reader<'_>, key: &str, entry: &crate::document::Entry, form: &str, known: &[&str]) {
    let help = match nearest(reader.problems.len(), &entry.key, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", super::reader::list(known)),
    };
    let (code, message) = if is_value_word(&entry.key) {
        ("bad-form", format!("`{}` does not belong to {form}", entry.key))
    } else {
        ("unknown-key", format!("there is no `{}` in {form}", entry.key))
    };
    reader.refuse(key, code, &entry.key_span, format!("`{key}`: {message}"), help);
}
