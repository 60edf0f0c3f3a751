//! The months of a scenario.

use super::Work;
use crate::{Diagnostic, Horizon, Place};

/// The longest horizon: fifty years.
const LONGEST: i32 = 600;

/// The horizon, where both ends are known and make sense.
pub(super) fn resolve(work: &mut Work<'_, '_>) -> Option<Horizon> {
    let (start, end) = (work.merged.start.clone(), work.merged.end.clone());
    for (key, known) in [("horizon.start", start.is_some()), ("horizon.end", end.is_some())] {
        if !known && !work.merged.taint.holds(key) {
            let place = work.merged.tables.get("horizon").map_or_else(|| Place::new(&work.parts.root.file, 0..0), |table| table.place.clone());
            let help = "add a month such as \"2026-01\" to the table [horizon]";
            work.problems.push(Diagnostic::error("missing-key", place, format!("`{key}` is missing")).help(help));
        }
    }
    let as_of = work.parts.as_of.or(work.merged.as_of.as_ref().map(|as_of| as_of.what.value));
    let (start, end) = (start?, end?);
    // The later word is the one to blame.
    let (blamed, other) = if end.layer >= start.layer { (&end.place, &start.place) } else { (&start.place, &end.place) };
    let (start, end) = (start.what.value, end.what.value);
    let months = end.since(start) + 1;
    let message = if months < 1 {
        format!("the horizon ends in {end}, before it starts in {start}")
    } else if months > LONGEST {
        format!("the horizon has {months} months")
    } else {
        return Some(Horizon { start, end, as_of });
    };
    let mut problem = Diagnostic::error("bad-horizon", blamed.clone(), message).help("expected 1 month to 50 years from `start` to `end`");
    if other.file != blamed.file {
        problem = problem.chain(vec![other.clone()]);
    }
    work.problems.push(problem);
    None
}
