//! Parameters of the other lines: general-purpose servers, network, services, earnings (docs/model.md, section 7).

use rackcast_numeric::Real;
use rackcast_vendor::{Earnings, GeneralMarket, Lines, RevenueInputs, normalise};

use super::reader::{Reader, check_sum};
use crate::Model;
use crate::lookup::{EarningsKeys, Key, VendorKeys};
use crate::rules::{BrokenRule, Rule};

/// A market for general-purpose servers of which nothing has been read.
pub(super) fn blank_general<S: Real>(model: &Model) -> GeneralMarket<S> {
    GeneralMarket {
        orders_at_start: S::ZERO,
        price: Vec::new(),
        price_index: Vec::new(),
        refresh_index: Vec::new(),
        inference_linked_share: S::ZERO,
        delivery_months: S::ONE,
        cancellation: Vec::new(),
        supply: model.keys.market.general.supply.map(|_| Vec::new()),
        shares: vec![vec![S::ZERO; model.keys.vendors.len()]; model.months],
    }
}

pub(super) fn refresh_general<S: Real>(
    reader: &Reader<'_, S>,
    general: &mut GeneralMarket<S>,
) -> Result<(), BrokenRule> {
    let keys = &reader.model.keys.market.general;
    general.orders_at_start = reader.constant(keys.orders_at_start) / S::constant(12.0);
    reader.growth(keys.price_growth, &mut general.price_index);
    if reader.moves(&[keys.price_growth, keys.price_at_start]) {
        let at_start = reader.constant(keys.price_at_start);
        general.price.clear();
        general.price.extend(general.price_index.iter().map(|&index| at_start * index));
    }
    reader.growth(keys.refresh_growth, &mut general.refresh_index);
    general.inference_linked_share = reader.constant(keys.inference_linked_share);
    general.delivery_months = reader.constant(keys.delivery_months);
    reader.loss(keys.cancellation, &mut general.cancellation);
    if let (Some(key), Some(supply)) = (keys.supply, &mut general.supply) {
        reader.path(key, supply);
    }
    let into = |month: usize, vendor: usize, share| general.shares[month][vendor] = share;
    market_shares(reader, "general", |vendor| vendor.general_share, into)
}

/// A vendor's lines of which nothing has been read.
pub(super) fn blank_revenue<S: Real>(model: &Model, index: usize) -> RevenueInputs<S> {
    let keys = &model.keys.vendors[index];
    let margins =
        || Lines { ai: Vec::new(), general: Vec::new(), network: Vec::new(), service: Vec::new(), other: Vec::new() };
    let part = |key: &Option<Key>| if key.is_some() { Vec::new() } else { vec![S::ZERO; model.months] };
    RevenueInputs {
        as_a_service: keys.as_a_service.iter().map(part).collect(),
        term_months: S::ONE,
        subscription_at_start: S::ZERO,
        arr_base: Vec::new(),
        network_share: vec![S::ZERO; model.months],
        network_base: Vec::new(),
        other_revenue: Vec::new(),
        earnings: keys.earnings.as_ref().map(|_| Earnings {
            margins: margins(),
            other_expense: Vec::new(),
            tax_rate: Vec::new(),
            diluted_shares: Vec::new(),
        }),
    }
}

pub(super) fn refresh_revenue<S: Real>(
    reader: &Reader<'_, S>,
    vendors: &mut [RevenueInputs<S>],
) -> Result<(), BrokenRule> {
    let term_months = reader.constant(reader.model.keys.market.term_months);
    for (keys, vendor) in reader.model.keys.vendors.iter().zip(vendors.iter_mut()) {
        vendor.term_months = term_months;
        for (key, part) in keys.as_a_service.iter().zip(&mut vendor.as_a_service) {
            if let Some(key) = *key {
                reader.path(key, part);
            }
        }
        vendor.subscription_at_start = reader.constant(keys.subscription_at_start);
        reader.path(keys.arr_base, &mut vendor.arr_base);
        reader.path(keys.network_base, &mut vendor.network_base);
        reader.path(keys.other_revenue, &mut vendor.other_revenue);
        if let (Some(keys), Some(earnings)) = (&keys.earnings, &mut vendor.earnings) {
            refresh_earnings(reader, keys, earnings);
        }
    }
    let into = |month: usize, vendor: usize, share| vendors[vendor].network_share[month] = share;
    market_shares(reader, "network", |vendor| vendor.network_share, into)
}

fn refresh_earnings<S: Real>(reader: &Reader<'_, S>, keys: &EarningsKeys, earnings: &mut Earnings<S>) {
    let Lines { ai, general, network, service, other } = &mut earnings.margins;
    for (key, margin) in keys.margins.into_iter().zip([ai, general, network, service, other]) {
        reader.path(key, margin);
    }
    reader.path(keys.other_expense, &mut earnings.other_expense);
    reader.path(keys.tax_rate, &mut earnings.tax_rate);
    reader.path(keys.diluted_shares, &mut earnings.diluted_shares);
}

/// Shares of a market by month and vendor, normalised in every month.
fn market_shares<S: Real>(
    reader: &Reader<'_, S>,
    line: &str,
    key: impl Fn(&VendorKeys) -> Key,
    mut into: impl FnMut(usize, usize, S),
) -> Result<(), BrokenRule> {
    let keys: Vec<Key> = reader.model.keys.vendors.iter().map(key).collect();
    if !reader.moves(&keys) {
        return Ok(());
    }
    let mut paths = vec![Vec::new(); keys.len()];
    for (path, &key) in paths.iter_mut().zip(&keys) {
        reader.read(key, path);
    }
    let mut shares = vec![S::ZERO; keys.len()];
    for month in 0..reader.months {
        for (share, path) in shares.iter_mut().zip(&paths) {
            *share = path[month];
        }
        check_sum(&shares, Rule::Shares, || format!("share.{line}"))?;
        normalise(&mut shares);
        for (vendor, &share) in shares.iter().enumerate() {
            into(month, vendor, share);
        }
    }
    Ok(())
}
