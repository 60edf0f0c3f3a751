//! Chunks of draws on all threads.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::block::{Answers, CHUNK, Workspace};
use crate::study::Study;
use crate::{DrawError, LANES};

/// Who watches: counts draws done, and says when to stop.
#[derive(Clone, Copy)]
pub(crate) struct Watch<'a> {
    pub(crate) progress: &'a AtomicU64,
    pub(crate) stop: &'a AtomicBool,
}

/// What each thread has, and what the events answered it.
pub(crate) type ByThread<T> = Vec<(T, Answers)>;

/// How many chunks so many draws fill.
pub(crate) fn chunks(draws: u64) -> u64 {
    draws.div_ceil(CHUNK as u64)
}

/// The draws of a chunk, of so many in all.
pub(crate) fn draws_of(chunk: u64, draws: u64) -> Range<u64> {
    let first = chunk * CHUNK as u64;
    first..draws.min(first + CHUNK as u64)
}

/// What a thread makes of the draws it ran.
pub(crate) trait Collect: Send {
    /// Takes the values of the columns in the next block of a chunk.
    fn block(&mut self, values: &[[f64; LANES]]);
    /// Ends the chunk of this number.
    fn end(&mut self, chunk: u64);
}

/// Runs the chunks of a study and lets every thread collect them in its own way: each begins with `empty` and takes the
/// chunks it ran, in rising order. What the threads have comes back in no order, with what the events answered; `None`
/// where somebody stopped it.
///
/// # Errors
/// The first draw that breaks a rule.
pub(crate) fn on_all_threads<T: Collect>(
    study: &Study<'_>,
    chunks: Range<u64>,
    watch: Watch<'_>,
    empty: impl Fn() -> T + Sync,
) -> Result<Option<ByThread<T>>, DrawError> {
    let next = AtomicU64::new(chunks.start);
    let failed: Mutex<Option<(u64, DrawError)>> = Mutex::new(None);
    let broken = AtomicBool::new(false);
    let work = || {
        let (mut workspace, mut own) = (Workspace::new(study), empty());
        // Chunks are taken in order: where one fails, those before it are finished, so that the first failure is found.
        while !broken.load(Ordering::Relaxed) && !watch.stop.load(Ordering::Relaxed) {
            let chunk = next.fetch_add(1, Ordering::Relaxed);
            if chunk >= chunks.end {
                break;
            }
            let draws = draws_of(chunk, study.settings.draws);
            #[allow(clippy::cast_possible_truncation, reason = "at most a chunk")]
            let length = (draws.end - draws.start) as usize;
            match workspace.run(draws.start, length, |values| own.block(values)) {
                Ok(()) => own.end(chunk),
                Err(error) => {
                    broken.store(true, Ordering::Relaxed);
                    let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                    if failed.as_ref().is_none_or(|(earliest, _)| chunk < *earliest) {
                        *failed = Some((chunk, error));
                    }
                    break;
                }
            }
            watch.progress.fetch_add(length as u64, Ordering::Relaxed);
        }
        (own, workspace.answers)
    };
    let threads = rayon::broadcast(|_| work());
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some((_, error)) => Err(error),
        None if watch.stop.load(Ordering::Relaxed) => Ok(None),
        None => Ok(Some(threads)),
    }
}
