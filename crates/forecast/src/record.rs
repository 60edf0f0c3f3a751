//! A month's measures, as far as they are read, from what happened in the market.

use rackcast_demand::AdoptionMonth;
use rackcast_numeric::Real;
use rackcast_vendor::VendorBook;

use crate::groups::Groups;
use crate::measures::{Adopter, Market as M, Segment, Vendor, VendorEarnings, VendorSegment};
use crate::month::{Market, SegmentMonth};
use crate::parameters::Parameters;
use crate::recorded::{Part, Recorded};

/// Servers (thousand) that `money` (USD bn) buys at `price` (USD thousand).
#[inline(always)]
fn servers<S: Real>(money: S, price: S) -> S {
    money * S::constant(1000.0) / price
}

/// Records a month.
#[inline(always)]
pub(crate) fn record<S: Real>(
    groups: &Groups,
    parameters: &Parameters<S>,
    market: &Market<S>,
    month: usize,
    recorded: &mut Recorded<S>,
) {
    if let Some(mut group) = recorded.group(groups, 0, month)
        && let Some(mut part) = group.part(0)
    {
        record_market(parameters, market, month, &mut part);
    }
    for index in 0..market.segments.len() {
        if let Some(mut group) = recorded.group(groups, Groups::segment(index), month)
            && let Some(mut part) = group.part(0)
        {
            record_segment(market, index, &mut part);
        }
    }
    for index in 0..market.adopters.len() {
        if let Some(mut group) = recorded.group(groups, groups.adopter(index), month)
            && let Some(mut part) = group.part(0)
        {
            record_adopter(&market.adopters[index], &mut part);
        }
    }
    for index in 0..market.vendors.len() {
        let Some(mut group) = recorded.group(groups, groups.vendor(index), month) else { continue };
        if let Some(mut part) = group.part(0) {
            record_vendor(parameters, market, month, index, &mut part);
            record_lines(market, index, &mut part);
        }
        for segment in 0..market.segments.len() {
            if let Some(mut part) = group.part(Groups::vendor_segment_part(segment)) {
                record_vendor_segment(market, index, segment, &mut part);
            }
        }
        if parameters.revenue[index].earnings.is_some()
            && let Some(mut part) = group.part(groups.earnings_part())
        {
            part.put(VendorEarnings::OperatingIncome, market.vendors[index].operating_income);
            part.put(VendorEarnings::Eps, market.vendors[index].eps);
        }
    }
    recorded.gather(groups, month);
}

/// Orders of segments weighted by inference's part of compute, and their sum.
#[inline(always)]
fn inference_spending<S: Real>(segments: &[SegmentMonth<S>], orders: impl Fn(usize) -> S) -> [S; 2] {
    let (mut weighted, mut sum) = (S::ZERO, S::ZERO);
    for index in 0..segments.len() {
        let orders = orders(index);
        weighted += segments[index].inference_share * orders;
        sum += orders;
    }
    [weighted, sum]
}

#[inline(always)]
fn record_market<S: Real>(parameters: &Parameters<S>, market: &Market<S>, month: usize, part: &mut Part<'_, S, M>) {
    let (book, general, price) = (&market.book, &market.general, parameters.price(month));
    let phantom = book.sum(|vendor| vendor.phantom);
    part.put(M::Orders, market.taken + book.sum(|vendor| vendor.phantom_orders));
    part.put(M::Shipments, market.shipped[0] + market.shipped[1]);
    part.put(M::Backlog, book.sum(VendorBook::firm) + phantom);
    part.put(M::PhantomBacklog, phantom);
    if part.reads([M::GpuServers, M::AsicServers, M::AiServers, M::GeneralServers, M::Servers]) {
        let [gpu, asic] = [servers(market.shipped[0], price.gpu), servers(market.shipped[1], price.asic)];
        let general = servers(general.sum(|entry| entry.shipped), parameters.general.price[month]);
        part.put(M::GpuServers, gpu);
        part.put(M::AsicServers, asic);
        part.put(M::AiServers, gpu + asic);
        part.put(M::GeneralServers, general);
        part.put(M::Servers, gpu + asic + general);
    }
    let (mut inference, mut required) = (S::ZERO, S::ZERO);
    for segment in &market.segments {
        inference += segment.required.inference;
        required += segment.required.total();
    }
    part.put(M::InferenceRequired, inference);
    part.put(M::Required, required);
    let [weighted, orders] = inference_spending(&market.segments, |segment| book.segments[segment].orders);
    part.put(M::InferenceSpending, weighted);
    part.put(M::SegmentOrders, orders);
    part.put(M::GeneralOrders, general.sum(|entry| entry.orders));
    part.put(M::GeneralShipments, general.sum(|entry| entry.shipped));
    part.put(M::GeneralBacklog, general.sum(|entry| entry.backlog));
    part.put(M::NetworkOrders, market.network.0);
    part.put(M::NetworkSpending, market.network.1);
    part.put(M::GpuWanted, book.fill[0].wanted);
    part.put(M::GpuFilled, book.fill[0].shipped);
    part.put(M::AsicWanted, book.fill[1].wanted);
    part.put(M::AsicFilled, book.fill[1].shipped);
    part.put(M::GeneralWanted, general.fill.wanted);
    part.put(M::GeneralFilled, general.fill.shipped);
}

#[inline(always)]
fn record_segment<S: Real>(market: &Market<S>, index: usize, part: &mut Part<'_, S, Segment>) {
    let (segment, book) = (&market.segments[index], &market.book.segments[index]);
    part.put(Segment::Orders, book.orders);
    part.put(Segment::Shipments, book.shipments);
    part.put(Segment::Backlog, book.backlog);
    part.put(Segment::Installed, segment.capacity.installed);
    part.put(Segment::InferenceRequired, segment.required.inference);
    part.put(Segment::Required, segment.required.total());
    part.put(Segment::AsicOrdered, segment.servers * market.asic_share[index]);
    part.put(Segment::ServersOrdered, segment.servers);
    let mut orders = S::ZERO;
    for segment in &market.book.segments {
        orders += segment.orders;
    }
    part.put(Segment::MarketOrders, orders);
}

#[inline(always)]
fn record_adopter<S: Real>(adopter: &AdoptionMonth<S>, part: &mut Part<'_, S, Adopter>) {
    part.put(Adopter::Pilots, adopter.pilots);
    part.put(Adopter::Production, adopter.production);
    part.put(Adopter::PilotsAndProduction, adopter.pilots + adopter.production);
    part.put(Adopter::Conversions, adopter.conversions);
}

/// AI servers of a vendor.
#[inline(always)]
fn record_vendor<S: Real>(
    parameters: &Parameters<S>,
    market: &Market<S>,
    month: usize,
    index: usize,
    part: &mut Part<'_, S, Vendor>,
) {
    let (book, price) = (&market.book, parameters.price(month));
    let own = &book.vendors[index];
    let orders = own.orders[0] + own.orders[1] + own.phantom_orders;
    let cancelled = own.cancelled + own.phantom_cancelled;
    part.put(Vendor::Orders, orders);
    part.put(Vendor::Cancellations, cancelled);
    part.put(Vendor::NetOrders, orders - cancelled);
    part.put(Vendor::Shipments, own.shipped[0] + own.shipped[1]);
    part.put(Vendor::Backlog, own.firm() + own.phantom);
    part.put(Vendor::PhantomBacklog, own.phantom);
    part.put(Vendor::BacklogBefore, own.before);
    part.put(Vendor::MarketShipments, market.shipped[0] + market.shipped[1]);
    if part.reads([Vendor::AsicServers, Vendor::AiServers]) {
        let [gpu, asic] = [servers(own.shipped[0], price.gpu), servers(own.shipped[1], price.asic)];
        part.put(Vendor::AsicServers, asic);
        part.put(Vendor::AiServers, asic + gpu);
    }
    if part.reads([Vendor::InferenceSpending, Vendor::SegmentOrders]) {
        let orders = |segment| book.of_vendor_segment(index, segment, |entry| entry.orders);
        let [weighted, orders] = inference_spending(&market.segments, orders);
        part.put(Vendor::InferenceSpending, weighted);
        part.put(Vendor::SegmentOrders, orders);
    }
}

/// Other lines and revenue of a vendor.
#[inline(always)]
fn record_lines<S: Real>(market: &Market<S>, index: usize, part: &mut Part<'_, S, Vendor>) {
    let (vendor, general) = (&market.vendors[index], &market.general.entries[index]);
    let revenue = &vendor.revenue;
    part.put(Vendor::GeneralOrders, general.orders);
    part.put(Vendor::GeneralRevenue, general.shipped);
    part.put(Vendor::GeneralCancellations, general.cancelled);
    part.put(Vendor::GeneralBacklog, general.backlog);
    part.put(Vendor::ServerRevenue, revenue.ai + revenue.general);
    part.put(Vendor::NetworkOrders, vendor.network_orders);
    part.put(Vendor::NetworkRevenue, revenue.network);
    part.put(Vendor::ServiceRevenue, revenue.service);
    part.put(Vendor::OtherRevenue, revenue.other);
    part.put(Vendor::Revenue, vendor.total());
    part.put(Vendor::Arr, vendor.arr);
}

/// What a vendor does in a segment.
#[inline(always)]
fn record_vendor_segment<S: Real>(
    market: &Market<S>,
    index: usize,
    segment: usize,
    part: &mut Part<'_, S, VendorSegment>,
) {
    let book = &market.book;
    part.put(VendorSegment::Orders, book.of_vendor_segment(index, segment, |entry| entry.orders));
    part.put(VendorSegment::Shipments, book.of_vendor_segment(index, segment, |entry| entry.shipped));
    part.put(VendorSegment::Backlog, book.of_vendor_segment(index, segment, |entry| entry.backlog));
}
