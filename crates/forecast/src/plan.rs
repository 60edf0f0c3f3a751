//! How each output is made of measures, and its value in a period.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{OutputSpec, find_output};
use rackcast_numeric::Real;

use crate::groups::Groups;
use crate::measures::{Adopter, Gather, Market, Segment, Vendor, VendorEarnings, VendorSegment};

/// An output over the measures of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Formula {
    /// A measure as gathered.
    Plain(usize),
    /// One over another; none where that is 0.
    Ratio(usize, usize),
    /// One over another; 1 where that is 0.
    Fill(usize, usize),
    /// A stock over a flow a quarter.
    Cover(usize, usize),
    /// A flow over a stock before the period plus another flow.
    Burn { shipments: usize, before: usize, orders: usize },
}

/// An output, which group it is of and how it is made.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) spec: &'static OutputSpec,
    pub(crate) group: usize,
    pub(crate) formula: Formula,
}

/// Names to indices, as bound in an output's name.
pub(crate) struct Names<'a> {
    pub(crate) segments: &'a [String],
    pub(crate) adopters: &'a [String],
    pub(crate) vendors: Vec<&'a str>,
}

/// How an output is made; `None` where no output is called that.
pub(crate) fn plan(name: &str, names: &Names<'_>, groups: &Groups) -> Option<Planned> {
    let (spec, bindings) = find_output(name)?;
    let segment = bindings.get("G").and_then(|name| names.segments.iter().position(|known| known == name));
    let adopter = bindings.get("A").and_then(|name| names.adopters.iter().position(|known| known == name));
    let vendor = bindings.get("V").and_then(|name| names.vendors.iter().position(|known| *known == name));
    let short = |prefix: &str| spec.pattern.strip_prefix(prefix);
    let (group, formula) = if let Some(rest) = short("vendor.V.segment.G.") {
        (groups.vendor(vendor?), of_vendor_segment(rest, Groups::vendor_segment(segment?))?)
    } else if let Some(rest) = short("vendor.V.") {
        (groups.vendor(vendor?), of_vendor(rest, groups.vendor_earnings())?)
    } else if let Some(rest) = short("segment.G.") {
        (Groups::segment(segment?), of_segment(rest)?)
    } else if let Some(rest) = short("adoption.A.") {
        (groups.adopter(adopter?), of_adopter(rest)?)
    } else {
        (0, of_market(spec.pattern)?)
    };
    Some(Planned { spec, group, formula })
}

fn of_market(pattern: &str) -> Option<Formula> {
    use Formula::{Fill, Plain, Ratio};
    let plain = |measure: Market| Plain(measure as usize);
    let ratio = |numerator: Market, denominator: Market| Ratio(numerator as usize, denominator as usize);
    let fill = |filled: Market, wanted: Market| Fill(filled as usize, wanted as usize);
    Some(match pattern {
        "market.ai.orders" => plain(Market::Orders),
        "market.ai.shipments" => plain(Market::Shipments),
        "market.ai.backlog" => plain(Market::Backlog),
        "market.ai.phantom_backlog" => plain(Market::PhantomBacklog),
        "market.ai.servers" => plain(Market::AiServers),
        "market.gpu.servers" => plain(Market::GpuServers),
        "market.asic.servers" => plain(Market::AsicServers),
        "market.general.servers" => plain(Market::GeneralServers),
        "market.servers" => plain(Market::Servers),
        "market.asic.share" => ratio(Market::AsicServers, Market::AiServers),
        "market.inference.compute_share" => ratio(Market::InferenceRequired, Market::Required),
        "market.inference.spending_share" => ratio(Market::InferenceSpending, Market::SegmentOrders),
        "market.general.orders" => plain(Market::GeneralOrders),
        "market.general.shipments" => plain(Market::GeneralShipments),
        "market.general.backlog" => plain(Market::GeneralBacklog),
        "market.network.orders" => plain(Market::NetworkOrders),
        "market.network.spending" => plain(Market::NetworkSpending),
        "supply.gpu.fill" => fill(Market::GpuFilled, Market::GpuWanted),
        "supply.asic.fill" => fill(Market::AsicFilled, Market::AsicWanted),
        "supply.general.fill" => fill(Market::GeneralFilled, Market::GeneralWanted),
        _ => return None,
    })
}

fn of_segment(rest: &str) -> Option<Formula> {
    use Segment as M;
    let plain = |measure: M| Formula::Plain(measure as usize);
    let ratio = |numerator: M, denominator: M| Formula::Ratio(numerator as usize, denominator as usize);
    Some(match rest {
        "orders" => plain(M::Orders),
        "shipments" => plain(M::Shipments),
        "backlog" => plain(M::Backlog),
        "installed" => plain(M::Installed),
        "share" => ratio(M::Orders, M::MarketOrders),
        "inference.compute_share" => ratio(M::InferenceRequired, M::Required),
        "asic.share" => ratio(M::AsicOrdered, M::ServersOrdered),
        _ => return None,
    })
}

fn of_adopter(rest: &str) -> Option<Formula> {
    use Adopter as M;
    Some(match rest {
        "pilots" => Formula::Plain(M::Pilots as usize),
        "production" => Formula::Plain(M::Production as usize),
        "conversions" => Formula::Plain(M::Conversions as usize),
        "in_production" => Formula::Ratio(M::Production as usize, M::PilotsAndProduction as usize),
        _ => return None,
    })
}

fn of_vendor(rest: &str, earnings: usize) -> Option<Formula> {
    use Vendor as M;
    let plain = |measure: M| Formula::Plain(measure as usize);
    let ratio = |numerator: M, denominator: M| Formula::Ratio(numerator as usize, denominator as usize);
    Some(match rest {
        "ai.orders" => plain(M::Orders),
        "ai.shipments" => plain(M::Shipments),
        "ai.cancellations" => plain(M::Cancellations),
        "ai.net_orders" => plain(M::NetOrders),
        "ai.backlog" => plain(M::Backlog),
        "ai.phantom_backlog" => plain(M::PhantomBacklog),
        "ai.cover" => Formula::Cover(M::Backlog as usize, M::Shipments as usize),
        "ai.share" => ratio(M::Shipments, M::MarketShipments),
        "ai.burn" => Formula::Burn {
            shipments: M::Shipments as usize,
            before: M::BacklogBefore as usize,
            orders: M::Orders as usize,
        },
        "asic.share" => ratio(M::AsicServers, M::AiServers),
        "inference.spending_share" => ratio(M::InferenceSpending, M::SegmentOrders),
        "general.orders" => plain(M::GeneralOrders),
        "general.revenue" => plain(M::GeneralRevenue),
        "general.cancellations" => plain(M::GeneralCancellations),
        "general.backlog" => plain(M::GeneralBacklog),
        "server.revenue" => plain(M::ServerRevenue),
        "network.orders" => plain(M::NetworkOrders),
        "network.revenue" => plain(M::NetworkRevenue),
        "service.revenue" => plain(M::ServiceRevenue),
        "service.arr" => plain(M::Arr),
        "other.revenue" => plain(M::OtherRevenue),
        "revenue" => plain(M::Revenue),
        "operating_income" => Formula::Plain(earnings + VendorEarnings::OperatingIncome as usize),
        "eps" => Formula::Plain(earnings + VendorEarnings::Eps as usize),
        _ => return None,
    })
}

fn of_vendor_segment(rest: &str, first: usize) -> Option<Formula> {
    let at = |measure: VendorSegment| first + measure as usize;
    Some(match rest {
        "orders" => Formula::Plain(at(VendorSegment::Orders)),
        "shipments" => Formula::Plain(at(VendorSegment::Shipments)),
        "backlog" => Formula::Plain(at(VendorSegment::Backlog)),
        "share" => Formula::Ratio(at(VendorSegment::Orders), Vendor::SegmentOrders as usize),
        _ => return None,
    })
}

/// A measure over the periods that make one up: a month, a quarter, or the four quarters of a year.
#[inline(always)]
pub(crate) fn gathered<S: Real>(gather: Gather, parts: &[&[S]], measure: usize) -> S {
    match gather {
        Gather::Sum => parts[1..].iter().fold(parts[0][measure], |sum, part| sum + part[measure]),
        Gather::Last => parts[parts.len() - 1][measure],
        Gather::First => parts[0][measure],
    }
}

impl Formula {
    /// The value over the parts of a period, and whether there is one; `gather` by measure of the group.
    #[inline(always)]
    pub(crate) fn value<S: Real>(self, gather: &[Gather], parts: &[&[S]], kind: PeriodKind) -> (S, S::Mask) {
        let of = |measure: usize| gathered(gather[measure], parts, measure);
        let always = S::ZERO.lt(S::ONE);
        let over = |numerator: S, denominator: S| {
            let any = denominator.gt(S::ZERO);
            (denominator.divides(numerator, S::ZERO), any)
        };
        match self {
            Self::Plain(measure) => (of(measure), always),
            Self::Ratio(numerator, denominator) => over(of(numerator), of(denominator)),
            Self::Fill(filled, wanted) => (of(wanted).divides(of(filled), S::ONE), always),
            Self::Cover(stock, flow) => {
                let quarters = kind.months() as f64 / 3.0;
                over(of(stock) * S::constant(quarters), of(flow))
            }
            Self::Burn { shipments, before, orders } => over(of(shipments), of(before) + of(orders)),
        }
    }
}
