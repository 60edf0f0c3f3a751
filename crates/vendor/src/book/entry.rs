//! What stands in an order book, and what it comes to by vendor and by segment.

use rackcast_numeric::Real;

/// A vendor's orders of a class from a segment: the stock at the end of the month last computed and the month's flows,
/// USD bn, without phantom orders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<S> {
    /// Backlog.
    pub backlog: S,
    /// Orders.
    pub orders: S,
    /// Shipments.
    pub shipped: S,
    /// Cancelled orders.
    pub cancelled: S,
}

/// What a vendor's book comes to, USD bn; by class where there are two numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VendorBook<S> {
    /// Backlog with its phantom part at the start of the month.
    pub before: S,
    /// Backlog without phantom orders.
    pub backlog: [S; 2],
    /// Orders of the month without phantom ones.
    pub orders: [S; 2],
    /// Shipments of the month.
    pub shipped: [S; 2],
    /// Cancelled in the month without phantom orders.
    pub cancelled: S,
    /// Phantom backlog.
    pub phantom: S,
    /// Phantom orders of the month.
    pub phantom_orders: S,
    /// Phantom orders cancelled in the month.
    pub phantom_cancelled: S,
}

/// What a month did to a segment in the books of all vendors, USD bn, without phantom orders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SegmentBook<S> {
    /// Backlog at the start of the month; what turned phantom in it has left.
    pub before: S,
    /// Orders.
    pub orders: S,
    /// Shipments.
    pub shipments: S,
    /// Cancelled orders.
    pub cancelled: S,
    /// Backlog at the month's end.
    pub backlog: S,
}

impl<S: Real> Entry<S> {
    /// Nothing.
    pub(super) const NOTHING: Self = Self { backlog: S::ZERO, orders: S::ZERO, shipped: S::ZERO, cancelled: S::ZERO };

    /// Ships the part `rate` of the backlog, cancels the part `cancellation` of what is left, and takes the orders in.
    #[inline(always)]
    pub(super) fn settle(&mut self, rate: S, cancellation: S) {
        self.shipped = self.backlog * rate;
        let left = self.backlog - self.shipped;
        self.cancelled = left * cancellation;
        self.backlog = left - self.cancelled + self.orders;
    }
}

impl<S: Real> VendorBook<S> {
    /// Nothing.
    pub(super) const NOTHING: Self = Self {
        before: S::ZERO,
        backlog: [S::ZERO; 2],
        orders: [S::ZERO; 2],
        shipped: [S::ZERO; 2],
        cancelled: S::ZERO,
        phantom: S::ZERO,
        phantom_orders: S::ZERO,
        phantom_cancelled: S::ZERO,
    };

    /// Backlog of both classes without phantom orders.
    #[inline(always)]
    pub fn firm(&self) -> S {
        self.backlog[0] + self.backlog[1]
    }

    /// Takes up the backlog that stands in its entries.
    #[inline(always)]
    pub(super) fn add_up(&mut self, entries: &[[Entry<S>; 2]]) {
        self.backlog = by_class(entries, |entry| entry.backlog);
    }

    /// Ships, cancels and takes its orders in, `rates` by class. What it comes to is the sum of its entries, and not what
    /// follows from its own sums, which would leave a rounding where nothing is left.
    #[inline(always)]
    pub(super) fn settle(&mut self, entries: &mut [[Entry<S>; 2]], rates: [S; 2], cancellation: S) {
        let (mut backlog, mut shipped, mut cancelled) = ([S::ZERO; 2], [S::ZERO; 2], S::ZERO);
        for [gpu, asic] in entries {
            gpu.settle(rates[0], cancellation);
            asic.settle(rates[1], cancellation);
            backlog = [backlog[0] + gpu.backlog, backlog[1] + asic.backlog];
            shipped = [shipped[0] + gpu.shipped, shipped[1] + asic.shipped];
            cancelled += gpu.cancelled + asic.cancelled;
        }
        (self.backlog, self.shipped, self.cancelled) = (backlog, shipped, cancelled);
    }
}

impl<S: Real> SegmentBook<S> {
    /// Nothing.
    pub(super) const NOTHING: Self =
        Self { before: S::ZERO, orders: S::ZERO, shipments: S::ZERO, cancelled: S::ZERO, backlog: S::ZERO };
}

/// The sum of each class over a vendor's segments.
#[inline(always)]
pub(super) fn by_class<S: Real>(entries: &[[Entry<S>; 2]], of: impl Fn(&Entry<S>) -> S) -> [S; 2] {
    let mut sums = [S::ZERO; 2];
    for [gpu, asic] in entries {
        sums = [sums[0] + of(gpu), sums[1] + of(asic)];
    }
    sums
}
