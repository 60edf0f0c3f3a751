//! Keys that name a segment, an adopter or an attribute which is not there, or that a name may not have.

use std::collections::HashSet;

use rackcast_catalogue::{Applies, Bindings, Dimensions, find_input};

use super::Work;
use super::actors::{in_doubt, is_known, names_of, table_of};
use crate::Diagnostic;
use crate::keys::named;
use crate::merge::MergedInput;
use crate::nearest::nearest;

/// What is to become of a key.
enum Verdict {
    Keep,
    /// It goes, and so does whatever it says; why is told already.
    Leave,
    /// It goes, and why is told.
    Tell(Diagnostic),
}

/// Reports such keys and takes them out.
pub(super) fn known_names(work: &mut Work<'_, '_>, dimensions: &Dimensions) {
    let mut bad = Vec::new();
    for (key, input) in &work.merged.inputs {
        let Some((_, names)) = find_input(key) else { continue };
        let verdict = match unknown(work, key, input, &names, dimensions, bad.len()) {
            Verdict::Keep => refused(key, input, &names, dimensions),
            other => other,
        };
        match verdict {
            Verdict::Keep => {}
            Verdict::Leave => bad.push((key.clone(), None)),
            Verdict::Tell(problem) => bad.push((key.clone(), Some(problem))),
        }
    }
    let gone: HashSet<&str> = bad.iter().map(|(key, _)| key.as_str()).collect();
    work.merged.inputs.retain(|key, _| !gone.contains(key.as_str()));
    work.problems.extend(bad.into_iter().filter_map(|(_, problem)| problem));
}

/// Whether a key names what is there.
fn unknown(
    work: &Work<'_, '_>,
    key: &str,
    input: &MergedInput,
    names: &Bindings<'_>,
    dimensions: &Dimensions,
    told: usize,
) -> Verdict {
    let merged = &work.merged;
    for (placeholder, name) in names.iter() {
        if table_of(placeholder).is_none() || is_known(dimensions, placeholder, name) {
            continue;
        }
        let known = names_of(dimensions, placeholder);
        if in_doubt(&merged.taint, dimensions, placeholder, name) {
            return Verdict::Leave;
        }
        let what = named(placeholder);
        let message = format!("`{key}` names the {what} `{name}`, which is not there");
        let help = match nearest(told, name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("this scenario has no {what}"),
            None => {
                format!("known are {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
            }
        };
        return Verdict::Tell(Diagnostic::error("unknown-name", input.key_place.clone(), message).help(help));
    }
    Verdict::Keep
}

/// Whether a key may be of the names it is of.
fn refused(key: &str, input: &MergedInput, names: &Bindings<'_>, dimensions: &Dimensions) -> Verdict {
    let Some(segment) = names.get("G") else { return Verdict::Keep };
    let adopter = dimensions.adopters.iter().any(|adopter| adopter == segment);
    if input.spec.applies != Applies::SegmentsWithoutAdoption || !adopter {
        return Verdict::Keep;
    }
    let message = format!("`{key}` is refused: `{segment}` is an adopter");
    let help = format!("its inference follows from [adoption.{segment}]; leave this key out");
    Verdict::Tell(Diagnostic::error("refused-key", input.key_place.clone(), message).help(help))
}
