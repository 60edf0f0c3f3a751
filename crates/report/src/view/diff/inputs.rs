//! What changed in a scenario.

use rackcast_scenario::{Bend, Path, PathPoint, Place, Scenario, Value};

use crate::number::shortest;
use crate::view::differing::{Differing, differing, same_bends, same_point};
use crate::view::show::latest;
use crate::view::value::{bend, number};

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
    differing(new, old).into_iter().map(change).collect()
}

fn change(of: Differing<'_>) -> InputChange {
    let origin = of.is.and_then(latest);
    let [was, is] = of.values();
    let mut change = InputChange {
        key: of.key.to_owned(),
        unit: of.is.or(of.was).map_or("", |input| input.spec.unit),
        was,
        is,
        place: origin.map(|origin| origin.place.clone()),
        source: origin.and_then(|origin| origin.source.clone()),
    };
    if let (Some(before), Some(input)) = (of.was, of.is)
        && let (Value::Path(a), Value::Path(b)) = (&before.value, &input.value)
        && a.step == b.step
        && shared(a, b)
    {
        only_what_differs(&mut change, (a, &before.bends), (b, &input.bends));
    }
    change
}

/// Of long paths that share points, the others tell the difference.
fn only_what_differs(change: &mut InputChange, (a, before): (&Path, &[Bend]), (b, now): (&Path, &[Bend])) {
    let bends_differ = !same_bends(before, now);
    let (was, is) = (points_only_in(a, b), points_only_in(b, a));
    let glides = a.half_life.to_bits() != b.half_life.to_bits();
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
    change.was = Some(text(&was, a, before));
    change.is = Some(text(&is, b, now));
}

/// Whether paths have points in common, so that the others tell the difference.
fn shared(a: &Path, b: &Path) -> bool {
    points_only_in(a, b).len() < a.points.len()
}

/// The points of a path that another has not.
fn points_only_in<'a>(path: &'a Path, other: &Path) -> Vec<&'a PathPoint> {
    path.points.iter().filter(|point| !other.points.iter().any(|other| same_point(point, other))).collect()
}

fn half_life(months: f64) -> String {
    if months.is_finite() { format!("half-life {} months", shortest(months)) } else { "no half-life".to_owned() }
}
