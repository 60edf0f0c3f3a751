//! Which outputs a scenario has.

use rackcast_catalogue::{Dimensions, find_output};

use super::Work;
use super::actors::{in_doubt, is_known, names_of};
use crate::contents::list;
use crate::keys::named;
use crate::merge::Taint;
use crate::nearest::nearest;
use crate::{Diagnostic, Horizon, Place};

/// The names of a scenario.
pub(crate) struct Names<'n> {
    pub(crate) dimensions: &'n Dimensions,
    /// Every output.
    pub(crate) outputs: &'n [String],
}

/// Whether there is an output.
pub(crate) enum Presence {
    There,
    /// There is none; and what may have been meant.
    Missing(String),
    /// A problem that is told already leaves in doubt what the scenario has.
    InDoubt,
}

impl Names<'_> {
    /// Whether the scenario has an output; `told` problems are told already.
    pub(crate) fn presence(&self, output: &str, taint: &Taint, told: usize) -> Presence {
        if self.has(output) {
            return Presence::There;
        }
        if let Some(near) =
            nearest(told, output, self.outputs.iter().map(String::as_str)).filter(|_| find_output(output).is_none())
        {
            return Presence::Missing(format!("did you mean `{near}`?"));
        }
        let Some((_, names)) = find_output(output) else {
            return Presence::Missing("the command `rackcast outputs` lists all outputs".to_owned());
        };
        for (placeholder, name) in names.iter() {
            if is_known(self.dimensions, placeholder, name) {
                continue;
            }
            if in_doubt(taint, self.dimensions, placeholder, name) {
                return Presence::InDoubt;
            }
            let what = named(placeholder);
            let known = names_of(self.dimensions, placeholder);
            let near = nearest(told, name, known.iter().copied());
            return Presence::Missing(near.map_or_else(
                || format!("there is no {what} `{name}`; known are {}", list(&known)),
                |near| format!("did you mean the {what} `{near}`?"),
            ));
        }
        Presence::Missing("only a vendor with an `earnings` table has it".to_owned())
    }

    /// Whether there is such an output.
    pub(crate) fn has(&self, output: &str) -> bool {
        let Some((spec, names)) = find_output(output) else { return false };
        let earns = |name: &str| self.dimensions.vendors.iter().any(|known| known.name == name && known.earnings);
        names.iter().all(|(placeholder, name)| {
            is_known(self.dimensions, placeholder, name) && (!spec.earnings || placeholder != "V" || earns(name))
        })
    }
}

impl Work<'_, '_> {
    /// Tells that an entry is outside the horizon: an error where its file knew the horizon, else a note.
    pub(crate) fn outside(&mut self, layer: usize, place: Place, message: String, help: &str) {
        let ends = [self.merged.starts.last(), self.merged.ends.last()];
        let set = ends.iter().flatten().map(|end| (end.layer, end.place.clone())).max_by_key(|(layer, _)| *layer);
        let problem = match set {
            Some((set_by, horizon)) if set_by > layer => {
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
