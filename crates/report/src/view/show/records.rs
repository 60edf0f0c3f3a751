//! A resolved scenario for programs.

use rackcast_scenario::{Place, Scenario};
use serde_json::Value;

use super::{builds_on, changes, latest};
use crate::Records;
use crate::form::file_and_line;
use crate::view::value::value;

/// All inputs, or everything that differs from what the files it builds on make together. Values are as a page shows
/// them, numbers as numbers; `file` and `line` are where the value, or its last bend, is written.
#[must_use]
pub fn show_records(scenario: &Scenario, only_changes: bool) -> Records {
    let head = vec![
        ("scenario", scenario.label.as_str().into()),
        ("file", scenario.file.as_str().into()),
        ("name", scenario.name.as_str().into()),
        ("hash", scenario.hash.as_str().into()),
        ("start", scenario.horizon.start.to_string().into()),
        ("end", scenario.horizon.end.to_string().into()),
        ("as_of", scenario.horizon.as_of.map(|day| day.to_string()).into()),
    ];
    if !only_changes {
        return Records {
            head,
            list: "inputs",
            columns: &["key", "value", "unit", "file", "line", "source", "note"],
            rows: inputs(scenario),
        };
    }
    let differing = builds_on(scenario).map_or_else(Vec::new, |base| {
        let inputs = changes::inputs(scenario, base);
        inputs.into_iter().chain(changes::others(scenario, base)).collect()
    });
    let row = |change: changes::Change| {
        let is_input = change.what == "input";
        let [was, is] = [change.was, change.is].map(|text| match text {
            Some(text) if is_input => number_or_text(text),
            text => text.into(),
        });
        let mut row: Vec<Value> = vec![change.what.into(), change.name.into(), was, is];
        row.extend(file_and_line(change.place.as_ref()));
        row
    };
    Records {
        head,
        list: "changes",
        columns: &["what", "name", "was", "is", "file", "line"],
        rows: differing.into_iter().map(row).collect(),
    }
}

/// A number where the text of a value is one: a value that is neither a path, nor bent, nor uncertain.
pub(crate) fn number_or_text(text: String) -> Value {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => number.into(),
        _ => text.into(),
    }
}

fn inputs(scenario: &Scenario) -> Vec<Vec<Value>> {
    let row = |(key, input): (&String, _)| {
        let origin = latest(input);
        let place: Option<&Place> = origin.map(|origin| &origin.place);
        let mut row: Vec<Value> = vec![key.as_str().into(), number_or_text(value(input)), input.spec.unit.into()];
        row.extend(file_and_line(place));
        row.push(origin.and_then(|origin| origin.source.as_deref()).into());
        row.push(origin.and_then(|origin| origin.note.as_deref()).into());
        row
    };
    scenario.inputs.iter().map(row).collect()
}
