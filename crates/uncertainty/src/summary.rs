//! Draws run on all processors, and what they say together.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rackcast_forecast::Model;
use rackcast_scenario::{Question, Scenario};
use rayon::prelude::*;

use crate::block::{Asked, CHUNK, Chunk, Drawn, Workspace};
use crate::known::Event;
use crate::tally::{Bins, quantile_of_sorted};
use crate::{DrawError, Sampler, Settings};

/// The quantiles that are shown.
pub const QUANTILES: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/// Values kept whole; beyond as many, rows are counted in bins.
const WHOLE: u64 = 1 << 25;
/// Draws of the pilot that sets the ends of bins.
const PILOT: u64 = 4096;
/// Chunks put together at once, in their order.
const WAVE: u64 = 64;

/// What the draws say of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statistics {
    /// Mean over the draws that have a value; `None` where none has.
    pub mean: Option<f64>,
    /// How many draws have a value.
    pub draws: u64,
    /// At [`QUANTILES`].
    pub quantiles: [Option<f64>; 7],
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

/// What many draws say together.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// How many were taken.
    pub draws: u64,
    /// By row asked for.
    pub rows: Vec<Statistics>,
    /// By event, in the scenario's order.
    pub events: Vec<Probability>,
    /// Whether quantiles are exact; else each is off by at most 1.5/1024 of the range of the first 4,096 draws.
    pub exact: bool,
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
    let events = &model.scenario().events;
    let bases = bases(events)?;
    let models: Vec<&Model> = std::iter::once(model).chain(bases.iter().map(|(_, model)| model)).collect();
    let base_of = |event: &Question| {
        let base = event.base.as_ref()?;
        bases.iter().position(|(scenario, _)| Arc::ptr_eq(scenario, base)).map(|at| at + 1)
    };
    let mut asked: Vec<Asked<'_>> = events
        .iter()
        .map(|event| {
            let base = base_of(event);
            let layout = base.map(|at| models[at].layout().as_ref());
            Asked { event: Event::new(&event.expression, model.layout(), layout), base }
        })
        .collect();
    let mut drawn = Vec::new();
    for (at, &model) in models.iter().enumerate() {
        let mut read = if at == 0 { rows.to_vec() } else { Vec::new() };
        let of = asked.iter().filter(|asked| at == 0 || asked.base == Some(at));
        for row in of.flat_map(|asked| asked.event.rows(at != 0)) {
            if !read.contains(&row) {
                read.push(row);
            }
        }
        drawn.push(Drawn { model, sampler: Sampler::new(model, settings)?, rows: read });
    }
    for Asked { event, base } in &mut asked {
        event.place(&drawn[0].rows, base.map_or(&[], |at| &drawn[at].rows));
    }
    let job = Job { drawn: &drawn, asked: &asked, summarised: rows.len(), draws: settings.draws, progress, stop };
    if rows.len() as u64 * settings.draws <= WHOLE { job.whole() } else { job.binned() }
}

/// Models of the scenarios that events' `base:` reads, each once.
fn bases(events: &[Question]) -> Result<Vec<(Arc<Scenario>, Model)>, DrawError> {
    let mut bases: Vec<(Arc<Scenario>, Model)> = Vec::new();
    for base in events.iter().filter_map(|event| event.base.as_ref()) {
        if !bases.iter().any(|(known, _)| Arc::ptr_eq(known, base)) {
            let model =
                Model::new(Arc::clone(base)).map_err(|error| DrawError::Draw { draw: 0, error, inputs: Vec::new() })?;
            bases.push((Arc::clone(base), model));
        }
    }
    Ok(bases)
}

struct Job<'a, 'm> {
    drawn: &'a [Drawn<'m>],
    asked: &'a [Asked<'a>],
    summarised: usize,
    draws: u64,
    progress: &'a AtomicU64,
    stop: &'a AtomicBool,
}

/// Sums that are put together in the order of chunks, so that their bits do not depend on threads.
struct Totals {
    sums: Vec<f64>,
    counts: Vec<u64>,
    answers: Vec<(u64, u64)>,
}

impl Totals {
    fn new(rows: usize, events: usize) -> Self {
        Self { sums: vec![0.0; rows], counts: vec![0; rows], answers: vec![(0, 0); events] }
    }

    fn of(chunk: &Chunk, rows: usize) -> Self {
        let mut totals = Self::new(rows, 0);
        totals.answers.clone_from(&chunk.answers);
        for (row, values) in chunk.values.chunks(chunk.draws).enumerate() {
            for &value in values.iter().filter(|value| !value.is_nan()) {
                totals.sums[row] += value;
                totals.counts[row] += 1;
            }
        }
        totals
    }

    fn add(&mut self, next: &Self) {
        for (sum, more) in self.sums.iter_mut().zip(&next.sums) {
            *sum += more;
        }
        for (count, more) in self.counts.iter_mut().zip(&next.counts) {
            *count += more;
        }
        for ((yes, answered), more) in self.answers.iter_mut().zip(&next.answers) {
            *yes += more.0;
            *answered += more.1;
        }
    }

    fn summary(&self, draws: u64, exact: bool, quantile: impl Fn(usize, f64) -> Option<f64> + Sync) -> Summary {
        let row = |row: usize| {
            let count = self.counts[row];
            Statistics {
                mean: (count > 0).then(|| self.sums[row] / count as f64),
                draws: count,
                quantiles: QUANTILES.map(|p| quantile(row, p)),
            }
        };
        let event = |&(yes, answered): &(u64, u64)| {
            let probability = (answered > 0).then(|| yes as f64 / answered as f64);
            let standard_error = probability.map(|p| (p * (1.0 - p) / answered as f64).sqrt());
            Probability { probability, standard_error, draws: answered }
        };
        let rows = (0..self.sums.len()).into_par_iter().map(row).collect();
        Summary { draws, rows, events: self.answers.iter().map(event).collect(), exact }
    }
}

impl<'m> Job<'_, 'm> {
    /// The chunks that hold the draws from `first` to before `end`.
    fn chunks(first: u64, end: u64) -> Vec<(u64, usize)> {
        let start = |chunk: u64| first + chunk * CHUNK;
        let length = |from: u64| usize::try_from(CHUNK.min(end - from)).unwrap_or(0);
        (0..(end - first).div_ceil(CHUNK)).map(|chunk| (start(chunk), length(start(chunk)))).collect()
    }

    fn chunk(&self, workspace: &mut Workspace<'m>, first: u64, draws: usize) -> Result<Option<Chunk>, DrawError> {
        if self.stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let chunk = workspace.chunk(self.drawn, self.asked, self.summarised, first, draws)?;
        self.progress.fetch_add(draws as u64, Ordering::Relaxed);
        Ok(Some(chunk))
    }

    /// The chunks of the draws from `first` to before `end`, in order; of several that fail, the first fails.
    fn all(&self, first: u64, end: u64) -> Result<Option<Vec<Chunk>>, DrawError> {
        let chunks: Vec<_> = Self::chunks(first, end)
            .into_par_iter()
            .map_init(|| Workspace::new(self.drawn), |workspace, (first, draws)| self.chunk(workspace, first, draws))
            .collect();
        chunks.into_iter().collect()
    }

    fn whole(&self) -> Result<Option<Summary>, DrawError> {
        let Some(chunks) = self.all(0, self.draws)? else { return Ok(None) };
        let mut totals = Totals::new(self.summarised, self.asked.len());
        for chunk in &chunks {
            totals.add(&Totals::of(chunk, self.summarised));
        }
        let sorted: Vec<Vec<f64>> = (0..self.summarised)
            .into_par_iter()
            .map(|row| {
                let of = |chunk: &Chunk| chunk.values[row * chunk.draws..(row + 1) * chunk.draws].to_vec();
                let mut values: Vec<f64> = chunks.iter().flat_map(of).filter(|value| !value.is_nan()).collect();
                values.sort_unstable_by(f64::total_cmp);
                values
            })
            .collect();
        Ok(Some(totals.summary(self.draws, true, |row, p| quantile_of_sorted(&sorted[row], p))))
    }

    fn binned(&self) -> Result<Option<Summary>, DrawError> {
        let pilot = PILOT.min(self.draws);
        let Some(chunks) = self.all(0, pilot)? else { return Ok(None) };
        let mut totals = Totals::new(self.summarised, self.asked.len());
        let mut bins: Vec<Bins> = (0..self.summarised)
            .into_par_iter()
            .map(|row| {
                let of = |chunk: &Chunk| chunk.values[row * chunk.draws..(row + 1) * chunk.draws].to_vec();
                let values: Vec<f64> = chunks.iter().flat_map(of).collect();
                let mut bins = Bins::around(&values);
                bins.add_all(&values);
                bins
            })
            .collect();
        for chunk in &chunks {
            totals.add(&Totals::of(chunk, self.summarised));
        }
        drop(chunks);
        let empty: Vec<Bins> = bins.iter().map(Bins::emptied).collect();
        let mut first = pilot;
        while first < self.draws {
            let end = self.draws.min(first + WAVE * CHUNK);
            let Some((counted, waves)) = self.wave(first, end, &empty)? else { return Ok(None) };
            bins.par_iter_mut().enumerate().for_each(|(row, own)| {
                for counted in &counted {
                    own.merge(&counted[row]);
                }
            });
            for wave in &waves {
                totals.add(wave);
            }
            first = end;
        }
        Ok(Some(totals.summary(self.draws, false, |row, p| bins[row].quantile(p))))
    }

    /// Counts of the draws from `first` to before `end`, in any order, and their totals in the order of chunks.
    #[allow(clippy::type_complexity, reason = "counts of each thread, totals of each chunk")]
    fn wave(&self, first: u64, end: u64, empty: &[Bins]) -> Result<Option<(Vec<Vec<Bins>>, Vec<Totals>)>, DrawError> {
        let threads = rayon::current_num_threads().max(1);
        let chunks = Self::chunks(first, end);
        let share = chunks.len().div_ceil(threads);
        let parts: Vec<_> = chunks
            .par_chunks(share)
            .map(|part| {
                let (mut workspace, mut bins) = (Workspace::new(self.drawn), empty.to_vec());
                let mut totals = Vec::with_capacity(part.len());
                for &(first, draws) in part {
                    let Some(chunk) = self.chunk(&mut workspace, first, draws)? else { return Ok(None) };
                    for (values, bins) in chunk.values.chunks(draws).zip(&mut bins) {
                        bins.add_all(values);
                    }
                    totals.push(Totals::of(&chunk, self.summarised));
                }
                Ok(Some((bins, totals)))
            })
            .collect();
        let parts: Result<Option<Vec<_>>, DrawError> = parts.into_iter().collect();
        Ok(parts?.map(|parts| {
            let (bins, totals): (Vec<_>, Vec<Vec<Totals>>) = parts.into_iter().unzip();
            (bins, totals.into_iter().flatten().collect())
        }))
    }
}
