//! Draws handed over one by one.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rackcast_forecast::Model;
use rackcast_scenario::{Number, Value};
use rayon::prelude::*;

use crate::block::{CHUNK, Workspace};
use crate::study::Study;
use crate::threads::{chunks, draws_of};
use crate::{DrawError, LANES, Settings};

/// Values handed over at once, at most: 256 MiB.
const AT_ONCE: usize = 1 << 25;
/// Chunks handed over at once, at most: 65,536 draws.
const CHUNKS_AT_ONCE: usize = 256;

/// An uncertain number of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnInput {
    /// Its key, with the period of a path's point: `servers.asic_share[2027]`.
    pub name: String,
    /// The input's key.
    pub key: String,
    slot: usize,
}

/// Some draws in their order: values by column, NaN where there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptDraws {
    /// The number of the first, from 0.
    pub first: u64,
    /// Of each of [`drawn_inputs`], before bends.
    pub inputs: Vec<Vec<f64>>,
    /// Of each row asked for.
    pub rows: Vec<Vec<f64>>,
}

/// Why draws were not all handed over.
#[derive(Debug)]
pub enum KeepError<E> {
    /// They cannot be taken.
    Draw(DrawError),
    /// Whoever takes them cannot.
    Sink(E),
}

/// The uncertain numbers of a model's scenario, in the order of its inputs.
#[must_use]
pub fn drawn_inputs(model: &Model) -> Vec<DrawnInput> {
    let scenario = model.scenario();
    let slots = model.slots().iter().enumerate().filter_map(|(slot, of)| {
        let (key, input) = scenario.inputs.get_index(of.input)?;
        let (number, name) = match (&input.value, of.point) {
            (Value::Constant(number), _) => (number, key.clone()),
            (Value::Path(path), at) => {
                let point = path.points.get(at?)?;
                (&point.number, format!("{key}[{}]", point.period))
            }
        };
        matches!(number, Number::Distribution(_)).then(|| DrawnInput { name, key: key.clone(), slot })
    });
    slots.collect()
}

/// Draws a model and hands over every draw of `rows` of its layout and of its uncertain numbers, in order. `Ok(None)`
/// where `stop` became true.
///
/// # Errors
/// As [`summarise`](crate::summarise), and those of `sink`.
pub fn keep<E>(
    model: &Model,
    rows: &[usize],
    settings: &Settings,
    progress: &AtomicU64,
    stop: &AtomicBool,
    sink: &mut dyn FnMut(KeptDraws) -> Result<(), E>,
) -> Result<Option<()>, KeepError<E>> {
    let inputs = drawn_inputs(model);
    let study = Study { asked: Vec::new(), ..Study::of(model, &[], rows, settings).map_err(KeepError::Draw)? };
    let all = chunks(settings.draws);
    let at_once = (AT_ONCE / (CHUNK * (inputs.len() + rows.len()).max(1))).clamp(1, CHUNKS_AT_ONCE);
    for from in (0..all).step_by(at_once) {
        let run = |workspace: &mut Workspace<'_>, chunk: u64| {
            if stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
            let draws = draws_of(chunk, settings.draws);
            let kept = workspace.kept(&inputs, draws.clone())?;
            progress.fetch_add(draws.end - draws.start, Ordering::Relaxed);
            Ok(Some(kept))
        };
        let kept: Vec<Result<Option<KeptDraws>, DrawError>> =
            (from..all.min(from + at_once as u64)).into_par_iter().map_init(|| Workspace::new(&study), run).collect();
        let kept: Option<Vec<KeptDraws>> = kept.into_iter().collect::<Result<_, _>>().map_err(KeepError::Draw)?;
        let Some(mut kept) = kept.map(Vec::into_iter) else { return Ok(None) };
        let Some(mut together) = kept.next() else { break };
        for next in kept {
            let columns = together.inputs.iter_mut().zip(next.inputs).chain(together.rows.iter_mut().zip(next.rows));
            columns.for_each(|(column, more)| column.extend(more));
        }
        sink(together).map_err(KeepError::Sink)?;
    }
    Ok(Some(()))
}

impl Workspace<'_> {
    /// Runs draws of a study of one model and gives all of them.
    fn kept(&mut self, inputs: &[DrawnInput], draws: std::ops::Range<u64>) -> Result<KeptDraws, DrawError> {
        let mut kept = KeptDraws { first: draws.start, inputs: vec![Vec::new(); inputs.len()], rows: Vec::new() };
        kept.rows.resize(self.last_block().len(), Vec::new());
        for first in draws.clone().step_by(LANES) {
            #[allow(clippy::cast_possible_truncation, reason = "at most a block")]
            let lanes = (draws.end - first).min(LANES as u64) as usize;
            self.run(first, lanes, |_| {})?;
            for (column, input) in kept.inputs.iter_mut().zip(inputs) {
                column.extend_from_slice(&self.numbers(input.slot)[..lanes]);
            }
            for (column, block) in kept.rows.iter_mut().zip(self.last_block()) {
                column.extend_from_slice(&block[..lanes]);
            }
        }
        Ok(kept)
    }
}
