//! Parameters of vendors' order books (docs/model.md, sections 5 and 6).

use rackcast_demand::Prices;
use rackcast_numeric::Real;
use rackcast_vendor::{CLASSES, OrderBooks, VendorOrders, attraction_shares};

use super::reader::{Reader, check, check_sum};
use crate::lookup::{Key, VendorKeys};
use crate::rules::{BrokenRule, Rule};

pub(super) fn order_books<S: Real>(
    reader: &Reader<'_, S>,
    orders_at_start: Vec<S>,
    price: &[Prices<S>],
) -> Result<OrderBooks<S>, BrokenRule> {
    let model = reader.model;
    let market = &model.keys.market;
    let vendors = model
        .keys
        .vendors
        .iter()
        .enumerate()
        .map(|(index, keys)| VendorOrders {
            delivery_months: reader.path(keys.delivery_months),
            cancellation: reader.loss(keys.cancellation),
            backlog_at_start: reader.constant(keys.backlog_at_start),
            phantom_share: reader.constant(keys.phantom_share),
            first_forecast_month: model.figures.first_forecast_month[index],
            order_noise: reader.same(1.0),
            shipment_noise: reader.same(1.0),
            reported: model.figures.reported[index].clone(),
        })
        .collect();
    let supply = |class: usize| {
        let mut supply = reader.path(market.supply[class]);
        for (servers, price) in supply.iter_mut().zip(price) {
            let price = if class == 0 { price.gpu } else { price.asic };
            *servers *= price / S::constant(1000.0);
        }
        supply
    };
    let books = OrderBooks {
        segments: model.keys.segments.len(),
        vendors,
        shares: shares(reader)?,
        orders_at_start,
        double_ordering: reader.path(market.double_ordering),
        phantom_months: reader.constant(market.phantom_months),
        supply: [supply(0), supply(1)],
    };
    let width = books.segments * CLASSES.len();
    for (index, vendor) in books.vendors.iter().enumerate() {
        let start = &books.shares[0][index * width..(index + 1) * width];
        let orders = start.iter().zip(&books.orders_at_start).fold(S::ZERO, |sum, (&share, &of)| sum + share * of);
        let holds = orders.gt(S::ZERO) | !vendor.backlog_at_start.gt(S::ZERO);
        check::<S>(holds, Rule::BacklogWithoutOrders, || model.scenario.vendors[index].key.clone())?;
    }
    Ok(books)
}

/// Vendors' shares of orders by month and cell (docs/model.md, section 5).
fn shares<S: Real>(reader: &Reader<'_, S>) -> Result<Vec<Vec<S>>, BrokenRule> {
    let keys = &reader.model.keys;
    let width = keys.segments.len() * CLASSES.len();
    let mut months = vec![vec![S::ZERO; width * keys.vendors.len()]; reader.months];
    let moved: Vec<Vec<Option<Vec<S>>>> = keys.vendors.iter().map(|vendor| attributes_moved(reader, vendor)).collect();
    let (mut base, mut exponent) = (vec![S::ZERO; keys.vendors.len()], vec![S::ZERO; keys.vendors.len()]);
    let mut shares = base.clone();
    // Shares of months in which nothing moved are those of the month before.
    let (mut base_before, mut exponent_before) = (base.clone(), base.clone());
    for cell in 0..width {
        let paths: Vec<Option<Vec<S>>> =
            keys.vendors.iter().map(|vendor| vendor.shares[cell].map(|key| reader.path(key))).collect();
        let weights: Vec<S> = keys
            .attraction
            .iter()
            .map(|weights| weights[cell / CLASSES.len()].map_or(S::ZERO, |key| reader.constant(key)))
            .collect();
        for (month, cells) in months.iter_mut().enumerate() {
            for vendor in 0..keys.vendors.len() {
                base[vendor] = paths[vendor].as_ref().map_or(S::ZERO, |path| path[month]);
                exponent[vendor] = weights.iter().zip(&moved[vendor]).fold(S::ZERO, |sum, (&weight, moved)| {
                    moved.as_ref().map_or(sum, |moved| sum + weight * moved[month])
                });
            }
            check_sum(&base, Rule::Shares, || {
                let class = ["gpu", "asic"][cell % CLASSES.len()];
                format!("share.{class}.{}", reader.model.scenario.segments[cell / CLASSES.len()])
            })?;
            if month == 0 || base != base_before || exponent != exponent_before {
                attraction_shares(&base, &exponent, &mut shares);
                base_before.copy_from_slice(&base);
                exponent_before.copy_from_slice(&exponent);
            }
            for (vendor, &share) in shares.iter().enumerate() {
                cells[vendor * width + cell] = share;
            }
        }
    }
    Ok(months)
}

/// How far each attribute of a vendor has moved since the first month; `None` where it has none.
fn attributes_moved<S: Real>(reader: &Reader<'_, S>, vendor: &VendorKeys) -> Vec<Option<Vec<S>>> {
    let moved = |key: Key| {
        let mut path = reader.path(key);
        let first = path[0];
        for value in &mut path {
            *value -= first;
        }
        path
    };
    vendor.attributes.iter().map(|key| key.map(moved)).collect()
}
