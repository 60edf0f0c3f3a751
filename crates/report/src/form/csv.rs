//! The long table as comma-separated values.

use super::outputs::table;
use crate::{Run, Selection};

/// The chosen rows of each run, one a line under a line of heads; what has no value is empty. Where draws were taken, the
/// value is their mean, and the run's own value stands beside their quantiles.
///
/// # Errors
/// As [`Selection::rows`].
pub fn csv(runs: &[Run], selection: &Selection) -> Result<String, String> {
    table(runs, selection)?.csv()
}
