//! From files to a scenario, and every problem on the way.

use std::sync::Arc;

use rackcast_calendar::Date;

use crate::assemble::assemble;
use crate::library::Library;
use crate::{Diagnostic, Files, Place, Scenario, Shipped};

/// What to load.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The file, or the name of a scenario in the program such as `rackcast:base`.
    pub file: String,
    /// Levers laid on it, in this order.
    pub levers: Vec<String>,
    /// Settings laid on all of them, such as `servers.asic_share=0.35`.
    pub settings: Vec<String>,
    /// The day the forecast is made, in place of the file's.
    pub as_of: Option<Date>,
    /// Whether [`Scenario::inherited`] is wanted too, which takes as long again as the scenario itself.
    pub inherited: bool,
}

impl Request {
    /// A file as it stands.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }
}

/// A scenario, or why there is none.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The scenario; `None` where there is an error.
    pub scenario: Option<Arc<Scenario>>,
    /// Every problem found, sorted by file and place: the named file first, then the files it is made of.
    pub diagnostics: Vec<Diagnostic>,
}

/// The scenario that a lever is checked alone on.
pub const BASE: &str = "rackcast:base";

/// Loads a scenario and checks it.
///
/// A file without `extends` that does not stand alone is a lever: it is laid on [`BASE`]. A file stands alone where
/// it says when its horizon starts, or declares both a segment (`orders_at_start`) and a vendor (`fiscal_year_end`).
#[must_use]
pub fn load(request: &Request, files: &dyn Files, shipped: &dyn Shipped) -> Loaded {
    let mut library = Library::new(files, shipped);
    let scenario = assemble(request, &mut library);
    finish(scenario, library)
}

/// Sorts the problems, names the files each came through, and gives up the scenario where there is an error.
fn finish(scenario: Option<Scenario>, library: Library<'_>) -> Loaded {
    let Library { read, mut problems, .. } = library;
    let rank = |place: &Option<Place>| {
        let file = place.as_ref().map_or(0, |place| {
            read.iter().position(|(file, _)| Arc::ptr_eq(file, &place.file)).map_or(read.len(), |at| at + 1)
        });
        (file, place.as_ref().map_or(0, |place| place.span.start), place.as_ref().map_or(0, |place| place.span.end))
    };
    for problem in problems.iter_mut().filter(|problem| problem.chain.is_empty()) {
        let file =
            problem.place.as_ref().and_then(|place| read.iter().find(|(file, _)| Arc::ptr_eq(file, &place.file)));
        if let Some((_, chain)) = file {
            problem.chain.clone_from(chain);
        }
    }
    problems.sort_by_cached_key(|problem| (rank(&problem.place), problem.severity));
    problems.dedup_by(|a, b| a.place == b.place && a.code == b.code && a.message == b.message);
    let failed = problems.iter().any(Diagnostic::is_error);
    let scenario = scenario.filter(|_| !failed).map(|mut scenario| {
        scenario.warnings.clone_from(&problems);
        Arc::new(scenario)
    });
    Loaded { scenario, diagnostics: problems }
}
