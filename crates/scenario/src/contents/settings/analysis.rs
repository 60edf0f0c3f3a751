//! Draws, sliders and tolerances.

use indexmap::IndexMap;

use super::super::Written;
use super::super::number;
use super::super::reader::{Reader, join};
use super::{Listed, dropped, flatten};
use crate::document::{Kind, Node, Table};
use crate::{DRAW_METHODS, draw_method};

/// What `[draws]` says.
#[derive(Debug, Default)]
pub(crate) struct DrawsEntry {
    pub(crate) n: Option<Written<u64>>,
    pub(crate) seed: Option<Written<u64>>,
    pub(crate) method: Option<Written<String>>,
}

/// A key that gets a slider.
#[derive(Debug, Clone)]
pub(crate) struct ExploreEntry {
    pub(crate) key: Written<String>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) step: Option<f64>,
}

/// What a difference may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ToleranceEntry {
    pub(crate) relative: Option<f64>,
    pub(crate) absolute: Option<f64>,
}

/// The table at a key, unless it is broken.
fn table<'t>(reader: &mut Reader<'_>, table: &'t Table, key: &str) -> Option<&'t Table> {
    let entry = table.get(key).filter(|entry| !reader.broken.holds(&entry.key_span))?;
    reader.table(key, &entry.node)
}

pub(super) fn draws(reader: &mut Reader<'_>, file: &Table) -> DrawsEntry {
    let mut draws = DrawsEntry::default();
    let Some(table) = table(reader, file, "draws") else { return draws };
    for entry in &table.entries {
        let key = join("draws", &entry.key);
        match entry.key.as_str() {
            "n" => {
                draws.n = whole(reader, &key, &entry.node, 1, 1_000_000_000_000, "a whole number from 1 to 10^12")
                    .map(|value| Written { value, place: reader.place(&entry.node.span) });
            }
            "seed" => {
                draws.seed = whole(reader, &key, &entry.node, 0, u64::MAX, "a whole number from 0 to 2^64 - 1")
                    .map(|value| Written { value, place: reader.place(&entry.node.span) });
            }
            "method" => {
                let Some(method) = reader.text(&key, &entry.node) else { continue };
                if draw_method(&method).is_some() {
                    draws.method = Some(Written { value: method, place: reader.place(&entry.node.span) });
                } else {
                    let near = rackcast_catalogue::suggest(&method, DRAW_METHODS.map(|(word, _)| word));
                    let help = near.map_or_else(
                        || "expected \"sobol\", \"latin-hypercube\" or \"random\"".to_owned(),
                        |near| format!("did you mean \"{near}\"?"),
                    );
                    reader.refuse(
                        &key,
                        "unknown-word",
                        &entry.node.span,
                        format!("there is no method \"{method}\""),
                        help,
                    );
                }
            }
            _ => reader.unknown_key("draws", entry, ["n", "seed", "method"]),
        }
    }
    draws
}

fn whole(reader: &mut Reader<'_>, key: &str, node: &Node, low: u64, high: u64, expected: &str) -> Option<u64> {
    let Kind::Integer(integer) = node.kind else {
        reader.wrong_type(key, node, expected);
        return None;
    };
    let number = integer.and_then(|integer| u64::try_from(integer).ok()).filter(|number| (low..=high).contains(number));
    if number.is_none() {
        reader.refuse(
            key,
            "out-of-range",
            &node.span,
            format!("`{key}` is out of its range"),
            format!("expected {expected}"),
        );
    }
    number
}

pub(super) fn explore(reader: &mut Reader<'_>, file: &Table) -> Option<Written<Vec<ExploreEntry>>> {
    let table = table(reader, file, "explore")?;
    let mut inputs = None;
    for entry in &table.entries {
        if entry.key != "inputs" {
            reader.unknown_key("explore", entry, ["inputs"]);
            continue;
        }
        let Kind::Array(nodes) = &entry.node.kind else {
            reader.wrong_type(
                "explore.inputs",
                &entry.node,
                "a list of keys, or of tables with `key`, `min`, `max` and `step`",
            );
            continue;
        };
        let value = nodes.iter().filter_map(|node| slider(reader, node)).collect();
        inputs = Some(Written { value, place: reader.place(&entry.node.span) });
    }
    inputs
}

fn slider(reader: &mut Reader<'_>, node: &Node) -> Option<ExploreEntry> {
    let written = |reader: &Reader<'_>, value: String, node: &Node| Written { value, place: reader.place(&node.span) };
    let table = match &node.kind {
        Kind::Text(key) => {
            let key = written(reader, key.clone(), node);
            return Some(ExploreEntry { key, min: None, max: None, step: None });
        }
        Kind::Table(table) => table,
        _ => {
            reader.wrong_type(
                "explore.inputs",
                node,
                "a key in quotes, or a table with `key`, `min`, `max` and `step`",
            );
            return None;
        }
    };
    let Some(key) = table.get("key") else {
        reader.error("missing-key", &node.span, "`explore.inputs.key` is missing", "name the key that gets the slider");
        return None;
    };
    let name = reader.text("explore.inputs.key", &key.node)?;
    let unit = rackcast_catalogue::find_input(&name).map_or("any", |(spec, _)| spec.unit);
    let mut slider = ExploreEntry { key: written(reader, name, &key.node), min: None, max: None, step: None };
    for entry in &table.entries {
        let slot = match entry.key.as_str() {
            "key" => continue,
            "min" => &mut slider.min,
            "max" => &mut slider.max,
            "step" => &mut slider.step,
            _ => {
                reader.unknown_key("explore.inputs", entry, ["key", "min", "max", "step"]);
                continue;
            }
        };
        *slot = number::read(reader, &join("explore.inputs", &entry.key), &entry.node, unit, None);
    }
    let ordered =
        slider.min.zip(slider.max).is_none_or(|(min, max)| min < max) && slider.step.is_none_or(|step| step > 0.0);
    if !ordered {
        let message = format!("the slider of `{}` goes nowhere", slider.key.value);
        reader.error("out-of-range", &node.span, message, "expected `min` below `max`, and `step` above 0");
        return None;
    }
    Some(slider)
}

pub(super) fn tolerances(reader: &mut Reader<'_>, file: &Table) -> IndexMap<String, Listed<ToleranceEntry>> {
    let mut tolerances = IndexMap::new();
    let Some(table) = table(reader, file, "tolerances") else { return tolerances };
    let mut entries = Vec::new();
    flatten(table, "", &is_tolerance, &mut entries);
    for (glob, entry) in entries {
        let name = join("tolerances", &glob);
        let Some(table) = reader.table(&name, &entry.node) else { continue };
        let mut tolerance = ToleranceEntry { relative: None, absolute: None };
        let mut drop = false;
        for entry in &table.entries {
            let key = join(&name, &entry.key);
            let slot = match entry.key.as_str() {
                "relative" => &mut tolerance.relative,
                "absolute" => &mut tolerance.absolute,
                "drop" => {
                    drop = dropped(reader, &name, entry).unwrap_or(false);
                    continue;
                }
                _ => {
                    reader.unknown_key(&name, entry, ["relative", "absolute", "drop"]);
                    continue;
                }
            };
            *slot = number::read(reader, &key, &entry.node, "1", None).filter(|number| {
                let sound = *number >= 0.0;
                if !sound {
                    reader.refuse(
                        &key,
                        "out-of-range",
                        &entry.node.span,
                        format!("`{key}` is {number}"),
                        "expected 0 or more",
                    );
                }
                sound
            });
        }
        let place = reader.place(&entry.key_span);
        let entry = (!drop).then_some(tolerance);
        tolerances.insert(glob.clone(), Listed { identity: glob, place, entry });
    }
    tolerances
}

fn is_tolerance(node: &Node) -> bool {
    let Kind::Table(table) = &node.kind else { return true };
    table.entries.iter().all(|entry| !matches!(entry.node.kind, Kind::Table(_)))
}
