//! Sources that values name.

use super::Work;
use super::observations::unknown_source;
use crate::{Inputs, Origin, Value};

/// Reports an id that no file of sources gives, where there is one.
pub(super) fn check(work: &mut Work<'_, '_>, inputs: &Inputs) {
    let Some(sources) = &work.parts.sources else { return };
    for input in inputs.values() {
        let points: Vec<&Origin> = match &input.value {
            Value::Path(path) => path.points.iter().map(|point| &point.origin).collect(),
            Value::Constant(_) => Vec::new(),
        };
        let bends = input.bends.iter().map(|bend| &bend.origin);
        let mut told: Vec<&str> = Vec::new();
        for origin in input.origin.iter().chain(bends).chain(points) {
            let Some(id) = origin.source.as_deref().filter(|id| !sources.contains_key(*id)) else { continue };
            // A path and its points share what stands beside them.
            if told.contains(&id) {
                continue;
            }
            told.push(id);
            let problem = unknown_source(id, sources.keys(), origin.place.clone(), work.problems.len());
            work.problems.push(problem);
        }
    }
}
