//! Evidence files: reported figures, and the sources they come from.

mod observations;
mod sources;
mod table;

pub(crate) use observations::{ObservationFile, ObservationRow, read as read_observations};
pub(crate) use sources::{SourcesFile, read as read_sources};
