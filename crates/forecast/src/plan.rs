//! How each output is made of measures, and its value in a period.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{OutputSpec, find_output};
use rackcast_numeric::Real;

use crate::groups::Groups;
use crate::measures::{Adopter, Gather, Market, Measure, Segment, Vendor, VendorEarnings, VendorSegment};

/// A place or a number that memory can hold, in few bytes; beyond, a place that there is not.
pub(crate) fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A measure within its group, and how it is gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    /// In few bytes: cells of all rows are gone through in every draw.
    measure: u32,
    pub(crate) gather: Gather,
}

impl Figure {
    /// A measure of a kind whose measures stand after `first` others.
    fn after(first: usize, measure: impl Measure) -> Self {
        Self { measure: short(first + measure.place()), gather: measure.gather() }
    }

    /// Its place among the measures of its group.
    #[inline(always)]
    pub(crate) fn place(self) -> usize {
        self.measure as usize
    }

    /// A measure of the kind that stands first.
    fn of(measure: impl Measure) -> Self {
        Self::after(0, measure)
    }
}

/// An output over the measures of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Formula {
    /// A measure as gathered.
    Plain(Figure),
    /// One over another; none where that is 0.
    Ratio(Figure, Figure),
    /// One over another; 1 where that is 0.
    Fill(Figure, Figure),
    /// A stock over a flow a quarter.
    Cover(Figure, Figure),
    /// A flow over a stock before the period plus another flow.
    Burn { shipments: Figure, before: Figure, orders: Figure },
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
    let plain = |measure: Market| Plain(Figure::of(measure));
    let ratio = |numerator: Market, denominator: Market| Ratio(Figure::of(numerator), Figure::of(denominator));
    let fill = |filled: Market, wanted: Market| Fill(Figure::of(filled), Figure::of(wanted));
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
    let plain = |measure: M| Formula::Plain(Figure::of(measure));
    let ratio = |numerator: M, denominator: M| Formula::Ratio(Figure::of(numerator), Figure::of(denominator));
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
        "pilots" => Formula::Plain(Figure::of(M::Pilots)),
        "production" => Formula::Plain(Figure::of(M::Production)),
        "conversions" => Formula::Plain(Figure::of(M::Conversions)),
        "in_production" => Formula::Ratio(Figure::of(M::Production), Figure::of(M::PilotsAndProduction)),
        _ => return None,
    })
}

fn of_vendor(rest: &str, earnings: usize) -> Option<Formula> {
    use Vendor as M;
    let plain = |measure: M| Formula::Plain(Figure::of(measure));
    let ratio = |numerator: M, denominator: M| Formula::Ratio(Figure::of(numerator), Figure::of(denominator));
    Some(match rest {
        "ai.orders" => plain(M::Orders),
        "ai.shipments" => plain(M::Shipments),
        "ai.cancellations" => plain(M::Cancellations),
        "ai.net_orders" => plain(M::NetOrders),
        "ai.backlog" => plain(M::Backlog),
        "ai.phantom_backlog" => plain(M::PhantomBacklog),
        "ai.cover" => Formula::Cover(Figure::of(M::Backlog), Figure::of(M::Shipments)),
        "ai.share" => ratio(M::Shipments, M::MarketShipments),
        "ai.burn" => Formula::Burn {
            shipments: Figure::of(M::Shipments),
            before: Figure::of(M::BacklogBefore),
            orders: Figure::of(M::Orders),
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
        "operating_income" => Formula::Plain(Figure::after(earnings, VendorEarnings::OperatingIncome)),
        "eps" => Formula::Plain(Figure::after(earnings, VendorEarnings::Eps)),
        _ => return None,
    })
}

fn of_vendor_segment(rest: &str, first: usize) -> Option<Formula> {
    let at = |measure: VendorSegment| Figure::after(first, measure);
    Some(match rest {
        "orders" => Formula::Plain(at(VendorSegment::Orders)),
        "shipments" => Formula::Plain(at(VendorSegment::Shipments)),
        "backlog" => Formula::Plain(at(VendorSegment::Backlog)),
        "share" => Formula::Ratio(at(VendorSegment::Orders), Figure::of(Vendor::SegmentOrders)),
        _ => return None,
    })
}

impl Formula {
    /// The figures it is made of, and how many they are; the first stands in for those there are not.
    #[inline(always)]
    pub(crate) fn figures(self) -> ([Figure; 3], usize) {
        match self {
            Self::Plain(figure) => ([figure; 3], 1),
            Self::Ratio(one, other) | Self::Fill(one, other) | Self::Cover(one, other) => ([one, other, one], 2),
            Self::Burn { shipments, before, orders } => ([shipments, before, orders], 3),
        }
    }

    /// The value over a period of a kind, with `of` giving its figures by their place and themselves; NaN where there is
    /// none.
    #[inline(always)]
    pub(crate) fn value<S: Real>(self, of: impl Fn(usize, Figure) -> S, kind: PeriodKind) -> S {
        let none = S::constant(f64::NAN);
        match self {
            Self::Plain(figure) => of(0, figure),
            Self::Ratio(numerator, denominator) => of(1, denominator).divides(of(0, numerator), none),
            Self::Fill(filled, wanted) => of(1, wanted).divides(of(0, filled), S::ONE),
            Self::Cover(stock, flow) => {
                let quarters = kind.months() as f64 / 3.0;
                of(1, flow).divides(of(0, stock) * S::constant(quarters), none)
            }
            Self::Burn { shipments, before, orders } => (of(1, before) + of(2, orders)).divides(of(0, shipments), none),
        }
    }
}
