//! The outputs that a forecast is told by.

/// The market's.
const MARKET: [&str; 8] = [
    "market.ai.orders",
    "market.ai.shipments",
    "market.ai.backlog",
    "market.ai.servers",
    "market.asic.share",
    "market.inference.compute_share",
    "market.general.shipments",
    "supply.gpu.fill",
];

/// A vendor's, below `vendor.V.`
const VENDOR: [&str; 7] = ["ai.orders", "ai.shipments", "ai.backlog", "ai.cover", "general.revenue", "revenue", "eps"];

/// Whether an output is one that a forecast is told by.
///
/// ```
/// use rackcast_catalogue::is_headline;
///
/// assert!(is_headline("market.ai.orders") && is_headline("vendor.dell.ai.backlog"));
/// assert!(!is_headline("vendor.dell.segment.labs.orders"));
/// ```
#[must_use]
pub fn is_headline(output: &str) -> bool {
    let of_vendor = output.strip_prefix("vendor.").and_then(|rest| rest.split_once('.'));
    of_vendor.map_or(MARKET.contains(&output), |(_, output)| VENDOR.contains(&output))
}
