//! The series of one draw, read as constants, paths, growth indices and monthly losses.

use rackcast_demand::monthly_loss;
use rackcast_numeric::Real;

use crate::lookup::Key;
use crate::rules::{BrokenRule, Rule};
use crate::series::{growth_index, map_runs};
use crate::{Draw, Model};

/// Reads series of one draw into the parameters of the draw before: what no draw moves is read once.
pub(super) struct Reader<'a, S> {
    pub(super) model: &'a Model,
    pub(super) draw: &'a Draw<S>,
    pub(super) months: usize,
    /// Whether nothing has been read yet.
    pub(super) first: bool,
}

impl<S: Real> Reader<'_, S> {
    /// Whether one of these inputs is to be read: it is drawn, or has not been read yet.
    pub(super) fn moves(&self, keys: &[Key]) -> bool {
        self.first || keys.iter().any(|&key| self.model.series[key].is_drawn())
    }

    /// The input in the first month.
    pub(super) fn constant(&self, key: Key) -> S {
        self.model.series[key].value(0, self.draw)
    }

    /// The input by month.
    pub(super) fn path(&self, key: Key, into: &mut Vec<S>) {
        if self.moves(&[key]) {
            self.read(key, into);
        }
    }

    /// The growth index of a yearly rate, by month.
    pub(super) fn growth(&self, key: Key, into: &mut Vec<S>) {
        if self.moves(&[key]) {
            self.read(key, into);
            growth_index(into);
        }
    }

    /// The fraction lost in a month of a yearly fraction, by month.
    pub(super) fn loss(&self, key: Key, into: &mut Vec<S>) {
        if self.moves(&[key]) {
            self.read(key, into);
            map_runs(into, monthly_loss);
        }
    }

    /// The input by month, whether or not it moves: for what is made of several.
    pub(super) fn read(&self, key: Key, into: &mut Vec<S>) {
        self.model.series[key].read(self.months, self.draw, into);
    }

    /// The growth index by month, whether or not it moves.
    pub(super) fn read_growth(&self, key: Key) -> Vec<S> {
        let mut index = Vec::with_capacity(self.months);
        self.read(key, &mut index);
        growth_index(&mut index);
        index
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
