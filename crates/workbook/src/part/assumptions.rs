//! Every input: value, unit, range, distribution, and where it comes from.

use rackcast_catalogue::DefaultValue;
use rackcast_report::{Run, show_records};
use rackcast_scenario::{Input, Number, Origin, Scenario, Value};
use serde_json::Value as Json;

use crate::looks;
use crate::sheet::{At, Sheet, Written};

const HEADS: [&str; 15] = [
    "input",
    "meaning",
    "unit",
    "value",
    "p10",
    "p50",
    "p90",
    "allowed",
    "default",
    "basis",
    "source",
    "publisher",
    "title",
    "note",
    "written in",
];
const WIDTHS: [f64; 15] = [40.0, 48.0, 14.0, 40.0, 9.0, 9.0, 9.0, 24.0, 10.0, 11.0, 20.0, 22.0, 36.0, 48.0, 24.0];

pub(crate) fn sheet(name: &str, run: &Run) -> Written<Sheet> {
    let mut sheet = Sheet::new(name)?;
    sheet.widths(&WIDTHS)?;
    sheet.head(0, &HEADS, u32::try_from(run.scenario.inputs.len()).unwrap_or(u32::MAX), &looks::head())?;
    // The columns of a list of inputs: key, value, unit, file, line, source, note.
    let records = show_records(&run.scenario, false);
    let values = records.rows.iter().filter_map(|row| row.get(1));
    for (row, ((key, input), value)) in (1..).zip(run.scenario.inputs.iter().zip(values)) {
        line(&mut sheet, row, &run.scenario, key, input, value)?;
    }
    Ok(sheet)
}

fn line(sheet: &mut Sheet, row: u32, scenario: &Scenario, key: &str, input: &Input, value: &Json) -> Written {
    let (plain, wrapped, number) = (looks::plain(), looks::wrapped(), looks::plain().set_num_format("General"));
    let origin = latest(input);
    let source = origin.and_then(|origin| origin.source.as_deref());
    let known = source.and_then(|id| scenario.sources.get(id));
    sheet.texts(At(row, 0), [key], &plain)?;
    sheet.text(At(row, 1), input.spec.meaning, &wrapped)?;
    sheet.text(At(row, 2), input.spec.unit, &plain)?;
    match value {
        Json::Number(value) => sheet.number(At(row, 3), value.as_f64(), &number)?,
        Json::String(text) => sheet.text(At(row, 3), text, &wrapped)?,
        _ => {}
    }
    if let Value::Constant(Number::Distribution(distribution)) = &input.value {
        for (column, p) in (4..).zip([0.1, 0.5, 0.9]) {
            sheet.number(At(row, column), Some(distribution.quantile(p)), &number)?;
        }
    }
    let allowed = input.spec.allowed();
    sheet.text(At(row, 7), &allowed, &wrapped)?;
    if let DefaultValue::Number(value) = input.spec.default {
        sheet.number(At(row, 8), Some(value), &number)?;
    }
    sheet.text(At(row, 9), basis(origin, source), &plain)?;
    sheet.text(At(row, 10), source.unwrap_or(""), &plain)?;
    if let Some(known) = known {
        sheet.texts(At(row, 11), [known.publisher.as_str(), &known.title], &wrapped)?;
    }
    let note = origin.and_then(|origin| origin.note.as_deref()).unwrap_or("");
    sheet.text(At(row, 13), note, &wrapped)?;
    let title = known.map_or("", |known| &*known.title);
    let texts = [(1, input.spec.meaning), (3, value.as_str().unwrap_or("")), (7, &allowed), (12, title), (13, note)];
    sheet.fit(row, texts.map(|(column, text)| (text, WIDTHS[column])))?;
    sheet.text(At(row, 14), &origin.map_or_else(String::new, |origin| origin.place.to_string()), &plain)
}

/// What stands behind a value: a source that it names, its author alone, or nobody.
fn basis(origin: Option<&Origin>, source: Option<&str>) -> &'static str {
    match (origin, source) {
        (None, _) => "default",
        (Some(_), Some(_)) => "sourced",
        (Some(_), None) => "assumed",
    }
}

/// What was written last: the last bend, else the value; of a path its points, of which the first with a source.
fn latest(input: &Input) -> Option<&Origin> {
    let point = match &input.value {
        Value::Path(path) => {
            let origins = || path.points.iter().map(|point| &point.origin);
            origins().find(|origin| origin.source.is_some()).or_else(|| origins().next())
        }
        Value::Constant(_) => None,
    };
    input.bends.last().map(|bend| &bend.origin).or(input.origin.as_ref()).or(point)
}
