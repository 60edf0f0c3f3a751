//! Keys that must be there and are not.

use indexmap::IndexMap;
use rackcast_catalogue::InputSpec;

use super::Work;
use crate::{Diagnostic, Place};

/// Reports the keys that are missing: each at the table nearest to it, or all of a table that is missing itself at once.
pub(super) fn tell(work: &mut Work<'_, '_>, missing: Vec<(String, &'static InputSpec)>) {
    let mut tables: IndexMap<String, Vec<String>> = IndexMap::new();
    for (key, spec) in missing {
        let absent = ancestors(&key).find(|table| !work.merged.tables.contains_key(*table));
        if let Some(table) = absent {
            tables.entry(table.to_owned()).or_default().push(key[table.len() + 1..].to_owned());
            continue;
        }
        let message = format!("`{key}` is missing: {}", spec.meaning);
        let problem = Diagnostic::error("missing-key", nearest_table(work, &key), message);
        work.problems.push(problem.help(format!("expected {}", spec.allowed())));
    }
    for (table, keys) in tables {
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let message = format!("the table [{table}] is missing");
        let problem = Diagnostic::error("missing-key", nearest_table(work, &table), message);
        work.problems.push(problem.help(format!("add it with {}", keys.join(", "))));
    }
}

/// The tables that a key is in, outermost first.
fn ancestors(key: &str) -> impl DoubleEndedIterator<Item = &str> {
    key.match_indices('.').map(|(at, _)| &key[..at])
}

/// Where the innermost table stands that a key would be in; the beginning of the file where there is none.
pub(super) fn nearest_table(work: &Work<'_, '_>, key: &str) -> Place {
    let table = ancestors(key).rev().find_map(|table| work.merged.tables.get(table));
    table.map_or_else(|| Place::new(&work.parts.root.file, 0..0), |table| table.place.clone())
}
