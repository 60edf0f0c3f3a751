//! The grid: keys and the values or bends that are run for each.

use indexmap::IndexMap;
use rackcast_catalogue::{InputKind, InputSpec, find_input};

use super::super::Said;
use super::super::reader::{Reader, join};
use super::super::value::{self, Context};
use super::{Listed, dropped, flatten};
use crate::document::{Kind, Node, Table};

/// The values of one key.
#[derive(Debug)]
pub(crate) struct GridEntry {
    /// What the key is, where the format knows it.
    pub(crate) spec: Option<&'static InputSpec>,
    pub(crate) values: Vec<Said>,
}

pub(super) fn read(reader: &mut Reader<'_>, table: &Table) -> IndexMap<String, Listed<GridEntry>> {
    let mut grid = IndexMap::new();
    let Some(entry) = table.get("grid") else { return grid };
    if reader.broken.holds(&entry.key_span) {
        return grid;
    }
    let Some(table) = reader.table("grid", &entry.node) else { return grid };
    let mut entries = Vec::new();
    flatten(table, "", &is_drop, &mut entries);
    for (key, entry) in entries {
        if reader.broken.holds(&entry.key_span) {
            continue;
        }
        let name = join("grid", &key);
        let place = reader.place(&entry.key_span);
        match &entry.node.kind {
            Kind::Array(nodes) if nodes.is_empty() => {
                reader.refuse(
                    &name,
                    "empty-list",
                    &entry.node.span,
                    format!("`{name}` has no value"),
                    "expected at least one value or bend",
                );
            }
            Kind::Array(nodes) => {
                let listed = Listed { identity: key.clone(), place, entry: Some(values(reader, &key, nodes)) };
                grid.insert(key, listed);
            }
            Kind::Table(table) => {
                if table.get("drop").is_some_and(|entry| dropped(reader, &name, entry) == Some(true)) {
                    grid.insert(key.clone(), Listed { identity: key, place, entry: None });
                }
            }
            _ => reader.wrong_type(&name, &entry.node, "a list of values or bends"),
        }
    }
    grid
}

fn is_drop(node: &Node) -> bool {
    matches!(&node.kind, Kind::Table(table) if table.entries.len() == 1 && table.get("drop").is_some())
}

fn values(reader: &mut Reader<'_>, key: &str, nodes: &[Node]) -> GridEntry {
    let spec = find_input(key).map(|(spec, _)| spec).filter(|spec| spec.kind == InputKind::Number);
    let values = match spec {
        None => Vec::new(),
        Some(spec) => {
            // A wrong value of the grid says nothing about the key itself.
            let tainted = reader.tainted.len();
            let values = nodes.iter().map(|node| value::read(reader, key, spec, node, &Context::default())).collect();
            reader.tainted.truncate(tainted);
            values
        }
    };
    GridEntry { spec, values }
}
