//! A month's measures, as far as they are read, from what happened in the market.

use rackcast_numeric::Real;
use rackcast_vendor::sum;

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
    record_market(groups, parameters, market, month, recorded);
    for (index, segment) in market.segments.iter().enumerate() {
        record_segment(groups, market, month, (index, segment), recorded);
    }
    for (index, adopter) in market.adopters.iter().enumerate() {
        let Some(mut group) = recorded.group(groups, groups.adopter(index), month) else { continue };
        let mut part = group.part(0);
        part.put(Adopter::Pilots, || adopter.pilots);
        part.put(Adopter::Production, || adopter.production);
        part.put(Adopter::PilotsAndProduction, || adopter.pilots + adopter.production);
        part.put(Adopter::Conversions, || adopter.conversions);
    }
    for index in 0..market.vendors.len() {
        let Some(mut group) = recorded.group(groups, groups.vendor(index), month) else { continue };
        record_vendor(parameters, market, month, index, &mut group.part(0));
        record_lines(market, index, &mut group.part(0));
        for segment in 0..market.segments.len() {
            record_vendor_segment(market, index, segment, &mut group.part(Groups::vendor_segment_part(segment)));
        }
        if let Some((income, eps)) = market.vendors[index].earnings {
            let mut part = group.part(groups.earnings_part());
            part.put(VendorEarnings::OperatingIncome, || income);
            part.put(VendorEarnings::Eps, || eps);
        }
    }
}

/// Orders of segments weighted by inference's part of compute, and their sum.
#[inline(always)]
fn inference_spending<S: Real>(segments: &[SegmentMonth<S>], orders: impl Fn(usize, &SegmentMonth<S>) -> S) -> [S; 2] {
    let (mut weighted, mut sum) = (S::ZERO, S::ZERO);
    for (index, segment) in segments.iter().enumerate() {
        let orders = orders(index, segment);
        weighted += segment.inference_share * orders;
        sum += orders;
    }
    [weighted, sum]
}

#[inline(always)]
fn record_market<S: Real>(
    groups: &Groups,
    parameters: &Parameters<S>,
    market: &Market<S>,
    month: usize,
    recorded: &mut Recorded<S>,
) {
    let Some(mut group) = recorded.group(groups, 0, month) else { return };
    let mut part = group.part(0);
    let (book, general, price) = (&market.book, &market.general, parameters.price(month));
    part.put(M::Orders, || market.taken + sum(&book.phantom_orders));
    part.put(M::Shipments, || market.shipped[0] + market.shipped[1]);
    part.put(M::Backlog, || {
        let [gpu, asic] = book.by_class(&book.backlog);
        gpu + asic + sum(&book.phantom)
    });
    part.put(M::PhantomBacklog, || sum(&book.phantom));
    part.put_all([M::GpuServers, M::AsicServers, M::AiServers, M::GeneralServers, M::Servers], || {
        let [gpu, asic] = [servers(market.shipped[0], price.gpu), servers(market.shipped[1], price.asic)];
        let general = servers(sum(&general.shipped), parameters.general.price[month]);
        [gpu, asic, gpu + asic, general, gpu + asic + general]
    });
    part.put_all([M::InferenceRequired, M::Required], || {
        let (mut inference, mut total) = (S::ZERO, S::ZERO);
        for segment in &market.segments {
            inference += segment.required.inference;
            total += segment.required.total();
        }
        [inference, total]
    });
    part.put_all([M::InferenceSpending, M::SegmentOrders], || {
        inference_spending(&market.segments, |_, segment| segment.orders)
    });
    part.put(M::GeneralOrders, || sum(&general.orders));
    part.put(M::GeneralShipments, || sum(&general.shipped));
    part.put(M::GeneralBacklog, || sum(&general.backlog));
    part.put(M::NetworkOrders, || market.network.0);
    part.put(M::NetworkSpending, || market.network.1);
    part.put(M::GpuWanted, || book.fill[0].wanted);
    part.put(M::GpuFilled, || book.fill[0].shipped);
    part.put(M::AsicWanted, || book.fill[1].wanted);
    part.put(M::AsicFilled, || book.fill[1].shipped);
    part.put(M::GeneralWanted, || general.fill.wanted);
    part.put(M::GeneralFilled, || general.fill.shipped);
}

#[inline(always)]
fn record_segment<S: Real>(
    groups: &Groups,
    market: &Market<S>,
    month: usize,
    (index, segment): (usize, &SegmentMonth<S>),
    recorded: &mut Recorded<S>,
) {
    let Some(mut group) = recorded.group(groups, Groups::segment(index), month) else { return };
    let mut part = group.part(0);
    part.put(Segment::Orders, || segment.orders);
    part.put(Segment::Shipments, || segment.shipments);
    part.put(Segment::Backlog, || market.book.of_segment(&market.book.backlog, index));
    part.put(Segment::Installed, || segment.capacity.installed);
    part.put(Segment::InferenceRequired, || segment.required.inference);
    part.put(Segment::Required, || segment.required.total());
    part.put(Segment::AsicOrdered, || segment.servers * market.asic_share[index]);
    part.put(Segment::ServersOrdered, || segment.servers);
    part.put(Segment::MarketOrders, || {
        let [_, orders] = inference_spending(&market.segments, |_, segment| segment.orders);
        orders
    });
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
    part.put_all([Vendor::Orders, Vendor::Cancellations, Vendor::NetOrders], || {
        let orders = book.of_vendor(&book.orders, index) + book.phantom_orders[index];
        let cancelled = book.of_vendor(&book.cancelled, index) + book.phantom_cancelled[index];
        [orders, cancelled, orders - cancelled]
    });
    part.put(Vendor::Shipments, || book.of_vendor(&book.shipped, index));
    part.put(Vendor::Backlog, || book.of_vendor(&book.backlog, index) + book.phantom[index]);
    part.put(Vendor::PhantomBacklog, || book.phantom[index]);
    part.put(Vendor::BacklogBefore, || market.backlog_before[index]);
    part.put(Vendor::MarketShipments, || market.shipped[0] + market.shipped[1]);
    part.put_all([Vendor::AsicServers, Vendor::AiServers], || {
        let [gpu, asic] = book.of_vendor_by_class(&book.shipped, index);
        let [gpu, asic] = [servers(gpu, price.gpu), servers(asic, price.asic)];
        [asic, asic + gpu]
    });
    part.put_all([Vendor::InferenceSpending, Vendor::SegmentOrders], || {
        inference_spending(&market.segments, |segment, _| book.of_vendor_segment(&book.orders, index, segment))
    });
}

/// Other lines and revenue of a vendor.
#[inline(always)]
fn record_lines<S: Real>(market: &Market<S>, index: usize, part: &mut Part<'_, S, Vendor>) {
    let (vendor, general) = (&market.vendors[index], &market.general);
    let revenue = &vendor.revenue;
    part.put(Vendor::GeneralOrders, || general.orders[index]);
    part.put(Vendor::GeneralRevenue, || general.shipped[index]);
    part.put(Vendor::GeneralCancellations, || general.cancelled[index]);
    part.put(Vendor::GeneralBacklog, || general.backlog[index]);
    part.put(Vendor::ServerRevenue, || revenue.ai + revenue.general);
    part.put(Vendor::NetworkOrders, || vendor.network_orders);
    part.put(Vendor::NetworkRevenue, || revenue.network);
    part.put(Vendor::ServiceRevenue, || revenue.service);
    part.put(Vendor::OtherRevenue, || revenue.other);
    part.put(Vendor::Revenue, || vendor.total());
    part.put(Vendor::Arr, || vendor.arr);
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
    part.put(VendorSegment::Orders, || book.of_vendor_segment(&book.orders, index, segment));
    part.put(VendorSegment::Shipments, || book.of_vendor_segment(&book.shipped, index, segment));
    part.put(VendorSegment::Backlog, || book.of_vendor_segment(&book.backlog, index, segment));
}
