//! Times the simulation alone: ready draws and ready noise in, the last month's shipments out. Prints draws a second.
#![forbid(unsafe_code)]

use std::hint::black_box;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use clap::Parser;
use rackcast_benches::{Block, LANES, Pool, model};
use rackcast_forecast::{Draw, Model, RunError, Simulator};
use rackcast_numeric::Lanes;

/// Simulates draws of a scenario.
#[derive(Parser)]
struct Arguments {
    /// A file, or a scenario in the program.
    #[arg(default_value = "rackcast:base")]
    scenario: String,
    /// Different draws, taken before the clock starts; they are gone through as often as needed.
    #[arg(long, default_value_t = 8192)]
    pool: u64,
    /// Draws to simulate.
    #[arg(long, default_value_t = 400_000)]
    draws: u64,
    /// Threads.
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// What random numbers start from.
    #[arg(long, default_value_t = 20_260_615)]
    seed: u64,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(rate) => {
            println!("{rate:.0}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<f64, String> {
    let model = model(&arguments.scenario)?;
    let lanes = LANES as u64;
    let pool = Pool::new(&model, arguments.pool.div_ceil(lanes).max(1), arguments.seed)?;
    let threads = arguments.threads.max(1);
    let rounds = arguments.draws.div_ceil(pool.blocks.len() as u64 * lanes);
    let part = pool.blocks.len().div_ceil(threads);
    let started = Instant::now();
    thread::scope(|scope| {
        let workers: Vec<_> = pool
            .blocks
            .chunks(part)
            .map(|blocks| {
                let (model, pool) = (&model, &pool);
                scope.spawn(move || {
                    let (mut simulator, mut draw) = (Simulator::new(model), pool.room());
                    (0..rounds).try_for_each(|_| simulate(model, pool, blocks, &mut draw, &mut simulator))
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(done) => done.map_err(|error| error.to_string()),
            Err(_) => Err("a thread stopped".to_owned()),
        })
    })?;
    let simulated = rounds * pool.blocks.len() as u64 * lanes;
    Ok(simulated as f64 / started.elapsed().as_secs_f64())
}

/// Simulates blocks with the widest vectors that the processor has, as the program does.
#[multiversion::multiversion(targets("x86_64+avx+avx2"))]
fn simulate<'m>(
    model: &'m Model,
    pool: &Pool,
    blocks: &[Block],
    draw: &mut Draw<Lanes<LANES>>,
    simulator: &mut Simulator<'m, Lanes<LANES>>,
) -> Result<(), RunError> {
    for block in blocks {
        pool.lay(block, model, draw, simulator);
        black_box(simulator.simulate(draw)?);
    }
    Ok(())
}
