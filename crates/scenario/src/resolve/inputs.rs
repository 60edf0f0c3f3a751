//! Keys that name a segment, an adopter or an attribute which is not there, or that a name may not have.

use rackcast_catalogue::{Applies, Bindings, Dimensions, InputSpec, find_input, suggest};

use super::Work;
use super::actors::names_of;
use crate::keys::named;
use crate::merge::MergedInput;
use crate::Diagnostic;

/// Reports such keys and takes them out.
pub(super) fn known_names(work: &mut Work<'_, '_>, dimensions: &Dimensions) {
    let mut bad = Vec::new();
    for (key, input) in &work.merged.inputs {
        let Some((spec, names)) = find_input(key) else { continue };
        if let Some(problem) = unknown(work, key, input, &names, dimensions).or_else(|| refused(key, input, spec, &names, dimensions)) {
            bad.push((key.clone(), problem));
        }
    }
    for (key, problem) in bad {
        work.merged.inputs.shift_remove(&key);
        work.problems.extend(problem);
    }
}

/// `Some` where a name is not there; the problem is `None` where it is in doubt whether it is.
fn unknown(
    work: &Work<'_, '_>,
    key: &str,
    input: &MergedInput,
    names: &Bindings<'_>,
    dimensions: &Dimensions,
) -> Option<Option<Diagnostic>> {
    let merged = &work.merged;
    for (placeholder, name) in names.iter() {
        let table = match placeholder {
            "A" => format!("adoption.{name}"),
            "G" => format!("segments.{name}"),
            "V" => format!("vendors.{name}"),
            _ => continue,
        };
        let known = names_of(dimensions, placeholder);
        if known.contains(name) {
            continue;
        }
        if merged.taint.holds(&table) || placeholder == "A" && merged.taint.holds(&format!("segments.{name}")) {
            return Some(None);
        }
        let what = named(placeholder);
        let message = format!("`{key}` names the {what} `{name}`, which is not there");
        let help = match suggest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("this scenario has no {what}"),
            None => format!("known are {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
        };
        return Some(Some(Diagnostic::error("unknown-name", input.key_place.clone(), message).help(help)));
    }
    None
}

/// `Some` where the key is refused for the names it is of.
fn refused(key: &str, input: &MergedInput, spec: &InputSpec, names: &Bindings<'_>, dimensions: &Dimensions) -> Option<Option<Diagnostic>> {
    let segment = names.get("G")?;
    let adopter = dimensions.adopters.iter().any(|adopter| adopter == segment);
    if spec.applies != Applies::SegmentsWithoutAdoption || !adopter {
        return None;
    }
    let message = format!("`{key}` is refused: `{segment}` is an adopter");
    let help = format!("its inference follows from [adoption.{segment}]; leave this key out");
    Some(Some(Diagnostic::error("refused-key", input.key_place.clone(), message).help(help)))
}
