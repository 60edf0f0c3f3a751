//! What vendors' order books are made of.

use crate::Reported;

/// One vendor's order book: constants, and a number a month where it varies in time.
#[derive(Debug, Clone)]
pub struct VendorOrders<S> {
    /// Part of its backlog that it wants to ship in the month, without shortage: 1 over its delivery time in months.
    pub delivery_rate: Vec<S>,
    /// Part of what is left of the backlog that is cancelled in the month.
    pub cancellation: Vec<S>,
    /// AI backlog at the start, USD bn.
    pub backlog_at_start: S,
    /// Part of the backlog that is double-ordered when its forecast begins.
    pub phantom_share: S,
    /// The month in which its forecast begins; `None` where actuals reach past the horizon.
    pub first_forecast_month: Option<usize>,
    /// What orders are multiplied by: 1, or the noise of a draw.
    pub order_noise: Vec<S>,
    /// What wanted shipments are multiplied by: 1, or the noise of a draw.
    pub shipment_noise: Vec<S>,
    /// What it reported.
    pub reported: Reported,
}

/// All order books and the supply they share; figures by vendor and segment stand vendor after vendor.
#[derive(Debug, Clone)]
pub struct OrderBooks<S> {
    /// How many segments there are.
    pub segments: usize,
    /// The vendors.
    pub vendors: Vec<VendorOrders<S>>,
    /// Vendors' shares of a segment's orders of each class, by month, vendor and segment.
    pub shares: Vec<Vec<[S; 2]>>,
    /// Segments' orders in money a month at the start, by segment and class.
    pub orders_at_start: Vec<[S; 2]>,
    /// Phantom orders per GPU order unfilled, by month.
    pub double_ordering: Vec<S>,
    /// How long phantoms stay once supply is free, months.
    pub phantom_months: S,
    /// What can be built of each class in a month, USD bn, by month.
    pub supply: [Vec<S>; 2],
}
