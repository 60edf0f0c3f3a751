//! Judgements, questions, correlations, grid, draws, sliders and tolerances: the later entry of one identity stands.

use indexmap::IndexMap;

use super::{Layered, Merged};
use crate::Diagnostic;
use crate::contents::{Contents, Listed};
use crate::nearest::nearest;

/// Lays the lists of a file on those before it.
pub(super) fn lay<'c>(merged: &mut Merged<'c>, layer: usize, contents: &'c Contents, problems: &mut Vec<Diagnostic>) {
    let settings = &contents.settings;
    list(&mut merged.judgements, layer, settings.judgements.iter(), problems);
    list(&mut merged.questions, layer, settings.questions.iter(), problems);
    list(&mut merged.correlations, layer, settings.correlations.iter(), problems);
    list(&mut merged.grid, layer, settings.grid.values(), problems);
    list(&mut merged.tolerances, layer, settings.tolerances.values(), problems);
    if let Some(explore) = &settings.explore {
        merged.explore = Some(Layered { layer, place: explore.place.clone(), what: &explore.value });
    }
    let draws = &settings.draws;
    if draws.n.is_some() {
        merged.draws.n.clone_from(&draws.n);
    }
    if draws.seed.is_some() {
        merged.draws.seed.clone_from(&draws.seed);
    }
    if draws.method.is_some() {
        merged.draws.method.clone_from(&draws.method);
    }
}

fn list<'c, T: 'c>(
    into: &mut IndexMap<String, Layered<&'c T>>,
    layer: usize,
    entries: impl Iterator<Item = &'c Listed<T>>,
    problems: &mut Vec<Diagnostic>,
) {
    for listed in entries {
        if let Some(what) = &listed.entry {
            into.insert(listed.identity.clone(), Layered { layer, place: listed.place.clone(), what });
        } else if into.shift_remove(&listed.identity).is_none() {
            let message = format!("there is no {} to drop", listed.identity);
            let near = nearest(problems.len(), &listed.identity, into.keys().map(String::as_str));
            let help = near.map(|near| format!("did you mean {near}?"));
            problems.push(Diagnostic::warning("nothing-to-drop", listed.place.clone(), message).maybe_help(help));
        }
    }
}
