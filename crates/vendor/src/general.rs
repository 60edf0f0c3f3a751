//! General-purpose servers: orders, backlog, supply, shipments (docs/model.md, section 7).

use rackcast_numeric::Real;

use crate::{Fill, Reported, ration};

/// The market for general-purpose servers; a number a month where it varies in time.
#[derive(Debug, Clone)]
pub struct GeneralMarket<S> {
    /// Orders a month at the start, USD bn.
    pub orders_at_start: S,
    /// Price of a server, USD thousand, by month.
    pub price: Vec<S>,
    /// Growth index of the price, by month.
    pub price_index: Vec<S>,
    /// Growth index of demand not linked to inference, in servers, by month.
    pub refresh_index: Vec<S>,
    /// Part of orders at the start that follows inference spending (κ).
    pub inference_linked_share: S,
    /// Backlog over shipments a month without shortage.
    pub delivery_months: S,
    /// Part of what is left of the backlog that is cancelled in the month.
    pub cancellation: Vec<S>,
    /// What can be built, thousand servers a month; `None` without a limit.
    pub supply: Option<Vec<S>>,
    /// Vendors' shares, by month and vendor; they sum to 1.
    pub shares: Vec<Vec<S>>,
}

impl<S: Real> GeneralMarket<S> {
    /// The market's orders in a month, USD bn; `inference_index` is inference spending over that of the first month.
    #[inline(always)]
    pub fn orders(&self, month: usize, inference_index: S) -> S {
        let linked = self.inference_linked_share;
        let servers = (S::ONE - linked) * self.refresh_index[month] + linked * inference_index;
        self.orders_at_start * self.price_index[month] * servers
    }
}

/// A vendor's order book of general-purpose servers: the stock at the end of the month last computed and the month's flows,
/// USD bn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeneralEntry<S> {
    /// Backlog.
    pub backlog: S,
    /// Orders.
    pub orders: S,
    /// Shipments.
    pub shipped: S,
    /// Cancelled orders.
    pub cancelled: S,
}

/// Order books of general-purpose servers.
#[derive(Debug, Clone)]
pub struct GeneralBook<S> {
    /// By vendor.
    pub entries: Vec<GeneralEntry<S>>,
    /// What vendors without reported shipments wanted and got.
    pub fill: Fill<S>,
}

impl<S: Real> GeneralBook<S> {
    /// The books at the start: what vendors order in `delivery_months` at their shares.
    #[must_use]
    pub fn start(market: &GeneralMarket<S>) -> Self {
        let nothing = GeneralEntry { backlog: S::ZERO, orders: S::ZERO, shipped: S::ZERO, cancelled: S::ZERO };
        let mut book = Self { entries: vec![nothing; market.shares[0].len()], fill: Fill::IDLE };
        book.restart(market);
        book
    }

    /// Goes back to the start, keeping its own room.
    #[inline(always)]
    pub fn restart(&mut self, market: &GeneralMarket<S>) {
        let backlog = market.orders_at_start * market.delivery_months;
        for vendor in 0..self.entries.len() {
            self.entries[vendor].backlog = market.shares[0][vendor] * backlog;
        }
    }

    /// The sum over vendors.
    #[inline(always)]
    pub fn sum(&self, of: impl Fn(&GeneralEntry<S>) -> S) -> S {
        let mut sum = S::ZERO;
        for entry in &self.entries {
            sum += of(entry);
        }
        sum
    }

    /// One month with the market's orders `ordered`; what a vendor reported by its place.
    #[inline(always)]
    pub fn step<'a>(
        &mut self,
        market: &GeneralMarket<S>,
        month: usize,
        ordered: S,
        reported: impl Fn(usize) -> &'a Reported,
    ) {
        let (mut wanted, mut taken) = (S::ZERO, S::ZERO);
        let rate = S::ONE / market.delivery_months;
        let shares = &market.shares[month][..self.entries.len()];
        for vendor in 0..shares.len() {
            let (entry, reported) = (&mut self.entries[vendor], reported(vendor));
            entry.orders = match reported.general_orders[month] {
                Some(figure) => S::constant(figure),
                None => shares[vendor] * ordered,
            };
            if let Some(figure) = reported.general_shipments[month] {
                entry.shipped = S::constant(figure).min(entry.backlog);
                taken += entry.shipped;
            } else {
                entry.shipped = entry.backlog * rate;
                wanted += entry.shipped;
            }
        }
        let supply = market.supply.as_ref().map(|supply| supply[month] * market.price[month] * S::constant(1e-3));
        self.fill = ration(wanted, supply, taken);
        let cancellation = market.cancellation[month];
        for vendor in 0..self.entries.len() {
            let entry = &mut self.entries[vendor];
            if reported(vendor).general_shipments[month].is_none() {
                entry.shipped *= self.fill.rate;
            }
            let left = entry.backlog - entry.shipped;
            entry.cancelled = left * cancellation;
            entry.backlog = left - entry.cancelled + entry.orders;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn market(supply: Option<f64>) -> GeneralMarket<f64> {
        GeneralMarket {
            orders_at_start: 10.0,
            price: vec![10.0; 60],
            price_index: vec![1.0; 60],
            refresh_index: vec![1.0; 60],
            inference_linked_share: 0.2,
            delivery_months: 2.0,
            cancellation: vec![0.0; 60],
            supply: supply.map(|supply| vec![supply; 60]),
            shares: vec![vec![0.3, 0.7]; 60],
        }
    }

    fn run(market: &GeneralMarket<f64>, reported: &[Reported; 2]) -> GeneralBook<f64> {
        let mut book = GeneralBook::start(market);
        for month in 0..60 {
            book.step(market, month, market.orders(month, 1.0), |vendor| &reported[vendor]);
        }
        book
    }

    #[test]
    fn a_constant_market_settles_at_orders() {
        let book = run(&market(None), &[Reported::nothing(60), Reported::nothing(60)]);
        assert!((book.entries[0].shipped - 3.0).abs() < 1e-12 && (book.entries[1].backlog - 14.0).abs() < 1e-12);
    }

    #[test]
    fn short_supply_binds_in_servers() {
        // 600 thousand servers of 10 thousand each are 6 bn a month.
        let book = run(&market(Some(600.0)), &[Reported::nothing(60), Reported::nothing(60)]);
        assert!((book.entries[0].shipped + book.entries[1].shipped - 6.0).abs() < 1e-12);
        assert!(book.fill.rate < 1.0);
    }

    #[test]
    fn reported_shipments_come_first_and_never_exceed_the_backlog() {
        let mut reported = [Reported::nothing(60), Reported::nothing(60)];
        reported[0].general_shipments[0] = Some(5.0);
        reported[1].general_orders[0] = Some(1.0);
        let market = market(Some(600.0));
        let mut book = GeneralBook::start(&market);
        book.step(&market, 0, 10.0, |vendor| &reported[vendor]);
        assert!((book.entries[0].shipped - 5.0).abs() < 1e-12 && (book.entries[1].shipped - 1.0).abs() < 1e-12);
        assert!((book.entries[1].backlog - 14.0).abs() < 1e-12);
        reported[0].general_shipments[0] = Some(50.0);
        let mut book = GeneralBook::start(&market);
        book.step(&market, 0, 10.0, |vendor| &reported[vendor]);
        assert!((book.entries[0].shipped - 6.0).abs() < 1e-12);
    }
}
