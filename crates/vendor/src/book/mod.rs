//! Orders, backlog, supply and shipments of AI servers, in one month after another (docs/model.md, sections 5 and 6).

mod entry;

use rackcast_numeric::Real;

use crate::actuals::sum;
use crate::{Class, Fill, OrderBooks, ration, split};
use entry::by_class;
pub use entry::{Entry, SegmentBook, VendorBook};

/// The order books of all vendors: stocks, and the flows of the month last computed. Money in USD bn.
///
/// A month is: [`Book::turn_phantom`], [`Book::step`], [`Book::restate`].
#[derive(Debug, Clone)]
pub struct Book<S> {
    /// By vendor and segment, an entry a class.
    pub entries: Vec<[Entry<S>; 2]>,
    /// What each vendor's book comes to.
    pub vendors: Vec<VendorBook<S>>,
    /// What the month did to each segment.
    pub segments: Vec<SegmentBook<S>>,
    /// What vendors without reported shipments wanted and got, by class.
    pub fill: [Fill<S>; 2],
    /// Orders at the start, as entries stand: how a vendor's orders are split where it has none.
    at_start: Vec<[S; 2]>,
    /// Segments' orders by class, of the last month that had any.
    market: Vec<[S; 2]>,
    /// Part of its backlog that each vendor ships of a class of which there is enough.
    rates: Vec<S>,
    /// Room for one vendor's figures by segment and class, as the model has them and as they are stated.
    model: Vec<[S; 2]>,
    stated: Vec<[S; 2]>,
    /// Room for one number a segment.
    scaled: Vec<S>,
}

/// What a month did to a segment as parts of its orders and of its backlog at the start of the month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SegmentFlow<S> {
    /// Orders of all vendors over the segment's orders; 0 where it ordered nothing.
    pub ordered: S,
    /// Shipped over backlog; 0 where there was none.
    pub shipped: S,
    /// Cancelled over backlog; 0 where there was none.
    pub cancelled: S,
}

impl<S: Real> Book<S> {
    /// The books at the start: every vendor's backlog split as its orders at the start are.
    #[must_use]
    pub fn start(books: &OrderBooks<S>) -> Self {
        let (vendors, segments) = (books.vendors.len(), books.segments);
        let nothing = vec![[S::ZERO; 2]; segments];
        let mut book = Self {
            entries: vec![[Entry::NOTHING; 2]; vendors * segments],
            vendors: vec![VendorBook::NOTHING; vendors],
            segments: vec![SegmentBook::NOTHING; segments],
            fill: [Fill::IDLE; 2],
            at_start: vec![[S::ZERO; 2]; vendors * segments],
            market: nothing.clone(),
            rates: vec![S::ZERO; vendors],
            model: nothing.clone(),
            stated: nothing,
            scaled: vec![S::ZERO; segments],
        };
        book.begin(books);
        book
    }

    /// Goes to the start of these books, keeping its own room.
    #[inline(always)]
    pub fn begin(&mut self, books: &OrderBooks<S>) {
        let width = self.segments.len();
        self.market.copy_from_slice(&books.orders_at_start);
        for vendor in 0..self.vendors.len() {
            let shares = &books.shares[0][vendor * width..][..width];
            let orders = &mut self.at_start[vendor * width..][..width];
            let market = &self.market[..width];
            for segment in 0..width {
                orders[segment] = [shares[segment][0] * market[segment][0], shares[segment][1] * market[segment][1]];
            }
            split(books.vendors[vendor].backlog_at_start, [orders, orders, orders], &mut self.stated);
            let entries = &mut self.entries[vendor * width..][..width];
            for segment in 0..width {
                for class in [0, 1] {
                    entries[segment][class] = Entry { backlog: self.stated[segment][class], ..Entry::NOTHING };
                }
            }
            self.vendors[vendor] = VendorBook::NOTHING;
            self.vendors[vendor].add_up(entries);
        }
        for segment in 0..width {
            self.segments[segment] = SegmentBook { backlog: self.of_segment(segment), ..SegmentBook::NOTHING };
        }
        self.fill = [Fill::IDLE; 2];
    }

    /// Goes back to `start`, keeping its own room.
    #[inline(always)]
    pub fn restart(&mut self, start: &Self) {
        self.entries.copy_from_slice(&start.entries);
        self.vendors.copy_from_slice(&start.vendors);
        self.segments.copy_from_slice(&start.segments);
        self.at_start.copy_from_slice(&start.at_start);
        self.market.copy_from_slice(&start.market);
        self.fill = start.fill;
    }

    /// What a vendor's entries of a segment come to.
    #[inline(always)]
    pub fn of_vendor_segment(&self, vendor: usize, segment: usize, of: impl Fn(&Entry<S>) -> S) -> S {
        let [gpu, asic] = &self.entries[vendor * self.segments.len() + segment];
        of(gpu) + of(asic)
    }

    /// The sum over vendors.
    #[inline(always)]
    pub fn sum(&self, of: impl Fn(&VendorBook<S>) -> S) -> S {
        let mut sum = S::ZERO;
        for vendor in &self.vendors {
            sum += of(vendor);
        }
        sum
    }

    /// A segment's backlog at all vendors.
    #[inline(always)]
    fn of_segment(&self, segment: usize) -> S {
        let mut sum = S::ZERO;
        for vendor in 0..self.vendors.len() {
            sum += self.of_vendor_segment(vendor, segment, |entry| entry.backlog);
        }
        sum
    }

    /// Before anything else of a month: of vendors whose forecast begins in it, the part that was double-ordered turns
    /// phantom.
    #[inline(always)]
    pub fn turn_phantom(&mut self, books: &OrderBooks<S>, month: usize) {
        let width = self.segments.len();
        let mut turned = false;
        for index in 0..self.vendors.len() {
            let (vendor, inputs) = (&mut self.vendors[index], &books.vendors[index]);
            vendor.before = vendor.firm() + vendor.phantom;
            if inputs.first_forecast_month == Some(month) {
                vendor.phantom += inputs.phantom_share * vendor.firm();
                let entries = &mut self.entries[index * width..][..width];
                for [gpu, asic] in &mut *entries {
                    gpu.backlog *= S::ONE - inputs.phantom_share;
                    asic.backlog *= S::ONE - inputs.phantom_share;
                }
                vendor.add_up(entries);
                turned = true;
            }
        }
        for segment in 0..width {
            let before = if turned { self.of_segment(segment) } else { self.segments[segment].backlog };
            self.segments[segment].before = before;
        }
    }

    /// The month's orders, shipments and cancellations: `market` is what segments order by class, in money. Phantom orders
    /// answer to the supply of the month before, and leave as it was free then.
    #[inline(always)]
    pub fn step(&mut self, books: &OrderBooks<S>, month: usize, market: &[[S; 2]]) {
        let fill_before = self.fill[Class::Gpu as usize].rate;
        self.order(books, month, market, books.double_ordering[month] * (S::ONE - fill_before));
        self.ration(books, month);
        let (width, leaving) = (self.segments.len(), fill_before / books.phantom_months);
        for index in 0..self.vendors.len() {
            let (vendor, inputs, rate) = (&mut self.vendors[index], &books.vendors[index], self.rates[index]);
            let reported = inputs.reported.shipments[month].is_some();
            let rates = if reported { [rate; 2] } else { [rate * self.fill[0].rate, rate * self.fill[1].rate] };
            vendor.settle(&mut self.entries[index * width..][..width], rates, inputs.cancellation[month]);
            vendor.phantom_cancelled = vendor.phantom * leaving;
            vendor.phantom += vendor.phantom_orders - vendor.phantom_cancelled;
        }
        for segment in 0..width {
            self.add_up_segment(segment);
        }
    }

    /// Takes the month's orders; `phantom` are phantom orders for each GPU order.
    #[inline(always)]
    fn order(&mut self, books: &OrderBooks<S>, month: usize, market: &[[S; 2]], phantom: S) {
        let width = self.segments.len();
        let market = &market[..width];
        let any = sum(market).gt(S::ZERO);
        if S::all(any) {
            self.market.copy_from_slice(market);
        } else {
            for segment in 0..width {
                for class in [0, 1] {
                    let kept = &mut self.market[segment][class];
                    *kept = S::select(any, market[segment][class], *kept);
                }
            }
        }
        for index in 0..self.vendors.len() {
            let (vendor, inputs) = (&mut self.vendors[index], &books.vendors[index]);
            let entries = &mut self.entries[index * width..][..width];
            let shares = &books.shares[month][index * width..][..width];
            let noise = inputs.order_noise[month];
            let mut taken = [S::ZERO; 2];
            for segment in 0..width {
                for class in [0, 1] {
                    let orders = shares[segment][class] * market[segment][class] * noise;
                    entries[segment][class].orders = orders;
                    taken[class] += orders;
                }
            }
            vendor.orders = taken;
            vendor.phantom_orders = phantom * taken[Class::Gpu as usize];
            if let Some(total) = inputs.reported.orders[month] {
                vendor.phantom_orders = S::ZERO;
                let at_start = &self.at_start[index * width..][..width];
                for segment in 0..width {
                    self.model[segment] = [entries[segment][0].orders, entries[segment][1].orders];
                }
                split(S::constant(total), [&self.model, at_start, &self.market], &mut self.stated);
                for segment in 0..width {
                    [entries[segment][0].orders, entries[segment][1].orders] = self.stated[segment];
                }
                vendor.orders = by_class(entries, |entry| entry.orders);
            }
        }
    }

    /// What each vendor ships of its backlog: with reported shipments those, else what it wants; and what supply leaves of
    /// that.
    #[inline(always)]
    fn ration(&mut self, books: &OrderBooks<S>, month: usize) {
        let (mut wanted, mut taken) = ([S::ZERO; 2], [S::ZERO; 2]);
        for index in 0..self.vendors.len() {
            let (vendor, inputs) = (&self.vendors[index], &books.vendors[index]);
            let (rate, by_class) = if let Some(reported) = inputs.reported.shipments[month] {
                let total = vendor.firm();
                (total.divides(S::constant(reported).min(total), S::ZERO), &mut taken)
            } else {
                (S::ONE.min(inputs.shipment_noise[month] * inputs.delivery_rate[month]), &mut wanted)
            };
            by_class[0] += vendor.backlog[0] * rate;
            by_class[1] += vendor.backlog[1] * rate;
            self.rates[index] = rate;
        }
        for class in [0, 1] {
            self.fill[class] = ration(wanted[class], Some(books.supply[class][month]), taken[class]);
        }
    }

    /// Adds up what the month did to a segment.
    #[inline(always)]
    fn add_up_segment(&mut self, segment: usize) {
        let (mut orders, mut shipments, mut cancelled, mut backlog) = (S::ZERO, S::ZERO, S::ZERO, S::ZERO);
        let width = self.segments.len();
        for vendor in 0..self.vendors.len() {
            let [gpu, asic] = &self.entries[vendor * width + segment];
            orders += gpu.orders + asic.orders;
            shipments += gpu.shipped + asic.shipped;
            cancelled += gpu.cancelled + asic.cancelled;
            backlog += gpu.backlog + asic.backlog;
        }
        let before = self.segments[segment].before;
        self.segments[segment] = SegmentBook { before, orders, shipments, cancelled, backlog };
    }

    /// What the month did to a segment that ordered `ordered` in money.
    #[inline(always)]
    pub fn flow(&self, segment: usize, ordered: S) -> SegmentFlow<S> {
        let SegmentBook { before, orders, shipments, cancelled, .. } = self.segments[segment];
        let of_backlog = before.divides(S::ONE, S::ZERO);
        SegmentFlow {
            ordered: ordered.divides(orders, S::ZERO),
            shipped: shipments * of_backlog,
            cancelled: cancelled * of_backlog,
        }
    }

    /// After the month's flows of all vendors: backlogs reported at its end are taken over. Returns, by segment, what its
    /// capacity on order is multiplied by; `None` where no vendor reports.
    #[inline(always)]
    pub fn restate(&mut self, books: &OrderBooks<S>, month: usize) -> Option<&[S]> {
        let width = self.segments.len();
        let mut restated = false;
        for index in 0..self.vendors.len() {
            let Some(reported) = books.vendors[index].reported.backlog[month] else { continue };
            let (vendor, entries) = (&mut self.vendors[index], &mut self.entries[index * width..][..width]);
            let target = S::ZERO.max(S::constant(reported) - vendor.phantom);
            for segment in 0..width {
                self.model[segment] = [entries[segment][0].backlog, entries[segment][1].backlog];
            }
            let at_start = &self.at_start[index * width..][..width];
            split(target, [&self.model, at_start, &self.market], &mut self.stated);
            for segment in 0..width {
                [entries[segment][0].backlog, entries[segment][1].backlog] = self.stated[segment];
            }
            vendor.add_up(entries);
            restated = true;
        }
        if !restated {
            return None;
        }
        for segment in 0..width {
            let (before, after) = (self.segments[segment].backlog, self.of_segment(segment));
            self.scaled[segment] = before.divides(after, S::ONE);
            self.segments[segment].backlog = after;
        }
        Some(&self.scaled)
    }
}
