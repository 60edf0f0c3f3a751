//! Where settings are written: what a scenario says besides numbers, one value a key.

use indexmap::IndexMap;

use super::Work;
use crate::Place;

/// The place of each by its key; what is a default, or said by the request, has none.
pub(super) fn settings(work: &Work<'_, '_>) -> IndexMap<String, Place> {
    let (merged, root) = (&*work.merged, work.parts.root);
    let title = |what: &Option<crate::contents::Written<String>>| what.as_ref().map(|written| written.place.clone());
    let as_of = merged.as_of.as_ref().filter(|_| work.parts.as_of.is_none());
    let known = [
        ("name", title(&root.name)),
        ("description", title(&root.description)),
        ("narrative", title(&root.narrative)),
        ("horizon.start", merged.starts.last().map(|start| start.place.clone())),
        ("horizon.end", merged.ends.last().map(|end| end.place.clone())),
        ("horizon.as_of", as_of.map(|as_of| as_of.place.clone())),
        ("draws.n", merged.draws.n.as_ref().map(|n| n.place.clone())),
        ("draws.seed", merged.draws.seed.as_ref().map(|seed| seed.place.clone())),
        ("draws.method", merged.draws.method.as_ref().map(|method| method.place.clone())),
    ];
    let known = known.into_iter().filter_map(|(key, place)| Some((key.to_owned(), place?)));
    let vendors = merged.texts.iter().map(|(key, text)| (key.clone(), text.what.place.clone()));
    known.chain(vendors).collect()
}
