//! The series of one draw, read as constants, paths, growth indices and monthly losses.

use rackcast_demand::monthly_loss;
use rackcast_numeric::Real;

use crate::lookup::Key;
use crate::rules::{BrokenRule, Rule};
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
    /// The first month from which one of these inputs is to be read: that in which draws begin to differ, or the first
    /// where nothing has been read yet. All months long, where there is nothing to read.
    pub(super) fn from(&self, keys: &[Key]) -> usize {
        let mut from = self.months;
        for &key in keys {
            from = from.min(self.model.series[key].drawn_from().unwrap_or(self.months));
        }
        if self.first { 0 } else { from }
    }

    /// The input in the first month.
    #[inline(always)]
    pub(super) fn constant(&self, key: Key) -> S {
        self.value(key, 0)
    }

    /// The input in a month.
    #[inline(always)]
    pub(super) fn value(&self, key: Key, month: usize) -> S {
        self.model.series[key].value(month, self.draw)
    }

    /// The input by month.
    #[inline(always)]
    pub(super) fn path(&self, key: Key, into: &mut [S]) {
        let series = &self.model.series[key];
        series.map(self.draw, self.from(&[key]), into, |value| value);
    }

    /// A function of the input by month, computed once for a run of equal values.
    #[inline(always)]
    pub(super) fn map(&self, key: Key, into: &mut [S], function: impl Fn(S) -> S) {
        self.model.series[key].map(self.draw, self.from(&[key]), into, function);
    }

    /// The growth index of a yearly rate, by month.
    #[inline(always)]
    pub(super) fn growth(&self, key: Key, into: &mut [S]) {
        let from = self.from(&[key]);
        if from < self.months {
            self.model.series[key].growth(self.draw, from, into);
        }
    }

    /// The fraction lost in a month of a yearly fraction, by month.
    #[inline(always)]
    pub(super) fn loss(&self, key: Key, into: &mut [S]) {
        self.map(key, into, monthly_loss);
    }
}

/// An error unless a rule holds in every lane.
#[inline(always)]
pub(super) fn check<S: Real>(holds: S::Mask, rule: Rule, name: impl FnOnce() -> String) -> Result<(), BrokenRule> {
    if S::all(holds) { Ok(()) } else { Err(BrokenRule { rule, name: name() }) }
}
