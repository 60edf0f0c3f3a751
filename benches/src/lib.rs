//! What a forecast costs: `cargo bench -p rackcast-benches`, and beside other programs `benches/peers/`.
#![forbid(unsafe_code)]

mod pool;
mod reported;

use rackcast_forecast::Model;
use rackcast_scenario::{DiskFiles, Request, load};
use rackcast_shipped::Embedded;

pub use pool::{Block, LANES, Pool};
pub use reported::reported;

/// A scenario made ready to run; `file` as the program takes it, such as `rackcast:base`.
///
/// # Errors
/// The first problem of the scenario.
pub fn model(file: &str) -> Result<Model, String> {
    let loaded = load(&Request::file(file), &DiskFiles, &Embedded);
    let problem =
        || loaded.diagnostics.iter().find(|problem| problem.is_error()).map(|problem| problem.message.clone());
    let scenario = loaded.scenario.ok_or_else(|| problem().unwrap_or_else(|| format!("{file}: no scenario")))?;
    Model::new(scenario).map_err(|error| error.to_string())
}
