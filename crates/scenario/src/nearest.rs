//! The nearest valid name, while there are few problems.

use rackcast_catalogue::suggest;

/// A file with more problems than this has one cause, and no name in it was mistyped; looking for the nearest of many
/// names thousands of times would take seconds.
const FEW: usize = 300;

/// The candidate that was probably meant; none where `told` says that there are many problems already.
pub(crate) fn nearest<'n>(told: usize, name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if told > FEW { None } else { suggest(name, candidates) }
}
