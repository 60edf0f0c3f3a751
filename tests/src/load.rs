//! Loading from memory.

use std::sync::Arc;

use rackcast_scenario::{Diagnostic, MemoryFiles, NothingShipped, Request, Scenario};

/// Loads the scenario file `name`; `files` are the others that it may name.
///
/// # Errors
/// Everything that was found, where one of it is an error.
pub fn load(name: &str, contents: &[u8], files: &[(&str, &[u8])]) -> Result<Arc<Scenario>, Vec<Diagnostic>> {
    let mut memory = MemoryFiles::new().with(name, contents);
    for (path, contents) in files {
        memory = memory.with(path, *contents);
    }
    let loaded = rackcast_scenario::load(&Request::file(name), &memory, &NothingShipped);
    loaded.scenario.ok_or(loaded.diagnostics)
}

/// Diagnostics as lines of text.
#[must_use]
pub fn say(problems: &[Diagnostic]) -> String {
    let line = |problem: &Diagnostic| {
        let place = problem.place.as_ref().map_or_else(String::new, |place| format!("{place} `{}` ", place.text()));
        let help = problem.help.as_deref().unwrap_or_default();
        format!("{place}[{}] {} ({help})", problem.code, problem.message)
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}
