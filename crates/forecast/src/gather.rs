//! Months gathered into quarters as they are computed.

use rackcast_numeric::Real;

use crate::groups::Groups;
use crate::measures::Gather;

/// The figures of all whole quarters, by group, quarter and measure.
#[derive(Debug, Clone)]
pub(crate) struct Gathered<S> {
    /// By group: quarter after quarter, the group's measures in order.
    pub(crate) quarters: Vec<Vec<S>>,
    /// A number that is not finite as soon as one recorded was not.
    pub(crate) probe: S,
}

impl<S: Real> Gathered<S> {
    pub(crate) fn new(groups: &Groups) -> Self {
        let room = |group: &crate::groups::Group| vec![S::ZERO; group.quarters * group.gather.len()];
        Self { quarters: groups.all.iter().map(room).collect(), probe: S::ZERO }
    }

    /// Adds a month's row.
    #[inline(always)]
    pub(crate) fn add(&mut self, groups: &Groups, month: usize, row: &[S]) {
        for &value in row {
            self.probe += value * S::ZERO;
        }
        for (group, quarters) in groups.all.iter().zip(&mut self.quarters) {
            let Some(since) = month.checked_sub(group.first_quarter) else {
                continue;
            };
            let (quarter, position) = (since / 3, since % 3);
            if quarter >= group.quarters {
                continue;
            }
            let width = group.gather.len();
            let own = &row[group.first..group.first + width];
            let into = &mut quarters[quarter * width..(quarter + 1) * width];
            if position == 0 {
                into.copy_from_slice(own);
                continue;
            }
            for ((into, &value), gather) in into.iter_mut().zip(own).zip(&group.gather) {
                match gather {
                    Gather::Sum => *into += value,
                    Gather::Last => *into = value,
                    Gather::First => {}
                }
            }
        }
    }
}
