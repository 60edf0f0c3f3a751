//! A resolved scenario: each value with the place it came from.

use rackcast_scenario::{Input, Origin, Scenario};

use super::value::value;
use crate::document::{Align, Cell, Document, Table, Tone};

/// A page of all inputs, or of those that differ from what the files it builds on make together.
#[must_use]
pub fn show(scenario: &Scenario, changes: bool) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(title(scenario), Tone::Strong));
    page.paragraph(scenario.narrative.as_deref().unwrap_or("").trim().replace('\n', " "));
    match (scenario.inherited.as_ref().or(scenario.base.as_ref()), changes) {
        (Some(base), true) => changed(&mut page, scenario, base),
        (None, true) => page.paragraph("It builds on no other file: everything is its own."),
        (_, false) => everything(&mut page, scenario),
    }
    page
}

fn title(scenario: &Scenario) -> String {
    let description = scenario.description.as_ref().map_or_else(String::new, |description| format!(": {description}"));
    let as_of = scenario.horizon.as_of.map_or_else(String::new, |day| format!(", as of {day}"));
    format!(
        "{}{description} ({}, {} to {}{as_of})",
        scenario.name, scenario.file, scenario.horizon.start, scenario.horizon.end
    )
}

/// A table for each table of the file, such as `adoption.enterprise`.
fn everything(page: &mut Document, scenario: &Scenario) {
    let mut tables: Vec<Table> = Vec::new();
    for (key, input) in &scenario.inputs {
        let (owner, name) = split(key);
        if tables.last().is_none_or(|table| table.head[0].text != owner) {
            let columns =
                [(Align::Left, owner), (Align::Text, "value"), (Align::Left, "where"), (Align::Left, "source")];
            tables.push(Table::new(columns));
        }
        let tone = if input.origin.is_none() && input.bends.is_empty() { Tone::Quiet } else { Tone::Plain };
        let source = latest(input).and_then(|origin| origin.source.clone()).unwrap_or_default();
        let cells = [name.to_owned(), value_with_unit(input), places(input), source];
        if let Some(table) = tables.last_mut() {
            table.row(cells.map(|text| Cell::new(text, tone)));
        }
    }
    page.tables(tables);
}

/// The table that a key stands in, and the rest of the key: a vendor, segment or adopter has a table of its own.
fn split(key: &str) -> (&str, &str) {
    let named = ["vendors.", "segments.", "adoption.", "attraction."].iter().any(|table| key.starts_with(table));
    let at = key.match_indices('.').nth(usize::from(named)).map_or(0, |(at, _)| at);
    if at == 0 { ("", key) } else { (&key[..at], &key[at + 1..]) }
}

fn value_with_unit(input: &Input) -> String {
    match input.spec.unit {
        "" | "1" | "any" => value(input),
        unit => format!("{} {unit}", value(input)),
    }
}

fn changed(page: &mut Document, scenario: &Scenario, base: &Scenario) {
    let mut table =
        Table::new([(Align::Left, "input"), (Align::Text, "was"), (Align::Text, "is"), (Align::Left, "where")]);
    for (key, input) in &scenario.inputs {
        let before = base.inputs.get(key);
        if before.is_some_and(|before| before.value == input.value && before.bends == input.bends) {
            continue;
        }
        table.row([
            Cell::from(key.clone()),
            Cell::new(before.map_or_else(|| "no limit".to_owned(), value), Tone::Quiet),
            Cell::new(value(input), Tone::Strong),
            Cell::from(latest(input).map_or_else(|| "default".to_owned(), |origin| origin.place.to_string())),
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
fn latest(input: &Input) -> Option<&Origin> {
    input.bends.last().map(|bend| &bend.origin).or(input.origin.as_ref())
}
