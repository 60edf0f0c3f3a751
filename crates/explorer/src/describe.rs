//! What a page must know of an explorer, as JSON.

use rackcast_calendar::Month;
use serde::Serialize;

use crate::{Explorer, Slider};

/// What a page is told first.
#[derive(Debug, Serialize)]
struct Description<'e> {
    /// SHA-256 of the scenario.
    hash: &'e str,
    /// Rows of the forecast's table.
    rows: usize,
    events: Vec<&'e str>,
    checks: Vec<&'e str>,
    sliders: Vec<Described<'e>>,
}

#[derive(Debug, Serialize)]
struct Described<'e> {
    key: &'e str,
    title: &'e str,
    meaning: &'e str,
    unit: &'e str,
    min: f64,
    max: f64,
    step: f64,
    base: f64,
    form: &'e str,
    from: Option<String>,
    at: String,
}

#[derive(Debug, Serialize)]
struct Table<'e> {
    outputs: Vec<Output<'e>>,
    /// By row.
    periods: Vec<String>,
    /// By row a letter: `A`, `J` or `E`.
    marks: String,
    /// By row what was reported.
    reported: Vec<Option<f64>>,
}

#[derive(Debug, Serialize)]
struct Output<'e> {
    name: &'e str,
    unit: &'e str,
    vendor: Option<usize>,
    /// Its first row, and how many it has.
    row: usize,
    rows: usize,
}

impl Explorer {
    /// Its sliders and the names of the scenario's questions.
    #[must_use]
    pub fn description(&self) -> String {
        let (scenario, forecast) = (self.base().model.scenario(), &self.base().forecast);
        json(&Description {
            hash: &scenario.hash,
            rows: forecast.values.len(),
            events: scenario.events.iter().map(|event| event.name.as_str()).collect(),
            checks: scenario.checks.iter().map(|check| check.name.as_str()).collect(),
            sliders: self.sliders().iter().map(described).collect(),
        })
    }

    /// What the rows of the forecast's table are.
    #[must_use]
    pub fn table(&self) -> String {
        let layout = &self.base().forecast.layout;
        let output = |output: &'_ rackcast_forecast::Output| layout.rows_of(&output.name).unwrap_or(0..0);
        let outputs = layout.outputs.iter().map(|it| Output {
            name: &it.name,
            unit: it.spec.unit,
            vendor: it.vendor,
            row: output(it).start,
            rows: output(it).len(),
        });
        json(&Table {
            outputs: outputs.collect(),
            periods: layout.rows.iter().map(|row| row.period.to_string()).collect(),
            marks: layout.rows.iter().map(|row| row.mark.letter()).collect(),
            reported: layout.rows.iter().map(|row| row.reported).collect(),
        })
    }
}

fn described(slider: &Slider) -> Described<'_> {
    Described {
        key: &slider.key,
        title: &slider.title,
        meaning: slider.meaning,
        unit: slider.unit,
        min: slider.min,
        max: slider.max,
        step: slider.step,
        base: slider.base,
        form: slider.form.word(),
        from: slider.from.as_ref().map(Month::to_string),
        at: slider.at.to_string(),
    }
}

/// JSON of what always has some.
pub(crate) fn json(of: &impl Serialize) -> String {
    serde_json::to_string(of).unwrap_or_default()
}
