//! The month's step that couples demand and vendors, written once over the scalar (docs/model.md, sections 1 to 7).

use rackcast_demand::{
    Adoption, AdoptionMonth, AdoptionState, Capacity, Mix, Required, answer_to_price, servers_ordered,
};
use rackcast_numeric::Real;
use rackcast_vendor::{Beside, Book, Contracts, GeneralBook, VendorMonth};

use crate::parameters::{Parameters, in_money};

/// Where the market stands, and what happened in the month last computed.
#[derive(Debug, Clone)]
pub(crate) struct Market<S> {
    adoption: Vec<AdoptionState<S>>,
    capacity: Vec<Capacity<S>>,
    mix: Mix<S>,
    /// Cost of a unit of capacity in the first month, by segment.
    cost_at_start: Vec<S>,
    contracts: Vec<Contracts<S>>,
    /// Inference's part of AI orders in the first month.
    inference_spending_at_start: S,
    /// Capacity ordered, by segment.
    ordered: Vec<S>,
    /// The month's leaning to ASICs, by segment: room for the mix.
    leaning: Vec<S>,
    /// The month's adoption.
    pub(crate) adopters: Vec<AdoptionMonth<S>>,
    /// The month's segments.
    pub(crate) segments: Vec<SegmentMonth<S>>,
    /// Each segment's ASIC share of servers ordered.
    pub(crate) asic_share: Vec<S>,
    /// The model's orders in money, by segment and class.
    pub(crate) orders: Vec<[S; 2]>,
    pub(crate) book: Book<S>,
    pub(crate) general: GeneralBook<S>,
    /// Orders of all vendors without phantom ones, and shipments by class.
    pub(crate) taken: S,
    pub(crate) shipped: [S; 2],
    /// Network orders and spending.
    pub(crate) network: (S, S),
    pub(crate) vendors: Vec<VendorMonth<S>>,
}

/// What one month did in a segment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SegmentMonth<S> {
    /// Capacity needed.
    pub(crate) required: Required<S>,
    /// Inference's part of it.
    pub(crate) inference_share: S,
    /// Servers ordered, before actuals.
    pub(crate) servers: S,
    /// Capacity at the month's end.
    pub(crate) capacity: Capacity<S>,
}

impl<S: Real> Market<S> {
    /// Room for the market of these parameters, which [`Market::restart`] starts.
    pub(crate) fn start(parameters: &Parameters<S>) -> Self {
        let (segments, vendors) = (parameters.segments.len(), parameters.revenue.len());
        let nothing = Required { training: S::ZERO, inference: S::ZERO };
        let capacity = Capacity { installed: S::ZERO, on_order: S::ZERO };
        let still_segment = SegmentMonth { required: nothing, inference_share: S::ZERO, servers: S::ZERO, capacity };
        let still = AdoptionMonth {
            on_premises: S::ONE,
            hosted: S::ZERO,
            conversions: S::ZERO,
            pilots: S::ZERO,
            production: S::ONE,
        };
        Self {
            adoption: Vec::with_capacity(parameters.adopters.len()),
            mix: Mix::default(),
            cost_at_start: vec![S::ONE; segments],
            inference_spending_at_start: S::ONE,
            ordered: vec![S::ZERO; segments],
            leaning: vec![S::ONE; segments],
            adopters: vec![still; parameters.adopters.len()],
            segments: vec![still_segment; segments],
            capacity: vec![capacity; segments],
            asic_share: vec![S::ZERO; segments],
            orders: vec![[S::ZERO; 2]; segments],
            book: parameters.book_at_start.clone(),
            general: GeneralBook::start(&parameters.general),
            taken: S::ZERO,
            shipped: [S::ZERO; 2],
            network: (S::ZERO, S::ZERO),
            vendors: vec![VendorMonth::NOTHING; vendors],
            contracts: Vec::with_capacity(vendors),
        }
    }

    /// The market when the horizon starts.
    pub(crate) fn restart(&mut self, parameters: &Parameters<S>) {
        self.adoption.clear();
        self.adoption.extend(parameters.adopters.iter().map(Adoption::start));
        self.mix = parameters.mix_at_start;
        self.asic_share.copy_from_slice(&parameters.asic_share_at_start);
        for (index, segment) in parameters.segments.iter().enumerate() {
            self.capacity[index] = segment.start.capacity;
            self.cost_at_start[index] = cost_of_capacity(parameters, 0, self.asic_share[index]);
        }
        self.book.restart(&parameters.book_at_start);
        self.general.restart(&parameters.general);
        self.contracts.clear();
        self.contracts.extend(parameters.revenue.iter().map(Contracts::start));
    }

    /// Nought where all stocks are finite, else no finite number: what was not finite once leaves its stock so.
    #[inline(always)]
    pub(crate) fn probe(&self) -> S {
        let adopters = self.adopters.iter().flat_map(|adopter| [adopter.pilots, adopter.production]);
        let capacity = self.capacity.iter().flat_map(|capacity| [capacity.installed, capacity.on_order]);
        let books = self.book.vendors.iter().flat_map(|vendor| [vendor.firm(), vendor.phantom]);
        let backlogs = books.chain(self.general.entries.iter().map(|entry| entry.backlog));
        let contracts = self.contracts.iter().map(Contracts::value);
        adopters.chain(capacity).chain(backlogs).chain(contracts).fold(S::ZERO, |probe, stock| probe + stock * S::ZERO)
    }

    /// One month.
    #[inline(always)]
    pub(crate) fn step(&mut self, parameters: &Parameters<S>, month: usize) {
        self.book.turn_phantom(&parameters.books, month);
        for index in 0..self.adopters.len() {
            self.adopters[index] = parameters.adopters[index].step(month, &mut self.adoption[index]);
        }
        self.order_capacity(parameters, month);
        self.order_servers(parameters, month);
        self.book.step(&parameters.books, month, &self.orders);
        self.receive(parameters, month);
        self.earn(parameters, month);
    }

    /// Capacity needed and ordered by each segment, which answers to the cost of capacity at the mix of the month before.
    #[inline(always)]
    fn order_capacity(&mut self, parameters: &Parameters<S>, month: usize) {
        let per_efficiency = S::ONE / parameters.inference_efficiency[month];
        for index in 0..self.segments.len() {
            let segment = &parameters.segments[index];
            let scale = segment.start.scale * segment.demand_noise[month] * self.answer(parameters, month, index);
            let required = segment.work.required(month, per_efficiency, &self.adopters).times(scale);
            self.segments[index].required = required;
            self.segments[index].inference_share = required.inference_share();
            self.ordered[index] = parameters.planning.ordered(self.capacity[index], required.total());
        }
    }

    /// D of docs/model.md, section 2; a power only where need answers to cost.
    #[inline(always)]
    fn answer(&self, parameters: &Parameters<S>, month: usize, segment: usize) -> S {
        if parameters.price_elasticity == S::ZERO {
            return S::ONE;
        }
        let share = self.asic_share[segment];
        let expected = self.cost_at_start[segment] * parameters.expected_cost_index[month];
        let cheaper = expected * parameters.server_capacity(month).mean(share) / parameters.price(month).mean(share);
        answer_to_price(cheaper, parameters.price_elasticity)
    }

    #[inline(always)]
    fn order_servers(&mut self, parameters: &Parameters<S>, month: usize) {
        let (capacity, price) = (parameters.server_capacity(month), parameters.price(month));
        for index in 0..self.leaning.len() {
            self.leaning[index] = parameters.segments[index].leaning[month];
        }
        self.mix.solve(&self.ordered, &capacity, &self.leaning, parameters.asic_share[month], &mut self.asic_share);
        for index in 0..self.segments.len() {
            let share = self.asic_share[index];
            let servers = servers_ordered(self.ordered[index], &capacity, share);
            self.segments[index].servers = servers;
            self.orders[index] = in_money(servers, share, &price);
        }
    }

    /// What vendors did reaches the segments' capacity; then reported backlogs are taken over.
    #[inline(always)]
    fn receive(&mut self, parameters: &Parameters<S>, month: usize) {
        for index in 0..self.segments.len() {
            let ordered = self.orders[index][0] + self.orders[index][1];
            let flow = self.book.flow(index, ordered);
            let taken = self.ordered[index] * flow.ordered;
            self.capacity[index] =
                parameters.planning.receive(self.capacity[index], flow.shipped, flow.cancelled, taken);
        }
        if let Some(factors) = self.book.restate(&parameters.books, month) {
            for index in 0..self.capacity.len() {
                self.capacity[index].on_order *= factors[index];
            }
        }
        for index in 0..self.segments.len() {
            self.segments[index].capacity = self.capacity[index];
        }
    }

    #[inline(always)]
    fn earn(&mut self, parameters: &Parameters<S>, month: usize) {
        let inference = self.inference_spending();
        if month == 0 {
            self.inference_spending_at_start = inference;
        }
        let ordered = parameters.general.orders(month, inference / self.inference_spending_at_start);
        let reported = |vendor: usize| &parameters.books.vendors[vendor].reported;
        self.general.step(&parameters.general, month, ordered, reported);
        let book = &self.book;
        let attach = parameters.attach[month];
        (self.taken, self.shipped) = (S::ZERO, [S::ZERO; 2]);
        for vendor in &book.vendors {
            self.taken += vendor.orders[0] + vendor.orders[1];
            self.shipped = [self.shipped[0] + vendor.shipped[0], self.shipped[1] + vendor.shipped[1]];
        }
        self.network = (attach * self.taken, attach * (self.shipped[0] + self.shipped[1]));
        for index in 0..book.vendors.len() {
            let [gpu, asic] = book.vendors[index].shipped;
            let sold_to = |segment| book.of_vendor_segment(index, segment, |entry| entry.shipped);
            let (network_orders, network_spending) = self.network;
            let beside = Beside { general: self.general.entries[index].shipped, network_orders, network_spending };
            let (inputs, into) = (&parameters.revenue[index], &mut self.vendors[index]);
            self.contracts[index].step(inputs, month, (gpu + asic, sold_to), beside, reported(index), into);
        }
    }

    /// The model's inference part of AI orders, before noise and actuals.
    #[inline(always)]
    fn inference_spending(&self) -> S {
        let mut sum = S::ZERO;
        for index in 0..self.segments.len() {
            sum += self.segments[index].inference_share * (self.orders[index][0] + self.orders[index][1]);
        }
        sum
    }
}

/// What a unit of capacity costs in a month and mix.
#[inline(always)]
fn cost_of_capacity<S: Real>(parameters: &Parameters<S>, month: usize, asic_share: S) -> S {
    parameters.price(month).mean(asic_share) / parameters.server_capacity(month).mean(asic_share)
}
