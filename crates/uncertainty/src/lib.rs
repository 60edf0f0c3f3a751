//! How sure a forecast is: many draws of a scenario, summarised (docs/model.md, section 9).
//!
//! A [`Sampler`] turns a draw's number into the numbers and the noise of a block of draws; [`summarise`] runs them in
//! lanes on all processors and gives mean and quantiles of the outputs asked for, and how often each event came true.
//! Draw i is a function of the seed, i and names alone, and blocks are put together in their order, so that the result is
//! the same bits on any number of threads.
#![forbid(unsafe_code)]

mod bins;
mod block;
mod comparison;
mod counts;
mod error;
mod factors;
mod kept;
mod known;
mod noise;
mod part;
mod quantiles;
mod sampler;
mod settings;
mod shard;
mod study;
mod summary;
mod tally;
mod threads;

pub use bins::BIN_ERROR;
pub use comparison::{Compared, Comparison, compare};
pub use error::DrawError;
pub use factors::{Factor, factors};
pub use kept::{DrawnInput, KeepError, KeptDraws, drawn_inputs, keep};
pub use part::{Difference, Identity, MergeError, Part, PartError, merge};
pub use sampler::Sampler;
pub use settings::Settings;
pub use shard::Shard;
pub use summary::{Probability, QUANTILES, Statistics, Summary, summarise, tally};
pub use tally::Tally;

/// Draws computed side by side.
pub(crate) const LANES: usize = 8;
