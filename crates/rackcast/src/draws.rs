//! Draws of a scenario: how many will be taken, how long it will take, how far they are, and stopping them.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressState, ProgressStyle};
use rackcast_forecast::{Model, diagnose};
use rackcast_report::{Drawn, Run};
use rackcast_scenario::Scenario;
use rackcast_uncertainty::{
    DrawError, KeepError, KeptDraws, Sampler, Settings, Shard, Tally, compare, keep, summarise, tally,
};

use crate::failure::Failure;
use crate::file;
use crate::load;
use crate::options::DrawOptions;
use crate::output::{duration, remark};

/// Fewer draws than this are done before one could wonder.
const MANY: u64 = 200_000;

/// Draws that are timed for an estimate.
const TIMED: u64 = 4096;

/// Seconds after which one would wonder.
const WONDER: f64 = 5.0;

/// Whether the user asked to stop.
static STOP: AtomicBool = AtomicBool::new(false);

/// Whether the user asked to stop, since something got ready for that.
pub(crate) fn is_interrupted() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// Takes draws of scenarios.
pub(crate) struct Drawing {
    options: DrawOptions,
    threads: Option<rayon::ThreadPool>,
    quiet: bool,
}

impl Drawing {
    /// Gets ready, where draws are asked for: from here on an interruption stops draws cleanly, and a second one ends the
    /// program at once.
    pub(crate) fn new(options: &DrawOptions, quiet: bool) -> Result<Option<Self>, Failure> {
        if options.draws.is_none() {
            return Ok(None);
        }
        let interrupted = || {
            if STOP.swap(true, Ordering::Relaxed) {
                file::remove_begun();
                std::process::exit(130);
            }
        };
        ctrlc::set_handler(interrupted).map_err(|error| format!("interruptions cannot be caught: {error}"))?;
        let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let threads = options.threads.map(pool).transpose();
        let threads = threads.map_err(|error| format!("so many threads cannot be started: {error}"))?;
        Ok(Some(Self { options: options.clone(), threads, quiet }))
    }

    /// The scenario with what the options say of its draws.
    pub(crate) fn laid_on(&self, scenario: &Arc<Scenario>) -> Arc<Scenario> {
        let mut scenario = Arc::clone(scenario);
        let draws = &mut Arc::make_mut(&mut scenario).draws;
        draws.n = self.options.draws.flatten().unwrap_or(draws.n);
        draws.seed = self.options.seed.unwrap_or(draws.seed);
        draws.method = self.options.method.unwrap_or(draws.method);
        scenario
    }

    /// Scenarios with what the options say of their draws, the others' as the first's.
    pub(crate) fn side_by_side(&self, scenarios: &mut [Arc<Scenario>]) {
        let Some(first) = scenarios.first().map(|first| self.laid_on(first)) else { return };
        for scenario in scenarios {
            Arc::make_mut(scenario).draws = first.draws;
        }
    }

    /// Draws the chosen rows of a run.
    pub(crate) fn draw(&self, model: &Model, run: &Run, rows: Vec<usize>) -> Result<Drawn, Failure> {
        let settings = Settings::of(&run.scenario);
        let work = |done: &AtomicU64| summarise(model, &rows, &settings, done, &STOP);
        let summary = self.watched(&run.scenario, &[(model, &rows)], settings.draws, work)?;
        Ok(Drawn::new(rows, summary))
    }

    /// Draws a part of the draws of the chosen rows of a run.
    pub(crate) fn part(&self, model: &Model, run: &Run, rows: &[usize], shard: Shard) -> Result<Tally, Failure> {
        let settings = Settings::of(&run.scenario);
        let work = |done: &AtomicU64| tally(model, rows, &settings, shard, done, &STOP);
        self.watched(&run.scenario, &[(model, rows)], shard.draws(settings.draws), work)
    }

    /// Draws runs side by side with the same random numbers; `quantities` has of each the row in every run.
    pub(crate) fn compare(
        &self,
        models: &[Model],
        runs: &[Run],
        quantities: &[Vec<Option<usize>>],
    ) -> Result<Vec<Drawn>, Failure> {
        let scenario = &runs[0].scenario;
        let settings = Settings::of(scenario);
        let all: Vec<&Model> = models.iter().collect();
        let rows: Vec<Vec<usize>> =
            (0..all.len()).map(|run| quantities.iter().filter_map(|rows| rows[run]).collect()).collect();
        let of: Vec<_> = all.iter().copied().zip(rows.iter().map(Vec::as_slice)).collect();
        let work = |done: &AtomicU64| compare(&all, quantities, &settings, done, &STOP);
        let comparison = self.tried(scenario, &of, settings.draws, work).map_err(|error| {
            // Which of them cannot be drawn is known when each is drawn alone.
            let alone = |model| summarise(model, &[], &settings, &AtomicU64::new(0), &STOP).err();
            let bad = all.iter().zip(runs).find_map(|(model, run)| Some((run, alone(model)?)));
            bad.map_or_else(|| failure(scenario, &error), |(run, error)| failure(&run.scenario, &error))
        })?;
        Ok(Drawn::compared(quantities, &comparison.ok_or(Failure::Stopped)?))
    }

    /// Hands over every draw of the chosen rows of a run and of its uncertain inputs to `sink`, in order.
    pub(crate) fn keep(
        &self,
        model: &Model,
        run: &Run,
        rows: &[usize],
        sink: impl FnMut(KeptDraws) -> io::Result<()> + Send,
    ) -> Result<io::Result<()>, Failure> {
        let settings = Settings::of(&run.scenario);
        let sink = Mutex::new(sink);
        let work = |done: &AtomicU64| {
            let mut sink = sink.lock().unwrap_or_else(PoisonError::into_inner);
            match keep(model, rows, &settings, done, &STOP, &mut *sink) {
                Ok(kept) => Ok(kept.map(Ok)),
                Err(KeepError::Draw(error)) => Err(error),
                Err(KeepError::Sink(error)) => Ok(Some(Err(error))),
            }
        };
        self.watched(&run.scenario, &[(model, rows)], settings.draws, work)
    }

    /// Draws of so many draws: says how long it will take where one would wonder, and shows how far it is. `of` are the
    /// models and the rows that are read of each.
    fn watched<T: Send>(
        &self,
        scenario: &Scenario,
        of: &[(&Model, &[usize])],
        draws: u64,
        work: impl Fn(&AtomicU64) -> Result<Option<T>, DrawError> + Sync,
    ) -> Result<T, Failure> {
        let result = self.tried(scenario, of, draws, work).map_err(|error| failure(scenario, &error))?;
        result.ok_or(Failure::Stopped)
    }

    /// The same; `None` where it was stopped.
    fn tried<T: Send>(
        &self,
        scenario: &Scenario,
        of: &[(&Model, &[usize])],
        draws: u64,
        work: impl Fn(&AtomicU64) -> Result<Option<T>, DrawError> + Sync,
    ) -> Result<Option<T>, DrawError> {
        let watched = || {
            if !self.quiet && draws >= MANY && !estimate(scenario, of, draws)? {
                return Ok(None);
            }
            let progress = AtomicU64::new(0);
            if self.quiet || !io::stderr().is_terminal() { work(&progress) } else { under_bar(draws, &progress, &work) }
        };
        // What cannot be drawn is told before anything is timed.
        let possible = of.iter().try_for_each(|(model, _)| Sampler::new(model, &Settings::of(scenario)).map(drop));
        let result = possible.and_then(|()| match &self.threads {
            Some(threads) => threads.install(watched),
            None => watched(),
        });
        Ok(result?.filter(|_| !STOP.load(Ordering::Relaxed)))
    }
}

/// Says how long so many draws will take, where one would wonder; `false` where it was stopped.
fn estimate(scenario: &Scenario, of: &[(&Model, &[usize])], draws: u64) -> Result<bool, DrawError> {
    let few = Settings { draws: TIMED, ..Settings::of(scenario) };
    let start = Instant::now();
    for (model, rows) in of {
        if summarise(model, rows, &few, &AtomicU64::new(0), &STOP)?.is_none() {
            return Ok(false);
        }
    }
    let seconds = start.elapsed().as_secs_f64() * draws as f64 / TIMED as f64;
    if seconds > WONDER {
        remark(&format!("{draws} draws: about {}\n", duration(seconds)));
    }
    Ok(true)
}

/// Works while a bar shows how many draws are done.
fn under_bar<T>(draws: u64, progress: &AtomicU64, work: impl Fn(&AtomicU64) -> T) -> T {
    let (done, ended) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let bar = bar(draws);
            while ended.recv_timeout(Duration::from_millis(150)) == Err(RecvTimeoutError::Timeout) {
                bar.set_position(progress.load(Ordering::Relaxed));
            }
            bar.finish_and_clear();
        });
        let result = work(progress);
        drop(done);
        result
    })
}

fn bar(draws: u64) -> ProgressBar {
    let style = "{wide_bar} {human_pos} of {human_len} draws, {rate} a second, {eta} left";
    let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "above 0 and far below 2^53")]
    let style = style.with_key("rate", |state: &ProgressState, out: &mut dyn Write| {
        let _ = write!(out, "{}", HumanCount(state.per_sec() as u64));
    });
    ProgressBar::new(draws).with_style(style)
}

/// Says why there are no draws: where the input stands that a draw breaks, and what that draw has.
fn failure(scenario: &Scenario, error: &DrawError) -> Failure {
    let DrawError::Draw { draw, error, inputs } = error else {
        return Failure::BadArgument(format!("{}: {error}", scenario.file));
    };
    let failure = load::show(&diagnose(scenario, error));
    let inputs: Vec<_> = inputs.iter().map(|(key, value)| format!("  {key} = {value}\n")).collect();
    let with = if inputs.is_empty() { "." } else { ", with" };
    remark(&format!("This is draw {draw}, counted from 0{with}\n{}", inputs.concat()));
    failure
}
