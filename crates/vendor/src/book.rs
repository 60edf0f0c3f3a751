//! Orders, backlog, supply and shipments of AI servers, in one month after another (docs/model.md, sections 5 and 6).

use rackcast_numeric::Real;

use crate::actuals::sum;
use crate::{CLASSES, Class, Fill, OrderBooks, cell, ration, split};

/// The order books of all vendors: stocks, and the flows of the month last computed. Money in USD bn.
///
/// A month is: [`Book::turn_phantom`], [`Book::order`], [`Book::ship`], [`Book::settle`], [`Book::restate`].
#[derive(Debug, Clone)]
pub struct Book<S> {
    segments: usize,
    /// Backlog without phantom orders, by cell.
    pub backlog: Vec<S>,
    /// Backlog at the start of the month, by cell; what turned phantom in it has left.
    pub backlog_before: Vec<S>,
    /// Phantom backlog, by vendor.
    pub phantom: Vec<S>,
    /// Orders of the month without phantom ones, by cell.
    pub orders: Vec<S>,
    /// Phantom orders of the month, by vendor.
    pub phantom_orders: Vec<S>,
    /// Shipments of the month, by cell.
    pub shipped: Vec<S>,
    /// Cancelled in the month without phantom orders, by cell.
    pub cancelled: Vec<S>,
    /// Phantom orders cancelled in the month, by vendor.
    pub phantom_cancelled: Vec<S>,
    /// What vendors without reported shipments wanted and got, by class.
    pub fill: [Fill<S>; 2],
    /// Orders at the start, by cell: how a vendor's orders are split where it has none.
    at_start: Vec<S>,
    /// The market's orders by segment and class, of the last month that had any.
    market: Vec<S>,
    /// GPU fill of the month before.
    fill_before: S,
    /// Room for one vendor's cells as the model has them.
    model: Vec<S>,
    /// Room for one number a segment.
    scaled: Vec<S>,
}

/// What a month did to a segment, in money, and as parts of its orders and of its backlog at the start of the month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SegmentFlow<S> {
    /// Orders of all vendors, USD bn.
    pub orders: S,
    /// Shipments of all vendors, USD bn.
    pub shipments: S,
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
        let width = segments * CLASSES.len();
        let nothing = vec![S::ZERO; vendors * width];
        let none = Fill { wanted: S::ZERO, shipped: S::ZERO, rate: S::ONE };
        let mut book = Self {
            segments,
            backlog: nothing.clone(),
            backlog_before: nothing.clone(),
            phantom: vec![S::ZERO; vendors],
            orders: nothing.clone(),
            phantom_orders: vec![S::ZERO; vendors],
            shipped: nothing.clone(),
            cancelled: nothing.clone(),
            phantom_cancelled: vec![S::ZERO; vendors],
            fill: [none; 2],
            at_start: nothing,
            market: vec![S::ZERO; width],
            fill_before: S::ONE,
            model: vec![S::ZERO; width],
            scaled: vec![S::ZERO; segments],
        };
        book.begin(books);
        book
    }

    /// Goes to the start of these books, keeping its own room.
    #[inline(always)]
    pub fn begin(&mut self, books: &OrderBooks<S>) {
        let width = self.width();
        self.market.copy_from_slice(&books.orders_at_start);
        for (vendor, inputs) in books.vendors.iter().enumerate() {
            let cells = vendor * width..(vendor + 1) * width;
            let orders = &mut self.at_start[cells.clone()];
            for ((order, &share), &of) in orders.iter_mut().zip(&books.shares[0][cells.clone()]).zip(&self.market) {
                *order = share * of;
            }
            split(inputs.backlog_at_start, [orders, orders, orders], &mut self.backlog[cells]);
        }
        self.phantom.fill(S::ZERO);
        self.fill = [Fill { wanted: S::ZERO, shipped: S::ZERO, rate: S::ONE }; 2];
        self.fill_before = S::ONE;
    }

    /// Goes back to `start`, keeping its own room.
    #[inline(always)]
    pub fn restart(&mut self, start: &Self) {
        self.backlog.copy_from_slice(&start.backlog);
        self.phantom.copy_from_slice(&start.phantom);
        self.at_start.copy_from_slice(&start.at_start);
        self.market.copy_from_slice(&start.market);
        self.fill = start.fill;
        self.fill_before = start.fill_before;
    }

    /// How many cells one vendor has.
    #[inline(always)]
    fn width(&self) -> usize {
        self.segments * CLASSES.len()
    }

    /// A vendor's sum over its cells.
    #[inline(always)]
    pub fn of_vendor(&self, cells: &[S], vendor: usize) -> S {
        sum(&cells[vendor * self.width()..(vendor + 1) * self.width()])
    }

    /// A vendor's sum over a segment's classes.
    #[inline(always)]
    pub fn of_vendor_segment(&self, cells: &[S], vendor: usize, segment: usize) -> S {
        let index = cell(vendor, segment, Class::Gpu, self.segments);
        cells[index] + cells[index + 1]
    }

    /// A segment's sum over vendors and classes.
    #[inline(always)]
    pub fn of_segment(&self, cells: &[S], segment: usize) -> S {
        let mut sum = S::ZERO;
        for own in cells.chunks_exact(self.width()) {
            sum += own[CLASSES.len() * segment] + own[CLASSES.len() * segment + 1];
        }
        sum
    }

    /// The sum of each class over vendors and segments.
    #[inline(always)]
    pub fn by_class(&self, cells: &[S]) -> [S; 2] {
        let (mut gpu, mut asic) = (S::ZERO, S::ZERO);
        for pair in cells.chunks_exact(CLASSES.len()) {
            gpu += pair[0];
            asic += pair[1];
        }
        [gpu, asic]
    }

    /// A vendor's sum of each class over segments.
    #[inline(always)]
    pub fn of_vendor_by_class(&self, cells: &[S], vendor: usize) -> [S; 2] {
        self.by_class(&cells[vendor * self.width()..(vendor + 1) * self.width()])
    }

    /// Before anything else of a month: of vendors whose forecast begins in it, the part that was double-ordered turns
    /// phantom.
    #[inline(always)]
    pub fn turn_phantom(&mut self, books: &OrderBooks<S>, month: usize) {
        let width = self.width();
        for (vendor, inputs) in books.vendors.iter().enumerate() {
            if inputs.first_forecast_month == Some(month) {
                let own = &mut self.backlog[vendor * width..(vendor + 1) * width];
                self.phantom[vendor] += inputs.phantom_share * sum(&*own);
                for value in own {
                    *value *= S::ONE - inputs.phantom_share;
                }
            }
        }
        self.backlog_before.copy_from_slice(&self.backlog);
    }

    /// Takes the month's orders: `market` is what segments order, by segment and class, in money.
    #[inline(always)]
    pub fn order(&mut self, books: &OrderBooks<S>, month: usize, market: &[S]) {
        let width = self.width();
        self.fill_before = self.fill[Class::Gpu as usize].rate;
        let unfilled = books.double_ordering[month] * (S::ONE - self.fill_before);
        let any = sum(market).gt(S::ZERO);
        for (kept, &now) in self.market.iter_mut().zip(market) {
            *kept = S::select(any, now, *kept);
        }
        let shares = &books.shares[month];
        for (vendor, inputs) in books.vendors.iter().enumerate() {
            let cells = vendor * width..(vendor + 1) * width;
            let own = &mut self.orders[cells.clone()];
            let noise = inputs.order_noise[month];
            for ((order, &share), &amount) in own.iter_mut().zip(&shares[cells.clone()]).zip(market) {
                *order = share * amount * noise;
            }
            self.phantom_orders[vendor] = S::ZERO;
            if let Some(total) = inputs.reported.orders[month] {
                self.model.copy_from_slice(&self.orders[cells.clone()]);
                let weights = [&self.model[..], &self.at_start[cells.clone()], &self.market];
                split(S::constant(total), weights, &mut self.orders[cells]);
            } else {
                self.phantom_orders[vendor] =
                    unfilled * self.of_vendor_by_class(&self.orders, vendor)[Class::Gpu as usize];
            }
        }
    }

    /// Ships: vendors with reported shipments those, the others what they want, rationed where supply is short.
    #[inline(always)]
    pub fn ship(&mut self, books: &OrderBooks<S>, month: usize) {
        let width = self.width();
        let (mut wanted, mut taken) = ([S::ZERO; 2], [S::ZERO; 2]);
        for (vendor, inputs) in books.vendors.iter().enumerate() {
            let cells = vendor * width..(vendor + 1) * width;
            let own = &self.backlog_before[cells.clone()];
            let (rate, by_class) = if let Some(reported) = inputs.reported.shipments[month] {
                let total = sum(own);
                (total.divides(S::constant(reported).min(total), S::ZERO), &mut taken)
            } else {
                (S::ONE.min(inputs.shipment_noise[month] / inputs.delivery_months[month]), &mut wanted)
            };
            let [mut gpu, mut asic] = *by_class;
            let pairs = self.shipped[cells].chunks_exact_mut(CLASSES.len()).zip(own.chunks_exact(CLASSES.len()));
            for (shipped, backlog) in pairs {
                shipped[0] = backlog[0] * rate;
                shipped[1] = backlog[1] * rate;
                gpu += shipped[0];
                asic += shipped[1];
            }
            *by_class = [gpu, asic];
        }
        for class in [0, 1] {
            self.fill[class] = ration(wanted[class], Some(books.supply[class][month]), taken[class]);
        }
        for (vendor, inputs) in books.vendors.iter().enumerate() {
            if inputs.reported.shipments[month].is_none() {
                for pair in self.shipped[vendor * width..(vendor + 1) * width].chunks_exact_mut(CLASSES.len()) {
                    pair[0] *= self.fill[0].rate;
                    pair[1] *= self.fill[1].rate;
                }
            }
        }
    }

    /// Cancels, and moves the stocks to the end of the month. Phantom orders leave as supply was free the month before.
    #[inline(always)]
    pub fn settle(&mut self, books: &OrderBooks<S>, month: usize) {
        let width = self.width();
        for (vendor, inputs) in books.vendors.iter().enumerate() {
            let cells = vendor * width..(vendor + 1) * width;
            let rate = inputs.cancellation[month];
            let stocks = self.backlog[cells.clone()].iter_mut().zip(&mut self.cancelled[cells.clone()]);
            let flows = self.shipped[cells.clone()].iter().zip(&self.orders[cells]);
            for ((backlog, cancelled), (&shipped, &ordered)) in stocks.zip(flows) {
                let left = *backlog - shipped;
                *cancelled = left * rate;
                *backlog = left - *cancelled + ordered;
            }
            self.phantom_cancelled[vendor] = self.phantom[vendor] * self.fill_before / books.phantom_months;
            self.phantom[vendor] += self.phantom_orders[vendor] - self.phantom_cancelled[vendor];
        }
    }

    /// What the month did to a segment that ordered `ordered` in money.
    #[inline(always)]
    pub fn flow(&self, segment: usize, ordered: S) -> SegmentFlow<S> {
        let (mut before, mut orders, mut shipments, mut cancelled) = (S::ZERO, S::ZERO, S::ZERO, S::ZERO);
        for vendor in 0..self.phantom.len() {
            before += self.of_vendor_segment(&self.backlog_before, vendor, segment);
            orders += self.of_vendor_segment(&self.orders, vendor, segment);
            shipments += self.of_vendor_segment(&self.shipped, vendor, segment);
            cancelled += self.of_vendor_segment(&self.cancelled, vendor, segment);
        }
        SegmentFlow {
            orders,
            shipments,
            ordered: ordered.divides(orders, S::ZERO),
            shipped: before.divides(shipments, S::ZERO),
            cancelled: before.divides(cancelled, S::ZERO),
        }
    }

    /// After the month's flows of all vendors: backlogs reported at its end are taken over. Returns, by segment, what its
    /// capacity on order is multiplied by; `None` where no vendor reports.
    #[inline(always)]
    pub fn restate(&mut self, books: &OrderBooks<S>, month: usize) -> Option<&[S]> {
        let reports = |vendor: usize| books.vendors[vendor].reported.backlog[month];
        if (0..books.vendors.len()).all(|vendor| reports(vendor).is_none()) {
            return None;
        }
        for segment in 0..self.segments {
            self.scaled[segment] = self.of_segment(&self.backlog, segment);
        }
        let width = self.width();
        for vendor in 0..books.vendors.len() {
            if let Some(reported) = reports(vendor) {
                let cells = vendor * width..(vendor + 1) * width;
                let target = S::ZERO.max(S::constant(reported) - self.phantom[vendor]);
                self.model.copy_from_slice(&self.backlog[cells.clone()]);
                let weights = [&self.model[..], &self.at_start[cells.clone()], &self.market];
                split(target, weights, &mut self.backlog[cells]);
            }
        }
        for segment in 0..self.segments {
            let before = self.scaled[segment];
            self.scaled[segment] = before.divides(self.of_segment(&self.backlog, segment), S::ONE);
        }
        Some(&self.scaled)
    }
}
