//! Noise around the model (docs/model.md, section 9), laid into a simulator's multipliers.

use rackcast_calendar::Month;
use rackcast_forecast::{Draw, Model, Simulator};
use rackcast_numeric::{Lanes, Real};
use rackcast_sampling::{DemandNoise, OrderNoise, ShipmentNoise};

use crate::LANES;

/// Streams of noise of a scenario, one for each segment or vendor that has some.
#[derive(Debug)]
pub(crate) struct Noise {
    /// Months of the horizon before the first drawn one.
    known: usize,
    /// Calendar quarter of each drawn month, counted from the first drawn month's.
    quarter: Vec<usize>,
    /// By segment or vendor: its place, the input of its volatility, its noise.
    demand: Vec<(usize, usize, DemandNoise)>,
    orders: Vec<(usize, usize, OrderNoise)>,
    shipments: Vec<(usize, usize, ShipmentNoise)>,
}

impl Noise {
    pub(crate) fn new(model: &Model, seed: u64) -> Self {
        let scenario = model.scenario();
        let known = model.known_months();
        let drawn = scenario.horizon.months() - known;
        let first = scenario.horizon.start.plus(i32::try_from(known).unwrap_or(0));
        let quarter_of = |month: Month| month.year() * 4 + (i32::from(month.month()) - 1) / 3;
        let (first_month, first_quarter) = (first.year() * 12 + i32::from(first.month()) - 1, quarter_of(first));
        let since = |month: usize| quarter_of(first.plus(i32::try_from(month).unwrap_or(0))) - first_quarter;
        let quarter = (0..drawn).map(|month| usize::try_from(since(month)).unwrap_or(0)).collect();
        let with = |key: String| {
            let (index, _, input) = scenario.inputs.get_full(&key)?;
            (input.value != nought()).then_some(index)
        };
        let demand = scenario.segments.iter().enumerate().filter_map(|(at, name)| {
            Some((at, with(format!("segments.{name}.demand_volatility"))?, DemandNoise::new(seed, name, first_month)))
        });
        let vendors = || scenario.vendors.iter().enumerate();
        let orders = vendors().filter_map(|(at, vendor)| {
            let key = with(format!("vendors.{}.order_volatility", vendor.key))?;
            Some((at, key, OrderNoise::new(seed, &vendor.key, first_quarter)))
        });
        let shipments = vendors().filter_map(|(at, vendor)| {
            let key = with(format!("vendors.{}.shipment_volatility", vendor.key))?;
            Some((at, key, ShipmentNoise::new(seed, &vendor.key, first_quarter)))
        });
        Self { known, quarter, demand: demand.collect(), orders: orders.collect(), shipments: shipments.collect() }
    }

    /// Lays the noise of the draws from `first_draw` on into a simulator.
    #[inline(always)]
    pub(crate) fn lay(
        &self,
        model: &Model,
        draw: &Draw<Lanes<LANES>>,
        first_draw: u64,
        simulator: &mut Simulator<'_, Lanes<LANES>>,
    ) {
        for (segment, volatility, noise) in &self.demand {
            let months = &mut simulator.demand_noise(*segment)[self.known..];
            noise.fill(first_draw, model.first_value(*volatility, draw), months);
        }
        let mut quarters = vec![Lanes::ONE; self.quarter.last().map_or(0, |last| last + 1)];
        for (vendor, volatility, noise) in &self.orders {
            noise.fill(first_draw, model.first_value(*volatility, draw), &mut quarters);
            self.spread(&quarters, &mut simulator.order_noise(*vendor)[self.known..]);
        }
        for (vendor, volatility, noise) in &self.shipments {
            noise.fill(first_draw, model.first_value(*volatility, draw), &mut quarters);
            self.spread(&quarters, &mut simulator.shipment_noise(*vendor)[self.known..]);
        }
    }

    #[inline(always)]
    fn spread(&self, quarters: &[Lanes<LANES>], months: &mut [Lanes<LANES>]) {
        for (month, &quarter) in months.iter_mut().zip(&self.quarter) {
            *month = quarters[quarter];
        }
    }
}

fn nought() -> rackcast_scenario::Value {
    rackcast_scenario::Value::Constant(rackcast_scenario::Number::Known(0.0))
}
