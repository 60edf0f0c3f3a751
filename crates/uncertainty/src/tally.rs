//! What a range of draws gives of every column, so that ranges can be put together.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::bins::{Bins, Counter, Recent, Scale};
use crate::block::{Answers, CHUNK, Chunk};
use crate::quantiles::quantiles;
use crate::shard::Shard;
use crate::study::Study;
use crate::summary::{Probability, QUANTILES, Statistics};
use crate::threads::{Watch, chunks, on_all_threads};
use crate::{DrawError, Settings};

/// Draws of the pilot that sets the ends of bins.
const PILOT: u64 = 4096;

/// Chunks that threads count before their counts are put together: as many draws as 32 bits count.
const WAVE: u64 = 1 << 23;

/// What the draws of a part gave: of few values all of them, of many their counts in bins.
///
/// Tallies of all parts, put together, are the bytes that one tally of all draws is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// The chunks in it: the first, and the one after the last.
    chunks: (u64, u64),
    columns: usize,
    kept: Kept,
    answers: Answers,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Kept {
    /// The values themselves, chunk after chunk.
    Whole(Vec<Chunk>),
    /// By column.
    Binned(Vec<Bins>),
}

impl Tally {
    /// Runs the draws of a shard.
    pub(crate) fn of(study: &Study<'_>, shard: Shard, watch: Watch<'_>) -> Result<Option<Self>, DrawError> {
        let Settings { draws, whole, .. } = study.settings;
        let range = shard.of_chunks(chunks(draws));
        let columns = study.columns.len();
        let tally = |(kept, answers)| Self { chunks: (range.start, range.end), columns, kept, answers };
        let run = if columns as u64 * draws <= whole {
            run_whole(study, range.clone(), watch)
        } else {
            run_binned(study, range.clone(), watch)
        };
        Ok(run?.map(tally))
    }

    /// Adds the tally of the draws that follow.
    ///
    /// # Errors
    /// `None` of use: the tally of other draws, or of other columns.
    pub(crate) fn append(&mut self, next: Self) -> Result<(), Apart> {
        if self.chunks.1 != next.chunks.0 || self.columns != next.columns || self.answers.len() != next.answers.len() {
            return Err(Apart);
        }
        match (&mut self.kept, next.kept) {
            (Kept::Whole(chunks), Kept::Whole(more)) => chunks.extend(more),
            (Kept::Binned(bins), Kept::Binned(more)) => {
                if !bins.iter_mut().zip(&more).all(|(bins, more)| bins.merge(more)) {
                    return Err(Apart);
                }
            }
            _ => return Err(Apart),
        }
        add_answers(&mut self.answers, &next.answers);
        self.chunks.1 = next.chunks.1;
        Ok(())
    }

    /// Whether quantiles are exact.
    pub(crate) fn is_exact(&self) -> bool {
        matches!(self.kept, Kept::Whole(_))
    }

    /// What the draws say of each column.
    pub(crate) fn statistics(&self) -> Vec<Statistics> {
        match &self.kept {
            Kept::Whole(chunks) => {
                (0..self.columns).into_par_iter().map_init(Vec::new, |room, at| exact(chunks, at, room)).collect()
            }
            Kept::Binned(bins) => bins.par_iter().map(of_bins).collect(),
        }
    }

    /// How often each event came true.
    pub(crate) fn probabilities(&self) -> Vec<Probability> {
        self.answers.iter().map(|&(yes, answered)| Probability::of(yes, answered)).collect()
    }
}

/// Tallies do not follow each other.
#[derive(Debug)]
pub(crate) struct Apart;

fn add_answers(all: &mut Answers, more: &Answers) {
    for ((yes, answered), more) in all.iter_mut().zip(more) {
        *yes += more.0;
        *answered += more.1;
    }
}

type Run = Result<Option<(Kept, Answers)>, DrawError>;

fn run_whole(study: &Study<'_>, range: std::ops::Range<u64>, watch: Watch<'_>) -> Run {
    let keep = |kept: &mut Vec<(u64, Chunk)>, number: u64, chunk: &Chunk| kept.push((number, chunk.clone()));
    let Some(threads) = on_all_threads(study, range, watch, Vec::new, keep)? else { return Ok(None) };
    let mut answers = vec![(0, 0); study.asked.len()];
    let mut chunks = Vec::new();
    for (kept, answered) in threads {
        chunks.extend(kept);
        add_answers(&mut answers, &answered);
    }
    chunks.sort_unstable_by_key(|(number, _)| *number);
    Ok(Some((Kept::Whole(chunks.into_iter().map(|(_, chunk)| chunk).collect()), answers)))
}

fn run_binned(study: &Study<'_>, range: std::ops::Range<u64>, watch: Watch<'_>) -> Run {
    let Some(scales) = pilot(study, watch)? else { return Ok(None) };
    let mut bins: Vec<Bins> = scales.iter().map(|&scale| Bins::new(scale)).collect();
    let mut answers = vec![(0, 0); study.asked.len()];
    let mut from = range.start;
    while from < range.end {
        let wave = from..range.end.min(from + WAVE);
        from = wave.end;
        let empty = || Counts::new(scales.len());
        let count = |counts: &mut Counts, _, chunk: &Chunk| counts.add(&scales, chunk);
        let Some(threads) = on_all_threads(study, wave, watch, empty, count)? else { return Ok(None) };
        for (mut counts, answered) in threads {
            counts.settle();
            bins.par_iter_mut().zip(&counts.counters).for_each(|(bins, counter)| bins.add(counter));
            add_answers(&mut answers, &answered);
        }
    }
    Ok(Some((Kept::Binned(bins), answers)))
}

/// What one thread counts, by column.
struct Counts {
    recent: Vec<Recent>,
    /// Draws in the recent counts.
    draws: u64,
    counters: Vec<Counter>,
}

impl Counts {
    fn new(columns: usize) -> Self {
        Self { recent: vec![Recent::EMPTY; columns], draws: 0, counters: vec![Counter::EMPTY; columns] }
    }

    /// Counts a chunk.
    fn add(&mut self, scales: &[Scale], chunk: &Chunk) {
        if self.draws + CHUNK as u64 > Recent::MOST {
            self.settle();
        }
        count(self, scales, chunk);
        self.draws += CHUNK as u64;
    }

    /// Takes up the recent counts.
    fn settle(&mut self) {
        for (counter, recent) in self.counters.iter_mut().zip(&mut self.recent) {
            counter.take(recent);
        }
        self.draws = 0;
    }
}

/// Counts a chunk, with the widest vectors that the processor has: the counts are the same with any.
#[multiversion::multiversion(targets("x86_64+avx+avx2"))]
fn count(counts: &mut Counts, scales: &[Scale], chunk: &Chunk) {
    let counters = counts.counters.iter_mut().zip(&mut counts.recent).zip(scales);
    for (column, ((counter, recent), scale)) in counters.enumerate() {
        counter.add(recent, scale, chunk.column(column));
    }
}

/// Where the bins of each column lie: the first draws of all say it, whatever the part.
fn pilot(study: &Study<'_>, watch: Watch<'_>) -> Result<Option<Vec<Scale>>, DrawError> {
    let uncounted = std::sync::atomic::AtomicU64::new(0);
    let watch = Watch { progress: &uncounted, ..watch };
    let first = chunks(PILOT.min(study.settings.draws));
    let Some((Kept::Whole(chunks), _)) = run_whole(study, 0..first, watch)? else { return Ok(None) };
    let scale = |column| Scale::around(&values(&chunks, column).collect::<Vec<_>>());
    Ok(Some((0..study.columns.len()).into_par_iter().map(scale).collect()))
}

/// The values of a column that are there, in the order of draws.
fn values(chunks: &[Chunk], column: usize) -> impl Iterator<Item = f64> {
    chunks.iter().flat_map(move |chunk| chunk.column(column)).flatten().copied().filter(|value| !value.is_nan())
}

fn exact(chunks: &[Chunk], column: usize, room: &mut Vec<f64>) -> Statistics {
    room.clear();
    room.extend(values(chunks, column));
    let (sum, positive) = (room.iter().sum::<f64>(), room.iter().filter(|&&value| value > 0.0).count());
    Statistics::new(sum, positive as u64, room.len() as u64, quantiles(room, QUANTILES))
}

fn of_bins(bins: &Bins) -> Statistics {
    let quantiles = QUANTILES.map(|p| bins.quantile(p));
    Statistics::new(bins.sum(), bins.positive(), bins.present(), quantiles)
}
