//! A vendor's revenue by line (docs/model.md, section 7).

use rackcast_numeric::Real;

use crate::{Earnings, Lines, Reported};

/// One vendor's lines beside server orders; a number a month where it varies in time.
#[derive(Debug, Clone)]
pub struct RevenueInputs<S> {
    /// Part of AI shipments to each segment that is taken as a service: by segment, by month; empty where none is.
    pub as_a_service: Vec<Vec<S>>,
    /// Length of a contract, months.
    pub term_months: S,
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

/// What one month earned a vendor, USD bn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VendorMonth<S> {
    /// By line.
    pub revenue: Lines<S>,
    /// Network orders.
    pub network_orders: S,
    /// Run-rate of services at the month's end, USD bn a year.
    pub arr: S,
    /// Operating income, and earnings a share (USD), where the vendor has them.
    pub earnings: Option<(S, S)>,
}

impl<S: Real> VendorMonth<S> {
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
        Self(inputs.subscription_at_start / S::constant(12.0) * inputs.term_months)
    }

    /// The value, USD bn.
    #[inline(always)]
    #[must_use]
    pub fn value(&self) -> S {
        self.0
    }

    /// One month: AI shipments by segment in `shipped`, general shipments, and the market's network orders and spending.
    #[inline(always)]
    pub fn step(
        &mut self,
        inputs: &RevenueInputs<S>,
        month: usize,
        shipped: impl Iterator<Item = S>,
        general: S,
        market_network: (S, S),
        reported: &Reported,
    ) -> VendorMonth<S> {
        let (mut sold, mut taken) = (S::ZERO, S::ZERO);
        for (segment, shipped) in shipped.enumerate() {
            sold += shipped;
            if let Some(part) = inputs.as_a_service.get(segment) {
                taken += part[month] * shipped;
            }
        }
        let recognised = self.0 / inputs.term_months;
        self.0 += taken - recognised;
        let (network_orders, spending) = market_network;
        let (share, base) = (inputs.network_share[month], inputs.network_base[month]);
        let revenue = Lines {
            ai: sold - taken,
            general,
            network: reported.network[month].map_or_else(|| network(share, spending, base), S::constant),
            service: recognised,
            other: reported.other[month].map_or_else(|| inputs.other_revenue[month], S::constant),
        };
        VendorMonth {
            revenue,
            network_orders: network(share, network_orders, base),
            arr: S::constant(12.0) * recognised + inputs.arr_base[month],
            earnings: inputs.earnings.as_ref().map(|earnings| earnings.of(month, &revenue)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(months: usize) -> RevenueInputs<f64> {
        RevenueInputs {
            as_a_service: vec![vec![0.25; months], vec![0.0; months]],
            term_months: 48.0,
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
        let mut last = None;
        for month in 0..600 {
            let result = contracts.step(&inputs, month, [4.0, 1.0].into_iter(), 0.0, (0.0, 0.0), &nothing);
            if month == 0 {
                assert!((result.revenue.service - 0.05).abs() < 1e-15);
                assert!((result.arr - 2.6).abs() < 1e-15);
            }
            last = Some(result);
        }
        // In the long run as much is recognised as is taken: a quarter of 4.
        assert!((last.unwrap().revenue.service - 1.0).abs() < 1e-5);
    }

    #[test]
    fn lines_add_up_and_reported_ones_replace_the_model() {
        let inputs = inputs(1);
        let mut reported = Reported::nothing(1);
        let step = |reported: &Reported| {
            Contracts::start(&inputs).step(&inputs, 0, [4.0, 1.0].into_iter(), 2.0, (20.0, 10.0), reported)
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
