//! The scenarios, their evidence and the schema, as the program carries them in itself.
//!
//! ```
//! let base = rackcast_shipped::text("base.toml").unwrap();
//! assert!(base.contains("format = 1"));
//! assert!(rackcast_shipped::paths().any(|path| path == "evidence/observations.csv"));
//! ```
#![forbid(unsafe_code)]

use rackcast_scenario::Shipped;

/// The scenarios in the program, as loading asks for them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Embedded;

impl Shipped for Embedded {
    fn text(&self, path: &str) -> Option<&str> {
        text(path)
    }

    fn paths(&self) -> Vec<&str> {
        paths().collect()
    }
}

/// Path and text of each file, by path.
static FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The text of a file by its path in the folder of scenarios, `/` between its parts; `None` where there is none.
#[must_use]
pub fn text(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

/// The paths of all files, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}
