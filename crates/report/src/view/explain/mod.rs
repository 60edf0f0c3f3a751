//! What an input or an output means, what it moves or what moves it, and where its value comes from.

mod influence;
mod keys;
mod records;
mod setting;

pub use influence::{Influence, Influences};
pub use keys::{explain_table, explain_table_records};
pub use records::{explain_input_records, explain_output_records};

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{Calendar, InputKind, InputSpec, OutputSpec, find_input, find_output};
use rackcast_forecast::Forecast;
use rackcast_scenario::{Input, PathPoint, Scenario, Value};

use super::show::places;
use super::value::value;
use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::NumberStyle;

/// A page on an input, with the outputs it moves where they were measured.
#[must_use]
pub fn explain_input(
    key: &str,
    spec: &InputSpec,
    influences: Option<&Influences<'_>>,
    scenario: &Scenario,
) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(format!("{key}: {}", named(spec.meaning, &bound(key))), Tone::Strong));
    let mut facts = facts();
    for (what, text) in bounds(key, spec) {
        facts.row([what.to_owned(), text]);
    }
    page.table(facts);
    if spec.kind == InputKind::Number {
        in_scenario(&mut page, key, spec, scenario);
    } else if let Some(value) = setting::value(key, scenario) {
        page.heading(format!("In {}", scenario.file));
        let mut table = self::facts();
        table.row(["value".to_owned(), value]);
        table.row(["where".to_owned(), setting::place(key, scenario)]);
        page.table(table);
    }
    influence::add(&mut page, "It drives", "It moves no output in a single run.", influences, scenario);
    page
}

/// What the placeholders of a key's pattern stand for in it.
fn bound(key: &str) -> Vec<(&'static str, &str)> {
    find_input(key).map_or_else(Vec::new, |(_, names)| names.iter().collect())
}

/// A text of the catalogue with names in place of its placeholders: `orders of segment cloud`.
fn named(text: &str, names: &[(&'static str, &str)]) -> String {
    let word = |word: &str| {
        let (name, end) = word.split_at(word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len()));
        let known = names.iter().find(|(placeholder, _)| *placeholder == name);
        known.map_or_else(|| word.to_owned(), |(_, known)| format!("{known}{end}"))
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Unit, range and default of an input, and whether it may vary in time.
fn bounds(key: &str, spec: &InputSpec) -> Vec<(&'static str, String)> {
    let unit = (!spec.unit.is_empty()).then(|| ("unit", spec.unit.to_owned()));
    let in_time = if spec.path { "may be a path" } else { "the same in every month" };
    let in_time = (spec.kind == InputKind::Number).then(|| ("in time", in_time.to_owned()));
    let rest = [("allowed", named(&spec.allowed(), &bound(key))), ("default", spec.default.to_string())];
    unit.into_iter().chain(rest).chain(in_time).collect()
}

/// The value of a key with what is known of it, or the values of all keys of a pattern.
fn in_scenario(page: &mut Document, key: &str, spec: &InputSpec, scenario: &Scenario) {
    page.heading(format!("In {}", scenario.file));
    if let Some(input) = scenario.inputs.get(key) {
        let mut table = facts();
        table.row(["value".to_owned(), value(input)]);
        table.row(["where".to_owned(), places(input)]);
        for (what, text) in known(input, scenario) {
            table.row([what.to_owned(), text]);
        }
        page.table(table);
        return;
    }
    let mut table = Table::new([(Align::Left, ""), (Align::Text, ""), (Align::Left, "")]);
    for (name, input) in meant(key, spec, scenario) {
        table.row([name.clone(), value(input), places(input)]);
    }
    if table.rows.is_empty() {
        page.paragraph("It has no value here.");
    }
    page.table(table);
}

/// The inputs that a key or a pattern means.
fn meant<'a>(
    key: &'a str,
    spec: &'a InputSpec,
    scenario: &'a Scenario,
) -> impl Iterator<Item = (&'a String, &'a Input)> {
    let of_pattern = move |input: &Input| input.spec.pattern == spec.pattern && key == spec.pattern;
    scenario.inputs.iter().filter(move |(name, input)| *name == key || of_pattern(input))
}

/// Sources and notes of a value, of its points and of its bends.
fn known(input: &Input, scenario: &Scenario) -> Vec<(&'static str, String)> {
    let points: &[PathPoint] = match &input.value {
        Value::Path(path) => &path.points,
        Value::Constant(_) => &[],
    };
    let value = input.origin.iter().map(|origin| (String::new(), origin));
    let points = points.iter().map(|point| (format!("{}: ", point.period), &point.origin));
    let bends = input.bends.iter().map(|bend| (format!("{}: ", super::value::bend(bend)), &bend.origin));
    let mut known: Vec<(&'static str, String)> = Vec::new();
    for (of, origin) in value.chain(points).chain(bends) {
        let source = origin.source.as_ref().map(|id| ("source", source(id, scenario)));
        let note = origin.note.as_ref().map(|note| ("note", note.clone()));
        for (what, text) in [source, note].into_iter().flatten() {
            // A point says of itself what the whole value says, unless it says otherwise.
            if !known.iter().any(|(_, said)| said.ends_with(&text)) {
                known.push((what, format!("{of}{text}")));
            }
        }
    }
    known
}

/// A source in full, where the scenario has a file of sources.
fn source(id: &str, scenario: &Scenario) -> String {
    match scenario.sources.get(id) {
        Some(source) => {
            format!("{id}: {}, {}, {}, {}", source.publisher, source.title, source.published, source.address)
        }
        None => id.to_owned(),
    }
}

fn facts() -> Table {
    Table::new([(Align::Left, ""), (Align::Text, "")])
}

/// A page on an output, with the inputs that move it where they were measured.
#[must_use]
pub fn explain_output(
    name: &str,
    spec: &OutputSpec,
    influences: Option<&Influences<'_>>,
    scenario: &Scenario,
    forecast: &Forecast,
) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(format!("{name}: {}", meaning_of_output(name, spec)), Tone::Strong));
    let mut facts = facts();
    facts.row(["unit", spec.unit]);
    for (what, text) in nature(spec) {
        facts.row([what, text]);
    }
    page.table(facts);
    values(&mut page, name, spec, scenario, forecast);
    influence::add(&mut page, "What drives it", "No input moves it.", influences, scenario);
    page
}

fn meaning_of_output(name: &str, spec: &OutputSpec) -> String {
    let names = find_output(name).map_or_else(Vec::new, |(_, names)| names.iter().collect());
    named(spec.meaning, &names)
}

/// How an output's months make a period, whose periods they are, and what a report of it does.
fn nature(spec: &OutputSpec) -> [(&'static str, &'static str); 3] {
    let kind = match spec.kind.word() {
        "flow" => "flow: a period is the sum of its months",
        "stock" => "stock: a period is read at its end",
        _ => "ratio: of sums over the period's months",
    };
    let periods = match spec.calendar {
        Calendar::Calendar => "calendar quarters and years, months on request",
        Calendar::Fiscal => "the vendor's fiscal quarters and years, months on request",
    };
    let actuals = if spec.actual {
        "a reported or judged figure replaces the model"
    } else {
        "a reported figure stands beside the model"
    };
    [("kind", kind), ("periods", periods), ("actuals", actuals)]
}

/// Its years in a scenario.
fn values(page: &mut Document, name: &str, spec: &OutputSpec, scenario: &Scenario, forecast: &Forecast) {
    let years: Vec<_> = forecast.series(name, PeriodKind::Year).collect();
    if years.is_empty() {
        return;
    }
    let style = NumberStyle::new(spec.unit, years.iter().filter_map(|(_, value)| *value));
    let heads = years.iter().map(|(row, _)| (Align::Right, row.period.to_string()));
    let mut table = Table::new([(Align::Left, scenario.file.clone())].into_iter().chain(heads));
    table.row(
        [name.to_owned()]
            .into_iter()
            .chain(years.iter().map(|(row, value)| format!("{} {}", style.write(*value), row.mark.letter()))),
    );
    page.table(table);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_give_way_to_names() {
        let key = "vendors.hpe.share.gpu.cloud";
        let meaning = find_input(key).unwrap().0.meaning;
        let said = named(meaning, &bound(key));
        assert!(said.contains("cloud's orders of class gpu") && !said.contains("segment G"), "{said}");
        assert_eq!(named(meaning, &[]), meaning);
    }
}
