//! Scenarios side by side, draw by draw: bands of differences, not differences of bands.

use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_forecast::Model;

use crate::shard::Shard;
use crate::study::Study;
use crate::tally::Tally;
use crate::threads::Watch;
use crate::{DrawError, Settings, Statistics};

/// What draws say of quantities of several models that share their random numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// How many draws were taken of each.
    pub draws: u64,
    /// By quantity, then model.
    pub quantities: Vec<Vec<Compared>>,
    /// Whether quantiles are exact; see [`Summary`](crate::Summary).
    pub exact: bool,
}

/// A quantity in one model.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Compared {
    /// Its own values; `None` where the model has no such row.
    pub own: Option<Statistics>,
    /// What it is above the first model's in the same draw; `None` for the first and where one of the two has no such
    /// row. `positive` counts the draws in which it is above.
    pub above: Option<Statistics>,
}

/// Draws models side by side: draw i of an input that they share is the same number in all. `quantities` has of each the
/// row in every model; otherwise as [`summarise`](crate::summarise).
///
/// # Errors
/// As [`summarise`](crate::summarise).
pub fn compare(
    models: &[&Model],
    quantities: &[Vec<Option<usize>>],
    settings: &Settings,
    progress: &AtomicU64,
    stop: &AtomicBool,
) -> Result<Option<Comparison>, DrawError> {
    let study = Study::comparing(models, quantities, settings)?;
    let Some(tally) = Tally::of(&study, Shard::ALL, Watch { progress, stop })? else { return Ok(None) };
    let mut columns = tally.statistics().into_iter();
    let compared = |rows: &Vec<Option<usize>>| {
        let mut quantity: Vec<Compared> =
            rows.iter().map(|row| Compared { own: row.and_then(|_| columns.next()), above: None }).collect();
        if rows.first().is_some_and(Option::is_some) {
            for (of, row) in quantity.iter_mut().zip(rows).skip(1) {
                of.above = row.and_then(|_| columns.next());
            }
        }
        quantity
    };
    let quantities = quantities.iter().map(compared).collect();
    Ok(Some(Comparison { draws: settings.draws, quantities, exact: tally.is_exact() }))
}
