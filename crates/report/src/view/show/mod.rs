//! A resolved scenario: each value with the place it came from.

pub(in crate::view) mod changes;
mod records;

pub(crate) use records::number_or_text;
pub use records::show_records;

use rackcast_scenario::{Input, Origin, Scenario};

use self::changes::Change;
use super::value::value;
use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::NOTHING;

/// A page of all inputs, or of those that differ from what the files it builds on make together.
#[must_use]
pub fn show(scenario: &Scenario, changes: bool) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(title(scenario), Tone::Strong));
    page.paragraph(scenario.narrative.as_deref().unwrap_or("").trim().replace('\n', " "));
    match (builds_on(scenario), changes) {
        (Some(base), true) => changed(&mut page, scenario, base),
        (None, true) => page.paragraph("It builds on no other file: everything is its own."),
        (_, false) => everything(&mut page, scenario),
    }
    page
}

/// What a scenario's own changes are against.
fn builds_on(scenario: &Scenario) -> Option<&Scenario> {
    scenario.inherited.as_deref().or(scenario.base.as_deref())
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
    let (there, gone): (Vec<_>, Vec<_>) =
        changes::inputs(scenario, base).into_iter().partition(|change| change.is.is_some());
    if there.is_empty() && gone.is_empty() {
        page.paragraph("No input differs from what it builds on.");
    }
    let mut table =
        Table::new([(Align::Left, "input"), (Align::Text, "was"), (Align::Text, "is"), (Align::Left, "where")]);
    for change in there {
        table.row([
            Cell::from(change.name),
            Cell::new(change.was.as_deref().unwrap_or(NOTHING), Tone::Quiet),
            Cell::new(change.is.unwrap_or_default(), Tone::Strong),
            Cell::from(change.place.map_or_else(|| "default".to_owned(), |place| place.to_string())),
        ]);
    }
    page.table(table);
    if !gone.is_empty() {
        page.paragraph(format!("{} inputs are gone with the vendors or segments it drops.", gone.len()));
    }
    page.list(
        "Besides inputs",
        changes::others(scenario, base).into_iter().map(|change| other(change).into()).collect(),
    );
}

/// A sentence of what is no input: `new check Orders rise: … (story.toml:12)`.
pub(in crate::view) fn other(change: Change) -> String {
    let Change { what, name, was, is, place } = change;
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    match (was, is) {
        (None, Some(is)) => format!("new {what} {name}: {is}{place}"),
        (Some(_), None) => format!("no more {what} {name}"),
        (was, is) => format!("{what} {name}: {} → {}{place}", was.unwrap_or_default(), is.unwrap_or_default()),
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
pub(in crate::view) fn latest(input: &Input) -> Option<&Origin> {
    input.bends.last().map(|bend| &bend.origin).or(input.origin.as_ref())
}
