//! The head of a file: format, name, what it builds on, its months and its evidence.

use rackcast_calendar::{Date, Month};

use super::reader::{Reader, join};
use super::{Contents, Written};
use crate::document::{Entry, Kind, Node, Table};

const EXTENDS: &str = "expected the path of a file in quotes, or a list of them";

/// The version of the format that is read.
const FORMAT: i128 = 1;

/// Reads the head. A command-line setting (`whole` is false) needs neither format nor name and builds on nothing.
pub(crate) fn read(reader: &mut Reader<'_>, table: &Table, whole: bool, contents: &mut Contents) {
    if whole {
        format(reader, table);
        if table.get("name").is_none() && !in_doubt(reader, "name") {
            let help = "begin the file with `format = 1` and `name = \"…\"`";
            reader.refuse("name", "missing-key", &(0..0), "`name` is missing", help);
        }
    }
    for (key, slot) in [
        ("name", &mut contents.name),
        ("description", &mut contents.description),
        ("narrative", &mut contents.narrative),
    ] {
        if let Some(entry) = sound(reader, table, key) {
            *slot = reader.text(key, &entry.node).map(|value| Written { value, place: reader.place(&entry.node.span) });
        }
    }
    if let Some(entry) = table.get("extends") {
        if whole {
            let (names, whole) = extends(reader, &entry.node);
            contents.extends = Some(names);
            contents.parent_missing = !whole;
        } else {
            reader.refuse(
                "extends",
                "unknown-key",
                &entry.key_span,
                "`extends` cannot be set",
                "name the files on the command line",
            );
        }
    }
    horizon(reader, table, contents);
    match table.get("evidence") {
        Some(entry) if !whole => {
            let help = "name files of figures in a scenario file";
            reader.refuse("evidence", "unknown-key", &entry.key_span, "`evidence` cannot be set", help);
        }
        Some(entry) => evidence(reader, entry, contents),
        None => {}
    }
}

/// An entry that is not in a broken part.
fn sound<'t>(reader: &Reader<'_>, table: &'t Table, key: &str) -> Option<&'t Entry> {
    table.get(key).filter(|entry| !reader.broken.holds(&entry.key_span))
}

/// Whether a broken part of the file may say a key.
fn in_doubt(reader: &Reader<'_>, key: &str) -> bool {
    reader.broken.holds_head() || reader.broken.tables().iter().any(|known| known.is_empty() || known == key)
}

fn format(reader: &mut Reader<'_>, table: &Table) {
    if in_doubt(reader, "format") {
        return;
    }
    let Some(entry) = table.get("format") else {
        let help = "begin the file with `format = 1`, the version of the format";
        reader.refuse("format", "missing-key", &(0..0), "`format` is missing", help);
        return;
    };
    match entry.node.kind {
        Kind::Integer(Some(FORMAT)) => {}
        Kind::Integer(_) => {
            let text = reader.place(&entry.node.span).text().to_owned();
            reader.refuse(
                "format",
                "out-of-range",
                &entry.node.span,
                format!("`format` is {text}"),
                "this program reads `format = 1`",
            );
        }
        _ => reader.wrong_type("format", &entry.node, "the whole number 1"),
    }
}

/// The files that this one builds on, and whether all of them could be read.
fn extends(reader: &mut Reader<'_>, node: &Node) -> (Vec<Written<String>>, bool) {
    let nodes = match &node.kind {
        Kind::Array(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let (mut names, mut whole) = (Vec::new(), true);
    for node in nodes {
        if let Kind::Text(text) = &node.kind {
            names.push(Written { value: text.clone(), place: reader.place(&node.span) });
        } else {
            reader.error("wrong-type", &node.span, format!("`extends` is {}, not a path", node.what()), EXTENDS);
            whole = false;
        }
    }
    (names, whole)
}

fn horizon(reader: &mut Reader<'_>, table: &Table, contents: &mut Contents) {
    let Some(horizon) = table.get("horizon") else { return };
    contents.tables.insert("horizon".to_owned(), reader.place(&super::inputs::header(horizon)));
    let Some(table) = reader.table("horizon", &horizon.node) else { return };
    for entry in &table.entries {
        let key = join("horizon", &entry.key);
        if reader.broken.holds(&entry.key_span) {
            reader.tainted.push(key);
            continue;
        }
        match entry.key.as_str() {
            "start" => contents.start = month(reader, &key, &entry.node),
            "end" => contents.end = month(reader, &key, &entry.node),
            "as_of" => contents.as_of = day(reader, &key, &entry.node),
            _ => reader.unknown_key("horizon", entry, ["start", "end", "as_of"]),
        }
    }
}

fn month(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<Written<Month>> {
    let Kind::Text(text) = &node.kind else {
        reader.wrong_type(key, node, "a month in quotes such as \"2026-01\"");
        return None;
    };
    match text.parse() {
        Ok(value) => Some(Written { value, place: reader.place(&node.span) }),
        Err(error) => {
            reader.refuse(key, "bad-period", &node.span, format!("`{key}` is no month"), error.to_string());
            None
        }
    }
}

fn day(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<Written<Date>> {
    let (Kind::Text(text) | Kind::Date(text)) = &node.kind else {
        reader.wrong_type(key, node, "a day such as \"2026-06-15\"");
        return None;
    };
    match text.parse() {
        Ok(value) => Some(Written { value, place: reader.place(&node.span) }),
        Err(error) => {
            reader.refuse(key, "bad-day", &node.span, format!("`{key}` is no day"), error.to_string());
            None
        }
    }
}

fn evidence(reader: &mut Reader<'_>, entry: &Entry, contents: &mut Contents) {
    let Some(table) = reader.table("evidence", &entry.node) else { return };
    for entry in &table.entries {
        let key = join("evidence", &entry.key);
        if reader.broken.holds(&entry.key_span) {
            continue;
        }
        let slot = match entry.key.as_str() {
            "observations" => &mut contents.observations,
            "sources" => &mut contents.sources,
            _ => {
                reader.unknown_key("evidence", entry, ["observations", "sources"]);
                continue;
            }
        };
        *slot = reader.text(&key, &entry.node).map(|value| Written { value, place: reader.place(&entry.node.span) });
    }
}
