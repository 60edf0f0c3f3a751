//! Judgements, questions, correlations, grid, draws, sliders and tolerances: the later entry of one identity stands.

use indexmap::IndexMap;

use super::{Layered, Merged};
use crate::contents::{Contents, Listed};

/// Lays the lists of a file on those before it.
pub(super) fn lay<'c>(merged: &mut Merged<'c>, layer: usize, contents: &'c Contents) {
    let settings = &contents.settings;
    list(&mut merged.judgements, layer, settings.judgements.iter());
    list(&mut merged.questions, layer, settings.questions.iter());
    list(&mut merged.correlations, layer, settings.correlations.iter());
    list(&mut merged.grid, layer, settings.grid.values());
    list(&mut merged.tolerances, layer, settings.tolerances.values());
    if let Some(explore) = &settings.explore {
        merged.explore = Some(Layered { layer, place: explore.place.clone(), what: &explore.value });
    }
    let draws = &settings.draws;
    if draws.n.is_some() {
        merged.draws.n.clone_from(&draws.n);
    }
    if draws.seed.is_some() {
        merged.draws.seed = draws.seed;
    }
    if draws.method.is_some() {
        merged.draws.method.clone_from(&draws.method);
    }
}

fn list<'c, T: 'c>(into: &mut IndexMap<String, Layered<&'c T>>, layer: usize, entries: impl Iterator<Item = &'c Listed<T>>) {
    for listed in entries {
        match &listed.entry {
            Some(what) => {
                into.insert(listed.identity.clone(), Layered { layer, place: listed.place.clone(), what });
            }
            None => {
                into.shift_remove(&listed.identity);
            }
        }
    }
}
