//! Rules that tie keys together.

mod adoption;
mod segments;
mod shares;

use rackcast_catalogue::Dimensions;

use super::Work;
use crate::{Diagnostic, Horizon, Inputs, Place};

/// What a rule reads. A key that is missing or in doubt has no value here, and no rule speaks of it.
pub(super) struct View<'v> {
    pub(super) inputs: &'v Inputs,
    pub(super) dimensions: &'v Dimensions,
    pub(super) horizon: Horizon,
}

impl View<'_> {
    /// A value in the first month.
    fn at_start(&self, key: &str) -> Option<f64> {
        self.inputs.get(key).map(|input| input.at_start(self.horizon))
    }

    /// Where a key is written last; `None` for a default.
    fn place(&self, key: &str) -> Option<Place> {
        let input = self.inputs.get(key)?;
        input.bends.last().map(|bend| &bend.origin).or(input.origin.as_ref()).map(|origin| origin.place.clone())
    }

    /// The error that a key breaks a rule, at its place, or at that of another key where it is a default.
    fn broken(&self, key: &str, others: &[&str], message: String, help: String) -> Diagnostic {
        let places: Vec<Place> = std::iter::once(&key).chain(others).filter_map(|key| self.place(key)).collect();
        let place = places.first().cloned();
        let chain = places.into_iter().skip(1).collect();
        Diagnostic::error("broken-rule", place, message).help(help).chain(chain)
    }
}

/// Checks all of them.
pub(super) fn check(work: &mut Work<'_, '_>, inputs: &Inputs, dimensions: &Dimensions, horizon: Horizon) {
    let view = View { inputs, dimensions, horizon };
    adoption::check(&view, work.problems);
    segments::check(&view, work.problems);
    shares::check(&view, work);
}

/// The smallest yearly growth at which a stock of this many months does not shrink faster than it empties:
/// (1 - 1/months)^12 - 1.
fn slowest(months: f64) -> f64 {
    let left = 1.0 - 1.0 / months;
    (0..12).fold(1.0, |power, _| power * left) - 1.0
}

/// A number to four decimals.
fn shown(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}
