//! A resolved scenario: each value with the place it came from.

use rackcast_scenario::{Input, Origin, Scenario};

use super::value::value;
use crate::document::{Align, Cell, Document, Table, Tone};

/// A page of all inputs, or of those that differ from the scenario it builds on first.
#[must_use]
pub fn show(scenario: &Scenario, changes: bool) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(title(scenario), Tone::Strong));
    page.paragraph(scenario.narrative.as_deref().unwrap_or("").trim().replace('\n', " "));
    match (&scenario.base, changes) {
        (Some(base), true) => changed(&mut page, scenario, base),
        (None, true) => page.paragraph("It builds on no other file: everything is its own."),
        (_, false) => everything(&mut page, scenario),
    }
    page
}

fn title(scenario: &Scenario) -> String {
    let description = scenario.description.as_ref().map_or_else(String::new, |description| format!(": {description}"));
    let as_of = scenario.horizon.as_of.map_or_else(String::new, |day| format!(", as of {day}"));
    format!("{}{description} ({}, {} to {}{as_of})", scenario.name, scenario.file, scenario.horizon.start, scenario.horizon.end)
}

fn everything(page: &mut Document, scenario: &Scenario) {
    let columns = [(Align::Left, "input"), (Align::Text, "value"), (Align::Left, "unit"), (Align::Left, "where"), (Align::Text, "source and note")];
    let mut table = Table::new(columns);
    for (key, input) in &scenario.inputs {
        let tone = if input.origin.is_none() { Tone::Quiet } else { Tone::Plain };
        let origin = latest(input);
        table.row([
            Cell::new(key.clone(), tone),
            Cell::new(value(input), tone),
            Cell::new(input.spec.unit, Tone::Quiet),
            Cell::new(places(input), tone),
            Cell::new(because(origin), Tone::Quiet),
        ]);
    }
    page.table(table);
}

fn changed(page: &mut Document, scenario: &Scenario, base: &Scenario) {
    let columns = [(Align::Left, "input"), (Align::Text, "was"), (Align::Text, "is"), (Align::Left, "where"), (Align::Text, "source and note")];
    let mut table = Table::new(columns);
    for (key, input) in &scenario.inputs {
        let before = base.inputs.get(key);
        if before.is_some_and(|before| before.value == input.value && before.bends == input.bends) {
            continue;
        }
        table.row([
            Cell::from(key.clone()),
            Cell::new(before.map_or_else(|| "no limit".to_owned(), value), Tone::Quiet),
            Cell::new(value(input), Tone::Strong),
            Cell::from(places(input)),
            Cell::new(because(latest(input)), Tone::Quiet),
        ]);
    }
    let gone = base.inputs.keys().filter(|key| !scenario.inputs.contains_key(*key)).count();
    if table.rows.is_empty() && gone == 0 {
        page.paragraph(format!("No input differs from {}.", base.name));
    }
    page.table(table);
    if gone > 0 {
        page.paragraph(format!("{gone} inputs of {} are gone with the vendors or segments it drops.", base.name));
    }
}

/// Where the value and its bends are written; the words for a default.
pub(crate) fn places(input: &Input) -> String {
    let value = input.origin.as_ref().map(|origin| origin.place.to_string());
    let bends = input.bends.iter().map(|bend| bend.origin.place.to_string());
    let mut places: Vec<String> = value.into_iter().chain(bends).collect();
    places.dedup();
    if places.is_empty() { "default".to_owned() } else { places.join(", ") }
}

/// What was written last: the last bend, else the value.
pub(crate) fn latest(input: &Input) -> Option<&Origin> {
    input.bends.last().map(|bend| &bend.origin).or(input.origin.as_ref())
}

/// Source and note.
pub(crate) fn because(origin: Option<&Origin>) -> String {
    let said = origin.map(|origin| [origin.source.clone(), origin.note.clone()]);
    said.into_iter().flatten().flatten().collect::<Vec<_>>().join(": ")
}
