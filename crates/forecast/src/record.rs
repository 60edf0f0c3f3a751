//! A month's row of measures, written from what happened in the market.

use rackcast_numeric::Real;
use rackcast_vendor::{Book, Class};

use crate::groups::Groups;
use crate::measures::{Adopter, Market as M, Segment, Vendor, VendorEarnings, VendorSegment};
use crate::month::Market;
use crate::parameters::Parameters;

/// Servers (thousand) that `money` (USD bn) buys at `price` (USD thousand).
#[inline(always)]
fn servers<S: Real>(money: S, price: S) -> S {
    money * S::constant(1000.0) / price
}

/// Writes the row of a month.
#[inline(always)]
pub(crate) fn record<S: Real>(
    groups: &Groups,
    parameters: &Parameters<S>,
    market: &Market<S>,
    month: usize,
    row: &mut [S],
) {
    let at = |group: usize| groups.all[group].first;
    for (index, adopter) in market.adopters.iter().enumerate() {
        let into = &mut row[at(groups.adopter(index))..];
        into[Adopter::Pilots as usize] = adopter.pilots;
        into[Adopter::Production as usize] = adopter.production;
        into[Adopter::PilotsAndProduction as usize] = adopter.pilots + adopter.production;
        into[Adopter::Conversions as usize] = adopter.conversions;
    }
    record_market(parameters, market, month, row);
    for index in 0..market.segments.len() {
        let (whole, into) = row.split_at_mut(at(Groups::segment(index)));
        record_segment(market, index, whole[M::SegmentOrders as usize], into);
    }
    for index in 0..market.vendors.len() {
        let (whole, into) = row.split_at_mut(at(groups.vendor(index)));
        record_vendor(groups, parameters, market, month, index, whole[M::Shipments as usize], into);
    }
}

#[inline(always)]
fn record_segment<S: Real>(market: &Market<S>, index: usize, market_orders: S, into: &mut [S]) {
    let (segment, book) = (&market.segments[index], &market.book);
    into[Segment::Orders as usize] = book.of_segment(&book.orders, index);
    into[Segment::Shipments as usize] = book.of_segment(&book.shipped, index);
    into[Segment::Backlog as usize] = book.of_segment(&book.backlog, index);
    into[Segment::Installed as usize] = segment.capacity.installed;
    into[Segment::InferenceRequired as usize] = segment.required.inference;
    into[Segment::Required as usize] = segment.required.total();
    into[Segment::AsicOrdered as usize] = segment.servers * market.asic_share[index];
    into[Segment::ServersOrdered as usize] = segment.servers;
    into[Segment::MarketOrders as usize] = market_orders;
}

/// Orders of `segments` weighted by inference's part of compute, and their sum.
#[inline(always)]
fn inference_spending<S: Real>(market: &Market<S>, orders: impl Fn(usize) -> S) -> (S, S) {
    market.segments.iter().enumerate().fold((S::ZERO, S::ZERO), |(weighted, sum), (index, segment)| {
        let orders = orders(index);
        (weighted + segment.required.inference_share() * orders, sum + orders)
    })
}

#[inline(always)]
fn record_market<S: Real>(parameters: &Parameters<S>, market: &Market<S>, month: usize, into: &mut [S]) {
    let book = &market.book;
    let sum = |values: &[S]| values.iter().fold(S::ZERO, |sum, &value| sum + value);
    let both = |cells: &[S]| book.of_class(cells, Class::Gpu) + book.of_class(cells, Class::Asic);
    let price = parameters.price(month);
    let gpu = servers(book.of_class(&book.shipped, Class::Gpu), price.gpu);
    let asic = servers(book.of_class(&book.shipped, Class::Asic), price.asic);
    let general = &market.general;
    let general_servers = servers(sum(&general.shipped), parameters.general.price[month]);
    let required = market.segments.iter().fold((S::ZERO, S::ZERO), |(inference, total), segment| {
        (inference + segment.required.inference, total + segment.required.total())
    });
    let spending = inference_spending(market, |segment| book.of_segment(&book.orders, segment));
    let mut put = |measure: M, value: S| into[measure as usize] = value;
    put(M::Orders, both(&book.orders) + sum(&book.phantom_orders));
    put(M::Shipments, both(&book.shipped));
    put(M::Backlog, both(&book.backlog) + sum(&book.phantom));
    put(M::PhantomBacklog, sum(&book.phantom));
    put(M::GpuServers, gpu);
    put(M::AsicServers, asic);
    put(M::AiServers, gpu + asic);
    put(M::GeneralServers, general_servers);
    put(M::Servers, gpu + asic + general_servers);
    put(M::InferenceRequired, required.0);
    put(M::Required, required.1);
    put(M::InferenceSpending, spending.0);
    put(M::SegmentOrders, spending.1);
    put(M::GeneralOrders, sum(&general.orders));
    put(M::GeneralShipments, sum(&general.shipped));
    put(M::GeneralBacklog, sum(&general.backlog));
    put(M::NetworkOrders, market.network.0);
    put(M::NetworkSpending, market.network.1);
    put(M::GpuWanted, book.fill[0].wanted);
    put(M::GpuFilled, book.fill[0].shipped);
    put(M::AsicWanted, book.fill[1].wanted);
    put(M::AsicFilled, book.fill[1].shipped);
    put(M::GeneralWanted, general.fill.wanted);
    put(M::GeneralFilled, general.fill.shipped);
}

#[inline(always)]
fn record_vendor<S: Real>(
    groups: &Groups,
    parameters: &Parameters<S>,
    market: &Market<S>,
    month: usize,
    index: usize,
    market_shipments: S,
    into: &mut [S],
) {
    let book: &Book<S> = &market.book;
    let (vendor, general) = (&market.vendors[index], &market.general);
    let of = |cells: &[S]| book.of_vendor(cells, index);
    let price = parameters.price(month);
    let asic = servers(book.of_vendor_class(&book.shipped, index, Class::Asic), price.asic);
    let gpu = servers(book.of_vendor_class(&book.shipped, index, Class::Gpu), price.gpu);
    let orders = of(&book.orders) + book.phantom_orders[index];
    let cancelled = of(&book.cancelled) + book.phantom_cancelled[index];
    let shipped = of(&book.shipped);
    let backlog = of(&book.backlog) + book.phantom[index];
    let spending = inference_spending(market, |segment| book.of_vendor_segment(&book.orders, index, segment));
    let revenue = &vendor.revenue;
    let mut put = |measure: Vendor, value: S| into[measure as usize] = value;
    put(Vendor::Orders, orders);
    put(Vendor::Shipments, shipped);
    put(Vendor::Cancellations, cancelled);
    put(Vendor::NetOrders, orders - cancelled);
    put(Vendor::Backlog, backlog);
    put(Vendor::PhantomBacklog, book.phantom[index]);
    put(Vendor::BacklogBefore, market.backlog_before[index]);
    put(Vendor::MarketShipments, market_shipments);
    put(Vendor::AsicServers, asic);
    put(Vendor::AiServers, asic + gpu);
    put(Vendor::InferenceSpending, spending.0);
    put(Vendor::SegmentOrders, spending.1);
    put(Vendor::GeneralOrders, general.orders[index]);
    put(Vendor::GeneralRevenue, general.shipped[index]);
    put(Vendor::GeneralCancellations, general.cancelled[index]);
    put(Vendor::GeneralBacklog, general.backlog[index]);
    put(Vendor::ServerRevenue, revenue.ai + revenue.general);
    put(Vendor::NetworkOrders, vendor.network_orders);
    put(Vendor::NetworkRevenue, revenue.network);
    put(Vendor::ServiceRevenue, revenue.service);
    put(Vendor::OtherRevenue, revenue.other);
    put(Vendor::Revenue, vendor.total());
    put(Vendor::Arr, vendor.arr);
    for segment in 0..market.segments.len() {
        let into = &mut into[Groups::vendor_segment(segment)..];
        into[VendorSegment::Orders as usize] = book.of_vendor_segment(&book.orders, index, segment);
        into[VendorSegment::Shipments as usize] = book.of_vendor_segment(&book.shipped, index, segment);
        into[VendorSegment::Backlog as usize] = book.of_vendor_segment(&book.backlog, index, segment);
    }
    if let Some((income, eps)) = vendor.earnings {
        let into = &mut into[groups.vendor_earnings()..];
        into[VendorEarnings::OperatingIncome as usize] = income;
        into[VendorEarnings::Eps as usize] = eps;
    }
}
