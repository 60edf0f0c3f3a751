//! From the numbers of a draw to checked parameters: past this point nothing can go wrong but overflow.

mod adopters;
mod books;
mod lines;
mod reader;
mod segments;
mod shares;

use rackcast_demand::{Adoption, Mix, Planning, Prices, Start, Work, servers_ordered};
use rackcast_numeric::Real;
use rackcast_vendor::{Book, GeneralMarket, OrderBooks, RevenueInputs};

use crate::rules::BrokenRule;
use crate::{Draw, Model};
use reader::Reader;
use shares::ShareInputs;

/// Everything the months need, by month where it varies in time.
#[derive(Debug)]
pub(crate) struct Parameters<S> {
    pub(crate) adopters: Vec<Adoption<S>>,
    pub(crate) segments: Vec<SegmentParameters<S>>,
    pub(crate) planning: Planning<S>,
    /// Answer of need to cost (elasticity).
    pub(crate) price_elasticity: S,
    /// What plans take for granted: growth index of cost, by month.
    pub(crate) expected_cost_index: Vec<S>,
    /// Growth indices of efficiency, by month.
    training_efficiency: Vec<S>,
    pub(crate) inference_efficiency: Vec<S>,
    pub(crate) asic_share: Vec<S>,
    /// Price of a server, USD thousand, by class and month.
    price: [Vec<S>; 2],
    /// Capacity of a server, by class and month.
    server_capacity: [Vec<S>; 2],
    /// Growth index of an ASIC server's capacity, by month.
    asic_growth: Vec<S>,
    /// The mix at the start, and each segment's ASIC share in it.
    pub(crate) mix_at_start: Mix<S>,
    pub(crate) asic_share_at_start: Vec<S>,
    pub(crate) books: OrderBooks<S>,
    shares: ShareInputs<S>,
    /// The order books at the start.
    pub(crate) book_at_start: Book<S>,
    pub(crate) general: GeneralMarket<S>,
    pub(crate) attach: Vec<S>,
    pub(crate) revenue: Vec<RevenueInputs<S>>,
    /// By segment: orders in money a month at the start, the leaning then, and capacity ordered.
    first_orders: Vec<S>,
    first_leaning: Vec<S>,
    first_ordered: Vec<S>,
    /// Whether nothing has been read yet.
    blank: bool,
}

/// What one segment needs.
#[derive(Debug)]
pub(crate) struct SegmentParameters<S> {
    pub(crate) work: Work<S>,
    /// Growth index of training work, by month.
    training: Vec<S>,
    pub(crate) start: Start<S>,
    /// Odds of its leaning to ASICs, by month: `r/(1−r)·e^affinity`.
    pub(crate) leaning: Vec<S>,
    /// What the capacity it needs is multiplied by, by month: 1, or the noise of a draw.
    pub(crate) demand_noise: Vec<S>,
}

impl<S: Real> Parameters<S> {
    /// Parameters of which nothing has been read.
    pub(crate) fn blank(model: &Model) -> Self {
        let segments = model.keys.segments.len();
        let books = books::blank(model);
        let months = || vec![S::ONE; model.months];
        Self {
            adopters: model.keys.adopters.iter().map(|_| adopters::blank(model)).collect(),
            segments: (0..segments).map(|index| segments::blank(model, index)).collect(),
            planning: Planning { adjustment: S::ONE, supply_line_weight: S::ONE, retirement: S::ONE },
            price_elasticity: S::ZERO,
            expected_cost_index: months(),
            training_efficiency: months(),
            inference_efficiency: months(),
            asic_share: months(),
            price: [months(), months()],
            server_capacity: [months(), months()],
            asic_growth: months(),
            mix_at_start: Mix::default(),
            asic_share_at_start: vec![S::ZERO; segments],
            book_at_start: Book::start(&books),
            books,
            shares: ShareInputs::blank(model),
            general: lines::blank_general(model),
            attach: months(),
            revenue: (0..model.keys.vendors.len()).map(|index| lines::blank_revenue(model, index)).collect(),
            first_orders: vec![S::ZERO; segments],
            first_leaning: vec![S::ZERO; segments],
            first_ordered: vec![S::ZERO; segments],
            blank: true,
        }
    }

    /// Takes the numbers of a draw, or the first rule between inputs that it breaks.
    #[inline(always)]
    pub(crate) fn refresh(&mut self, model: &Model, draw: &Draw<S>) -> Result<(), BrokenRule> {
        let reader = Reader { model, draw, months: model.months, first: self.blank };
        let market = &model.keys.market;
        for (index, adopter) in self.adopters.iter_mut().enumerate() {
            adopters::refresh(&reader, index, adopter)?;
        }
        reader.growth(market.training_efficiency, &mut self.training_efficiency);
        reader.growth(market.inference_efficiency, &mut self.inference_efficiency);
        for (index, segment) in self.segments.iter_mut().enumerate() {
            segments::refresh(&reader, index, &self.training_efficiency, segment)?;
        }
        self.refresh_servers(&reader);
        self.planning = Planning {
            adjustment: S::ONE / reader.constant(market.adjustment_months),
            supply_line_weight: reader.constant(market.supply_line_weight),
            retirement: S::ONE / (reader.constant(market.service_life) * S::constant(12.0)),
        };
        self.price_elasticity = reader.constant(market.price_elasticity);
        if let Some(key) = market.expected_cost_change {
            reader.growth(key, &mut self.expected_cost_index);
        }
        books::refresh(&reader, &self.price, &mut self.books);
        self.shares.refresh(&reader, &mut self.books.shares)?;
        lines::refresh_general(&reader, &mut self.general)?;
        reader.path(market.attach, &mut self.attach);
        lines::refresh_revenue(&reader, &mut self.revenue)?;
        self.start(&reader)?;
        self.blank = false;
        Ok(())
    }

    /// Price of a server of each class in a month, USD thousand.
    #[inline(always)]
    pub(crate) fn price(&self, month: usize) -> Prices<S> {
        Prices { gpu: self.price[0][month], asic: self.price[1][month] }
    }

    /// Capacity of a server of each class in a month.
    #[inline(always)]
    pub(crate) fn server_capacity(&self, month: usize) -> Prices<S> {
        Prices { gpu: self.server_capacity[0][month], asic: self.server_capacity[1][month] }
    }

    /// Prices, capacities and the market's mix.
    #[inline(always)]
    fn refresh_servers(&mut self, reader: &Reader<'_, S>) {
        let market = &reader.model.keys.market;
        reader.path(market.asic_share, &mut self.asic_share);
        let [gpu, asic] = &mut self.server_capacity;
        reader.growth(market.capacity_growth[0], gpu);
        reader.growth(market.capacity_growth[1], &mut self.asic_growth);
        let relative = reader.constant(market.relative_capacity);
        let from = reader.from(&[market.capacity_growth[1], market.relative_capacity]);
        for month in from..reader.months {
            asic[month] = self.asic_growth[month] * relative;
        }
        for (&key, price) in market.price.iter().zip(&mut self.price) {
            reader.path(key, price);
        }
    }

    /// Where the mix, the order books and the segments' capacity start (docs/model.md, section 3).
    #[inline(always)]
    fn start(&mut self, reader: &Reader<'_, S>) -> Result<(), BrokenRule> {
        let keys = &reader.model.keys.segments;
        let (price, capacity) = (self.price(0), self.server_capacity(0));
        for (index, keys) in keys.iter().enumerate() {
            self.first_orders[index] = reader.constant(keys.orders_at_start) / S::constant(12.0);
            self.first_leaning[index] = self.segments[index].leaning[0];
        }
        let shares = &mut self.asic_share_at_start;
        self.mix_at_start = Mix::default();
        self.mix_at_start.solve(&self.first_orders, &price, &self.first_leaning, self.asic_share[0], shares);
        for (index, &share) in self.asic_share_at_start.iter().enumerate() {
            let servers = servers_ordered(self.first_orders[index] * S::constant(1e6), &price, share);
            self.books.orders_at_start[index] = in_money(servers, share, &price);
            self.first_ordered[index] = servers * capacity.mean(share);
        }
        books::check_backlogs(reader, &self.books)?;
        self.book_at_start.begin(&self.books);
        for (index, segment) in self.segments.iter_mut().enumerate() {
            let (books, ordered) = ((&self.books, &self.book_at_start), self.first_ordered[index]);
            segment.start = segments::start(reader, index, &self.planning, (ordered, self.first_orders[index]), books)?;
        }
        Ok(())
    }
}

/// Orders in money (USD bn) by class of `servers` servers in a mix.
#[inline(always)]
pub(crate) fn in_money<S: Real>(servers: S, asic_share: S, price: &Prices<S>) -> [S; 2] {
    let million = servers * S::constant(1e-6);
    let asic = million * asic_share;
    [(million - asic) * price.gpu, asic * price.asic]
}
