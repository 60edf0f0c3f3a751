//! The months of a scenario.

use rackcast_calendar::Month;

use super::Work;
use super::missing::nearest_table;
use crate::merge::Layered;
use crate::{Diagnostic, Horizon};

/// The longest horizon: fifty years.
const LONGEST: i32 = 600;

/// The horizon, where both ends are known and make sense; and one in which values can be judged where they do not: that
/// of the files before, or the first month alone.
pub(super) fn resolve(work: &mut Work<'_, '_>) -> (Option<Horizon>, Option<Horizon>) {
    let (starts, ends) = (work.merged.starts.clone(), work.merged.ends.clone());
    let missing = |key: &str, known: bool| !known && !work.merged.taint.holds(key);
    let absent: Vec<&str> = [("horizon.start", starts.is_empty()), ("horizon.end", ends.is_empty())]
        .into_iter()
        .filter(|(key, empty)| missing(key, !empty))
        .map(|(key, _)| key)
        .collect();
    if let Some(first) = absent.first() {
        let what = if work.merged.tables.contains_key("horizon") {
            absent.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ")
        } else {
            "the table [horizon]".to_owned()
        };
        let are = if absent.len() > 1 && what.contains(" and ") { "are" } else { "is" };
        let place = nearest_table(work, first);
        let problem = Diagnostic::error("missing-key", place, format!("{what} {are} missing"));
        work.problems
            .push(problem.help("it says when the forecast starts and ends: start = \"2026-01\", end = \"2027-12\""));
    }
    let as_of = work.parts.as_of.or(work.merged.as_of.as_ref().map(|as_of| as_of.what.value));
    let (Some(start), end) = (starts.last(), ends.last()) else { return (None, None) };
    if let Some(end) = end {
        if length(start.what, end.what).is_ok() {
            let horizon = Horizon { start: start.what, end: end.what, as_of };
            return (Some(horizon), Some(horizon));
        }
        work.problems.push(problem(start, end));
    }
    let before = starts.iter().rev().flat_map(|start| ends.iter().rev().map(move |end| (start.what, end.what)));
    let (start, end) =
        before.into_iter().find(|(start, end)| length(*start, *end).is_ok()).unwrap_or((start.what, start.what));
    (None, Some(Horizon { start, end, as_of }))
}

/// How many months it has; else what is wrong.
fn length(start: Month, end: Month) -> Result<i32, String> {
    match end.since(start) + 1 {
        ..1 => Err(format!("the horizon ends in {end}, before it starts in {start}")),
        months @ 1..=LONGEST => Ok(months),
        months => Err(format!("the horizon has {months} months")),
    }
}

fn problem(start: &Layered<Month>, end: &Layered<Month>) -> Diagnostic {
    // The later word is the one to blame.
    let (blamed, other) =
        if end.layer >= start.layer { (&end.place, &start.place) } else { (&start.place, &end.place) };
    let message = length(start.what, end.what).err().unwrap_or_default();
    let chain = if other.file == blamed.file { Vec::new() } else { vec![other.clone()] };
    Diagnostic::error("bad-horizon", blamed.clone(), message)
        .help("expected 1 month to 50 years from `start` to `end`")
        .chain(chain)
}
