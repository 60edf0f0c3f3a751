//! Draws taken beforehand, so that what is timed is the simulation alone.

use rackcast_forecast::{Draw, Model, Simulator};
use rackcast_numeric::Lanes;
use rackcast_uncertainty::{Sampler, Settings};

/// Draws computed side by side, as the program does.
pub const LANES: usize = 8;

/// Draws of a model with their noise.
#[derive(Debug)]
pub struct Pool {
    /// The slots whose numbers are drawn.
    slots: Vec<usize>,
    /// Draws in which nothing is drawn.
    room: Draw<Lanes<LANES>>,
    /// Eight draws each.
    pub blocks: Vec<Block>,
}

/// What is drawn of eight draws, and their noise: no more, so that what is known does not pass through the caches with it.
#[derive(Debug)]
pub struct Block {
    /// The numbers of the drawn slots.
    drawn: Vec<Lanes<LANES>>,
    /// Multipliers by segment (of demand), vendor (of orders) and vendor (of shipments), each by month after `as_of`.
    pub noise: Vec<Vec<Lanes<LANES>>>,
}

/// The multipliers of a simulator in the order of [`Block::noise`].
fn multipliers(
    model: &Model,
    simulator: &mut Simulator<'_, Lanes<LANES>>,
    mut give: impl FnMut(usize, &mut [Lanes<LANES>]),
) {
    let scenario = model.scenario();
    let (segments, vendors, known) = (scenario.segments.len(), scenario.vendors.len(), model.known_months());
    for at in 0..segments {
        give(at, &mut simulator.demand_noise(at)[known..]);
    }
    for at in 0..vendors {
        give(segments + at, &mut simulator.order_noise(at)[known..]);
        give(segments + vendors + at, &mut simulator.shipment_noise(at)[known..]);
    }
}

impl Pool {
    /// The first draws of a seed, a whole number of blocks.
    ///
    /// # Errors
    /// What the sampler says: too many draws, or impossible correlations.
    pub fn new(model: &Model, blocks: u64, seed: u64) -> Result<Self, String> {
        let settings = Settings { draws: blocks * LANES as u64, seed, ..Settings::of(model.scenario()) };
        let sampler = Sampler::new(model, &settings).map_err(|error| error.to_string())?;
        let mut simulator = Simulator::new(model);
        let room = sampler.room();
        let block = |at: u64| {
            let mut draw = sampler.room();
            sampler.take(at * LANES as u64, &mut draw, &mut simulator);
            let scenario = model.scenario();
            let mut noise = vec![Vec::new(); scenario.segments.len() + 2 * scenario.vendors.len()];
            multipliers(model, &mut simulator, |at, months| noise[at].extend_from_slice(months));
            (draw, noise)
        };
        let blocks: Vec<_> = (0..blocks).map(block).collect();
        let is_drawn = |slot: &usize| blocks.iter().any(|(draw, _)| draw.values[*slot] != room.values[*slot]);
        let slots: Vec<usize> = (0..room.values.len()).filter(is_drawn).collect();
        let compact = |(draw, noise): (Draw<Lanes<LANES>>, _)| Block {
            drawn: slots.iter().map(|&slot| draw.values[slot]).collect(),
            noise,
        };
        let blocks = blocks.into_iter().map(compact).collect();
        Ok(Self { slots, room, blocks })
    }

    /// Room for the numbers of a block.
    #[must_use]
    pub fn room(&self) -> Draw<Lanes<LANES>> {
        self.room.clone()
    }

    /// Lays a block's numbers into `draw` and its noise into a simulator.
    pub fn lay(
        &self,
        block: &Block,
        model: &Model,
        draw: &mut Draw<Lanes<LANES>>,
        simulator: &mut Simulator<'_, Lanes<LANES>>,
    ) {
        for (&slot, &number) in self.slots.iter().zip(&block.drawn) {
            draw.values[slot] = number;
        }
        multipliers(model, simulator, |at, months| months.copy_from_slice(&block.noise[at]));
    }

    /// The numbers of a slot in all draws.
    pub fn numbers(&self, slot: usize) -> impl Iterator<Item = f64> {
        let place = self.slots.iter().position(|&drawn| drawn == slot);
        self.blocks.iter().flat_map(move |block| place.map_or(self.room.values[slot], |place| block.drawn[place]).0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_the_pool_runs_as_the_sampler_draws_it() {
        let model = crate::model("rackcast:base").unwrap();
        let pool = Pool::new(&model, 2, 7).unwrap();
        let settings = Settings { draws: 16, seed: 7, ..Settings::of(model.scenario()) };
        let sampler = Sampler::new(&model, &settings).unwrap();
        let (mut drawn, mut ready) = (Simulator::new(&model), Simulator::new(&model));
        let mut room = pool.room();
        for (at, block) in pool.blocks.iter().enumerate() {
            let mut draw = sampler.room();
            sampler.take((at * LANES) as u64, &mut draw, &mut drawn);
            pool.lay(block, &model, &mut room, &mut ready);
            assert_eq!(draw, room);
            assert_eq!(drawn.simulate(&draw).unwrap(), ready.simulate(&room).unwrap());
        }
        let (first, second) = (&pool.blocks[0], &pool.blocks[1]);
        assert!(first.noise != second.noise && first.drawn != second.drawn);
        assert!(pool.slots.len() < room.values.len() / 2, "what is known is not in the pool");
    }
}
