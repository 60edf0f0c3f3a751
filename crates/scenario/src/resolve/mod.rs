//! From merged files to a checked scenario.

mod actors;
mod analysis;
mod correlations;
mod cut;
mod defaults;
mod horizon;
mod inputs;
mod judgements;
mod missing;
mod names;
mod observations;
mod places;
mod questions;
mod rules;
mod sources;
mod tolerances;

use std::path::Path;

use indexmap::IndexMap;
use rackcast_calendar::Date;
use rackcast_catalogue::output_names;

use crate::contents::{Contents, Written};
use crate::hash::hash;
use crate::merge::{Merged, merge};
use crate::{Diagnostic, Scenario, Source};

pub(crate) use names::{Names, Presence};
pub(crate) use observations::Reported;
pub(crate) use questions::base_problems;

/// What a scenario is made of.
pub(crate) struct Parts<'c> {
    /// Files in the order in which they are laid on each other.
    pub(crate) layers: Vec<&'c Contents>,
    /// The file that the scenario is called after.
    pub(crate) root: &'c Contents,
    /// Files of observations, with the number of the file that names each.
    pub(crate) reported: Vec<Reported<'c>>,
    /// Sources, where a file of them is given.
    pub(crate) sources: Option<IndexMap<String, Source>>,
    /// The day the forecast is made, where the user says it.
    pub(crate) as_of: Option<Date>,
}

/// What the parts of resolving share.
pub(crate) struct Work<'m, 'c> {
    pub(crate) merged: &'m mut Merged<'c>,
    pub(crate) parts: &'m Parts<'c>,
    pub(crate) problems: &'m mut Vec<Diagnostic>,
}

/// Resolves a scenario; `None` where an error forbids it. Every problem is told.
pub(crate) fn resolve(parts: &Parts<'_>, problems: &mut Vec<Diagnostic>) -> Option<Scenario> {
    let mut merged = merge(&parts.layers, problems);
    let mut work = Work { merged: &mut merged, parts, problems };
    let (horizon, sensible) = horizon::resolve(&mut work);
    let actors = actors::resolve(&mut work);
    let dimensions = actors.dimensions();
    inputs::known_names(&mut work, &dimensions);
    let inputs = defaults::fill(&mut work, &dimensions, sensible);
    if let Some(horizon) = sensible {
        rules::check(&mut work, &inputs, &dimensions, horizon);
    }
    let outputs = output_names(&dimensions);
    let names = Names { dimensions: &dimensions, outputs: &outputs };
    let (evidence, observations) = observations::resolve(&mut work, &names, &actors.vendors);
    let judgements = judgements::resolve(&mut work, &names, horizon, &actors.vendors);
    let (events, checks) = questions::resolve(&mut work, &names, horizon, &actors.vendors);
    let draws = analysis::draws(&mut work);
    let correlations = correlations::resolve(&mut work, &inputs);
    let grid = analysis::grid(&mut work, &inputs, sensible);
    let explore = analysis::explore(&mut work, &inputs);
    let tolerances = tolerances::resolve(&mut work, &names);
    sources::check(&mut work, &inputs);
    let title = |written: &Option<Written<String>>| written.as_ref().map(|written| written.value.clone());
    let places = places::settings(&work);
    let mut scenario = Scenario {
        label: label(&parts.root.file.name),
        file: parts.root.file.name.clone(),
        name: title(&parts.root.name).unwrap_or_default(),
        description: title(&parts.root.description),
        narrative: title(&parts.root.narrative),
        hash: String::new(),
        horizon: horizon?,
        segments: actors.segments,
        adopters: actors.adopters,
        vendors: actors.vendors,
        attributes: actors.attributes,
        inputs,
        evidence,
        observations,
        sources: parts.sources.clone().unwrap_or_default(),
        judgements,
        events,
        checks,
        draws,
        correlations,
        grid,
        explore,
        tolerances,
        places,
        warnings: Vec::new(),
        base: None,
        inherited: None,
    };
    scenario.hash = hash(&scenario);
    Some(scenario)
}

/// How tables call a scenario: the file's stem.
fn label(file: &str) -> String {
    let file = file.strip_prefix("rackcast:").unwrap_or(file);
    Path::new(file).file_stem().map_or_else(|| file.to_owned(), |stem| stem.to_string_lossy().into_owned())
}
