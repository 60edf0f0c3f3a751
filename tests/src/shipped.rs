//! The scenarios that the program carries.

use rackcast_forecast::Model;
use rackcast_scenario::{MemoryFiles, Request, load};
use rackcast_shipped::Embedded;

/// The names of all shipped scenarios, levers left out, sorted: `rackcast:base`.
#[must_use]
pub fn shipped_names() -> Vec<String> {
    let stands_alone = |path: &&str| !path.contains('/');
    let names = rackcast_shipped::paths().filter(stands_alone).filter_map(|path| path.strip_suffix(".toml"));
    names.map(|name| format!("rackcast:{name}")).collect()
}

/// A shipped scenario made ready to run, with settings laid on it, as made on a day where one is given.
///
/// # Panics
/// Where it cannot be loaded.
#[must_use]
pub fn shipped(name: &str, settings: &[&str], as_of: Option<&str>) -> Model {
    let request = Request {
        settings: settings.iter().map(|setting| (*setting).to_owned()).collect(),
        as_of: as_of.map(|day| day.parse().unwrap_or_else(|_| panic!("{day} is no day"))),
        ..Request::file(name)
    };
    model(&request, &MemoryFiles::new())
}

/// A shipped scenario without noise: its volatilities are 0.
///
/// # Panics
/// Where it cannot be loaded.
#[must_use]
pub fn silenced(name: &str) -> Model {
    let volatile = shipped(name, &[], None);
    let keys = volatile.scenario().inputs.keys().filter(|key| key.ends_with("_volatility"));
    let settings: Vec<String> = keys.map(|key| format!("{key}=0")).collect();
    shipped(name, &settings.iter().map(String::as_str).collect::<Vec<_>>(), None)
}

/// A scenario from files in memory made ready to run.
pub(crate) fn model(request: &Request, files: &MemoryFiles) -> Model {
    let loaded = load(request, files, &Embedded);
    let Some(scenario) = loaded.scenario else { panic!("{}", crate::say(&loaded.diagnostics)) };
    Model::new(scenario).unwrap_or_else(|error| panic!("{error}"))
}
