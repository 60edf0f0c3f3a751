//! Events and checks, and what the run answers.

use crate::document::{Cell, Tone};
use crate::{Answer, Run};

/// Events side by side by their answer, one a line where all are asked for.
pub(super) fn events(events: &[Answer], all: bool) -> Vec<Cell> {
    let of = |answer| events.iter().filter(move |event| event.answer == answer).map(|event| &*event.name);
    let answers = [(Some(true), "Yes"), (Some(false), "No"), (None, "Not to be said, for want of a value")];
    let lines = answers.into_iter().flat_map(|(answer, word)| {
        let names: Vec<&str> = of(answer).collect();
        if names.is_empty() || all {
            names.into_iter().map(|name| format!("{word}: {name}.")).collect()
        } else {
            vec![format!("{word}: {}.", names.join("; "))]
        }
    });
    lines.map(Cell::from).collect()
}

/// The events of the market and of the chosen vendors.
pub(super) fn concerning(run: &Run, chosen: &[usize]) -> Vec<Answer> {
    run.events.iter().filter(|event| run.concerns(event, chosen)).cloned().collect()
}

/// What the list of both is called, which says whether all checks hold.
pub(super) fn heading(run: &Run, chosen: &[usize]) -> String {
    let (events, checks) = (!concerning(run, chosen).is_empty(), run.checks.len());
    let failed = failed(&run.checks).count();
    match (events, checks, failed) {
        (true, 0, _) => "Events".to_owned(),
        (true, 1, 0) => "Events; its check holds".to_owned(),
        (true, _, 0) => format!("Events; all {checks} checks hold"),
        (true, _, _) => format!("Events; {failed} of {checks} checks fail"),
        (false, _, _) => format!("{failed} of {checks} checks fail"),
    }
}

/// The checks that do not hold.
pub(in crate::view) fn checks(run: &Run) -> impl Iterator<Item = Cell> {
    let said = |check: &Answer| Cell::new(format!("Check fails: {} ({})", check.name, check.question), Tone::Bad);
    failed(&run.checks).map(said)
}

/// A sentence where there are checks and nothing else to list.
pub(super) fn all_hold(run: &Run, chosen: &[usize]) -> Cell {
    match (concerning(run, chosen).len(), run.checks.len()) {
        (0, 1) if failed(&run.checks).count() == 0 => Cell::new("Its check holds.", Tone::Good),
        (0, count) if count > 1 && failed(&run.checks).count() == 0 => {
            Cell::new(format!("All {count} checks hold."), Tone::Good)
        }
        _ => Cell::default(),
    }
}

fn failed(checks: &[Answer]) -> impl Iterator<Item = &Answer> {
    checks.iter().filter(|check| check.answer != Some(true))
}
