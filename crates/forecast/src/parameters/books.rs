//! Parameters of vendors' order books (docs/model.md, sections 5 and 6).

use rackcast_numeric::Real;
use rackcast_vendor::{CLASSES, OrderBooks, VendorOrders, attraction_shares};

use super::reader::{Reader, check, check_sum};
use crate::Model;
use crate::lookup::Key;
use crate::rules::{BrokenRule, Rule};

/// Books of which nothing has been read.
pub(super) fn blank<S: Real>(model: &Model) -> OrderBooks<S> {
    let segments = model.keys.segments.len();
    let cells = segments * CLASSES.len() * model.keys.vendors.len();
    let vendor = |index: usize| VendorOrders {
        delivery_months: Vec::new(),
        cancellation: Vec::new(),
        backlog_at_start: S::ZERO,
        phantom_share: S::ZERO,
        first_forecast_month: model.figures.first_forecast_month[index],
        order_noise: vec![S::ONE; model.months],
        shipment_noise: vec![S::ONE; model.months],
        reported: model.figures.reported[index].clone(),
    };
    OrderBooks {
        segments,
        vendors: (0..model.keys.vendors.len()).map(vendor).collect(),
        shares: vec![vec![S::ZERO; cells]; model.months],
        orders_at_start: vec![S::ZERO; segments * CLASSES.len()],
        double_ordering: Vec::new(),
        phantom_months: S::ONE,
        supply: [Vec::new(), Vec::new()],
    }
}

/// All but the orders at the start; `price` by class and month.
pub(super) fn refresh<S: Real>(
    reader: &Reader<'_, S>,
    price: &[Vec<S>; 2],
    books: &mut OrderBooks<S>,
) -> Result<(), BrokenRule> {
    let market = &reader.model.keys.market;
    for (keys, vendor) in reader.model.keys.vendors.iter().zip(&mut books.vendors) {
        reader.path(keys.delivery_months, &mut vendor.delivery_months);
        reader.loss(keys.cancellation, &mut vendor.cancellation);
        vendor.backlog_at_start = reader.constant(keys.backlog_at_start);
        vendor.phantom_share = reader.constant(keys.phantom_share);
    }
    reader.path(market.double_ordering, &mut books.double_ordering);
    books.phantom_months = reader.constant(market.phantom_months);
    for (class, supply) in books.supply.iter_mut().enumerate() {
        if reader.moves(&[market.supply[class], market.price[class]]) {
            reader.read(market.supply[class], supply);
            for (servers, &price) in supply.iter_mut().zip(&price[class]) {
                *servers *= price / S::constant(1000.0);
            }
        }
    }
    shares(reader, &mut books.shares)
}

/// A backlog needs orders to be split by.
pub(super) fn check_backlogs<S: Real>(reader: &Reader<'_, S>, books: &OrderBooks<S>) -> Result<(), BrokenRule> {
    let width = books.segments * CLASSES.len();
    for (index, vendor) in books.vendors.iter().enumerate() {
        let start = &books.shares[0][index * width..(index + 1) * width];
        let orders = start.iter().zip(&books.orders_at_start).fold(S::ZERO, |sum, (&share, &of)| sum + share * of);
        let holds = orders.gt(S::ZERO) | !vendor.backlog_at_start.gt(S::ZERO);
        check::<S>(holds, Rule::BacklogWithoutOrders, || reader.model.scenario.vendors[index].key.clone())?;
    }
    Ok(())
}

/// Vendors' shares of orders by month and cell (docs/model.md, section 5).
fn shares<S: Real>(reader: &Reader<'_, S>, months: &mut [Vec<S>]) -> Result<(), BrokenRule> {
    let keys = &reader.model.keys;
    let width = keys.segments.len() * CLASSES.len();
    let attributes: Vec<Key> =
        keys.vendors.iter().flat_map(|vendor| vendor.attributes.iter().flatten()).copied().collect();
    let mut moved: Option<Vec<Vec<Option<Vec<S>>>>> = None;
    for cell in 0..width {
        let segment = cell / CLASSES.len();
        let weights = keys.attraction.iter().filter_map(|weights| weights[segment]);
        let own = keys.vendors.iter().filter_map(|vendor| vendor.shares[cell]);
        let all: Vec<Key> = weights.chain(own).chain(attributes.iter().copied()).collect();
        if reader.moves(&all) {
            let moved = moved.get_or_insert_with(|| attributes_moved(reader));
            column(reader, moved, cell, width, months)?;
        }
    }
    Ok(())
}

/// The shares of one segment and class.
fn column<S: Real>(
    reader: &Reader<'_, S>,
    moved: &[Vec<Option<Vec<S>>>],
    cell: usize,
    width: usize,
    months: &mut [Vec<S>],
) -> Result<(), BrokenRule> {
    let keys = &reader.model.keys;
    let (segment, class) = (cell / CLASSES.len(), rackcast_catalogue::CLASSES[cell % CLASSES.len()]);
    let of = |key: &Option<Key>| key.map_or(S::ZERO, |key| reader.constant(key));
    let weights: Vec<S> = keys.attraction.iter().map(|weights| of(&weights[segment])).collect();
    let mut paths = vec![Vec::new(); keys.vendors.len()];
    for (path, vendor) in paths.iter_mut().zip(&keys.vendors) {
        if let Some(key) = vendor.shares[cell] {
            reader.read(key, path);
        }
    }
    let mut base = vec![S::ZERO; keys.vendors.len()];
    let (mut exponent, mut shares) = (base.clone(), base.clone());
    // Shares of months in which nothing moved are those of the month before.
    let (mut base_before, mut exponent_before) = (base.clone(), base.clone());
    for (month, cells) in months.iter_mut().enumerate() {
        for vendor in 0..keys.vendors.len() {
            base[vendor] = paths[vendor].get(month).copied().unwrap_or(S::ZERO);
            exponent[vendor] = weights
                .iter()
                .zip(&moved[vendor])
                .fold(S::ZERO, |sum, (&weight, moved)| moved.as_ref().map_or(sum, |moved| sum + weight * moved[month]));
        }
        if month == 0 || base != base_before || exponent != exponent_before {
            let name = || format!("share.{class}.{}", reader.model.scenario.segments[segment]);
            check_sum(&base, Rule::Shares, name)?;
            attraction_shares(&base, &exponent, &mut shares);
            base_before.copy_from_slice(&base);
            exponent_before.copy_from_slice(&exponent);
        }
        for (vendor, &share) in shares.iter().enumerate() {
            cells[vendor * width + cell] = share;
        }
    }
    Ok(())
}

/// How far each attribute of each vendor has moved since the first month; `None` where it has none.
fn attributes_moved<S: Real>(reader: &Reader<'_, S>) -> Vec<Vec<Option<Vec<S>>>> {
    let moved = |key: Key| {
        let mut path = Vec::with_capacity(reader.months);
        reader.read(key, &mut path);
        let first = path[0];
        for value in &mut path {
            *value -= first;
        }
        path
    };
    let of = |vendor: &crate::lookup::VendorKeys| vendor.attributes.iter().map(|key| key.map(moved)).collect();
    reader.model.keys.vendors.iter().map(of).collect()
}
