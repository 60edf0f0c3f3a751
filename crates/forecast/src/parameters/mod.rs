//! From the numbers of a draw to checked parameters: past this point nothing can go wrong but overflow.

mod books;
mod lines;
mod reader;
mod segments;

use rackcast_demand::{Adoption, Mix, Planning, Prices, Start, Work, servers_ordered};
use rackcast_numeric::Real;
use rackcast_vendor::{Book, GeneralMarket, OrderBooks, RevenueInputs};

use crate::rules::BrokenRule;
use crate::{Draw, Model};
use books::order_books;
use lines::{general, revenue};
use reader::Reader;
use segments::{adopter, in_backlogs, leaning, segment};

/// Everything the months need, by month where it varies in time.
#[derive(Debug, Clone)]
pub(crate) struct Parameters<S> {
    pub(crate) adopters: Vec<Adoption<S>>,
    pub(crate) segments: Vec<SegmentParameters<S>>,
    pub(crate) planning: Planning<S>,
    /// Answer of need to cost (elasticity).
    pub(crate) price_elasticity: S,
    /// What plans take for granted: growth index of cost, by month.
    pub(crate) expected_cost_index: Vec<S>,
    /// Odds of each segment's leaning to ASICs, by month and segment.
    pub(crate) leaning: Vec<Vec<S>>,
    pub(crate) asic_share: Vec<S>,
    /// Price of a server, USD thousand, by month.
    pub(crate) price: Vec<Prices<S>>,
    /// Capacity of a server, by month.
    pub(crate) server_capacity: Vec<Prices<S>>,
    /// The mix at the start, and each segment's ASIC share in it.
    pub(crate) mix_at_start: Mix<S>,
    pub(crate) asic_share_at_start: Vec<S>,
    pub(crate) books: OrderBooks<S>,
    /// The order books at the start.
    pub(crate) book_at_start: Book<S>,
    pub(crate) general: GeneralMarket<S>,
    pub(crate) attach: Vec<S>,
    pub(crate) revenue: Vec<RevenueInputs<S>>,
}

/// What one segment needs.
#[derive(Debug, Clone)]
pub(crate) struct SegmentParameters<S> {
    pub(crate) work: Work<S>,
    pub(crate) start: Start<S>,
    /// Noise of demand, by month: 1, or that of a draw.
    pub(crate) demand_noise: Vec<S>,
}

impl<S: Real> Parameters<S> {
    /// The parameters of a draw, or the first rule between inputs that it breaks.
    pub(crate) fn new(model: &Model, draw: &Draw<S>) -> Result<Self, BrokenRule> {
        let reader = Reader { model, draw, months: model.months };
        let market = &model.keys.market;
        let adopters =
            (0..model.keys.adopters.len()).map(|index| adopter(&reader, index)).collect::<Result<Vec<_>, _>>()?;
        let price = pairs(reader.path(market.price[0]), &reader.path(market.price[1]));
        let relative = reader.constant(market.relative_capacity);
        let mut asic_capacity = reader.growth(market.capacity_growth[1]);
        for capacity in &mut asic_capacity {
            *capacity *= relative;
        }
        let server_capacity = pairs(reader.growth(market.capacity_growth[0]), &asic_capacity);
        let asic_share = reader.path(market.asic_share);
        let leaning = leaning(&reader);

        let orders: Vec<S> =
            model.keys.segments.iter().map(|keys| reader.constant(keys.orders_at_start) / S::constant(12.0)).collect();
        let mut mix_at_start = Mix::default();
        let mut asic_share_at_start = vec![S::ZERO; orders.len()];
        mix_at_start.solve(&orders, &price[0], &leaning[0], asic_share[0], &mut asic_share_at_start);
        let servers: Vec<S> = orders
            .iter()
            .zip(&asic_share_at_start)
            .map(|(&money, &share)| servers_ordered(money * S::constant(1e6), &price[0], share))
            .collect();
        let orders_at_start = servers
            .iter()
            .zip(&asic_share_at_start)
            .flat_map(|(&servers, &share)| in_money(servers, share, &price[0]))
            .collect();

        let books = order_books(&reader, orders_at_start, &price)?;
        let book_at_start = Book::start(&books);
        let planning = Planning {
            adjustment_months: reader.constant(market.adjustment_months),
            supply_line_weight: reader.constant(market.supply_line_weight),
            service_months: reader.constant(market.service_life) * S::constant(12.0),
        };
        let segments = (0..orders.len())
            .map(|index| {
                let ordered = servers[index] * server_capacity[0].mean(asic_share_at_start[index]);
                let months = in_backlogs(&books, &book_at_start, index, orders[index]);
                segment(&reader, index, &planning, ordered, months)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let revenue = revenue(&reader)?;
        Ok(Self {
            adopters,
            segments,
            planning,
            price_elasticity: reader.constant(market.price_elasticity),
            expected_cost_index: market.expected_cost_change.map_or_else(|| reader.same(1.0), |key| reader.growth(key)),
            leaning,
            asic_share,
            price,
            server_capacity,
            mix_at_start,
            asic_share_at_start,
            books,
            book_at_start,
            general: general(&reader)?,
            attach: reader.path(market.attach),
            revenue,
        })
    }
}

/// Orders in money (USD bn) by class of `servers` servers in a mix.
pub(crate) fn in_money<S: Real>(servers: S, asic_share: S, price: &Prices<S>) -> [S; 2] {
    let million = S::constant(1e6);
    [servers * (S::ONE - asic_share) * price.gpu / million, servers * asic_share * price.asic / million]
}

fn pairs<S: Real>(gpu: Vec<S>, asic: &[S]) -> Vec<Prices<S>> {
    gpu.into_iter().zip(asic).map(|(gpu, &asic)| Prices { gpu, asic }).collect()
}
