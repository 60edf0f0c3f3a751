//! Several scenarios at a glance.

use super::Scenario;
use super::words::market;
use crate::document::{Align, Cell, Document, Table, Tone};

/// Scenarios that a table shows.
const SHOWN: usize = 20;

/// How many moved, then a line for each that differs.
pub(super) fn summary(page: &mut Document, all: &[Scenario], about: Cell, every: bool) {
    let beyond = all.iter().filter(|scenario| scenario.beyond() > 0).count();
    let same = all.iter().filter(|scenario| scenario.is_same()).count();
    let one_sided = |old: bool| {
        let of = all.iter().filter(|it| it.moves.is_none() && it.pair.old.is_some() == old);
        of.map(|it| it.pair.name.as_str()).collect::<Vec<_>>()
    };
    let (new, gone) = (one_sided(false), one_sided(true));
    let within = all.len() - beyond - same - new.len() - gone.len();
    let mut parts = vec![match beyond {
        0 => format!("None of {} scenarios moves beyond tolerance", all.len()),
        _ => format!("{beyond} of {} scenarios move{} beyond tolerance", all.len(), if beyond == 1 { "s" } else { "" }),
    }];
    if within > 0 {
        parts.push(format!("{within} differ{} within it", if within == 1 { "s" } else { "" }));
    }
    if same > 0 {
        parts.push(format!("{same} {} the same", if same == 1 { "is" } else { "are" }));
    }
    if all.is_empty() {
        parts = vec!["There is no scenario on either side".to_owned()];
    }
    page.lines(vec![Cell::new(format!("{}.", parts.join("; ")), Tone::Strong), about]);
    for (names, what) in [(new, "New"), (gone, "Gone")] {
        if !names.is_empty() {
            page.paragraph(format!("{what}: {}.", names.join(", ")));
        }
    }
    let told = in_order(all);
    let mut table = Table::new([
        (Align::Left, "scenario"),
        (Align::Right, "inputs"),
        (Align::Right, "outputs beyond"),
        (Align::Text, "in words"),
    ]);
    let shown = if every { told.len() } else { SHOWN.min(told.len()) };
    for scenario in &told[..shown] {
        let inputs = scenario.changes.as_ref().map_or_else(String::new, |changes| changes.inputs.len().to_string());
        let tone = if scenario.beyond() > 0 { Tone::Bad } else { Tone::Quiet };
        table.row([
            Cell::from(scenario.pair.name.clone()),
            inputs.into(),
            Cell::new(scenario.beyond().to_string(), tone),
            market(scenario).into(),
        ]);
    }
    page.table(table);
}

/// Those that differ: first those that move beyond tolerance, and of these those whose own file says what changed.
pub(super) fn in_order(all: &[Scenario]) -> Vec<&Scenario> {
    let mut differing: Vec<&Scenario> =
        all.iter().filter(|scenario| scenario.moves.is_some() && !scenario.is_same()).collect();
    differing.sort_by_key(|scenario| (scenario.beyond() == 0, !is_own(scenario)));
    differing
}

/// Those that are told one by one: what a scenario inherits from another that is told already is not told again.
pub(super) fn told<'a>(differing: &[&'a Scenario], every: bool) -> Vec<&'a Scenario> {
    let mut told: Vec<&Scenario> = Vec::new();
    for scenario in differing {
        let again = |other: &&Scenario| match (&other.changes, &scenario.changes) {
            (Some(other), Some(changes)) => changes.inputs_are_as(other),
            _ => false,
        };
        if every || is_own(scenario) || !told.iter().any(again) {
            told.push(scenario);
        }
    }
    told
}

/// Whether a scenario's own file says what changed.
fn is_own(scenario: &Scenario) -> bool {
    let file = scenario.scenario().map(|known| known.file.as_str());
    scenario.changes.as_ref().zip(file).is_some_and(|(changes, file)| changes.are_in(file))
}
