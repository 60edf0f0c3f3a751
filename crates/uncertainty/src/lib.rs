//! How sure a forecast is: many draws of a scenario, summarised (docs/model.md, section 9).
//!
//! A [`Sampler`] turns a draw's number into the numbers and the noise of a block of draws; [`summarise`] runs them in
//! lanes on all processors and gives mean and quantiles of the outputs asked for, and how often each event came true.
//! Draw i is a function of the seed, i and names alone, and blocks are put together in their order, so that the result is
//! the same bits on any number of threads.
#![forbid(unsafe_code)]

mod block;
mod error;
mod factors;
mod known;
mod noise;
mod sampler;
mod settings;
mod summary;
mod tally;

pub use error::DrawError;
pub use factors::{Factor, factors};
pub use sampler::Sampler;
pub use settings::Settings;
pub use summary::{Probability, QUANTILES, Statistics, Summary, summarise};

/// Draws computed side by side.
pub(crate) const LANES: usize = 8;
