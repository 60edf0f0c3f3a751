//! The series of one draw, read as constants, paths, growth indices and monthly losses.

use rackcast_demand::monthly_loss;
use rackcast_numeric::Real;

use crate::lookup::Key;
use crate::rules::{BrokenRule, Rule};
use crate::series::{growth_index, map_runs};
use crate::{Draw, Model};

/// Reads series of one draw.
pub(super) struct Reader<'a, S> {
    pub(super) model: &'a Model,
    pub(super) draw: &'a Draw<S>,
    pub(super) months: usize,
}

impl<S: Real> Reader<'_, S> {
    pub(super) fn constant(&self, key: Key) -> S {
        self.model.series[key].value(0, self.draw)
    }

    pub(super) fn path(&self, key: Key) -> Vec<S> {
        self.model.series[key].months(self.months, self.draw)
    }

    pub(super) fn growth(&self, key: Key) -> Vec<S> {
        growth_index(self.path(key))
    }

    pub(super) fn loss(&self, key: Key) -> Vec<S> {
        let mut values = self.path(key);
        map_runs(&mut values, monthly_loss);
        values
    }

    pub(super) fn same(&self, value: f64) -> Vec<S> {
        vec![S::constant(value); self.months]
    }
}

/// An error unless a rule holds in every lane.
pub(super) fn check<S: Real>(holds: S::Mask, rule: Rule, name: impl FnOnce() -> String) -> Result<(), BrokenRule> {
    if S::all(holds) { Ok(()) } else { Err(BrokenRule { rule, name: name() }) }
}

/// An error unless some share is above 0.
pub(super) fn check_sum<S: Real>(shares: &[S], rule: Rule, name: impl FnOnce() -> String) -> Result<(), BrokenRule> {
    check::<S>(shares.iter().fold(S::ZERO, |sum, &share| sum + share).gt(S::ZERO), rule, name)
}
