//! Parameters of vendors' order books (docs/model.md, sections 5 and 6).

use rackcast_numeric::Real;
use rackcast_vendor::{OrderBooks, VendorOrders};

use super::reader::{Reader, check};
use crate::Model;
use crate::rules::{BrokenRule, Rule};

/// Books of which nothing has been read.
pub(super) fn blank<S: Real>(model: &Model) -> OrderBooks<S> {
    let segments = model.keys.segments.len();
    let months = || vec![S::ONE; model.months];
    let vendor = |index: usize| VendorOrders {
        delivery_rate: months(),
        cancellation: months(),
        backlog_at_start: S::ZERO,
        phantom_share: S::ZERO,
        first_forecast_month: model.figures.first_forecast_month[index],
        order_noise: months(),
        shipment_noise: months(),
        reported: model.figures.reported[index].clone(),
    };
    OrderBooks {
        segments,
        vendors: (0..model.keys.vendors.len()).map(vendor).collect(),
        shares: vec![vec![[S::ZERO; 2]; model.keys.vendors.len() * segments]; model.months],
        orders_at_start: vec![[S::ZERO; 2]; segments],
        double_ordering: months(),
        phantom_months: S::ONE,
        supply: [months(), months()],
    }
}

/// All but shares and the orders at the start; `price` by class and month.
#[inline(always)]
pub(super) fn refresh<S: Real>(reader: &Reader<'_, S>, price: &[Vec<S>; 2], books: &mut OrderBooks<S>) {
    let market = &reader.model.keys.market;
    for (index, vendor) in books.vendors.iter_mut().enumerate() {
        let keys = &reader.model.keys.vendors[index];
        reader.map(keys.delivery_months, &mut vendor.delivery_rate, |months| S::ONE / months);
        reader.loss(keys.cancellation, &mut vendor.cancellation);
        vendor.backlog_at_start = reader.constant(keys.backlog_at_start);
        vendor.phantom_share = reader.constant(keys.phantom_share);
    }
    reader.path(market.double_ordering, &mut books.double_ordering);
    books.phantom_months = reader.constant(market.phantom_months);
    for (class, supply) in books.supply.iter_mut().enumerate() {
        let from = reader.from(&[market.supply[class], market.price[class]]);
        for month in from..reader.months {
            supply[month] = reader.value(market.supply[class], month) * (price[class][month] * S::constant(1e-3));
        }
    }
}

/// A backlog needs orders to be split by.
#[inline(always)]
pub(super) fn check_backlogs<S: Real>(reader: &Reader<'_, S>, books: &OrderBooks<S>) -> Result<(), BrokenRule> {
    let width = books.segments;
    for (index, vendor) in books.vendors.iter().enumerate() {
        let shares = &books.shares[0][index * width..][..width];
        let mut orders = S::ZERO;
        for (share, of) in shares.iter().zip(&books.orders_at_start) {
            orders += share[0] * of[0] + share[1] * of[1];
        }
        let holds = orders.gt(S::ZERO) | !vendor.backlog_at_start.gt(S::ZERO);
        check::<S>(holds, Rule::BacklogWithoutOrders, || reader.model.scenario.vendors[index].key.clone())?;
    }
    Ok(())
}
