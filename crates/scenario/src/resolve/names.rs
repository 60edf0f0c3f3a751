//! Which outputs a scenario has.

use rackcast_catalogue::{Dimensions, find_output, suggest};

use super::Work;
use crate::merge::Taint;
use crate::{Diagnostic, Horizon, Place};

/// The names of a scenario.
pub(crate) struct Names<'n> {
    pub(crate) dimensions: &'n Dimensions,
    /// Every output.
    pub(crate) outputs: &'n [String],
}

impl Names<'_> {
    /// `None` where there is such an output; else what may have been meant, or `None` again where it is in doubt what
    /// the scenario has.
    pub(crate) fn missing(&self, output: &str, taint: &Taint) -> Option<Option<String>> {
        if self.has(output) {
            return None;
        }
        let bound = find_output(output).map(|(_, names)| names);
        for (placeholder, name) in bound.iter().flat_map(rackcast_catalogue::Bindings::iter) {
            let table = match placeholder {
                "A" => format!("adoption.{name}"),
                "G" => format!("segments.{name}"),
                _ => format!("vendors.{name}"),
            };
            if taint.holds(&table) {
                return Some(None);
            }
        }
        let help = suggest(output, self.outputs.iter().map(String::as_str))
            .map_or_else(|| "the command `rackcast outputs` lists all outputs".to_owned(), |near| format!("did you mean `{near}`?"));
        Some(Some(help))
    }

    /// Whether there is such an output.
    pub(crate) fn has(&self, output: &str) -> bool {
        let Some((spec, names)) = find_output(output) else { return false };
        names.iter().all(|(placeholder, name)| match placeholder {
            "A" => self.dimensions.adopters.iter().any(|known| known == name),
            "G" => self.dimensions.segments.iter().any(|known| known == name),
            _ => self.dimensions.vendors.iter().any(|known| known.name == name && (known.earnings || !spec.earnings)),
        })
    }
}

impl Work<'_, '_> {
    /// Tells that an entry is outside the horizon: an error where its file knew the horizon, else a note.
    pub(crate) fn outside(&mut self, layer: usize, place: Place, message: String, help: &str) {
        let ends = [self.merged.start.as_ref(), self.merged.end.as_ref()];
        let set = ends.iter().flatten().map(|end| (end.layer, end.place.clone())).max_by_key(|(layer, _)| *layer);
        let problem = match set {
            Some((later, horizon)) if later > layer => {
                Diagnostic::note("outside-horizon", place, format!("left out: {message}")).chain(vec![horizon])
            }
            _ => Diagnostic::error("outside-horizon", place, message).help(help),
        };
        self.problems.push(problem);
    }
}

/// Whether a period of an output lies whole within a horizon.
pub(crate) fn covered(horizon: Horizon, first: rackcast_calendar::Month, last: rackcast_calendar::Month) -> bool {
    first >= horizon.start && last <= horizon.end
}
