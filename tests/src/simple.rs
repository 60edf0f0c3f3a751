//! A market simple enough to be worked out by hand.

use crate::Ran;

/// One buyer and one maker in balance: 10 bn of orders and shipments a month, 40 bn of backlog, 20 years.
const MARKET: [(&str, &str); 36] = [
    ("format", "1"),
    ("name", "\"By hand\""),
    ("horizon.start", "\"2026-01\""),
    ("horizon.end", "\"2045-12\""),
    ("segments.buyer.orders_at_start", "120.0"),
    ("segments.buyer.capacity_growth_at_start", "0.0"),
    ("segments.buyer.inference_share_at_start", "0.5"),
    ("segments.buyer.training_growth", "0.0"),
    ("segments.buyer.own_inference_growth", "0.0"),
    ("segments.buyer.asic_share_reference", "0.2"),
    ("planning.adjustment_months", "6.0"),
    ("planning.supply_line_weight", "0.8"),
    ("planning.service_life", "5.0"),
    ("planning.inference_efficiency", "0.0"),
    ("planning.training_efficiency", "0.0"),
    ("servers.asic_share", "0.0"),
    ("servers.gpu.price", "200.0"),
    ("servers.gpu.capacity_growth", "0.0"),
    ("servers.gpu.supply", "1e6"),
    ("servers.asic.price", "100.0"),
    ("servers.asic.relative_capacity", "0.5"),
    ("servers.asic.capacity_growth", "0.0"),
    ("servers.asic.supply", "1e6"),
    ("general_servers.orders_at_start", "24.0"),
    ("general_servers.refresh_growth", "0.0"),
    ("general_servers.price_at_start", "10.0"),
    ("general_servers.price_growth", "0.0"),
    ("general_servers.inference_linked_share", "0.0"),
    ("general_servers.delivery_months", "2.0"),
    ("network.attach", "0.1"),
    ("vendors.maker.fiscal_year_end", "12"),
    ("vendors.maker.share", "{ gpu.buyer = 1.0, asic.buyer = 1.0, general = 1.0, network = 1.0 }"),
    ("vendors.maker.delivery_months", "4.0"),
    ("vendors.maker.backlog_at_start", "40.0"),
    ("vendors.maker.network_base", "0.0"),
    ("vendors.maker.other_revenue", "0.0"),
];

/// The file of the simple market with some keys changed, or added where they are not there.
#[must_use]
pub fn simple_text(changes: &[(&str, &str)]) -> String {
    let of = |key: &str| changes.iter().rev().find(|(other, _)| *other == key);
    let kept = MARKET.iter().map(|line| of(line.0).unwrap_or(line));
    let added = changes.iter().filter(|(key, _)| MARKET.iter().all(|(known, _)| known != key));
    kept.chain(added).flat_map(|(key, value)| [key, " = ", value, "\n"]).collect()
}

/// The simple market with some keys changed, run.
///
/// # Panics
/// Where the result is no scenario.
#[must_use]
pub fn simple(changes: &[(&str, &str)]) -> Ran {
    Ran::of(&simple_text(changes), None).unwrap_or_else(|problem| panic!("{problem}"))
}
