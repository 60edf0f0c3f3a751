//! The numbers of the model in a file: every key found in the tree of keys, every value read.

use rackcast_catalogue::{InputKind, InputSpec, is_value_word};

use super::reader::{Reader, join};
use super::value::{self, Context};
use super::{Contents, Drop, Fixed, InputEntry, Said, Written};
use crate::document::{Entry, Kind, Node, Table};
use crate::keys::{Child, KeyNode, named};
use crate::merge::Taint;

/// Keys of the file itself and tables that are no tables of inputs.
pub(crate) const OTHER: [&str; 14] = [
    "format",
    "name",
    "description",
    "narrative",
    "extends",
    "horizon",
    "evidence",
    "judgements",
    "draws",
    "correlations",
    "grid",
    "events",
    "checks",
    "explore",
];

/// Reads all tables of inputs.
pub(crate) fn read(reader: &mut Reader<'_>, table: &Table, contents: &mut Contents) {
    let root = KeyNode::root();
    for entry in &table.entries {
        if OTHER.contains(&entry.key.as_str())
            || entry.key == "tolerances"
            || reader.broken.holds(&entry.key_span) && !has_tables(entry)
        {
            continue;
        }
        if let Child::Key(node) = root.child(&entry.key) {
            below(reader, &entry.key, entry, node, &Context::default(), contents);
        } else {
            let known: Vec<&str> = root.words().chain(OTHER).chain(["tolerances"]).collect();
            reader.unknown_key("", entry, known);
        }
    }
}

/// Whether an entry of a broken part may still hold tables that stand elsewhere.
fn has_tables(entry: &Entry) -> bool {
    matches!(entry.node.kind, Kind::Table(_))
}

/// Reads what stands at a key.
fn below(
    reader: &mut Reader<'_>,
    path: &str,
    entry: &Entry,
    node: &'static KeyNode,
    context: &Context,
    contents: &mut Contents,
) {
    let broken = reader.broken.holds(&entry.key_span);
    if let Some(spec) = node.spec {
        if broken {
            reader.tainted.push(path.to_owned());
        } else {
            leaf(reader, path, entry, spec, context, contents);
        }
        return;
    }
    if broken && !has_tables(entry) {
        reader.tainted.push(path.to_owned());
        return;
    }
    let Some(table) = reader.table(path, &entry.node) else { return };
    contents.tables.entry(path.to_owned()).or_insert_with(|| reader.place(&header(entry)));
    let context = context.below(reader, path, table);
    for entry in &table.entries {
        let key = join(path, &entry.key);
        match node.child(&entry.key) {
            Child::Key(child) => below(reader, &key, entry, child, &context, contents),
            Child::Named(child, kind) => match entry.node.kind {
                Kind::Boolean(false) if path == "vendors" || path == "segments" => contents.drops.push(Drop {
                    segment: kind == "G",
                    name: entry.key.clone(),
                    place: reader.place(&entry.key_span),
                }),
                Kind::Boolean(false) if child.spec.is_none() && !reader.broken.holds(&entry.key_span) => {
                    let message = format!("`{key}` cannot be dropped");
                    reader.refuse(
                        &key,
                        "wrong-type",
                        &entry.node.span,
                        message,
                        "only a vendor or a segment is dropped with `= false`",
                    );
                }
                _ => below(reader, &key, entry, child, &context, contents),
            },
            _ if Context::WORDS.contains(&entry.key.as_str()) => {}
            _ if reader.broken.holds(&entry.key_span) => reader.tainted.push(key),
            Child::BadName(kind) => {
                bad_name(reader, &key, entry, named(kind));
                reader.tainted.push(Taint::names(path));
            }
            Child::Unknown => reader.unknown_key(path, entry, node.words()),
        }
    }
}

/// The place that stands for a table: its header where it has one, else its key.
pub(crate) fn header(entry: &Entry) -> crate::document::Span {
    let node: &Node = &entry.node;
    if node.span.start <= entry.key_span.start && node.span.end >= entry.key_span.end {
        node.span.clone()
    } else {
        entry.key_span.clone()
    }
}

fn leaf(
    reader: &mut Reader<'_>,
    key: &str,
    entry: &Entry,
    spec: &'static InputSpec,
    context: &Context,
    contents: &mut Contents,
) {
    let node = &entry.node;
    match spec.kind {
        InputKind::Text => {
            if let Some(text) = reader.text(key, node) {
                contents
                    .texts
                    .insert(key.to_owned(), Written { value: Fixed::Text(text), place: reader.place(&node.span) });
            }
        }
        InputKind::Integer => {
            if let Some(value) = month_number(reader, key, spec, node) {
                contents
                    .texts
                    .insert(key.to_owned(), Written { value: Fixed::Integer(value), place: reader.place(&node.span) });
            }
        }
        _ => {
            let what = value::read(reader, key, spec, node, context);
            if matches!(what, Said::Invalid) {
                reader.tainted.push(key.to_owned());
            }
            contents.inputs.push(InputEntry {
                key: key.to_owned(),
                key_place: reader.place(&entry.key_span),
                spec,
                what,
            });
        }
    }
}

fn month_number(reader: &mut Reader<'_>, key: &str, spec: &InputSpec, node: &Node) -> Option<u8> {
    let expected = format!("expected a whole number, {}: 1 is January, 12 December", spec.range);
    match node.kind {
        Kind::Integer(Some(number)) => {
            if let Ok(month @ 1..=12) = u8::try_from(number) {
                return Some(month);
            }
            reader.refuse(key, "out-of-range", &node.span, format!("`{key}` is {number}, out of its range"), expected);
        }
        Kind::Float(_) => {
            reader.refuse(key, "wrong-type", &node.span, format!("`{key}` is not a whole number"), expected);
        }
        _ => reader.wrong_type(key, node, "the number of a month, 1 to 12"),
    }
    None
}

fn bad_name(reader: &mut Reader<'_>, key: &str, entry: &Entry, kind: &str) {
    let (message, help) = if is_value_word(&entry.key) {
        (
            format!("`{key}`: `{}` is a word of the value forms, and a name of a {kind} is expected here", entry.key),
            format!("this table has one value for each {kind}; give each its own value"),
        )
    } else {
        (
            format!("`{}` is no name for a {kind}", entry.key),
            "a name begins with a letter and goes on with letters, digits, `_` and `-`".to_owned(),
        )
    };
    reader.refuse(key, "bad-name", &entry.key_span, message, help);
}
