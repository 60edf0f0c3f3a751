//! What changed in a scenario.

use rackcast_scenario::{Bend, Input, Path, PathPoint, Place, Scenario, Value};

use crate::number::shortest;
use crate::view::show::latest;
use crate::view::value::{bend, number, value};

/// An input that differs, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InputChange {
    pub(super) key: String,
    pub(super) unit: &'static str,
    /// `None` where it is not there.
    pub(super) was: Option<String>,
    pub(super) is: Option<String>,
    /// Where it is written, and its source.
    pub(super) place: Option<Place>,
    pub(super) source: Option<String>,
}

/// Inputs that differ, in the new scenario's order, then those that are gone.
pub(super) fn inputs(old: &Scenario, new: &Scenario) -> Vec<InputChange> {
    let mut changes: Vec<_> =
        new.inputs.iter().filter_map(|(key, input)| change(key, old.inputs.get(key), input)).collect();
    let gone = old.inputs.iter().filter(|(key, before)| !new.inputs.contains_key(*key) && latest(before).is_some());
    changes.extend(gone.map(|(key, before)| InputChange {
        key: key.clone(),
        unit: before.spec.unit,
        was: Some(value(before)),
        is: None,
        place: None,
        source: None,
    }));
    changes
}

fn change(key: &str, before: Option<&Input>, input: &Input) -> Option<InputChange> {
    let origin = latest(input);
    let mut change = InputChange {
        key: key.to_owned(),
        unit: input.spec.unit,
        was: before.map(value),
        is: Some(value(input)),
        place: origin.map(|origin| origin.place.clone()),
        source: origin.and_then(|origin| origin.source.clone()),
    };
    let Some(before) = before else {
        // The defaults of a new vendor or segment follow from it.
        return origin.is_some().then_some(change);
    };
    let bends_differ = !same_bends(&before.bends, &input.bends);
    match (&before.value, &input.value) {
        (Value::Constant(a), Value::Constant(b)) if a == b && !bends_differ => return None,
        (Value::Path(a), Value::Path(b)) if a.step == b.step && shared(a, b) => {
            let (was, is) = (points_only_in(a, b), points_only_in(b, a));
            let glides = a.half_life.to_bits() != b.half_life.to_bits();
            if was.is_empty() && is.is_empty() && !glides && !bends_differ {
                return None;
            }
            if let (Some(point), false) = (is.last(), bends_differ) {
                change.place = Some(point.origin.place.clone());
                change.source.clone_from(&point.origin.source);
            }
            let text = |points: &[&PathPoint], path: &Path, bends: &[Bend]| {
                let points = points.iter().map(|point| format!("{}: {}", point.period, number(&point.number)));
                let glides = glides.then(|| half_life(path.half_life));
                let bends = bends.iter().filter(|_| bends_differ).map(bend);
                let parts: Vec<String> = points.chain(glides).chain(bends).collect();
                if parts.is_empty() { "not there".to_owned() } else { parts.join(", ") }
            };
            change.was = Some(text(&was, a, &before.bends));
            change.is = Some(text(&is, b, &input.bends));
        }
        _ => {}
    }
    Some(change)
}

/// Whether paths have points in common, so that the others tell the difference.
fn shared(a: &Path, b: &Path) -> bool {
    points_only_in(a, b).len() < a.points.len()
}

/// The points of a path that another has not.
fn points_only_in<'a>(path: &'a Path, other: &Path) -> Vec<&'a PathPoint> {
    let same = |point: &PathPoint, other: &PathPoint| point.period == other.period && point.number == other.number;
    path.points.iter().filter(|point| !other.points.iter().any(|other| same(point, other))).collect()
}

fn half_life(months: f64) -> String {
    if months.is_finite() { format!("half-life {} months", shortest(months)) } else { "no half-life".to_owned() }
}

fn same_bends(a: &[Bend], b: &[Bend]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.operation == b.operation && a.from == b.from)
}
