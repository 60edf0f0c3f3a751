//! How likely events are.

use rackcast_uncertainty::Probability;

use crate::Run;
use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::NOTHING;
use crate::view::run::checks;

/// Adds a table of the events of the market and of the chosen vendors, and what fails of the checks.
pub(super) fn add(page: &mut Document, run: &Run, chosen: &[usize]) {
    let probabilities = run.draws.as_ref().map_or(&[][..], |draws| &draws.summary.events);
    let heads = [(Align::Right, "Chance"), (Align::Left, "run"), (Align::Text, "event")];
    let mut table = Table::new(heads);
    for (event, probability) in run.events.iter().zip(probabilities).filter(|(event, _)| run.concerns(event, chosen)) {
        let alone = match event.answer {
            Some(true) => "yes",
            Some(false) => "no",
            None => NOTHING,
        };
        let chance = Cell::new(chance(probability), Tone::Strong);
        table.row([chance, Cell::new(alone, Tone::Quiet), Cell::from(&*event.name)]);
    }
    page.table(table);
    page.lines(checks(run).chain([holds(run)]).collect());
}

fn holds(run: &Run) -> Cell {
    let said = match run.checks.len() {
        _ if checks(run).next().is_some() => return Cell::default(),
        0 => return Cell::default(),
        1 => "Its check holds".to_owned(),
        count => format!("All {count} checks hold"),
    };
    Cell::new(format!("{said} in the run without draws."), Tone::Good)
}

/// `72 % ± 1 %`; the error is that of so many draws.
fn chance(of: &Probability) -> String {
    let (Some(probability), Some(error)) = (of.probability, of.standard_error) else { return NOTHING.to_owned() };
    if probability == 0.0 || (1.0 - probability) == 0.0 {
        return if probability == 0.0 { "never" } else { "always" }.to_owned();
    }
    let decimals = usize::from(error < 0.005) + usize::from(error < 0.0005);
    format!("{:.decimals$} % ± {:.decimals$} %", 100.0 * probability, 100.0 * error)
}
