//! Draws one block after another in one thread, with the vectors that this file is built for.

use rackcast_forecast::{Model, Simulator};
use rackcast_numeric::{Lanes, Real};
use rackcast_uncertainty::{Sampler, Settings};

const LANES: usize = 8;

/// Gives every draw of a model in order, as the values of `rows` of its layout; NaN where there is none.
///
/// It takes none of the ways that `rackcast_uncertainty::summarise` takes to be fast: no threads, and no instructions
/// that are chosen at run time.
///
/// # Panics
/// Where there is no such draw.
pub fn plain_draws(model: &Model, rows: &[usize], settings: &Settings, mut give: impl FnMut(&[f64])) {
    let sampler = Sampler::new(model, settings).unwrap_or_else(|error| panic!("{error}"));
    let mut draw = sampler.room();
    let mut simulator = Simulator::<Lanes<LANES>>::with_months(model);
    let mut block: [Vec<f64>; LANES] = std::array::from_fn(|_| Vec::with_capacity(rows.len()));
    for first in (0..settings.draws).step_by(LANES) {
        sampler.take(first, &mut draw, &mut simulator);
        let run = simulator.run(&draw).unwrap_or_else(|error| panic!("draws from {first} on: {error}"));
        block.iter_mut().for_each(Vec::clear);
        run.values(model, rows.iter().copied(), |value: Lanes<LANES>| {
            for (lane, values) in block.iter_mut().enumerate() {
                values.push(value.lane(lane));
            }
        });
        for (_, values) in (first..settings.draws).zip(&block) {
            give(values);
        }
    }
}
