//! The order of files: parents before children, each once; and cycles.

use indexmap::{IndexMap, IndexSet};

use super::{Loaded, Location};
use crate::contents::Written;
use crate::{Diagnostic, Place};

/// The files that `roots` are made of, each at its first place, parents before children.
pub(super) fn order(loaded: &IndexMap<Location, Loaded>, roots: &[Location]) -> Vec<Location> {
    let mut done = IndexSet::new();
    for root in roots {
        add(loaded, root, &mut done);
    }
    done.into_iter().collect()
}

fn add(loaded: &IndexMap<Location, Loaded>, location: &Location, done: &mut IndexSet<Location>) {
    if done.contains(location) {
        return;
    }
    if let Some(file) = loaded.get(location) {
        for parent in &file.parents {
            add(loaded, parent, done);
        }
        done.insert(location.clone());
    }
}

/// The error of a file that builds on itself, with every file of the cycle.
pub(super) fn cycle(stack: &[(Location, Option<Place>)], closing: &Written<String>) -> Diagnostic {
    let mut names: Vec<String> = stack.iter().map(|(location, _)| location.name()).collect();
    names.extend(names.first().cloned());
    let message = if stack.len() == 1 {
        format!("`{}` builds on itself", names[0])
    } else {
        format!("files build on each other in a circle: {}", names.join(" → "))
    };
    let chain = stack.iter().skip(1).filter_map(|(_, place)| place.clone()).collect();
    Diagnostic::error("circular-extends", closing.place.clone(), message)
        .help("take one of these `extends` out")
        .chain(chain)
}
