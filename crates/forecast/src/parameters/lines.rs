//! Parameters of the other lines: general-purpose servers, network, services, earnings (docs/model.md, section 7).

use rackcast_numeric::Real;
use rackcast_vendor::{Earnings, GeneralMarket, Lines, RevenueInputs, normalise};

use super::reader::{Reader, check};
use crate::Model;
use crate::lookup::{EarningsKeys, Key, VendorKeys};
use crate::rules::{BrokenRule, Rule};

/// A market for general-purpose servers of which nothing has been read.
pub(super) fn blank_general<S: Real>(model: &Model) -> GeneralMarket<S> {
    let months = || vec![S::ONE; model.months];
    GeneralMarket {
        orders_at_start: S::ZERO,
        price: months(),
        price_index: months(),
        refresh_index: months(),
        inference_linked_share: S::ZERO,
        delivery_months: S::ONE,
        cancellation: months(),
        supply: model.keys.market.general.supply.map(|_| months()),
        shares: vec![vec![S::ZERO; model.keys.vendors.len()]; model.months],
    }
}

#[inline(always)]
pub(super) fn refresh_general<S: Real>(
    reader: &Reader<'_, S>,
    general: &mut GeneralMarket<S>,
) -> Result<(), BrokenRule> {
    let keys = &reader.model.keys.market.general;
    general.orders_at_start = reader.constant(keys.orders_at_start) / S::constant(12.0);
    reader.growth(keys.price_growth, &mut general.price_index);
    let at_start = reader.constant(keys.price_at_start);
    let from = reader.from(&[keys.price_growth, keys.price_at_start]);
    for month in from..reader.months {
        general.price[month] = at_start * general.price_index[month];
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
    let months = || vec![S::ZERO; model.months];
    // Where nothing is known to be taken as a service there is nothing to compute.
    let taken = |key: &Option<Key>| key.is_some_and(|key| !model.series[key].is_nought());
    let segments = keys.as_a_service.iter().enumerate().filter_map(|(segment, key)| taken(key).then_some(segment));
    let margins = || Lines { ai: months(), general: months(), network: months(), service: months(), other: months() };
    RevenueInputs {
        as_a_service: segments.map(|segment| (segment, months())).collect(),
        recognition: S::ONE,
        subscription_at_start: S::ZERO,
        arr_base: months(),
        network_share: months(),
        network_base: months(),
        other_revenue: months(),
        earnings: keys.earnings.as_ref().map(|_| Earnings {
            margins: margins(),
            other_expense: months(),
            tax_rate: months(),
            diluted_shares: months(),
        }),
    }
}

#[inline(always)]
pub(super) fn refresh_revenue<S: Real>(
    reader: &Reader<'_, S>,
    vendors: &mut [RevenueInputs<S>],
) -> Result<(), BrokenRule> {
    let recognition = S::ONE / reader.constant(reader.model.keys.market.term_months);
    for (index, vendor) in vendors.iter_mut().enumerate() {
        let keys = &reader.model.keys.vendors[index];
        vendor.recognition = recognition;
        for (segment, part) in &mut vendor.as_a_service {
            if let Some(key) = keys.as_a_service[*segment] {
                reader.path(key, part);
            }
        }
        vendor.subscription_at_start = reader.constant(keys.subscription_at_start);
        reader.path(keys.arr_base, &mut vendor.arr_base);
        reader.map(keys.network_base, &mut vendor.network_base, a_month);
        reader.map(keys.other_revenue, &mut vendor.other_revenue, a_month);
        if let (Some(keys), Some(earnings)) = (&keys.earnings, &mut vendor.earnings) {
            refresh_earnings(reader, keys, earnings);
        }
    }
    let into = |month: usize, vendor: usize, share| vendors[vendor].network_share[month] = share;
    market_shares(reader, "network", |vendor| vendor.network_share, into)
}

#[inline(always)]
fn refresh_earnings<S: Real>(reader: &Reader<'_, S>, keys: &EarningsKeys, earnings: &mut Earnings<S>) {
    let Lines { ai, general, network, service, other } = &mut earnings.margins;
    for (key, margin) in keys.margins.into_iter().zip([ai, general, network, service, other]) {
        reader.path(key, margin);
    }
    reader.map(keys.other_expense, &mut earnings.other_expense, a_month);
    reader.path(keys.tax_rate, &mut earnings.tax_rate);
    reader.path(keys.diluted_shares, &mut earnings.diluted_shares);
}

/// A third of what there is in a quarter.
#[inline(always)]
fn a_month<S: Real>(a_quarter: S) -> S {
    a_quarter / S::constant(3.0)
}

/// Shares of a market by month and vendor, normalised in every month.
#[inline(always)]
fn market_shares<S: Real>(
    reader: &Reader<'_, S>,
    line: &str,
    key: impl Fn(&VendorKeys) -> Key,
    mut into: impl FnMut(usize, usize, S),
) -> Result<(), BrokenRule> {
    let vendors = &reader.model.keys.vendors;
    let from = vendors.iter().map(|vendor| reader.from(&[key(vendor)])).fold(reader.months, usize::min);
    if from == reader.months {
        return Ok(());
    }
    let mut shares = vec![S::ZERO; vendors.len()];
    for month in from..reader.months {
        if month == from || vendors.iter().any(|vendor| reader.model.series[key(vendor)].changes(month)) {
            let mut sum = S::ZERO;
            for vendor in 0..vendors.len() {
                shares[vendor] = reader.value(key(&vendors[vendor]), month);
                sum += shares[vendor];
            }
            check::<S>(sum.gt(S::ZERO), Rule::Shares, || format!("share.{line}"))?;
            normalise(&mut shares);
        }
        for (vendor, &share) in shares.iter().enumerate() {
            into(month, vendor, share);
        }
    }
    Ok(())
}
