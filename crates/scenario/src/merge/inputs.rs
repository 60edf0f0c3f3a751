//! Numbers of the model: the later plain value stands, bends stack on it.

use super::{Layered, Merged, MergedInput};
use crate::contents::{Contents, InputEntry, Said};
use crate::{Bend, Diagnostic};

/// Lays the inputs, texts and horizon of a file on those before it.
pub(super) fn lay(merged: &mut Merged<'_>, layer: usize, contents: &Contents, problems: &mut Vec<Diagnostic>) {
    for (key, place) in &contents.tables {
        if super::drops::skips_table(merged, key) {
            continue;
        }
        merged.tables.entry(key.clone()).or_insert_with(|| Layered {
            layer,
            place: place.clone(),
            what: place.clone(),
        });
    }
    for (key, text) in &contents.texts {
        if !super::drops::skips(merged, key, &text.place) {
            merged.texts.insert(key.clone(), Layered { layer, place: text.place.clone(), what: text.clone() });
        }
    }
    for entry in &contents.inputs {
        if !super::drops::skips(merged, &entry.key, &entry.key_place) {
            one(merged, layer, entry, problems);
        }
    }
    for (written, said) in [(&contents.start, &mut merged.starts), (&contents.end, &mut merged.ends)] {
        said.extend(written.as_ref().map(|written| Layered {
            layer,
            place: written.place.clone(),
            what: written.value,
        }));
    }
    if let Some(written) = &contents.as_of {
        merged.as_of = Some(Layered { layer, place: written.place.clone(), what: written.clone() });
    }
}

fn one(merged: &mut Merged<'_>, layer: usize, entry: &InputEntry, problems: &mut Vec<Diagnostic>) {
    let input = merged.inputs.entry(entry.key.clone()).or_insert_with(|| MergedInput {
        spec: entry.spec,
        value: None,
        bends: Vec::new(),
        replaced: Vec::new(),
        key_place: entry.key_place.clone(),
        layer,
        invalid: false,
    });
    input.layer = layer;
    input.key_place = entry.key_place.clone();
    match &entry.what {
        Said::Value(value, origin) => {
            if let Some(bend) = input.bends.last() {
                problems.push(undone(&entry.key, entry, bend));
            }
            input.bends.clear();
            input.invalid = false;
            if let Some((_, before)) = input.value.replace((value.clone(), origin.clone())) {
                input.replaced.push(before);
            }
        }
        Said::Bend(bend) => input.bends.push(bend.clone()),
        Said::Invalid => input.invalid = true,
    }
}

fn undone(key: &str, entry: &InputEntry, bend: &Bend) -> Diagnostic {
    let message = format!("`{key}` is written anew, which undoes the bend of {}", bend.origin.place);
    Diagnostic::warning("bend-undone", entry.key_place.clone(), message)
        .help("bend it here too (`times` or `plus`), or build on another file")
        .chain(vec![bend.origin.place.clone()])
}
