//! Parts of a run's draws. The file of a part says of what run it is, so that whoever puts the parts together shows it as
//! the run would have, without the scenario's files.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rackcast_scenario::{DiskFiles, RecordedFiles, Recorder, Scenario, draw_method};
use rackcast_uncertainty::{Identity, Part, Shard, Summary, merge};
use serde::{Deserialize, Serialize};

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::options::{DrawOptions, ScenarioOptions};
use crate::view::View;
use crate::{load, output};

/// What a run was asked, and the files it found.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// The scenario's file; the base case where there is none.
    pub(crate) file: Option<String>,
    pub(crate) files: RecordedFiles,
    pub(crate) scenario: ScenarioOptions,
    pub(crate) view: View,
}

/// Draws a part of the draws that were asked for and writes it to a file, with the scenario's files.
pub(crate) fn write(
    mut asked: Asked,
    draws: &DrawOptions,
    shard: Shard,
    quiet: bool,
    out: &Path,
) -> Result<(), Failure> {
    let recorder = Recorder::new(&DiskFiles);
    let scenario = load::scenario_of(asked.file.as_deref(), &asked.scenario, quiet, &recorder)?;
    asked.files = recorder.recorded();
    let Some(drawing) = Drawing::new(draws, quiet)? else { return Ok(()) };
    let scenario = drawing.laid_on(&scenario);
    let (model, run) = load::modelled(&scenario, quiet)?;
    let selection = asked.view.selection(std::slice::from_ref(&run), quiet)?;
    let rows = asked.view.rows(&run, &selection)?;
    let identity = identity(&scenario, &asked)?;
    let tally = drawing.part(&model, &run, &rows, shard)?;
    let bytes = Part { shard, identity, tally }.to_bytes();
    output::file(out, bytes).map_err(|error| Failure::writing(&out.display().to_string(), &error))
}

/// What the parts of a run are parts of.
fn identity(scenario: &Scenario, asked: &Asked) -> Result<Identity, Failure> {
    let asked = serde_json::to_string(asked).map_err(|error| format!("the run cannot be written down: {error}"))?;
    Ok(Identity {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        scenario: scenario.label.clone(),
        hash: scenario.hash.clone(),
        draws: scenario.draws.n,
        seed: scenario.draws.seed,
        method: scenario.draws.method_word().to_owned(),
        asked,
    })
}

/// Reads the files of parts and puts them together.
pub(crate) fn merged(files: &[impl AsRef<Path>]) -> Result<(Identity, Asked, Summary), Failure> {
    let read = |path: &Path| {
        let name = path.display().to_string();
        let bytes = fs::read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => format!("{name} is not there"),
            io::ErrorKind::IsADirectory => format!("{name} is a folder"),
            _ => format!("{name} cannot be read: {error}"),
        })?;
        let part = Part::from_bytes(&bytes).map_err(|error| format!("{name} {error}"))?;
        Ok((name, part))
    };
    // Every bad part is told of at once: each has to be run again.
    let (parts, bad): (Vec<_>, Vec<_>) = files.iter().map(|path| read(path.as_ref())).partition(Result::is_ok);
    let bad: Vec<String> = bad.into_iter().filter_map(Result::err).collect();
    if !bad.is_empty() {
        return Err(Failure::BadArgument(bad.join("\n")));
    }
    let (identity, summary) = merge(parts.into_iter().flatten().collect()).map_err(|error| error.to_string())?;
    let own = env!("CARGO_PKG_VERSION");
    if identity.version != own {
        let message = format!("these are parts of rackcast {}, and this is {own}", identity.version);
        return Err(Failure::BadArgument(message));
    }
    let asked =
        serde_json::from_str(&identity.asked).map_err(|error| format!("the parts do not say of what: {error}"))?;
    Ok((identity, asked, summary))
}

/// The scenario with the draws that parts are of.
pub(crate) fn laid_on(mut scenario: Arc<Scenario>, identity: &Identity) -> Arc<Scenario> {
    let draws = &mut Arc::make_mut(&mut scenario).draws;
    draws.n = identity.draws;
    draws.seed = identity.seed;
    draws.method = draw_method(&identity.method).unwrap_or(draws.method);
    scenario
}
