//! Which inputs of two scenarios say something else.

use rackcast_catalogue::DefaultValue;
use rackcast_scenario::{Bend, Input, PathPoint, Scenario, Value};

use super::show::latest;
use super::value::value;

/// What is said of a limit that is not there.
pub(super) const NO_LIMIT: &str = "no limit";

/// An input that says something else in each scenario; `None` where it is not there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Differing<'a> {
    pub(super) key: &'a str,
    pub(super) was: Option<&'a Input>,
    pub(super) is: Option<&'a Input>,
}

/// Inputs that differ, in the order of `now`, then those that are gone. Where they are written does not count, and the
/// defaults of a vendor or segment that one of the scenarios has not follow from it.
pub(super) fn differing<'a>(now: &'a Scenario, before: &'a Scenario) -> Vec<Differing<'a>> {
    let told = now.inputs.iter().filter_map(|(key, input)| {
        let was = before.inputs.get(key);
        let differs = was.map_or_else(|| latest(input).is_some(), |was| !same(was, input));
        differs.then_some(Differing { key, was, is: Some(input) })
    });
    let gone = before.inputs.iter().filter(|(key, was)| !now.inputs.contains_key(*key) && latest(was).is_some());
    told.chain(gone.map(|(key, was)| Differing { key, was: Some(was), is: None })).collect()
}

impl Differing<'_> {
    /// Both values as text: a limit that is not there is none.
    pub(super) fn values(&self) -> [Option<String>; 2] {
        let known = self.is.or(self.was);
        let unlimited = known.is_some_and(|input| input.spec.default == DefaultValue::Unlimited);
        [self.was, self.is].map(|input| input.map(value).or_else(|| unlimited.then(|| NO_LIMIT.to_owned())))
    }
}

fn same(a: &Input, b: &Input) -> bool {
    let values = match (&a.value, &b.value) {
        (Value::Constant(a), Value::Constant(b)) => a == b,
        (Value::Path(a), Value::Path(b)) => {
            a.step == b.step
                && a.half_life.to_bits() == b.half_life.to_bits()
                && a.points.len() == b.points.len()
                && a.points.iter().zip(&b.points).all(|(a, b)| same_point(a, b))
        }
        _ => false,
    };
    values && same_bends(&a.bends, &b.bends)
}

/// Whether points of paths say the same.
pub(super) fn same_point(a: &PathPoint, b: &PathPoint) -> bool {
    a.period == b.period && a.number == b.number
}

/// Whether bends do the same.
pub(super) fn same_bends(a: &[Bend], b: &[Bend]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.operation == b.operation && a.from == b.from)
}
