//! Draws of a scenario: how many will be taken, how long it will take, how far they are, and stopping them.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressState, ProgressStyle};
use rackcast_forecast::{Model, diagnose};
use rackcast_report::{Drawn, Run};
use rackcast_scenario::Scenario;
use rackcast_uncertainty::{DrawError, Sampler, Settings, Summary, summarise};

use crate::failure::Failure;
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
        draws.method = self.options.method.map_or(draws.method, Into::into);
        scenario
    }

    /// Draws the chosen rows of a run.
    pub(crate) fn draw(&self, model: &Model, run: &Run, rows: Vec<usize>) -> Result<Drawn, Failure> {
        let settings = Settings::of(&run.scenario);
        let summary = match &self.threads {
            Some(threads) => threads.install(|| self.summary(model, &rows, &settings)),
            None => self.summary(model, &rows, &settings),
        };
        match summary.map_err(|error| self::failure(&run.scenario, &error))? {
            Some(summary) if !STOP.load(Ordering::Relaxed) => Ok(Drawn { rows, summary }),
            _ => Err(Failure::Stopped),
        }
    }

    fn summary(&self, model: &Model, rows: &[usize], settings: &Settings) -> Result<Option<Summary>, DrawError> {
        // What cannot be drawn is told before anything is timed.
        Sampler::new(model, settings)?;
        if !self.quiet && settings.draws >= MANY {
            let few = Settings { draws: TIMED, ..*settings };
            let start = Instant::now();
            if summarise(model, rows, &few, &AtomicU64::new(0), &STOP)?.is_none() {
                return Ok(None);
            }
            let seconds = start.elapsed().as_secs_f64() * settings.draws as f64 / TIMED as f64;
            if seconds > WONDER {
                remark(&format!("{} draws: about {}\n", settings.draws, duration(seconds)));
            }
        }
        let progress = AtomicU64::new(0);
        if self.quiet || !io::stderr().is_terminal() {
            return summarise(model, rows, settings, &progress, &STOP);
        }
        let (done, ended) = channel::<()>();
        thread::scope(|scope| {
            let progress = &progress;
            scope.spawn(move || {
                let bar = bar(settings.draws);
                while ended.recv_timeout(Duration::from_millis(150)) == Err(RecvTimeoutError::Timeout) {
                    bar.set_position(progress.load(Ordering::Relaxed));
                }
                bar.finish_and_clear();
            });
            let summary = summarise(model, rows, settings, progress, &STOP);
            drop(done);
            summary
        })
    }
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
