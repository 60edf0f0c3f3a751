//! Writes a setup, and what this machine's own build gives for fifty states of its sliders, to a folder:
//! `cargo run --example states -- FOLDER`. `tests/module.test.mjs` compares the module with it.

#[path = "../tests/common/mod.rs"]
mod common;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use common::{setup, states};
use rackcast_explorer::Explorer;
use rackcast_scenario::{MemoryFiles, Request};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// How many states are run, and of how many there are bands.
const STATES: usize = 50;
const BANDS: usize = 3;
const DRAWS: u64 = 1000;
const SEED: u64 = 7;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, count) in [("base", STATES), ("supply-tight-asic-surge", 5)] {
        write(Path::new(&folder), name, count)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, count: usize) -> std::io::Result<()> {
    let setup = setup(&Request::file(format!("rackcast:{name}")), &MemoryFiles::new());
    fs::write(folder.join(format!("{name}.setup.json")), json!(setup).to_string())?;
    let mut explorer = Explorer::open(setup).map_err(std::io::Error::other)?;
    let rows: Vec<usize> = (0..explorer.base().forecast.values.len()).step_by(20).collect();
    let mut ran: Vec<Value> = Vec::new();
    for (at, state) in states(&explorer, count).into_iter().enumerate() {
        let outcome = explorer.run(&state).map(|outcome| hash(&outcome.forecast.values));
        let bands = (at < BANDS).then(|| explorer.bands(&state, DRAWS, Some(SEED), &rows));
        let bands = bands.map(|bands| {
            bands.map(|summary| {
                let rows = summary.rows.iter().flat_map(|row| std::iter::once(row.mean).chain(row.quantiles));
                let events = summary.events.iter().flat_map(|event| [event.probability, event.standard_error]);
                hash(&rows.chain(events).collect::<Vec<_>>())
            })
        });
        ran.push(json!({
            "state": state.iter().map(|value| Some(*value).filter(|value| value.is_finite())).collect::<Vec<_>>(),
            "values": outcome.unwrap_or_else(|why| why),
            "bands": bands.map(|bands| bands.unwrap_or_else(|why| why)),
            "lever": explorer.lever(&state, "explored.toml"),
        }));
    }
    let whole = json!({ "draws": DRAWS, "seed": SEED, "rows": rows, "states": ran });
    fs::write(folder.join(format!("{name}.states.json")), whole.to_string())
}

/// SHA-256, in hex, of the bytes of numbers; NaN where there is none.
fn hash(values: &[Option<f64>]) -> String {
    let bytes: Vec<u8> = values.iter().flat_map(|value| value.unwrap_or(f64::NAN).to_le_bytes()).collect();
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
