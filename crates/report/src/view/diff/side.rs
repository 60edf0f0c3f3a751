//! One side of a difference: a forecast made here, or one that was written down.

use std::collections::BTreeMap;
use std::sync::Arc;

use rackcast_calendar::Period;
use rackcast_catalogue::OUTPUTS;
use rackcast_scenario::Scenario;
use serde::Deserialize;

use crate::{Answer, Run};

/// A forecast, and the scenario it is of where that is known.
#[derive(Debug, Clone)]
pub struct DiffSide {
    /// The file, as the user named it.
    pub name: String,
    /// The version of the program that made the forecast.
    pub version: String,
    /// The scenario's hash.
    pub hash: String,
    /// The scenario; `None` of a forecast that was written down.
    pub scenario: Option<Arc<Scenario>>,
    /// The files it builds on, relative to its own.
    pub parents: Vec<String>,
    pub(super) outputs: Vec<Figures>,
    pub(super) places: BTreeMap<String, usize>,
    pub(super) events: Vec<Answer>,
    pub(super) checks: Vec<Answer>,
}

/// An output's values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figures {
    pub(super) name: String,
    pub(super) unit: &'static str,
    pub(super) values: Vec<(Period, Option<f64>)>,
}

impl DiffSide {
    /// The side of a run; `name` is what the user calls the file, `version` the program's.
    #[must_use]
    pub fn of_run(name: &str, version: &str, run: Run, parents: Vec<String>) -> Self {
        let layout = &run.forecast.layout;
        let mut outputs: Vec<Figures> = layout
            .outputs
            .iter()
            .map(|output| Figures { name: output.name.clone(), unit: output.spec.unit, values: Vec::new() })
            .collect();
        for (row, value) in layout.rows.iter().zip(&run.forecast.values) {
            outputs[row.output].values.push((row.period, *value));
        }
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            hash: run.scenario.hash.clone(),
            parents,
            places: places(&outputs),
            outputs,
            events: run.events,
            checks: run.checks,
            scenario: Some(run.scenario),
        }
    }

    /// The forecasts that `rackcast run --format json` wrote, of this or another version of the program. Of draws it takes
    /// what the run itself gave, as of any other.
    ///
    /// # Errors
    /// A sentence where the text is no such thing.
    pub fn recorded(text: &str) -> Result<Vec<Self>, String> {
        let page: Page = serde_json::from_str(text)
            .map_err(|error| format!("it is no forecast that `rackcast run --format json` wrote: {error}"))?;
        page.scenarios.into_iter().map(|written| side(&page.rackcast, written)).collect()
    }

    /// The values of an output.
    pub(super) fn figures(&self, output: &str) -> Option<&Figures> {
        self.places.get(output).map(|&at| &self.outputs[at])
    }
}

#[derive(Deserialize)]
struct Page {
    rackcast: String,
    scenarios: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    file: String,
    hash: String,
    outputs: Vec<WrittenRow>,
    #[serde(default)]
    events: Vec<WrittenAnswer>,
    #[serde(default)]
    checks: Vec<WrittenAnswer>,
}

#[derive(Deserialize)]
struct WrittenRow {
    metric: String,
    period: String,
    unit: String,
    value: Option<f64>,
    /// The run's own value, where `value` is the mean of draws.
    #[serde(default, deserialize_with = "stated")]
    #[allow(clippy::option_option, reason = "not there, there and empty, there")]
    deterministic: Option<Option<f64>>,
}

/// What is there, also where it says that there is none.
#[allow(clippy::option_option, reason = "not there, there and empty, there")]
fn stated<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Option<Option<f64>>, D::Error> {
    Option::<f64>::deserialize(from).map(Some)
}

#[derive(Deserialize)]
struct WrittenAnswer {
    name: String,
    #[serde(alias = "when", alias = "must", default)]
    question: String,
    #[serde(default)]
    answer: Option<bool>,
}

fn side(version: &str, written: Written) -> Result<DiffSide, String> {
    let mut outputs: Vec<Figures> = Vec::new();
    for row in written.outputs {
        let period = row.period.parse().map_err(|_| format!("\"{}\" is no period", row.period))?;
        let value = (period, row.deterministic.unwrap_or(row.value));
        match outputs.last_mut() {
            Some(last) if last.name == row.metric => last.values.push(value),
            _ => outputs.push(Figures { unit: known_unit(&row.unit), name: row.metric, values: vec![value] }),
        }
    }
    let answers = |written: Vec<WrittenAnswer>| {
        written.into_iter().map(|it| Answer { name: it.name, question: it.question, answer: it.answer }).collect()
    };
    Ok(DiffSide {
        name: written.file,
        version: version.to_owned(),
        hash: written.hash,
        scenario: None,
        parents: Vec::new(),
        places: places(&outputs),
        outputs,
        events: answers(written.events),
        checks: answers(written.checks),
    })
}

fn places(outputs: &[Figures]) -> BTreeMap<String, usize> {
    outputs.iter().enumerate().map(|(at, output)| (output.name.clone(), at)).collect()
}

/// The unit as the catalogue has it; one that it has not says nothing.
fn known_unit(unit: &str) -> &'static str {
    OUTPUTS.iter().map(|spec| spec.unit).find(|known| *known == unit).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = r#"{ "rackcast": "0.1.0", "scenarios": [ { "scenario": "a", "file": "a.toml", "hash": "12",
        "as_of": null, "outputs": [
            { "metric": "market.ai.orders", "period": "2027", "unit": "USD bn", "value": 2.0 },
            { "metric": "market.ai.orders", "period": "2028", "unit": "USD bn", "value": 3.0, "deterministic": 2.5 },
            { "metric": "vendor.x.eps", "period": "FY27", "unit": "barrels", "value": 1.0, "deterministic": null }
        ], "events": [ { "name": "e", "when": "a < b", "probability": 0.5 } ] } ] }"#;

    #[test]
    fn reads_what_another_version_wrote() {
        let sides = DiffSide::recorded(WRITTEN).unwrap();
        let [side] = &sides[..] else { panic!("one scenario") };
        assert_eq!((&*side.name, &*side.version, &*side.hash), ("a.toml", "0.1.0", "12"));
        let orders = side.figures("market.ai.orders").unwrap();
        assert_eq!(orders.values, [(Period::Year(2027), Some(2.0)), (Period::Year(2028), Some(2.5))]);
        let eps = side.figures("vendor.x.eps").unwrap();
        assert_eq!((eps.unit, eps.values[0].1), ("", None));
        assert_eq!(side.events[0].answer, None);
    }

    #[test]
    fn says_what_is_no_forecast() {
        let error = DiffSide::recorded("{}").unwrap_err();
        assert!(error.contains("rackcast run --format json"), "{error}");
        let error = DiffSide::recorded(&WRITTEN.replace("2027", "soon")).unwrap_err();
        assert!(error.contains("\"soon\" is no period"), "{error}");
    }
}
