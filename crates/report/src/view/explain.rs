//! What an input or an output means, what it moves or what moves it, and where its value comes from.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{Calendar, InputSpec, OutputSpec};
use rackcast_forecast::Forecast;
use rackcast_scenario::Scenario;

use super::show::{because, latest, places};
use super::value::value;
use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::{NumberStyle, signed};

/// How many influences a page shows.
const SHOWN: usize = 12;

/// Something that an input moves, or that moves an output, as measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence<'a> {
    /// The output that is moved, or the input that moves: a name or a pattern.
    pub name: &'a str,
    /// By how many per cent an output moves where the input is moved by one per cent; `None` where it was only seen
    /// that it moves.
    pub strength: Option<f64>,
}

/// A page on an input, with the outputs it moves where they were measured.
#[must_use]
pub fn explain_input(key: &str, spec: &InputSpec, influences: Option<&[Influence<'_>]>, scenario: &Scenario) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(format!("{key}: {}", spec.meaning), Tone::Strong));
    let mut facts = Table::new([(Align::Left, ""), (Align::Text, "")]);
    facts.row(["unit", if spec.unit.is_empty() { "text" } else { spec.unit }]);
    facts.row([Cell::from("allowed"), Cell::from(spec.allowed())]);
    facts.row([Cell::from("default"), Cell::from(spec.default.to_string())]);
    facts.row(["in time", if spec.path { "may be a path" } else { "the same in every month" }]);
    page.table(facts);
    let mut values = Table::new([(Align::Left, scenario.file.clone()), (Align::Text, "value".to_owned()), (Align::Left, "where".to_owned()), (Align::Text, "source and note".to_owned())]);
    for (name, input) in scenario.inputs.iter().filter(|(name, input)| *name == key || std::ptr::eq(input.spec, spec) && key == spec.pattern) {
        values.row([name.clone(), value(input), places(input), because(latest(input))]);
    }
    if values.rows.is_empty() {
        page.paragraph(format!("{} does not have it.", scenario.file));
    }
    page.table(values);
    influence(&mut page, "It drives", "It drives no output by itself.", influences);
    page
}

/// A page on an output, with the inputs that move it where they were measured.
#[must_use]
pub fn explain_output(name: &str, spec: &OutputSpec, influences: Option<&[Influence<'_>]>, scenario: &Scenario, forecast: &Forecast) -> Document {
    let mut page = Document::default();
    page.paragraph(Cell::new(format!("{name}: {}", spec.meaning), Tone::Strong));
    let mut facts = Table::new([(Align::Left, ""), (Align::Text, "")]);
    facts.row(["unit", spec.unit]);
    facts.row(["kind", match spec.kind.word() {
        "flow" => "flow: a period is the sum of its months",
        "stock" => "stock: a period is read at its end",
        _ => "ratio: of sums over the period's months",
    }]);
    facts.row(["periods", match spec.calendar {
        Calendar::Calendar => "calendar quarters and years, months on request",
        Calendar::Fiscal => "the vendor's fiscal quarters and years, months on request",
    }]);
    facts.row(["actuals", if spec.actual { "a reported or judged figure replaces the model" } else { "a reported figure stands beside the model" }]);
    page.table(facts);
    values(&mut page, name, spec, scenario, forecast);
    influence(&mut page, "What drives it", "No input moves it in the base case.", influences);
    page
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
    table.row([name.to_owned()].into_iter().chain(years.iter().map(|(row, value)| format!("{} {}", style.write(*value), row.mark.letter()))));
    page.table(table);
}

fn influence(page: &mut Document, heading: &str, nothing: &str, influences: Option<&[Influence<'_>]>) {
    let Some(influences) = influences else { return };
    if influences.is_empty() {
        page.paragraph(nothing);
        return;
    }
    let strength = |influence: &Influence<'_>| influence.strength.map_or(0.0, f64::abs);
    let mut sorted: Vec<_> = influences.iter().collect();
    sorted.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    let measured = influences.iter().any(|influence| influence.strength.is_some());
    let head = if measured { "per cent for one per cent" } else { "" };
    let mut table = Table::new([(Align::Left, heading.to_owned()), (Align::Right, head.to_owned())]);
    for influence in sorted.iter().take(SHOWN) {
        table.row([influence.name.to_owned(), influence.strength.map_or_else(String::new, |strength| signed(strength, 2))]);
    }
    page.table(table);
    if influences.len() > SHOWN {
        page.paragraph(Cell::new(format!("and {} more", influences.len() - SHOWN), Tone::Quiet));
    }
}
