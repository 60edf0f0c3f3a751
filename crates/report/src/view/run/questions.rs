//! Events and checks, and what the run answers.

use crate::{Answer, Run};
use crate::document::{Cell, Tone};

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

/// What the list of both is called.
pub(super) fn heading(run: &Run) -> &'static str {
    match (run.events.is_empty(), run.checks.is_empty()) {
        (false, true) => "Events",
        (true, _) => "Checks",
        (false, false) => "Events and checks",
    }
}

/// Whether all checks hold, and those that do not.
pub(super) fn checks(checks: &[Answer]) -> Vec<Cell> {
    let failed: Vec<_> = checks.iter().filter(|check| check.answer != Some(true)).collect();
    match (checks.len(), failed.len()) {
        (0, _) => Vec::new(),
        (1, 0) => vec![Cell::new("Its check holds.", Tone::Good)],
        (count, 0) => vec![Cell::new(format!("All {count} checks hold."), Tone::Good)],
        _ => failed
            .iter()
            .map(|check| Cell::new(format!("Check fails: {} ({})", check.name, check.question), Tone::Bad))
            .collect(),
    }
}
