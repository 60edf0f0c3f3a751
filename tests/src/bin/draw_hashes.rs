//! Prints the SHA-256 of 1,000 draws of every shipped scenario, and of what is summed up of them.
//!
//! Builds for different processors are compared by what they print (`.ci/run`). Draws are taken twice: by one plain loop
//! with the instructions that this program is built for, and by the summary with those that it chooses when it runs.
//! Where the two differ the program says so and ends with 1.

use std::process::ExitCode;

use rackcast_forecast::Model;
use rackcast_sampling::Method;
use rackcast_tests::{every_distribution, plain_draws, quarters_and_years, shipped, shipped_names, summary};
use rackcast_uncertainty::{QUANTILES, Settings, Summary};
use sha2::{Digest, Sha256};

const DRAWS: u64 = 1000;

/// Stands for a value that there is not.
const NONE: u64 = u64::MAX;

fn main() -> ExitCode {
    eprintln!("draws with {}, summaries with {}", built_for(), chosen());
    let mut same = true;
    let mut print = |name: &str, model: &Model, method: Method| {
        let settings = Settings::new(DRAWS, 20_260_615, method);
        let (draws, plain) = draws(model, &settings);
        let summary = summary(model, &quarters_and_years(model), &settings);
        println!("{draws}  {name} {method:?} draws");
        println!("{}  {name} {method:?} summary", hash(&bits(&summary)));
        if plain != bits(&summary)[..plain.len()] {
            println!("{name} {method:?}: the summary is not that of the plain draws");
            same = false;
        }
    };
    for name in shipped_names() {
        print(&name, &shipped(&name, &[], None), Method::Sobol);
    }
    for method in [Method::Sobol, Method::LatinHypercube, Method::Random] {
        print("every distribution", &every_distribution(), method);
    }
    ExitCode::from(u8::from(!same))
}

/// The hash of every row of every draw, and what a summary says of quarters and years, made from the draws themselves.
fn draws(model: &Model, settings: &Settings) -> (String, Vec<u64>) {
    let all: Vec<usize> = (0..model.layout().rows.len()).collect();
    let summed = quarters_and_years(model);
    let mut hasher = Sha256::new();
    let mut kept = vec![Vec::new(); summed.len()];
    plain_draws(model, &all, settings, |values| {
        for &value in values {
            hasher.update((if value.is_nan() { NONE } else { value.to_bits() }).to_le_bytes());
        }
        for (kept, &row) in kept.iter_mut().zip(&summed) {
            kept.extend(Some(values[row]).filter(|value| !value.is_nan()));
        }
    });
    (hex(hasher), kept.into_iter().flat_map(statistics).collect())
}

/// How many values there are and how many above 0, their mean and their quantiles of type 7, as bits.
fn statistics(mut values: Vec<f64>) -> [u64; 3 + QUANTILES.len()] {
    let mut bits = [NONE; 3 + QUANTILES.len()];
    bits[0] = values.len() as u64;
    bits[1] = values.iter().filter(|value| **value > 0.0).count() as u64;
    let Some(last) = values.len().checked_sub(1) else { return bits };
    bits[2] = (values.iter().fold(0.0, |sum, value| sum + value) / values.len() as f64).to_bits();
    values.sort_by(f64::total_cmp);
    for (bits, p) in bits[3..].iter_mut().zip(QUANTILES) {
        let place = p * last as f64;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last index")]
        let at = place.floor() as usize;
        let next = values[(at + 1).min(last)];
        *bits = (values[at] + (next - values[at]) * (place - place.floor())).to_bits();
    }
    bits
}

/// The same of a summary, and its probabilities after it.
fn bits(summary: &Summary) -> Vec<u64> {
    let bit = |value: Option<f64>| value.map_or(NONE, f64::to_bits);
    let rows = summary
        .rows
        .iter()
        .flat_map(|row| [row.draws, row.positive, bit(row.mean)].into_iter().chain(row.quantiles.into_iter().map(bit)));
    let events =
        summary.events.iter().flat_map(|event| [event.draws, bit(event.probability), bit(event.standard_error)]);
    rows.chain(events).collect()
}

fn hash(bits: &[u64]) -> String {
    let mut hasher = Sha256::new();
    for bits in bits {
        hasher.update(bits.to_le_bytes());
    }
    hex(hasher)
}

fn hex(hasher: Sha256) -> String {
    hasher.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// The vectors that the compiler was allowed to use throughout.
fn built_for() -> &'static str {
    match () {
        () if cfg!(target_feature = "avx2") => "AVX2",
        () if cfg!(target_feature = "sse2") => "SSE2",
        () => std::env::consts::ARCH,
    }
}

/// The vectors that are there when it runs.
#[cfg(target_arch = "x86_64")]
fn chosen() -> &'static str {
    if std::arch::is_x86_feature_detected!("avx2") { "AVX2" } else { "SSE2" }
}

#[cfg(not(target_arch = "x86_64"))]
fn chosen() -> &'static str {
    "the same"
}
