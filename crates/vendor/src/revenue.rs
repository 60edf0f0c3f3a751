//! A vendor's revenue by line (docs/model.md, section 7).

use rackcast_numeric::Real;

use crate::{Earnings, Lines, Reported};

/// One vendor's lines beside server orders; a number a month where it varies in time.
#[derive(Debug, Clone)]
pub struct RevenueInputs<S> {
    /// Segments that take part of their AI shipments as a service, and which part, by month.
    pub as_a_service: Vec<(usize, Vec<S>)>,
    /// Part of the contracts' value that is recognised in a month: 1 over their length in months.
    pub recognition: S,
    /// Revenue recognised from contracts when the horizon starts, USD bn a year.
    pub subscription_at_start: S,
    /// Run-rate of everything else counted as a service, USD bn a year.
    pub arr_base: Vec<S>,
    /// Share of the market's network spending.
    pub network_share: Vec<S>,
    /// Network revenue beside AI systems, USD bn a month.
    pub network_base: Vec<S>,
    /// Other revenue, USD bn a month.
    pub other_revenue: Vec<S>,
    /// Margins and shares, where the vendor has them.
    pub earnings: Option<Earnings<S>>,
}

/// What a month brings a vendor's lines beside AI shipments, USD bn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside<S> {
    /// Its general-purpose shipments.
    pub general: S,
    /// Network orders of the market.
    pub network_orders: S,
    /// Network spending of the market.
    pub network_spending: S,
}

/// What one month earned a vendor, USD bn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VendorMonth<S> {
    /// By line.
    pub revenue: Lines<S>,
    /// Network orders.
    pub network_orders: S,
    /// Run-rate of services at the month's end, USD bn a year.
    pub arr: S,
    /// Operating income; 0 where the vendor has no margins.
    pub operating_income: S,
    /// Earnings a share, USD; 0 where the vendor has no margins.
    pub eps: S,
}

impl<S: Real> VendorMonth<S> {
    /// Nothing.
    pub const NOTHING: Self = Self {
        revenue: Lines { ai: S::ZERO, general: S::ZERO, network: S::ZERO, service: S::ZERO, other: S::ZERO },
        network_orders: S::ZERO,
        arr: S::ZERO,
        operating_income: S::ZERO,
        eps: S::ZERO,
    };

    /// Revenue in all.
    #[inline(always)]
    pub fn total(&self) -> S {
        let lines = &self.revenue;
        lines.ai + lines.service + lines.general + lines.network + lines.other
    }
}

/// A vendor's network revenue (or orders) of a month: its share of what the market spends (or orders), and its base.
#[inline(always)]
pub fn network<S: Real>(share: S, market: S, base: S) -> S {
    share * market + base
}

/// The value of a vendor's contracts for AI systems as a service, USD bn (Z).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contracts<S>(S);

impl<S: Real> Contracts<S> {
    /// As much as is recognised when the horizon starts, over a whole term.
    pub fn start(inputs: &RevenueInputs<S>) -> Self {
        Self(inputs.subscription_at_start / (S::constant(12.0) * inputs.recognition))
    }

    /// The value, USD bn.
    #[inline(always)]
    #[must_use]
    pub fn value(&self) -> S {
        self.0
    }

    /// One month into `into`: AI shipments in all and to a segment, and what there is beside them.
    #[inline(always)]
    pub fn step(
        &mut self,
        inputs: &RevenueInputs<S>,
        month: usize,
        (sold, sold_to): (S, impl Fn(usize) -> S),
        beside: Beside<S>,
        reported: &Reported,
        into: &mut VendorMonth<S>,
    ) {
        let mut taken = S::ZERO;
        for (segment, part) in &inputs.as_a_service {
            taken += part[month] * sold_to(*segment);
        }
        let recognised = self.0 * inputs.recognition;
        self.0 += taken - recognised;
        let (share, base) = (inputs.network_share[month], inputs.network_base[month]);
        let revenue = Lines {
            ai: sold - taken,
            general: beside.general,
            network: reported.network[month].map_or_else(|| network(share, beside.network_spending, base), S::constant),
            service: recognised,
            other: reported.other[month].map_or_else(|| inputs.other_revenue[month], S::constant),
        };
        into.network_orders = network(share, beside.network_orders, base);
        into.arr = S::constant(12.0) * recognised + inputs.arr_base[month];
        if let Some(earnings) = &inputs.earnings {
            (into.operating_income, into.eps) = earnings.of(month, &revenue);
        }
        into.revenue = revenue;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Beside<f64> = Beside { general: 0.0, network_orders: 0.0, network_spending: 0.0 };

    fn inputs(months: usize) -> RevenueInputs<f64> {
        RevenueInputs {
            as_a_service: vec![(0, vec![0.25; months])],
            recognition: 1.0 / 48.0,
            subscription_at_start: 0.6,
            arr_base: vec![2.0; months],
            network_share: vec![0.1; months],
            network_base: vec![0.5; months],
            other_revenue: vec![1.0; months],
            earnings: None,
        }
    }

    #[test]
    fn contracts_recognise_what_was_taken_over_their_term() {
        let inputs = inputs(600);
        let mut contracts = Contracts::start(&inputs);
        let nothing = Reported::nothing(600);
        let mut result = VendorMonth::NOTHING;
        for month in 0..600 {
            let sold = (5.0, |segment: usize| [4.0, 1.0][segment]);
            contracts.step(&inputs, month, sold, NONE, &nothing, &mut result);
            if month == 0 {
                assert!((result.revenue.service - 0.05).abs() < 1e-15);
                assert!((result.arr - 2.6).abs() < 1e-15);
            }
        }
        // In the long run as much is recognised as is taken: a quarter of 4.
        assert!((result.revenue.service - 1.0).abs() < 1e-5);
    }

    #[test]
    fn lines_add_up_and_reported_ones_replace_the_model() {
        let inputs = inputs(1);
        let mut reported = Reported::nothing(1);
        let beside = Beside { general: 2.0, network_orders: 20.0, network_spending: 10.0 };
        let step = |reported: &Reported| {
            let (sold, mut result) = ((5.0, |segment: usize| [4.0, 1.0][segment]), VendorMonth::NOTHING);
            Contracts::start(&inputs).step(&inputs, 0, sold, beside, reported, &mut result);
            result
        };
        let model = step(&reported);
        assert!((model.revenue.ai - 4.0).abs() < 1e-15 && (model.revenue.network - 1.5).abs() < 1e-15);
        assert!((model.network_orders - 2.5).abs() < 1e-15);
        assert!((model.total() - (4.0 + 0.05 + 2.0 + 1.5 + 1.0)).abs() < 1e-15);
        reported.network[0] = Some(0.7);
        reported.other[0] = Some(0.9);
        let fixed = step(&reported);
        assert!((fixed.revenue.network - 0.7).abs() < 1e-15 && (fixed.revenue.other - 0.9).abs() < 1e-15);
    }
}
