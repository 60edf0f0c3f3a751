//! Every assumption: value, range, source, and where it differs from what the scenario builds on.

use rackcast_report::{Run, show_records};
use rackcast_scenario::{Input, Number, Origin, Value};
use serde::Serialize;

use super::comparison::{against, changes};
use super::names::meaning;

/// An input.
#[derive(Debug, Serialize)]
pub(crate) struct Assumption {
    key: String,
    meaning: String,
    unit: &'static str,
    /// Path, distribution and bends as text.
    value: String,
    /// What may be written.
    allowed: String,
    /// Whether nobody wrote it.
    default: bool,
    uncertain: bool,
    source: Option<String>,
    note: Option<String>,
    place: Option<String>,
    /// What it was in what the scenario builds on; `None` where it is the same.
    was: Option<String>,
}

pub(crate) fn gather(run: &Run) -> Vec<Assumption> {
    // Of a story made of a base case and levers, against the base case: the levers are the story.
    let base = run.scenario.base.as_ref();
    let changed = base.map_or_else(|| changes(&run.scenario), |base| changes(&against(&run.scenario, base)));
    let records = show_records(&run.scenario, false);
    // The columns of a list of inputs: key, value, unit, file, line, source, note.
    let texts = records.rows.iter().map(|row| match row.get(1) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    });
    let assumption = |((key, input), value): ((&String, &Input), String)| {
        let origin = latest(input);
        let was = changed.iter().find(|change| change.key == *key);
        Assumption {
            key: key.clone(),
            meaning: meaning(input.spec, key),
            unit: input.spec.unit,
            value,
            allowed: input.spec.allowed(),
            default: origin.is_none(),
            uncertain: uncertain(&input.value),
            source: origin.and_then(|origin| origin.source.clone()),
            note: origin.and_then(|origin| origin.note.clone()),
            place: origin.map(|origin| origin.place.to_string()),
            was: was.map(|change| change.was.clone().unwrap_or_else(|| "not there".to_owned())),
        }
    };
    run.scenario.inputs.iter().zip(texts).map(assumption).collect()
}

/// What was written last: the last bend, else the value.
fn latest(input: &Input) -> Option<&Origin> {
    input.bends.last().map(|bend| &bend.origin).or(input.origin.as_ref())
}

fn uncertain(value: &Value) -> bool {
    let drawn = |number: &Number| matches!(number, Number::Distribution(_));
    match value {
        Value::Constant(number) => drawn(number),
        Value::Path(path) => path.points.iter().any(|point| drawn(&point.number)),
    }
}
