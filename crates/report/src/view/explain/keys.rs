//! The keys of a table and the outputs under a name.

use rackcast_catalogue::{INPUTS, OUTPUTS, SETTINGS, find_input, find_output, input_names, output_names};
use rackcast_scenario::Scenario;

use super::{bound, meaning_of_output, named};
use crate::Records;
use crate::document::{Align, Cell, Document, Table, Tone};

/// A name below another: what it is called, its unit and what it means.
struct Key {
    name: String,
    unit: &'static str,
    meaning: String,
}

/// A page of all that stands below a name: the keys of `planning`, the settings of an event, the outputs of a vendor.
/// `None` where nothing does.
#[must_use]
pub fn explain_table(name: &str, scenario: &Scenario) -> Option<Document> {
    let keys = below(name, scenario);
    if keys.is_empty() {
        return None;
    }
    let count = if keys.len() == 1 { "1 name".to_owned() } else { format!("{} names", keys.len()) };
    let mut page = Document::default();
    page.paragraph(Cell::new(format!("{name}: {count} below it"), Tone::Strong));
    let mut table = Table::new([(Align::Left, ""), (Align::Left, "unit"), (Align::Text, "meaning")]);
    for key in keys {
        table.row([key.name, key.unit.to_owned(), key.meaning]);
    }
    page.table(table);
    Some(page)
}

/// The same for programs.
#[must_use]
pub fn explain_table_records(name: &str, scenario: &Scenario) -> Records {
    let keys = below(name, scenario).into_iter();
    Records {
        head: vec![("kind", "table".into()), ("name", name.into()), ("scenario", scenario.label.as_str().into())],
        list: "names",
        columns: &["name", "unit", "meaning"],
        rows: keys.map(|key| vec![key.name.into(), key.unit.into(), key.meaning.into()]).collect(),
    }
}

/// Patterns below a name, or where there are none what the scenario has below it.
fn below(name: &str, scenario: &Scenario) -> Vec<Key> {
    let under = |other: &str| {
        let rest = other.strip_prefix(name).unwrap_or("");
        rest.starts_with('.') || rest.starts_with("[].")
    };
    let key = |name: &str, unit, meaning: &str| Key { name: name.to_owned(), unit, meaning: meaning.to_owned() };
    let inputs = INPUTS.iter().chain(SETTINGS).filter(|spec| under(spec.pattern));
    let inputs = inputs.map(|spec| key(spec.pattern, spec.unit, spec.meaning));
    let outputs = OUTPUTS.iter().filter(|spec| under(spec.pattern));
    let outputs = outputs.map(|spec| key(spec.pattern, spec.unit, spec.meaning));
    let patterns: Vec<Key> = inputs.chain(outputs).collect();
    if !patterns.is_empty() {
        return patterns;
    }
    let dimensions = scenario.dimensions();
    let inputs = input_names(&dimensions).into_iter().filter(|known| under(known)).filter_map(|known| {
        let spec = find_input(&known)?.0;
        let meaning = named(spec.meaning, &bound(&known));
        Some(Key { unit: spec.unit, meaning, name: known })
    });
    let outputs = output_names(&dimensions).into_iter().filter(|known| under(known)).filter_map(|known| {
        let spec = find_output(&known)?.0;
        let meaning = meaning_of_output(&known, spec);
        Some(Key { unit: spec.unit, meaning, name: known })
    });
    inputs.chain(outputs).collect()
}
