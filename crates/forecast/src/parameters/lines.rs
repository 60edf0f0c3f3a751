//! Parameters of the other lines: general-purpose servers, network, services, earnings (docs/model.md, section 7).

use rackcast_numeric::Real;
use rackcast_vendor::{Earnings, GeneralMarket, Lines, RevenueInputs, normalise};

use super::reader::{Reader, check_sum};
use crate::lookup::{EarningsKeys, Key, VendorKeys};
use crate::rules::{BrokenRule, Rule};

/// Shares of a market by month and vendor, normalised in every month.
fn market_shares<S: Real>(
    reader: &Reader<'_, S>,
    line: &str,
    key: impl Fn(&VendorKeys) -> Key,
) -> Result<Vec<Vec<S>>, BrokenRule> {
    let paths: Vec<Vec<S>> = reader.model.keys.vendors.iter().map(|vendor| reader.path(key(vendor))).collect();
    (0..reader.months)
        .map(|month| {
            let mut shares: Vec<S> = paths.iter().map(|path| path[month]).collect();
            check_sum(&shares, Rule::Shares, || format!("share.{line}"))?;
            normalise(&mut shares);
            Ok(shares)
        })
        .collect()
}

pub(super) fn general<S: Real>(reader: &Reader<'_, S>) -> Result<GeneralMarket<S>, BrokenRule> {
    let keys = &reader.model.keys.market.general;
    let price_index = reader.growth(keys.price_growth);
    let price_at_start = reader.constant(keys.price_at_start);
    Ok(GeneralMarket {
        orders_at_start: reader.constant(keys.orders_at_start) / S::constant(12.0),
        price: price_index.iter().map(|&index| price_at_start * index).collect(),
        price_index,
        refresh_index: reader.growth(keys.refresh_growth),
        inference_linked_share: reader.constant(keys.inference_linked_share),
        delivery_months: reader.constant(keys.delivery_months),
        cancellation: reader.loss(keys.cancellation),
        supply: keys.supply.map(|key| reader.path(key)),
        shares: market_shares(reader, "general", |vendor| vendor.general_share)?,
    })
}

pub(super) fn revenue<S: Real>(reader: &Reader<'_, S>) -> Result<Vec<RevenueInputs<S>>, BrokenRule> {
    let network = market_shares(reader, "network", |vendor| vendor.network_share)?;
    let term_months = reader.constant(reader.model.keys.market.term_months);
    let vendors = reader.model.keys.vendors.iter().enumerate();
    Ok(vendors
        .map(|(index, keys)| {
            let any = keys.as_a_service.iter().any(Option::is_some);
            let part = |key: &Option<Key>| key.map_or_else(|| reader.same(0.0), |key| reader.path(key));
            RevenueInputs {
                as_a_service: if any { keys.as_a_service.iter().map(part).collect() } else { Vec::new() },
                term_months,
                subscription_at_start: reader.constant(keys.subscription_at_start),
                arr_base: reader.path(keys.arr_base),
                network_share: network.iter().map(|month| month[index]).collect(),
                network_base: reader.path(keys.network_base),
                other_revenue: reader.path(keys.other_revenue),
                earnings: keys.earnings.as_ref().map(|keys| earnings(reader, keys)),
            }
        })
        .collect())
}

fn earnings<S: Real>(reader: &Reader<'_, S>, keys: &EarningsKeys) -> Earnings<S> {
    let [ai, general, network, service, other] = keys.margins.map(|key| reader.path(key));
    Earnings {
        margins: Lines { ai, general, network, service, other },
        other_expense: reader.path(keys.other_expense),
        tax_rate: reader.path(keys.tax_rate),
        diluted_shares: reader.path(keys.diluted_shares),
    }
}
