//! Draws run on all processors, and what they say together.

use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_forecast::Model;

use crate::shard::Shard;
use crate::study::{Study, bases};
use crate::tally::Tally;
use crate::threads::Watch;
use crate::{DrawError, Settings};

/// The quantiles that are shown.
pub const QUANTILES: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/// What the draws say of one quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statistics {
    /// Mean over the draws that have a value; `None` where none has.
    pub mean: Option<f64>,
    /// How many draws have a value.
    pub draws: u64,
    /// At [`QUANTILES`].
    pub quantiles: [Option<f64>; 7],
    /// How many draws have a value above 0.
    pub positive: u64,
}

impl Statistics {
    pub(crate) fn new(sum: f64, positive: u64, draws: u64, quantiles: [Option<f64>; 7]) -> Self {
        Self { mean: (draws > 0).then(|| sum / draws as f64), draws, quantiles, positive }
    }
}

/// How often an event came true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Probability {
    /// Part of the draws with an answer in which it came true; `None` where none has one.
    pub probability: Option<f64>,
    /// Monte Carlo standard error of it: √(p(1−p)/n).
    pub standard_error: Option<f64>,
    /// Draws with an answer.
    pub draws: u64,
}

impl Probability {
    pub(crate) fn of(yes: u64, answered: u64) -> Self {
        let probability = (answered > 0).then(|| yes as f64 / answered as f64);
        let standard_error = probability.map(|p| (p * (1.0 - p) / answered as f64).sqrt());
        Self { probability, standard_error, draws: answered }
    }
}

/// What many draws say together.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// How many were taken.
    pub draws: u64,
    /// By row asked for.
    pub rows: Vec<Statistics>,
    /// By event, in the scenario's order.
    pub events: Vec<Probability>,
    /// Whether quantiles are exact; else each is off by at most [`BIN_ERROR`](crate::BIN_ERROR) of the range of the first
    /// 4,096 draws.
    pub exact: bool,
}

impl Summary {
    /// What a tally of so many draws says.
    pub(crate) fn of(tally: &Tally, draws: u64) -> Self {
        Self { draws, rows: tally.statistics(), events: tally.probabilities(), exact: tally.is_exact() }
    }
}

/// Draws a model and summarises `rows` of its layout and the scenario's events. `progress` counts draws done; where `stop`
/// becomes true, nothing more is begun and `None` comes back.
///
/// # Errors
/// No points, impossible correlations, or a draw that breaks a rule: the first such draw.
pub fn summarise(
    model: &Model,
    rows: &[usize],
    settings: &Settings,
    progress: &AtomicU64,
    stop: &AtomicBool,
) -> Result<Option<Summary>, DrawError> {
    Ok(tally(model, rows, settings, Shard::ALL, progress, stop)?.map(|tally| Summary::of(&tally, settings.draws)))
}

/// Draws a part of the draws of a model, to be put together with the other parts; else as [`summarise`].
///
/// # Errors
/// As [`summarise`].
pub fn tally(
    model: &Model,
    rows: &[usize],
    settings: &Settings,
    shard: Shard,
    progress: &AtomicU64,
    stop: &AtomicBool,
) -> Result<Option<Tally>, DrawError> {
    let bases = bases(&model.scenario().events)?;
    Tally::of(&Study::of(model, &bases, rows, settings)?, shard, Watch { progress, stop })
}
