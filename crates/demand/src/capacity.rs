//! Capacity installed and on order, and what planners order (docs/model.md, section 3).

use rackcast_numeric::Real;

use crate::monthly_growth;

/// How planners decide.
#[derive(Debug, Clone, Copy)]
pub struct Planning<S> {
    /// Part of a gap that is closed in a month (1/τa).
    pub adjustment: S,
    /// Part of what is on order that is counted (β).
    pub supply_line_weight: S,
    /// Part of what is installed that retires in a month: 1 over the life of a server in months (1/ℓ).
    pub retirement: S,
}

/// A segment's capacity; one unit is a GPU server of the first month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capacity<S> {
    /// Installed (K).
    pub installed: S,
    /// On order (L).
    pub on_order: S,
}

/// How a segment starts.
#[derive(Debug, Clone, Copy)]
pub struct Start<S> {
    /// Capacity then.
    pub capacity: Capacity<S>,
    /// Scale of the capacity needed (K*); must be above 0.
    pub scale: S,
}

impl<S: Real> Planning<S> {
    /// The start of a segment that orders `ordered` capacity a month, has `backlog_months` of its orders in vendors'
    /// backlogs, gets `delivered_months` of its orders delivered in the first month, and whose installed capacity grows
    /// by `growth` a year.
    pub fn start(&self, ordered: S, backlog_months: S, delivered_months: S, growth: S) -> Start<S> {
        let on_order = ordered * backlog_months;
        let delivered = ordered * delivered_months;
        let installed = delivered / (monthly_growth(growth) + self.retirement);
        let gap = (ordered - installed * self.retirement) / self.adjustment;
        let scale = installed + self.supply_line_weight * on_order + gap;
        Start { capacity: Capacity { installed, on_order }, scale }
    }

    /// Capacity ordered in a month in which `required` is needed: what retires, and part of the gap; never below 0.
    #[inline(always)]
    pub fn ordered(&self, capacity: Capacity<S>, required: S) -> S {
        let gap = required - capacity.installed - self.supply_line_weight * capacity.on_order;
        S::ZERO.max(capacity.installed * self.retirement + gap * self.adjustment)
    }

    /// Capacity at the month's end: of what is on order the part `shipped` is delivered and `cancelled` taken off (parts
    /// of the backlog at the month's start), `ordered` is added.
    #[must_use]
    #[inline(always)]
    pub fn receive(&self, capacity: Capacity<S>, shipped: S, cancelled: S, ordered: S) -> Capacity<S> {
        let Capacity { installed, on_order } = capacity;
        Capacity {
            installed: installed + on_order * shipped - installed * self.retirement,
            on_order: on_order - on_order * (shipped + cancelled) + ordered,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLANNING: Planning<f64> = Planning { adjustment: 1.0 / 6.0, supply_line_weight: 0.7, retirement: 1.0 / 60.0 };

    #[test]
    fn the_scale_makes_the_first_order_what_was_ordered() {
        let start = PLANNING.start(100.0, 5.0, 0.9, 0.5);
        assert!((PLANNING.ordered(start.capacity, start.scale) - 100.0).abs() < 1e-10);
    }

    #[test]
    fn nothing_is_ordered_where_there_is_too_much() {
        let start = PLANNING.start(100.0, 5.0, 0.9, 0.5);
        assert!(PLANNING.ordered(start.capacity, 0.0).abs() < 1e-300);
    }

    #[test]
    fn installed_grows_as_stated_at_the_start() {
        let start = PLANNING.start(100.0, 5.0, 0.9, 0.5);
        let next = PLANNING.receive(start.capacity, 0.9 / 5.0, 0.0, 100.0);
        assert!((next.installed / start.capacity.installed - 1.5_f64.powf(1.0 / 12.0)).abs() < 1e-12);
        assert!((next.on_order - (500.0 - 90.0 + 100.0)).abs() < 1e-10);
    }
}
