//! What a range of draws gives of every column, so that ranges can be put together.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::bins::{Bins, Scale};
use crate::block::{Answers, CHUNK};
use crate::counts::Counts;
use crate::quantiles::quantiles;
use crate::shard::Shard;
use crate::study::Study;
use crate::summary::{Probability, QUANTILES, Statistics};
use crate::threads::{Collect, Watch, chunks, on_all_threads};
use crate::{DrawError, LANES, Settings};

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

/// Values of the columns in the draws of a chunk: block after block of lanes, in each column after column. NaN where
/// there is none, and in the lanes beyond the last draw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Chunk {
    blocks: Vec<[f64; LANES]>,
    columns: usize,
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

impl Chunk {
    /// The values of a column, a block at a time.
    fn column(&self, column: usize) -> impl Iterator<Item = &[f64; LANES]> {
        self.blocks.chunks_exact(self.columns.max(1)).map(move |block| &block[column])
    }
}

/// The chunks that a thread ran, by number, and the one it is at.
#[derive(Default)]
struct Chunks {
    done: Vec<(u64, Chunk)>,
    next: Chunk,
}

impl Collect for Chunks {
    fn block(&mut self, values: &[[f64; LANES]]) {
        if self.next.blocks.is_empty() {
            // All at once: all chunks stay in memory, and what grows by doubling has room that nothing needs.
            self.next.blocks.reserve_exact(CHUNK / LANES * values.len());
        }
        self.next.columns = values.len();
        self.next.blocks.extend_from_slice(values);
    }

    fn end(&mut self, chunk: u64) {
        self.done.push((chunk, std::mem::take(&mut self.next)));
    }
}

fn run_whole(study: &Study<'_>, range: std::ops::Range<u64>, watch: Watch<'_>) -> Run {
    let Some(threads) = on_all_threads(study, range, watch, Chunks::default)? else { return Ok(None) };
    let mut answers = vec![(0, 0); study.asked.len()];
    let mut chunks = Vec::new();
    for (kept, answered) in threads {
        chunks.extend(kept.done);
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
        let Some(threads) = on_all_threads(study, wave, watch, || Counts::new(&scales))? else { return Ok(None) };
        for (mut counts, answered) in threads {
            bins.par_iter_mut().zip(counts.finish()).for_each(|(bins, counter)| bins.add(counter));
            add_answers(&mut answers, &answered);
        }
    }
    Ok(Some((Kept::Binned(bins), answers)))
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
