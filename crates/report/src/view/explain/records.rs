//! What an input or an output means, for programs: one fact a row.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{InputKind, InputSpec, OutputSpec};
use rackcast_forecast::Forecast;
use rackcast_scenario::Scenario;
use serde_json::Value;

use super::{Influences, bound, bounds, known, meaning_of_output, meant, named, nature, setting};
use crate::Records;
use crate::view::show::{number_or_text, places};
use crate::view::value::value;

/// Facts of an input: `of` is the key that has the value, or the output that is driven.
#[must_use]
pub fn explain_input_records(
    key: &str,
    spec: &InputSpec,
    influences: Option<&Influences<'_>>,
    scenario: &Scenario,
) -> Records {
    let mut rows = vec![fact("meaning", key, named(spec.meaning, &bound(key)))];
    rows.extend(bounds(key, spec).into_iter().map(|(what, text)| fact(what, key, text)));
    let inputs = meant(key, spec, scenario).filter(|_| spec.kind == InputKind::Number);
    for (name, input) in inputs {
        rows.push(fact("value", name, number_or_text(value(input))));
        rows.push(fact("where", name, places(input)));
        rows.extend(known(input, scenario).into_iter().map(|(what, text)| fact(what, name, text)));
    }
    if spec.kind != InputKind::Number
        && let Some(value) = setting::value(key, scenario)
    {
        rows.push(fact("value", key, value));
        rows.push(fact("where", key, setting::place(key, scenario)));
    }
    rows.extend(measured("drives", influences));
    records("input", key, scenario, rows)
}

/// Facts of an output: `of` is the output and year that has the value, or the input that drives it.
#[must_use]
pub fn explain_output_records(
    name: &str,
    spec: &OutputSpec,
    influences: Option<&Influences<'_>>,
    scenario: &Scenario,
    forecast: &Forecast,
) -> Records {
    let mut rows = vec![fact("meaning", name, meaning_of_output(name, spec)), fact("unit", name, spec.unit)];
    rows.extend(nature(spec).map(|(what, text)| fact(what, name, text)));
    let years = forecast.series(name, PeriodKind::Year);
    rows.extend(years.map(|(row, value)| fact("value", &format!("{name}[{}]", row.period), value)));
    rows.extend(measured("driven_by", influences));
    records("output", name, scenario, rows)
}

/// Sizes have six digits: more say nothing of a market.
fn measured(what: &'static str, influences: Option<&Influences<'_>>) -> Vec<Vec<Value>> {
    let digits = |size: f64| format!("{size:.5e}").parse::<f64>().unwrap_or(size);
    let list = influences.map_or(&[][..], |influences| &influences.list);
    list.iter().map(|influence| fact(what, influence.name, digits(influence.size))).collect()
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
