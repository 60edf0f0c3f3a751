//! The table of outputs, and finding one by its name.

use std::sync::OnceLock;

use crate::index::Index;
use crate::output::{Calendar, OutputKind, OutputSpec};
use crate::pattern::Bindings;

/// Every output, in the order in which they are listed: market, supply, segments, adoption, vendors.
pub static OUTPUTS: &[OutputSpec] = &[
    flow("market.ai.orders", "AI server orders, with vendors' phantom orders", "USD bn"),
    flow("market.ai.shipments", "AI server shipments", "USD bn"),
    stock("market.ai.backlog", "AI servers ordered and not shipped, phantom orders too", "USD bn"),
    stock("market.ai.phantom_backlog", "part of the AI backlog that was ordered twice and never ships", "USD bn"),
    flow("market.ai.servers", "AI servers shipped", "thousand"),
    flow("market.gpu.servers", "GPU servers shipped", "thousand"),
    flow("market.asic.servers", "ASIC servers shipped", "thousand"),
    flow("market.general.servers", "general servers shipped", "thousand"),
    flow("market.servers", "servers shipped, AI and general", "thousand"),
    ratio("market.asic.share", "ASIC servers' part of AI servers shipped", "1"),
    ratio("market.inference.compute_share", "inference's part of the compute that segments need", "1"),
    ratio(
        "market.inference.spending_share",
        "inference's part of AI orders without phantom ones: segments' orders by their inference share of compute",
        "1",
    ),
    flow("market.general.orders", "general server orders", "USD bn"),
    flow("market.general.shipments", "general server shipments", "USD bn"),
    flow("market.network.orders", "network spending ordered with AI orders", "USD bn"),
    flow("market.network.spending", "network spending that comes with AI shipments", "USD bn"),
    stock("market.general.backlog", "general servers ordered and not shipped", "USD bn"),
    ratio("supply.gpu.fill", "GPU servers shipped over wanted, in money, by vendors that report no shipments", "1"),
    ratio("supply.asic.fill", "ASIC servers shipped over wanted, in money, by vendors that report no shipments", "1"),
    ratio("supply.general.fill", "general servers shipped over wanted by vendors that report no general revenue", "1"),
    flow("segment.G.orders", "AI server orders of the segment without phantom ones", "USD bn"),
    flow("segment.G.shipments", "AI server shipments to the segment", "USD bn"),
    stock("segment.G.backlog", "its AI backlog without phantom orders", "USD bn"),
    stock("segment.G.installed", "its installed capacity, in GPU servers of the first month", "capacity"),
    ratio("segment.G.share", "its part of all segments' orders", "1"),
    ratio("segment.G.inference.compute_share", "inference's part of the compute it needs", "1"),
    ratio("segment.G.asic.share", "ASIC servers' part of AI servers in the model's own orders", "1"),
    stock("adoption.A.pilots", "pilots that run", "start = 1"),
    stock("adoption.A.production", "deployments in production", "start = 1"),
    flow("adoption.A.conversions", "pilots that reached production", "start = 1"),
    ratio("adoption.A.in_production", "production over production and pilots, at the end", "1"),
    reported(flow("vendor.V.ai.orders", "its AI server orders, with phantom ones", "USD bn")),
    reported(flow("vendor.V.ai.shipments", "its AI server shipments, what is taken as a service included", "USD bn")),
    flow("vendor.V.ai.cancellations", "AI orders cancelled, phantom ones too", "USD bn"),
    flow("vendor.V.ai.net_orders", "AI orders less cancellations", "USD bn"),
    reported(stock("vendor.V.ai.backlog", "its AI backlog, with its phantom part", "USD bn")),
    stock("vendor.V.ai.phantom_backlog", "part of its AI backlog that was ordered twice and never ships", "USD bn"),
    ratio("vendor.V.ai.cover", "AI backlog over the period's shipments a quarter", "quarters"),
    ratio("vendor.V.ai.share", "its part of market AI shipments in the same months", "1"),
    ratio("vendor.V.ai.burn", "AI shipments over the backlog at the period's start plus its orders", "1"),
    ratio("vendor.V.asic.share", "ASIC servers' part of its AI servers shipped", "1"),
    ratio(
        "vendor.V.inference.spending_share",
        "inference's part of its AI orders without phantom ones, by segments' inference share of compute",
        "1",
    ),
    flow("vendor.V.segment.G.orders", "its AI orders from segment G without phantom ones", "USD bn"),
    flow("vendor.V.segment.G.shipments", "its AI shipments to segment G", "USD bn"),
    ratio("vendor.V.segment.G.share", "segment G's part of its AI orders without phantom ones", "1"),
    stock("vendor.V.segment.G.backlog", "its AI backlog for segment G without phantom orders", "USD bn"),
    reported(flow("vendor.V.general.orders", "its general server orders", "USD bn")),
    reported(flow("vendor.V.general.revenue", "its general server shipments", "USD bn")),
    flow("vendor.V.general.cancellations", "general orders cancelled", "USD bn"),
    flow("vendor.V.server.revenue", "AI shipments less what is taken as a service, plus general servers", "USD bn"),
    flow("vendor.V.network.orders", "its network orders", "USD bn"),
    reported(flow("vendor.V.network.revenue", "its network revenue", "USD bn")),
    flow("vendor.V.service.revenue", "revenue recognised from service contracts", "USD bn"),
    reported(flow("vendor.V.other.revenue", "its revenue of all other lines", "USD bn")),
    flow("vendor.V.revenue", "its revenue", "USD bn"),
    stock("vendor.V.general.backlog", "its general servers ordered and not shipped", "USD bn"),
    stock(
        "vendor.V.service.arr",
        "annual run-rate of services: twelve times what the last month recognised, plus arr_base",
        "USD bn a year",
    ),
    earnings(flow("vendor.V.operating_income", "operating income of all lines", "USD bn")),
    earnings(flow("vendor.V.eps", "earnings per diluted share", "USD a share")),
];

/// The row of a dotted name and the names that its placeholders stand for.
///
/// Whether such a segment, adopter or vendor exists is not asked.
///
/// ```
/// let (spec, names) = rackcast_catalogue::find_output("vendor.hpe.ai.cover").unwrap();
/// assert_eq!((spec.unit, names.get("V")), ("quarters", Some("hpe")));
/// ```
#[must_use]
pub fn find_output(name: &str) -> Option<(&'static OutputSpec, Bindings<'_>)> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(|| Index::new(OUTPUTS.iter().map(|spec| spec.pattern)));
    index.find(name).map(|(row, bindings)| (&OUTPUTS[row], bindings))
}

const fn flow(pattern: &'static str, meaning: &'static str, unit: &'static str) -> OutputSpec {
    row(pattern, meaning, unit, OutputKind::Flow)
}

const fn stock(pattern: &'static str, meaning: &'static str, unit: &'static str) -> OutputSpec {
    row(pattern, meaning, unit, OutputKind::Stock)
}

const fn ratio(pattern: &'static str, meaning: &'static str, unit: &'static str) -> OutputSpec {
    row(pattern, meaning, unit, OutputKind::Ratio)
}

/// Vendors report in their fiscal periods, everything else in the calendar's.
const fn row(pattern: &'static str, meaning: &'static str, unit: &'static str, kind: OutputKind) -> OutputSpec {
    let calendar = if pattern.as_bytes()[0] == b'v' { Calendar::Fiscal } else { Calendar::Calendar };
    OutputSpec { pattern, meaning, kind, unit, calendar, actual: false, earnings: false }
}

const fn reported(mut row: OutputSpec) -> OutputSpec {
    row.actual = true;
    row
}

const fn earnings(mut row: OutputSpec) -> OutputSpec {
    row.earnings = true;
    row
}
