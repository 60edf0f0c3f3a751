//! What an input or an output means, for programs: one fact a row.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{InputKind, InputSpec, OutputSpec};
use rackcast_forecast::Forecast;
use rackcast_scenario::Scenario;
use serde_json::Value;

use super::{Influence, bounds, known, meant, nature};
use crate::Records;
use crate::view::show::places;
use crate::view::value::value;

/// Facts of an input: `of` is the key that has the value, or the output that is driven.
#[must_use]
pub fn explain_input_records(
    key: &str,
    spec: &InputSpec,
    influences: Option<&[Influence<'_>]>,
    scenario: &Scenario,
) -> Records {
    let mut rows = vec![fact("meaning", key, spec.meaning)];
    rows.extend(bounds(spec).into_iter().map(|(what, text)| fact(what, key, text)));
    let inputs = meant(key, spec, scenario).filter(|_| spec.kind == InputKind::Number);
    for (name, input) in inputs {
        rows.push(fact("value", name, value(input)));
        rows.push(fact("where", name, places(input)));
        rows.extend(known(input, scenario).into_iter().map(|(what, text)| fact(what, name, text)));
    }
    rows.extend(influences.unwrap_or_default().iter().map(|moved| fact("drives", moved.name, moved.size)));
    records("input", key, scenario, rows)
}

/// Facts of an output: `of` is the output and year that has the value, or the input that drives it.
#[must_use]
pub fn explain_output_records(
    name: &str,
    spec: &OutputSpec,
    influences: Option<&[Influence<'_>]>,
    scenario: &Scenario,
    forecast: &Forecast,
) -> Records {
    let mut rows = vec![fact("meaning", name, spec.meaning), fact("unit", name, spec.unit)];
    rows.extend(nature(spec).map(|(what, text)| fact(what, name, text)));
    let years = forecast.series(name, PeriodKind::Year);
    rows.extend(years.map(|(row, value)| fact("value", &format!("{name}[{}]", row.period), value)));
    rows.extend(influences.unwrap_or_default().iter().map(|mover| fact("driven_by", mover.name, mover.size)));
    records("output", name, scenario, rows)
}

fn fact(what: &str, of: &str, value: impl Into<Value>) -> Vec<Value> {
    vec![what.replace(' ', "_").into(), of.into(), value.into()]
}

fn records(kind: &str, name: &str, scenario: &Scenario, rows: Vec<Vec<Value>>) -> Records {
    Records {
        head: vec![("kind", kind.into()), ("name", name.into()), ("scenario", scenario.label.as_str().into())],
        list: "facts",
        columns: &["fact", "of", "value"],
        rows,
    }
}
